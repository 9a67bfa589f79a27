import { Paper, Select, SimpleGrid } from '@mantine/core';
import {
  type PersonFragment,
  PersonUpdateDocument,
  type Role,
  type UserUpdateInput,
} from '../../api/generated/graphql.ts';
import { useChange } from '../../api/hooks.ts';
import { MANAGED_REASON } from '../../parts/managed.tsx';
import { toast, toastProblem } from '../../parts/toast.ts';
import { toastWithUndo } from '../../parts/undo-toast.tsx';
import { USER_LABELS } from '../../parts/user-labels.ts';
import { choicesOf, ROLES } from '../../parts/words.ts';
import { WorkgroupSelect } from '../../parts/workgroup-select.tsx';
import { useViewer } from '../../shell/viewer.ts';

const ROLE_MANAGED = 'Your identity provider sets the roles while SCIM provisioning is on and may do so.';
const OWN_ROLE = 'Another administrator can change your role.';
const WORKGROUP_MANAGED = `This workgroup was pushed. ${MANAGED_REASON}`;
const BORN_HERE = 'While SCIM provisioning is on, only workgroups that were made in LeaveWizard are offered.';
const ONE = 'Everybody is in one workgroup at most.';

interface PlacePanelProps {
  readonly person: PersonFragment;
  /** Whether the identity provider may set the roles of users. */
  readonly maySetRoles: boolean;
}

/** What a person is in LeaveWizard, and in which workgroup: changed at once, and taken back as easily. */
export function PlacePanel({ person, maySetRoles }: PlacePanelProps) {
  const { isProvisioned, user } = useViewer();
  const update = useChange(PersonUpdateDocument);
  const { id, role, workgroup } = person;
  const change = (message: string, input: UserUpdateInput, before: UserUpdateInput): void => {
    const undo = (): Promise<void> =>
      update.mutateAsync({ id, input: before }).then(() => toast('Taken back.'), toastProblem);
    void update.mutateAsync({ id, input }).then(() => toastWithUndo(message, () => void undo()), toastProblem);
  };
  const isRoleManaged = isProvisioned && maySetRoles;
  const isWorkgroupManaged = isProvisioned && workgroup?.source === 'IDENTITY_PROVIDER';
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={USER_LABELS.role}
          description={isRoleManaged ? ROLE_MANAGED : id === user.id ? OWN_ROLE : 'What they may do in LeaveWizard.'}
          disabled={isRoleManaged || id === user.id}
          allowDeselect={false}
          data={choicesOf(ROLES)}
          value={role}
          onChange={(next) => next && change('The role is changed.', { role: roleOf(next) }, { role })}
        />
        <WorkgroupSelect
          label={USER_LABELS.workgroup}
          description={isWorkgroupManaged ? WORKGROUP_MANAGED : isProvisioned ? BORN_HERE : ONE}
          placeholder="None"
          disabled={isWorkgroupManaged}
          bornHere={isProvisioned}
          value={workgroup?.id ?? null}
          onChange={(workgroupId) =>
            change(
              workgroupId ? 'Moved to another workgroup.' : 'Taken out of the workgroup.',
              { workgroupId },
              { workgroupId: workgroup?.id ?? null },
            )
          }
        />
      </SimpleGrid>
    </Paper>
  );
}

function roleOf(text: string): Role {
  return text === 'ADMINISTRATOR' || text === 'APPROVER' ? text : 'EMPLOYEE';
}
