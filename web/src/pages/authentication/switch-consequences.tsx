import { Alert, List, Radio, Stack } from '@mantine/core';
import { DirectoryCountsDocument, type ProvisionedUsers } from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';

/** What enabling SCIM would do, before it is done. */
export function SwitchOnConsequences() {
  const { data } = useAnswer(DirectoryCountsDocument, {});
  const people = data?.company?.users.totalCount ?? undefined;
  const workgroups = data?.company?.workgroups.totalCount ?? undefined;
  return (
    <Alert color="indigo" title="What happens when you submit this" role="status">
      <List size="sm" spacing={4}>
        <List.Item>
          {people !== undefined && workgroups !== undefined
            ? `${counted(people, 'active person', 'active people')} and ${counted(workgroups, 'workgroup', 'workgroups')} stay as they are.`
            : 'Everybody and all workgroups stay as they are.'}{' '}
          Nobody is signed out.
        </List.Item>
        <List.Item>
          Adding people, editing their details, deactivating them and setting their passwords is switched off here, for
          administrators too. Roles stay yours, unless you allow them below.
        </List.Item>
        <List.Item>
          Your identity provider can import everybody, and whom you assign there is matched by user name. Whoever is not
          assigned stays, and is not changed by it.
        </List.Item>
        <List.Item>Workgroups made here stay yours. Groups that are pushed are changed there only.</List.Item>
        <List.Item>You can switch it off again, and choose then what becomes of people.</List.Item>
      </List>
    </Alert>
  );
}

function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : several}`;
}

interface SwitchOffChoiceProps {
  readonly value: ProvisionedUsers;
  readonly onChoose: (value: ProvisionedUsers) => void;
}

/** Asks what becomes of provisioned users when SCIM is switched off. */
export function SwitchOffChoice({ value, onChoose }: SwitchOffChoiceProps) {
  return (
    <Alert color="orange" title="SCIM provisioning will be switched off">
      <Radio.Group
        label="What becomes of the people whom the identity provider looks after?"
        value={value}
        onChange={(chosen) => onChoose(chosen === 'DEACTIVATE' ? 'DEACTIVATE' : 'KEEP')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="KEEP" label="They stay" description="As ordinary people whom you look after here." />
          <Radio
            value="DEACTIVATE"
            label="They are deactivated"
            description="They are signed out, and keep their history. You can reactivate them one by one."
          />
        </Stack>
      </Radio.Group>
    </Alert>
  );
}
