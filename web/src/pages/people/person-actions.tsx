import { useNavigate } from 'react-router';
import { PersonDeleteDocument, type PersonFragment, PersonUpdateDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { DeleteButton } from '../../parts/delete-button.tsx';
import { ManagedButton } from '../../parts/managed.tsx';
import { toast, toastProblem } from '../../parts/toast.ts';
import { toastWithUndo } from '../../parts/undo-toast.tsx';
import { personName } from '../../parts/words.ts';
import { useViewer } from '../../shell/viewer.ts';

interface PersonActionsProps {
  readonly person: PersonFragment;
}

/** What can be done with a person as a whole. */
export function PersonActions({ person }: PersonActionsProps) {
  const { isProvisioned, user } = useViewer();
  const navigate = useNavigate();
  const update = useChange(PersonUpdateDocument);
  const remove = useChange(PersonDeleteDocument);
  const { id, active } = person;
  const name = personName(person);
  const set = (next: boolean, onDone: (message: string) => void): Promise<void> =>
    update
      .mutateAsync({ id, input: { active: next } })
      .then(() => onDone(`${name} is ${next ? 'active' : 'inactive'} now.`), toastProblem);
  const change = (next: boolean): Promise<void> =>
    set(next, (message) => toastWithUndo(message, () => void set(!next, toast)));
  return (
    <>
      <ManagedButton variant="default" isManaged={isProvisioned} onClick={() => void navigate(`/people/${id}/edit`)}>
        Edit
      </ManagedButton>
      {id !== user.id && (
        <>
          <ManagedButton variant="default" isManaged={isProvisioned} onClick={() => void change(!active)}>
            {active ? 'Deactivate' : 'Reactivate'}
          </ManagedButton>
          <DeleteButton
            name={name}
            isManaged={isProvisioned}
            consequences="They lose access at once and disappear from every list. This cannot be undone. To keep somebody who may come back, deactivate them instead."
            remove={() => remove.mutateAsync({ id })}
            listPath="/people"
          />
        </>
      )}
    </>
  );
}
