import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type IdentityProviderFragment, SamlConfigureDocument } from '../../api/generated/graphql.ts';
import { FormProblem } from '../../parts/form-problem.tsx';
import { toast } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { useDraft } from './authentication.ts';
import { HandFields } from './hand-fields.tsx';
import { MetadataField } from './metadata-field.tsx';
import { draftOf, inputOf, type SamlDraft } from './saml-draft.ts';
import { SamlPreview } from './saml-preview.tsx';

const PAUSE_MS = 300;
const BACK = '/configuration/authentication';
const MISSING = {
  metadata: 'Paste the metadata of your identity provider, or upload the file.',
  hand: 'Give the entity ID, the sign-in URL and at least one certificate.',
} as const;

interface SamlFormProps {
  /** What is there already. */
  readonly provider: IdentityProviderFragment | undefined;
}

/** Takes over an identity provider, from its metadata or by hand, after showing what was read. */
export function SamlForm({ provider }: SamlFormProps) {
  const [changes, change, forget] = useDraft<SamlDraft>('saml');
  const draft: SamlDraft = { ...draftOf(provider), ...changes };
  const [quiet] = useDebouncedValue(draft, PAUSE_MS);
  const [isMissing, setMissing] = useState(false);
  const configure = useProvenChange(SamlConfigureDocument);
  const navigate = useNavigate();
  const input = inputOf(draft);
  const submit = (): void => {
    setMissing(input === undefined);
    if (!input) return;
    configure.mutate(
      { input },
      {
        onSuccess: () => {
          forget();
          toast('Single sign-on is configured. Test it next.');
          void navigate(BACK);
        },
      },
    );
  };
  const preview = inputOf(quiet);
  return (
    <Stack>
      <SegmentedControl
        aria-label="How to enter the values"
        value={draft.mode}
        onChange={(mode) => change({ mode: mode === 'hand' ? 'hand' : 'metadata' })}
        data={[
          { value: 'metadata', label: 'Metadata' },
          { value: 'hand', label: 'By hand' },
        ]}
      />
      {draft.mode === 'metadata' ? (
        <MetadataField xml={draft.metadataXml} onChange={(metadataXml) => change({ metadataXml })} />
      ) : (
        <HandFields draft={draft} onChange={change} />
      )}
      {preview && <SamlPreview input={preview} />}
      <FormProblem error={isMissing && !input ? new Error(MISSING[draft.mode]) : configure.error} />
      <Group>
        <Button loading={configure.isPending} onClick={submit}>
          Submit
        </Button>
        <Button variant="default" component={Link} to={BACK} onClick={forget}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
