import { Modal } from '@mantine/core';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { change, RefusedError } from '../api/ask.ts';
import type { TypedDocumentString } from '../api/generated/graphql.ts';
import { SignInAgain } from './sign-in-again.tsx';

/** Above dialogs that ask for what it interrupts. */
const IN_FRONT = 400;

type Prove = () => Promise<boolean>;

const ProveContext = createContext<Prove>(async () => false);

interface FreshSignInProps {
  readonly children: ReactNode;
}

/** Lets the pages in it ask whoever is signed in to prove again who they are, without leaving what they are at. */
export function FreshSignIn({ children }: FreshSignInProps) {
  const [end, setEnd] = useState<(isProven: boolean) => void>();
  const prove = useCallback<Prove>(
    () =>
      new Promise((resolve) => {
        setEnd(() => (isProven: boolean) => {
          setEnd(undefined);
          resolve(isProven);
        });
      }),
    [],
  );
  return (
    <ProveContext value={prove}>
      {children}
      <Modal
        opened={end !== undefined}
        onClose={() => end?.(false)}
        title="Sign in again"
        zIndex={IN_FRONT}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <SignInAgain onProven={() => end?.(true)} />
      </Modal>
    </ProveContext>
  );
}

/** Asks to sign in again; says whether that was done. */
export function useProve(): Prove {
  return use(ProveContext);
}

/**
 * A change that the service makes only for people who signed in within the last 15 minutes. Where that is longer ago,
 * it asks to sign in again, and then goes on.
 */
export function useProvenChange<Data extends Record<string, unknown>, Variables>(
  document: TypedDocumentString<Data, Variables>,
): UseMutationResult<Data, Error, Variables> {
  const prove = useProve();
  return useMutation({
    mutationFn: async (variables: Variables) => {
      try {
        return await change(document, variables);
      } catch (error) {
        if (!wantsFreshSignIn(error) || !(await prove())) throw error;
        return change(document, variables);
      }
    },
  });
}

/** Whether the service refused because the sign-in is too long ago. */
export function wantsFreshSignIn(error: unknown): boolean {
  return error instanceof RefusedError && error.userErrors.some(({ code }) => code === 'FRESH_SIGN_IN_REQUIRED');
}
