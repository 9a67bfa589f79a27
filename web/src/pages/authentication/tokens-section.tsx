import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ScimTokenPartsFragment, ScimTokenRevokeDocument } from '../../api/generated/graphql.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Time } from '../../parts/time.tsx';
import { toastOutcome } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { expiryOf, type SectionProps } from './authentication.ts';
import { PageSection } from './section.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** Most that live at once. */
const TOKENS_MAX = 2;

/** Tokens, for identity providers that do not connect by OAuth. */
export function TokensSection({ settings: { scimTokens, scimEnabled } }: SectionProps) {
  const [opened, { open, close }] = useDisclosure();
  const isFull = scimTokens.length >= TOKENS_MAX;
  return (
    <PageSection
      title="SCIM tokens"
      about="For Entra ID and others that are given a token (HTTP header), instead of Authenticate with LeaveWizard. Two may live at once, so that one can take the place of the other without a gap: create the new one, enter it there, revoke the old one."
    >
      {scimTokens.length > 0 && <Tokens tokens={scimTokens} />}
      <Group>
        <Button variant="default" disabled={!scimEnabled || isFull} onClick={open}>
          Create a token
        </Button>
        {!scimEnabled && <Text size="sm">Enable SCIM provisioning first.</Text>}
        {scimEnabled && isFull && (
          <Text size="sm">Two tokens are live, which is the most. Revoke one to create another.</Text>
        )}
      </Group>
      <TokenDialog opened={opened} onClose={close} />
    </PageSection>
  );
}

function Tokens({ tokens }: { readonly tokens: readonly ScimTokenPartsFragment[] }) {
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Token</Table.Th>
            <Table.Th>Created</Table.Th>
            <Table.Th>Last use</Table.Th>
            <Table.Th>Expiry</Table.Th>
            <Table.Th>Revoke</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function TokenRow({
  token: { id, label, createdAt, lastUsedAt, expiresAt },
}: {
  readonly token: ScimTokenPartsFragment;
}) {
  const revoke = useProvenChange(ScimTokenRevokeDocument);
  const expiry = expiresAt ? expiryOf({ notAfter: expiresAt }) : { text: 'Does not expire', color: 'gray' };
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td>
        <Time at={createdAt} />
      </Table.Td>
      <Table.Td>{lastUsedAt ? <Time at={lastUsedAt} /> : 'Never'}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={expiry.color}>
          {expiry.text}
        </Badge>
      </Table.Td>
      <Table.Td>
        <ConfirmButton
          size="xs"
          variant="default"
          loading={revoke.isPending}
          question={`Revoke the token ${label}?`}
          consequences="The next call with it is refused, and it cannot be brought back."
          verb="Revoke"
          onConfirm={() => toastOutcome(revoke.mutateAsync({ id }), `The token ${label} is revoked.`)}
        >
          Revoke
        </ConfirmButton>
      </Table.Td>
    </Table.Tr>
  );
}
