import { Alert, Anchor, Badge, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ConnectionEndDocument } from '../../api/generated/graphql.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { CopyField } from '../../parts/copy-field.tsx';
import { Time } from '../../parts/time.tsx';

import { toastOutcome } from '../../parts/toast.ts';
import { counted } from '../../parts/words.ts';

import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import {
  type AuthenticationCompany,
  addressesOf,
  dayOf,
  type Progress,
  progressOf,
  type SectionProps,
  type Settings,
} from './authentication.ts';
import { PageSection } from './section.tsx';

/** Where the identity provider calls, whether it does, and who let it in. */
export function ConnectionSection({ company, settings }: SectionProps) {
  const progress = progressOf(company, settings);
  return (
    <PageSection
      title="Connection"
      about="Where your identity provider finds LeaveWizard, and whether it has called."
      aside={<Status progress={progress} />}
    >
      {settings.scimEnabled && company.provisioningStatus && (
        <Counts status={company.provisioningStatus} isRefused={progress.isRefused} />
      )}
      <CopyField label="SCIM base URL" value={addressesOf(settings).scim} description="Also called tenant URL." />
      {settings.connections.length > 0 ? (
        <Connections connections={settings.connections} />
      ) : (
        <Text size="sm">
          Nobody has pressed <b>Authenticate with LeaveWizard</b> in Okta yet. Who connected it, when, and the last use
          will stand here.
        </Text>
      )}
    </PageSection>
  );
}

function Status({ progress: { isEnabled, isConnected, lastCallAt } }: { readonly progress: Progress }) {
  if (!isEnabled)
    return (
      <Badge color="gray" variant="light">
        SCIM is off: calls are refused
      </Badge>
    );
  if (lastCallAt)
    return (
      <Badge color="teal" variant="light">
        Connected, last call <Time at={lastCallAt} />
      </Badge>
    );
  return (
    <Badge color="orange" variant="light" role="status">
      {isConnected ? 'Waiting for the first call' : 'Not connected yet'}
    </Badge>
  );
}

interface CountsProps {
  readonly status: NonNullable<AuthenticationCompany['provisioningStatus']>;
  readonly isRefused: boolean;
}

function Counts({ status, isRefused }: CountsProps) {
  const { provisionedUsers, provisionedWorkgroups, errorsInLastDay } = status;
  return (
    <>
      {isRefused && (
        <Alert color="orange" title="The last call did not succeed">
          Why, and what to do about it, stands in the{' '}
          <Anchor component={Link} to="/activity?view=calls" inherit underline="always">
            provisioning activity
          </Anchor>
          .
        </Alert>
      )}
      <Text size="sm">
        It looks after {counted(provisionedUsers, ['person', 'people'])} and{' '}
        {counted(provisionedWorkgroups, ['workgroup', 'workgroups'])}.{' '}
        <Anchor component={Link} to="/activity?view=calls" inherit underline="always">
          {counted(errorsInLastDay, ['call', 'calls'])} failed in the last 24 hours
        </Anchor>
      </Text>
    </>
  );
}

function Connections({ connections }: Pick<Settings, 'connections'>) {
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Connected by OAuth</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>Last use</Table.Th>
            <Table.Th>Ends</Table.Th>
            <Table.Th>Disconnect</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {connections.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ConnectionRow({ connection }: { readonly connection: Settings['connections'][number] }) {
  const { id, clientName, connectedBy, createdAt, lastUsedAt, expiresAt } = connection;
  const end = useProvenChange(ConnectionEndDocument);
  return (
    <Table.Tr>
      <Table.Td>
        {clientName}, <Time at={createdAt} />
      </Table.Td>
      <Table.Td>{connectedBy}</Table.Td>
      <Table.Td>{lastUsedAt ? <Time at={lastUsedAt} /> : 'Never'}</Table.Td>
      <Table.Td>{dayOf(expiresAt)}</Table.Td>
      <Table.Td>
        <ConfirmButton
          size="xs"
          variant="default"
          loading={end.isPending}
          question={`Disconnect ${clientName}?`}
          consequences={`The next call of ${clientName} is refused. People stay as they are, but changes there do not arrive any more until somebody presses Re-authenticate there.`}
          verb="Disconnect"
          onConfirm={() => toastOutcome(end.mutateAsync({ id }), `${clientName} is disconnected.`)}
        >
          Disconnect
        </ConfirmButton>
      </Table.Td>
    </Table.Tr>
  );
}
