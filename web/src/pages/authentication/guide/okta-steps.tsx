import { CopyField } from '../../../parts/copy-field.tsx';
import { progressOf, type SectionProps } from '../authentication.ts';
import { ServiceProviderValues } from '../service-provider-values.tsx';
import { enableStep, testStep } from './common-steps.tsx';
import type { GuideStep } from './guide-step.ts';
import { Do, Note, Todo, ToSettings } from './guide-text.tsx';

/** How Okta is connected, in the words of its Admin Console. As docs/okta-sso.md and docs/okta-scim.md say. */
export function oktaSteps({ company, settings }: SectionProps): GuideStep[] {
  return [...signOnSteps({ company, settings }), ...provisioningSteps({ company, settings })];
}

function signOnSteps({ company, settings }: SectionProps): GuideStep[] {
  const { acsUrl, entityId } = settings.saml.serviceProvider;
  return [
    {
      id: 'application',
      title: 'Make the application in Okta',
      body: (
        <Do>
          <Todo>
            Open <b>Applications → Applications</b>, and press <b>Create App Integration</b>.
          </Todo>
          <Todo>
            Choose <b>SAML 2.0</b>, press <b>Next</b>.
          </Todo>
          <Todo>
            <b>App name</b>: LeaveWizard. Press <b>Next</b>.
          </Todo>
        </Do>
      ),
    },
    {
      id: 'saml-values',
      title: 'Fill in the SAML settings',
      body: (
        <>
          <CopyField label="Single sign-on URL" value={acsUrl} description="Leave the box below it ticked." />
          <CopyField label="Audience URI (SP Entity ID)" value={entityId} />
          <Do>
            <Todo>
              <b>Default RelayState</b>: leave it empty. <b>Name ID format</b>: Unspecified.
            </Todo>
            <Todo>
              <b>Application username</b>: what is the user name in LeaveWizard, usually Okta username or Email.
            </Todo>
          </Do>
        </>
      ),
    },
    {
      id: 'saml-advanced',
      title: 'Sign responses and requests',
      body: (
        <>
          <ServiceProviderValues saml={settings.saml} />
          <Do>
            <Todo>
              Press <b>Show Advanced Settings</b>. <b>Response</b>: Signed. <b>Assertion Signature</b>: Signed.
            </Todo>
            <Todo>
              <b>Signature Algorithm</b>: RSA-SHA256. <b>Digest Algorithm</b>: SHA256. <b>Assertion Encryption</b>:
              Unencrypted.
            </Todo>
            <Todo>
              <b>Signature Certificate</b>: upload the certificate that you download above. Tick <b>Signed Requests</b>.
            </Todo>
            <Todo>
              <b>Honor Force Authentication</b>: Yes. Press <b>Next</b>, then <b>Finish</b>.
            </Todo>
          </Do>
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
            On the tab <b>Sign On</b> open the <b>Metadata URL</b> in another tab, and copy the whole XML.
          </Todo>
          <Todo>
            Paste it <ToSettings at="/saml">on the page of single sign-on</ToSettings>, look at what was read, and press{' '}
            <b>Submit</b>.
          </Todo>
        </Do>
      ),
    },
    testStep(
      settings,
      'Okta',
      <>
        In Okta open the tab <b>Assignments</b>, and assign yourself.
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
      title: 'Authenticate with LeaveWizard',
      isSeen: progress.isConnected,
      body: (
        <>
          <Do>
            <Todo>
              In Okta open the application, the tab <b>Provisioning</b>, and press <b>Configure API Integration</b>.
            </Todo>
            <Todo>
              Tick <b>Enable API integration</b>, and press <b>Authenticate with LeaveWizard</b>.
            </Todo>
            <Todo>
              In the window that opens sign in if you are asked to, and press <b>Connect</b>.
            </Todo>
            <Todo>
              Okta says that the application was verified. Press <b>Save</b>.
            </Todo>
          </Do>
          <CopyField label="Short name of your company, if you are asked" value={company.slug} />
        </>
      ),
    },
    {
      id: 'to-app',
      title: 'Say what Okta does',
      body: (
        <Do>
          <Todo>
            On the tab <b>Provisioning → To App</b> press <b>Edit</b>.
          </Todo>
          <Todo>
            Enable <b>Create Users</b>, <b>Update User Attributes</b>, <b>Deactivate Users</b> and, if you wish,{' '}
            <b>Sync Password</b>.
          </Todo>
          <Todo>
            Press <b>Save</b>.
          </Todo>
        </Do>
      ),
    },
    {
      id: 'assign',
      title: 'Assign people and push groups',
      isSeen: progress.lastCallAt !== null,
      body: (
        <>
          <Do>
            <Todo>
              On the tab <b>Assignments</b> assign yourself and one more person, and look at them under People here.
            </Todo>
            <Todo>Then assign everybody else.</Todo>
            <Todo>
              On the tab <b>Push Groups</b> choose the groups that are to be workgroups.
            </Todo>
          </Do>
          <Note>A person belongs to one workgroup at most: the last push counts.</Note>
        </>
      ),
    },
  ];
}
