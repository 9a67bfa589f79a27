import { Badge, Button, Divider, Group, Switch, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import {
  type IdentityProviderFragment,
  SamlConfigureDocument,
  SamlRemoveDocument,
} from '../../api/generated/graphql.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Time } from '../../parts/time.tsx';
import { toast, toastOutcome, toastProblem } from '../../parts/toast.ts';
import { useProvenChange } from '../../shell/fresh-sign-in.tsx';
import { useViewer } from '../../shell/viewer.ts';
import type { SectionProps, Settings } from './authentication.ts';
import { IdentityProviderFacts } from './identity-provider-facts.tsx';
import { RefusedSignIns } from './refused-sign-ins.tsx';
import { PageSection } from './section.tsx';
import { SignOnMode } from './sign-on-mode.tsx';

const MODES = {
  OFF: { label: 'Set up, switched off', color: 'gray' },
  OPTIONAL: { label: 'Optional', color: 'teal' },
  REQUIRED: { label: 'Required', color: 'teal' },
} as const;

/** Single sign-on: whether it is set up, whether it works, and who must use it. */
export function SignOnSection({ settings }: SectionProps) {
  const provider = settings.saml.identityProvider;
  const { label, color } = MODES[settings.singleSignOn];
  return (
    <PageSection
      title="Single sign-on (SAML)"
      about="People sign in at your identity provider, such as Okta or Entra ID, instead of with a password of LeaveWizard."
      aside={
        <Badge variant="light" color={provider ? color : 'gray'}>
          {provider ? label : 'Not set up'}
        </Badge>
      }
    >
      {provider && <IdentityProviderFacts provider={provider} />}
      <Group>
        <Button component={Link} to="/configuration/authentication/saml" variant={provider ? 'default' : 'filled'}>
          {provider ? 'Reconfigure' : 'Configure'}
        </Button>
        {provider && <TestButton settings={settings} />}
      </Group>
      {provider && (
        <>
          <TestResult provider={provider} />
          <RefusedSignIns />
          <Divider />
          <SignOnMode settings={settings} provider={provider} />
          <Divider />
          <IdpInitiatedSwitch provider={provider} />
          <RemoveButton settings={settings} />
        </>
      )}
    </PageSection>
  );
}

function TestButton({ settings }: { readonly settings: Settings }) {
  const { user } = useViewer();
  const hint = new URLSearchParams({ login_hint: user.userName });
  return (
    <Button
      component="a"
      href={`${settings.saml.serviceProvider.testUrl}&${hint}`}
      target="_blank"
      variant={settings.saml.identityProvider?.testedAt ? 'default' : 'filled'}
      rightSection={<IconExternalLink size={16} aria-label="in a new tab" />}
    >
      Test sign-in
    </Button>
  );
}

function TestResult({ provider: { testedAt } }: { readonly provider: IdentityProviderFragment }) {
  return (
    <Text size="sm" role="status">
      {testedAt ? (
        <>
          Seen to work <Time at={testedAt} />.
        </>
      ) : (
        'Not tried out yet. Test sign-in goes to your identity provider and back, and signs nobody in; this page notices when it worked.'
      )}
    </Text>
  );
}

function IdpInitiatedSwitch({ provider }: { readonly provider: IdentityProviderFragment }) {
  const configure = useProvenChange(SamlConfigureDocument);
  const set = (idpInitiated: boolean): void =>
    configure.mutate(
      { input: { idpInitiated } },
      {
        onSuccess: () => toast(idpInitiated ? 'Sign-in may begin there.' : 'Sign-in begins at LeaveWizard only.'),
        onError: toastProblem,
      },
    );
  return (
    <Switch
      label="Sign-in may begin at the identity provider"
      description="For the LeaveWizard tile on the dashboard of Okta or Entra ID. It starts a sign-in of our own, so that nobody is signed in by a response they did not ask for. Takes effect at once."
      checked={provider.idpInitiated}
      disabled={configure.isPending}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

function RemoveButton({ settings }: { readonly settings: Settings }) {
  const remove = useProvenChange(SamlRemoveDocument);
  const obstacle = obstacleOf(settings);
  return (
    <Group>
      <ConfirmButton
        variant="outline"
        color="red"
        disabled={obstacle !== undefined}
        loading={remove.isPending}
        question="Remove single sign-on?"
        consequences="Nobody signs in through the identity provider any more, at once; sessions go on. To have it back you set it up anew."
        verb="Remove"
        onConfirm={() => toastOutcome(remove.mutateAsync({}), 'Single sign-on was removed.')}
      >
        Remove single sign-on
      </ConfirmButton>
      {obstacle && <Text size="sm">{obstacle}</Text>}
    </Group>
  );
}

/** What has to be done before single sign-on can be removed. */
function obstacleOf({ scimEnabled, singleSignOn }: Settings): string | undefined {
  if (scimEnabled) return 'SCIM provisioning needs it: switch that off first.';
  return singleSignOn === 'OFF' ? undefined : 'People sign in through it: set it to Off first.';
}
