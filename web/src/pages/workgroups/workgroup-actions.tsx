import { useDisclosure } from '@mantine/hooks';
import { WorkgroupDeleteDocument, WorkgroupUpdateDocument } from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { DeleteButton } from '../../parts/delete-button.tsx';
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
  const remove = useChange(WorkgroupDeleteDocument);
  const members =
    memberCount === 0
      ? 'It has no members.'
      : `Its ${counted(memberCount, ['member stays, but is', 'members stay, but are'])} in no workgroup then.`;
  return (
    <DeleteButton
      name={displayName}
      isManaged={isManaged}
      consequences={`${members} This cannot be undone.`}
      remove={() => remove.mutateAsync({ id })}
      listPath="/workgroups"
    />
  );
}
