import type { TypedDocumentString } from './generated/graphql.ts';

/** An input at fault, or the rule that stands against a change. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  /** Path of the input; empty when no single one is at fault. */
  readonly field: readonly string[];
  readonly retryAfterSeconds?: number | null;
}

/** The service did not do what was asked. The message is for whoever asked. */
export class AskError extends Error {
  override readonly name = 'AskError';

  constructor(
    readonly code: string,
    message: string,
    readonly requestId?: string,
  ) {
    super(message);
  }
}

/** The service refused a change by its rules: nothing has changed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly userErrors: readonly UserError[]) {
    super(userErrors.map(({ message }) => message).join(' '));
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string; requestId?: string } }[];
}

const NO_SERVICE = 'LeaveWizard cannot be reached. Check your connection, and try again.';

/** Asks the service one of the operations that the app was built with. Throws an AskError. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ documentId: documentId(document), variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AskError('UNREACHABLE', NO_SERVICE);
  });
  const { data, errors }: Answer<Data> = await response.json().catch(() => ({}));
  const error = errors?.[0];
  if (error)
    throw new AskError(error.extensions?.code ?? 'UNKNOWN', error.message, error.extensions?.requestId ?? undefined);
  if (!data) throw new AskError('UNREACHABLE', NO_SERVICE);
  return data;
}

/** Hash of a document, by which the service knows it. */
export function documentId(document: { readonly __meta__?: Record<string, unknown> | undefined }): string {
  return String(document.__meta__?.hash);
}

interface Payload {
  readonly userErrors: readonly UserError[];
}

/** Has the service change something. Throws a RefusedError when a rule stands against it, else an AskError. */
export async function change<Data extends Record<string, unknown>, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const data = await ask(document, variables);
  const userErrors = Object.values(data)
    .filter(isPayload)
    .flatMap((payload) => payload.userErrors);
  if (userErrors.length > 0) throw new RefusedError(userErrors);
  return data;
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && 'userErrors' in value;
}
