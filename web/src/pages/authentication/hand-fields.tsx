import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { SamlDraft } from './saml-draft.ts';

const CERTIFICATES_MAX = 5;

interface HandFieldsProps {
  readonly draft: SamlDraft;
  readonly onChange: (changes: Partial<SamlDraft>) => void;
}

/** The values of an identity provider, each by itself. Several certificates, so that one can be replaced without a gap. */
export function HandFields({ draft: { entityId, signInUrl, certificates }, onChange }: HandFieldsProps) {
  const setCertificate = (at: number, pem: string): void =>
    onChange({ certificates: certificates.map((before, index) => (index === at ? pem : before)) });
  return (
    <Stack>
      <TextInput
        label="Entity ID"
        description="Also: issuer, Microsoft Entra identifier."
        value={entityId}
        onChange={(event) => onChange({ entityId: event.currentTarget.value })}
      />
      <TextInput
        label="Sign-in URL"
        description="Also: sign-on URL, login URL. Begins with https."
        type="url"
        value={signInUrl}
        onChange={(event) => onChange({ signInUrl: event.currentTarget.value })}
      />
      {certificates.map((pem, index) => (
        <Textarea
          // biome-ignore lint/suspicious/noArrayIndexKey: a field has no other name than its place
          key={index}
          label={certificates.length > 1 ? `Signing certificate ${index + 1}` : 'Signing certificate'}
          description="PEM: it begins with -----BEGIN CERTIFICATE-----."
          rows={3}
          resize="vertical"
          spellCheck={false}
          value={pem}
          onChange={(event) => setCertificate(index, event.currentTarget.value)}
        />
      ))}
      <Group>
        {certificates.length < CERTIFICATES_MAX && (
          <Button size="xs" variant="default" onClick={() => onChange({ certificates: [...certificates, ''] })}>
            Add another certificate
          </Button>
        )}
        {certificates.length > 1 && (
          <Button size="xs" variant="default" onClick={() => onChange({ certificates: certificates.slice(0, -1) })}>
            Take the last one away
          </Button>
        )}
      </Group>
    </Stack>
  );
}
