import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { CopyField } from '../../parts/copy-field.tsx';
import type { Settings } from './authentication.ts';
import { Certificates } from './certificates.tsx';

interface ServiceProviderValuesProps {
  readonly saml: Settings['saml'];
}

/** What the identity provider has to know of LeaveWizard: each to be copied, or all of it as metadata. */
export function ServiceProviderValues({ saml: { serviceProvider } }: ServiceProviderValuesProps) {
  const { acsUrl, entityId, certificate } = serviceProvider;
  return (
    <Stack>
      <CopyField label="ACS URL" value={acsUrl} description="Also: single sign-on URL, reply URL." />
      <CopyField label="Entity ID" value={entityId} description="Also: audience URI, identifier." />
      <CopyField label="Metadata URL" value={entityId} description="All of this in one file, for those who take it." />
      <div>
        <Text size="sm" fw={500}>
          Signature certificate
        </Text>
        <Text size="xs" c="dimmed">
          Your identity provider checks with it that requests are ours.
        </Text>
        <Certificates certificates={[certificate]} />
      </div>
      <Group>
        <CopyButton value={certificate.pem}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy certificate'}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={`data:application/x-pem-file,${encodeURIComponent(certificate.pem)}`}
          download="leavewizard.cert"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Download certificate
        </Button>
        <Button
          variant="default"
          component="a"
          href={entityId}
          download="leavewizard-metadata.xml"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Download metadata
        </Button>
      </Group>
    </Stack>
  );
}
