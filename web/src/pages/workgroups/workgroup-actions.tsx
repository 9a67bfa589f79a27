import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { WorkgroupDeleteDocument, WorkgroupUpdateDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ManagedButton } from '../../parts/managed.tsx';
import { toast, toastProblem } from '../../parts/toast.ts';
import { toastWithUndo } from '../../parts/undo-toast.tsx';
import { counted } from '../../parts/words.ts';
import { NameModal } from './name-modal.tsx';
import type { Workgroup } from './workgroup.ts';

interface WorkgroupActionsProps {
  readonly workgroup: Workgroup;
  readonly isManaged: boolean;
}

/** What can be done with a workgroup as a whole. */
export function WorkgroupActions({ workgroup, isManaged }: WorkgroupActionsProps) {
  return (
    <>
      <Rename workgroup={workgroup} isManaged={isManaged} />
      <Remove workgroup={workgroup} isManaged={isManaged} />
    </>
  );
}

function Rename({ workgroup: { id, displayName }, isManaged }: WorkgroupActionsProps) {
  const [opened, { open, close }] = useDisclosure();
  const update = useChange(WorkgroupUpdateDocument);
  const rename = (name: string): Promise<unknown> => update.mutateAsync({ id, input: { displayName: name } });
  const undo = (): Promise<void> =>
    rename(displayName).then(() => toast(`It is called ${displayName} again.`), toastProblem);
  const submit = (name: string, onError: (error: Error) => void): Promise<void> =>
    rename(name).then(() => {
      close();
      toastWithUndo(`It is called ${name} now.`, () => void undo());
    }, onError);
  return (
    <>
      <ManagedButton variant="default" isManaged={isManaged} onClick={open}>
        Rename
      </ManagedButton>
      <NameModal
        opened={opened}
        onClose={close}
        title={`Rename ${displayName}`}
        verb="Rename"
        initialName={displayName}
        isPending={update.isPending}
        onSubmit={(name, onError) => void submit(name, onError)}
      />
    </>
  );
}

function Remove({ workgroup: { id, displayName, memberCount }, isManaged }: WorkgroupActionsProps) {
  const navigate = useNavigate();
  const remove = useChange(WorkgroupDeleteDocument);
  if (isManaged)
    return (
      <ManagedButton variant="default" isManaged onClick={() => undefined}>
        Delete
      </ManagedButton>
    );
  const confirm = (): Promise<void> =>
    remove.mutateAsync({ id }).then(() => {
      toast(`${displayName} was deleted.`);
      return navigate('/workgroups');
    }, toastProblem);
  const members =
    memberCount === 0
      ? 'It has no members.'
      : `Its ${counted(memberCount, ['member stays, but is', 'members stay, but are'])} in no workgroup then.`;
  return (
    <ConfirmButton
      variant="light"
      color="red"
      question={`Delete ${displayName}?`}
      consequences={`${members} This cannot be undone.`}
      verb="Delete for good"
      onConfirm={() => void confirm()}
    >
      Delete
    </ConfirmButton>
  );
}
