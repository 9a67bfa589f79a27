import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmButton } from './confirm-button.tsx';
import { ManagedButton } from './managed.tsx';
import { toast, toastProblem } from './toast.ts';

interface DeleteButtonProps {
  readonly name: string;
  /** Whether the identity provider owns what would be deleted. */
  readonly isManaged: boolean;
  /** What will happen. */
  readonly consequences: ReactNode;
  readonly remove: () => Promise<unknown>;
  /** Address of the list that it was in. */
  readonly listPath: string;
}

/** Deletes what a page shows, for good, and leads back to the list. */
export function DeleteButton({ name, isManaged, consequences, remove, listPath }: DeleteButtonProps) {
  const navigate = useNavigate();
  if (isManaged)
    return (
      <ManagedButton variant="default" isManaged onClick={() => undefined}>
        Delete
      </ManagedButton>
    );
  const confirm = (): Promise<void> =>
    remove().then(() => {
      toast(`${name} was deleted.`);
      return navigate(listPath);
    }, toastProblem);
  return (
    <ConfirmButton
      variant="light"
      color="red"
      question={`Delete ${name}?`}
      consequences={consequences}
      verb="Delete for good"
      onConfirm={() => void confirm()}
    >
      Delete
    </ConfirmButton>
  );
}
