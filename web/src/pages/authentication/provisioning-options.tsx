import { Checkbox, Fieldset, Radio, Stack } from '@mantine/core';
import type { ProvisionedUsers, UnknownMembers } from '../../api/generated/graphql.ts';

/** How provisioning is to work. */
export interface Provisioning {
  readonly scimEnabled: boolean;
  readonly acceptPasswords: boolean;
  readonly maySetRoles: boolean;
  readonly unknownMembers: UnknownMembers;
  readonly strict: boolean;
  /** What becomes of provisioned users, when it is switched off by this. */
  readonly provisionedUsersAtSwitchOff: ProvisionedUsers;
}

interface ProvisioningOptionsProps {
  readonly value: Provisioning;
  readonly isDisabled: boolean;
  readonly onChange: (changes: Partial<Provisioning>) => void;
}

/** As the labels of groups look elsewhere. */
const LEGEND = { legend: { fontSize: 'var(--mantine-font-size-sm)', fontWeight: 500, marginBottom: 8 } } as const;

/** What the identity provider may do, each in a sentence. */
export function ProvisioningOptions({ value, isDisabled, onChange }: ProvisioningOptionsProps) {
  return (
    <Fieldset variant="unstyled" legend="What your identity provider may do" styles={LEGEND}>
      <Stack gap="sm">
        <Checkbox
          label="Accept passwords"
          description="Passwords that it sends become those of LeaveWizard, kept as hashes only. When off, they are dropped."
          checked={value.acceptPasswords}
          disabled={isDisabled}
          onChange={(event) => onChange({ acceptPasswords: event.currentTarget.checked })}
        />
        <Checkbox
          label="May set roles"
          description="It decides who is an employee, approver or administrator. When off, roles are set here only."
          checked={value.maySetRoles}
          disabled={isDisabled}
          onChange={(event) => onChange({ maySetRoles: event.currentTarget.checked })}
        />
        <Checkbox
          label="Strict profile"
          description="Requests that bend the standard are refused instead of understood. Okta and Entra ID bend it: leave this off for them."
          checked={value.strict}
          disabled={isDisabled}
          onChange={(event) => onChange({ strict: event.currentTarget.checked })}
        />
        <Radio.Group
          label="Group members who are not known here"
          value={value.unknownMembers}
          onChange={(chosen) => onChange({ unknownMembers: chosen === 'REFUSE' ? 'REFUSE' : 'SKIP' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="SKIP"
              disabled={isDisabled}
              label="Skip and report"
              description="The others of the group arrive; the activity tells who was skipped."
            />
            <Radio
              value="REFUSE"
              disabled={isDisabled}
              label="Refuse the group"
              description="Nothing of the push is taken until everybody in it is known."
            />
          </Stack>
        </Radio.Group>
      </Stack>
    </Fieldset>
  );
}
