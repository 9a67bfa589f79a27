import { Alert, Button, Group, MultiSelect, Radio, Stack } from '@mantine/core';
import {
  AdministratorsDocument,
  type IdentityProviderFragment,
  SettingsUpdateDocument,
  type SingleSignOn,
} from '../../api/generated/graphql.ts';
import { useAnswer } from '../../api/hooks.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { FormProblem } from '../../parts/form-problem.tsx';
import { toast } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { useViewer } from '../../shell/viewer.ts';
import { type Settings, useDraft } from './authentication.ts';
import { Unsent } from './unsent.tsx';

interface SignOnModeProps {
  readonly settings: Settings;
  readonly provider: IdentityProviderFragment;
}

interface Choice {
  readonly singleSignOn: SingleSignOn;
  readonly breakGlassAdministratorIds: readonly string[];
}

/** Who signs in at the identity provider: nobody, whoever likes, or all but the administrators named here. */
export function SignOnMode({ settings, provider }: SignOnModeProps) {
  const [draft, setDraft, forget] = useDraft<Choice>('sign-on-mode');
  const update = useProvenChange(SettingsUpdateDocument);
  const choice: Choice = { ...choiceOf(settings), ...draft };
  const save = (): void =>
    update.mutate(
      { input: { ...choice, breakGlassAdministratorIds: [...choice.breakGlassAdministratorIds] } },
      {
        onSuccess: () => {
          forget();
          toast('Saved how people sign in.');
        },
      },
    );
  const becomesRequired = choice.singleSignOn === 'REQUIRED' && settings.singleSignOn !== 'REQUIRED';
  return (
    <Stack>
      <ModeChoice
        mode={choice.singleSignOn}
        mayRequire={provider.testedAt != null || settings.singleSignOn === 'REQUIRED'}
        onChoose={(singleSignOn) => setDraft({ singleSignOn })}
      />
      <BreakGlass
        ids={choice.breakGlassAdministratorIds}
        isNeeded={choice.singleSignOn === 'REQUIRED'}
        onChoose={(breakGlassAdministratorIds) => setDraft({ breakGlassAdministratorIds })}
      />
      <FormProblem error={update.error} />
      <Unsent draft={draft} kept={choiceOf(settings)} onDiscard={forget} />
      <Group>
        {becomesRequired ? (
          <ConfirmButton
            loading={update.isPending}
            question="Require single sign-on?"
            consequences={<RequiredConsequences ids={choice.breakGlassAdministratorIds} />}
            verb="Require it"
            onConfirm={save}
          >
            Save sign-in
          </ConfirmButton>
        ) : (
          <Button loading={update.isPending} onClick={save}>
            Save sign-in
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function choiceOf({ singleSignOn, breakGlassAdministrators }: Settings): Choice {
  return { singleSignOn, breakGlassAdministratorIds: breakGlassAdministrators.map(({ id }) => id) };
}

interface ModeChoiceProps {
  readonly mode: SingleSignOn;
  /** Whether single sign-on was seen to work. */
  readonly mayRequire: boolean;
  readonly onChoose: (mode: SingleSignOn) => void;
}

function ModeChoice({ mode, mayRequire, onChoose }: ModeChoiceProps) {
  return (
    <Radio.Group
      label="Who signs in at the identity provider"
      value={mode}
      onChange={(value) => onChoose(modeOf(value))}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="OFF" label="Off" description="Nobody. Everybody signs in with a password." />
        <Radio value="OPTIONAL" label="Optional" description="Whoever likes. Passwords go on working." />
        <Radio
          value="REQUIRED"
          label="Required"
          disabled={!mayRequire}
          description={
            mayRequire
              ? 'Everybody, but the administrators named below. Sessions that began with a password end.'
              : 'Everybody, but the administrators named below. Test sign-in first: it has to be seen to work.'
          }
        />
      </Stack>
    </Radio.Group>
  );
}

function modeOf(value: string): SingleSignOn {
  return value === 'REQUIRED' || value === 'OPTIONAL' ? value : 'OFF';
}

interface BreakGlassProps {
  readonly ids: readonly string[];
  readonly isNeeded: boolean;
  readonly onChoose: (ids: string[]) => void;
}

function BreakGlass({ ids, isNeeded, onChoose }: BreakGlassProps) {
  const { data } = useAnswer(AdministratorsDocument, {});
  const administrators = data?.company?.users.nodes ?? [];
  return (
    <>
      <MultiSelect
        label="Exceptions: administrators who may always use a password"
        description="For the day on which your identity provider does not work. One or two are enough."
        placeholder="Search administrators"
        nothingFoundMessage="No active administrator of this name"
        searchable
        hidePickedOptions
        data={administrators.map(({ id, displayName, userName }) => ({
          value: id,
          label: displayName && displayName !== userName ? `${displayName} (${userName})` : userName,
        }))}
        value={[...ids]}
        onChange={onChoose}
      />
      {isNeeded && ids.length === 0 && (
        <Alert color="orange">
          Nobody is an exception: if your identity provider fails, nobody gets in, and nobody can change this.
        </Alert>
      )}
    </>
  );
}

function RequiredConsequences({ ids }: { readonly ids: readonly string[] }) {
  const { user } = useViewer();
  return (
    <Stack gap="xs">
      <div>Passwords begin no session any more, and the sessions that they began end at once.</div>
      {!ids.includes(user.id) && (
        <div>You are not an exception: if you signed in with a password, you are signed out by this too.</div>
      )}
    </Stack>
  );
}
