import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';

interface MetadataFieldProps {
  readonly xml: string;
  readonly onChange: (xml: string) => void;
}

/** Metadata of the identity provider, pasted or from a file. */
export function MetadataField({ xml, onChange }: MetadataFieldProps) {
  const read = (file: File | null): void => void file?.text().then(onChange);
  return (
    <>
      <Textarea
        label="Metadata of your identity provider (XML)"
        description="Okta: tab Sign On, Metadata URL. Entra ID: SAML Certificates, Federation Metadata XML."
        placeholder="<EntityDescriptor …"
        rows={5}
        resize="vertical"
        spellCheck={false}
        value={xml}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group>
        <FileButton
          onChange={read}
          accept=".xml,text/xml,application/xml"
          inputProps={{ 'aria-label': 'Metadata file' }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
              Upload a file
            </Button>
          )}
        </FileButton>
      </Group>
    </>
  );
}
