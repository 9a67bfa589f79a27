import { Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { SettingsUpdateDocument } from '../../api/generated/graphql.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { FormProblem } from '../../parts/form-problem.tsx';
import { toast } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { type Progress, progressOf, type SectionProps, useDraft } from './authentication.ts';
import { type Provisioning, ProvisioningOptions } from './provisioning-options.tsx';
import { PageSection } from './section.tsx';
import { SwitchOffChoice, SwitchOnConsequences } from './switch-consequences.tsx';
import { Unsent } from './unsent.tsx';

/** Whether the identity provider looks after users, and what it may do. */
export function ProvisioningSection({ company, settings }: SectionProps) {
  const progress = progressOf(company, settings);
  return (
    <PageSection
      title="SCIM provisioning"
      about="Your identity provider makes, changes and deactivates users and workgroups here by itself."
      aside={
        <Badge variant="light" color={settings.scimEnabled ? 'teal' : 'gray'}>
          {settings.scimEnabled ? 'Enabled' : 'Switched off'}
        </Badge>
      }
    >
      <ProvisioningForm company={company} settings={settings} progress={progress} />
    </PageSection>
  );
}

function ProvisioningForm({ company, settings, progress }: SectionProps & { readonly progress: Progress }) {
  const [draft, setDraft, forget] = useDraft<Provisioning>('provisioning');
  const update = useProvenChange(SettingsUpdateDocument);
  const obstacle = obstacleOf(progress);
  const wished: Provisioning = { ...provisioningOf(settings), ...draft };
  const isSwitchedOff = settings.scimEnabled && !wished.scimEnabled;
  const submit = (): void => {
    const { provisionedUsersAtSwitchOff, ...input } = wished;
    update.mutate(
      { input: { ...input, ...(isSwitchedOff && { provisionedUsersAtSwitchOff }) } },
      {
        onSuccess: () => {
          forget();
          toast(told(settings.scimEnabled, wished.scimEnabled));
        },
      },
    );
  };
  return (
    <Stack>
      {obstacle && <Text size="sm">{obstacle}</Text>}
      <Checkbox
        label="Enable SCIM provisioning"
        description="From then on adding people and editing their details is your identity provider's business."
        checked={wished.scimEnabled}
        disabled={obstacle !== undefined && !settings.scimEnabled}
        onChange={(event) => setDraft({ scimEnabled: event.currentTarget.checked })}
      />
      {!settings.scimEnabled && wished.scimEnabled && <SwitchOnConsequences />}
      {isSwitchedOff && (
        <SwitchOffChoice
          people={company.provisioningStatus?.provisionedUsers}
          value={wished.provisionedUsersAtSwitchOff}
          onChoose={(provisionedUsersAtSwitchOff) => setDraft({ provisionedUsersAtSwitchOff })}
        />
      )}
      <ProvisioningOptions value={wished} isDisabled={!progress.hasPlan} onChange={setDraft} />
      <FormProblem error={update.error} />
      <Unsent draft={draft} kept={provisioningOf(settings)} onDiscard={forget} />
      <SubmitButton
        wished={wished}
        isSwitchedOff={isSwitchedOff}
        isDisabled={!progress.hasPlan && !settings.scimEnabled}
        isPending={update.isPending}
        onSubmit={submit}
      />
    </Stack>
  );
}

interface SubmitButtonProps {
  readonly wished: Provisioning;
  readonly isSwitchedOff: boolean;
  readonly isDisabled: boolean;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
}

function SubmitButton({ wished, isSwitchedOff, isDisabled, isPending, onSubmit }: SubmitButtonProps) {
  const deactivates = wished.provisionedUsersAtSwitchOff === 'DEACTIVATE';
  return (
    <Group>
      {isSwitchedOff ? (
        <ConfirmButton
          loading={isPending}
          question="Switch SCIM provisioning off?"
          consequences={
            deactivates
              ? 'Everybody whom the identity provider looks after is deactivated and signed out, at once. Its calls are refused. You look after people here again.'
              : 'Calls of the identity provider are refused, at once. Everybody stays as they are, and you look after them here again.'
          }
          verb={deactivates ? 'Switch off and deactivate' : 'Switch off'}
          onConfirm={onSubmit}
        >
          Submit
        </ConfirmButton>
      ) : (
        <Button loading={isPending} disabled={isDisabled} onClick={onSubmit}>
          Submit
        </Button>
      )}
    </Group>
  );
}

function provisioningOf(settings: SectionProps['settings']): Provisioning {
  const { scimEnabled, acceptPasswords, maySetRoles, unknownMembers, strict } = settings;
  return { scimEnabled, acceptPasswords, maySetRoles, unknownMembers, strict, provisionedUsersAtSwitchOff: 'KEEP' };
}

/** What stands against enabling SCIM, and the mend. */
function obstacleOf({ hasPlan, hasSaml }: Progress): string | undefined {
  if (!hasPlan) return 'This needs the Premium plan: ask your contact at LeaveWizard.';
  return hasSaml ? undefined : 'This needs single sign-on: configure it above first.';
}

function told(before: boolean, after: boolean): string {
  if (before === after) return 'Saved how provisioning works.';
  return after ? 'SCIM provisioning is enabled. Connect your identity provider next.' : 'SCIM provisioning is off.';
}
