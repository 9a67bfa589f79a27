import { CopyField } from '../../../parts/copy-field.tsx';
import { addressesOf, progressOf, type SectionProps } from '../authentication.ts';
import { ServiceProviderValues } from '../service-provider-values.tsx';
import { enableStep, testStep } from './common-steps.tsx';
import type { GuideStep } from './guide-step.ts';
import { Do, Note, Todo, ToSettings } from './guide-text.tsx';

/** How Entra ID is connected, in the words of its admin center. */
export function entraSteps(props: SectionProps): GuideStep[] {
  return [...signOnSteps(props), ...provisioningSteps(props)];
}

function signOnSteps({ company, settings }: SectionProps): GuideStep[] {
  const { acsUrl, entityId, loginUrl } = settings.saml.serviceProvider;
  return [
    {
      id: 'application',
      title: 'Make the application in Entra ID',
      body: (
        <Do>
          <Todo>
            In the Microsoft Entra admin center open <b>Enterprise apps</b>, and press <b>New application</b>.
          </Todo>
          <Todo>
            Press <b>Create your own application</b>. Name: LeaveWizard. Choose{' '}
            <b>Integrate any other application you don't find in the gallery (Non-gallery)</b>.
          </Todo>
          <Todo>
            Press <b>Create</b>.
          </Todo>
        </Do>
      ),
    },
    {
      id: 'saml-values',
      title: 'Fill in the SAML settings',
      body: (
        <>
          <Do>
            <Todo>
              Open <b>Single sign-on</b>, choose <b>SAML</b>, and press <b>Edit</b> at <b>Basic SAML Configuration</b>.
            </Todo>
            <Todo>
              Enter these values, and press <b>Save</b>. Leave <b>Relay State</b> and <b>Logout Url</b> empty.
            </Todo>
          </Do>
          <CopyField label="Identifier (Entity ID)" value={entityId} />
          <CopyField label="Reply URL (Assertion Consumer Service URL)" value={acsUrl} />
          <CopyField label="Sign on URL" value={loginUrl} />
        </>
      ),
    },
    {
      id: 'saml-signing',
      title: 'Sign responses, name people',
      body: (
        <>
          <Do>
            <Todo>
              At <b>Attributes & Claims</b>: <b>Unique User Identifier (Name ID)</b> is what is the user name in
              LeaveWizard, usually <b>user.userprincipalname</b>. Its format may be Unspecified, Email address or
              Persistent.
            </Todo>
            <Todo>
              At <b>SAML Certificates</b> press <b>Edit</b>. <b>Signing Option</b>: Sign SAML response and assertion.{' '}
              <b>Signing Algorithm</b>: SHA-256. Press <b>Save</b>.
            </Todo>
            <Todo>
              If you wish, upload our certificate under <b>Verification certificates (optional)</b>.
            </Todo>
          </Do>
          <ServiceProviderValues saml={settings.saml} />
        </>
      ),
    },
    {
      id: 'metadata',
      title: 'Bring the metadata to LeaveWizard',
      isSeen: progressOf(company, settings).hasSaml,
      body: (
        <Do>
          <Todo>
            At <b>SAML Certificates</b> press <b>Download</b> beside <b>Federation Metadata XML</b>.
          </Todo>
          <Todo>
            Upload the file <ToSettings at="/saml">on the page of single sign-on</ToSettings>, look at what was read,
            and press <b>Submit</b>.
          </Todo>
        </Do>
      ),
    },
    testStep(
      settings,
      'Microsoft',
      <>
        Open <b>Users and groups</b>, press <b>Add user/group</b>, and assign yourself.
      </>,
    ),
  ];
}

function provisioningSteps({ company, settings }: SectionProps): GuideStep[] {
  const progress = progressOf(company, settings);
  return [
    enableStep(progress.isEnabled),
    {
      id: 'connect',
      title: 'Give Entra ID the address and a token',
      isSeen: progress.lastCallAt !== null,
      body: (
        <>
          <Do>
            <Todo>
              In <ToSettings>Authentication</ToSettings> press <b>Create a token</b>, and copy it.
            </Todo>
            <Todo>
              In Entra ID open <b>Provisioning</b>, and press <b>New configuration</b> (older consoles:{' '}
              <b>Get started</b>, <b>Provisioning Mode</b>: Automatic).
            </Todo>
            <Todo>
              Enter the <b>Tenant URL</b> below and the token as <b>Secret token</b>.
            </Todo>
            <Todo>
              Press <b>Test connection</b>, then <b>Create</b> or <b>Save</b>.
            </Todo>
          </Do>
          <CopyField label="Tenant URL" value={`${addressesOf(settings).scim}?aadOptscim062020`} />
        </>
      ),
    },
    {
      id: 'assign',
      title: 'Assign people and groups',
      body: (
        <>
          <Do>
            <Todo>
              Under <b>Users and groups</b> assign yourself and one more person first.
            </Todo>
            <Todo>
              Open <b>Provision on demand</b>, choose one of them, and press <b>Provision</b>. Look at the person under
              People here.
            </Todo>
            <Todo>Then assign everybody else, and the groups that are to be workgroups.</Todo>
          </Do>
          <Note>A person belongs to one workgroup at most: the last push counts.</Note>
        </>
      ),
    },
    {
      id: 'start',
      title: 'Start provisioning',
      body: (
        <Do>
          <Todo>
            Open <b>Overview</b>, and press <b>Start provisioning</b>.
          </Todo>
          <Todo>
            Entra ID sends changes every 40 minutes or so. <b>Provisioning logs</b> there, and the activity here, tell
            what came of each.
          </Todo>
        </Do>
      ),
    },
  ];
}
