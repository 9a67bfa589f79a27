import type { ReactNode } from 'react';
import type { SectionProps } from '../authentication.ts';
import type { GuideStep } from './guide-step.ts';
import { Do, Note, Todo, ToSettings } from './guide-text.tsx';

/** The sign-in is tried out: `assignment` says how one is let in at the provider, `provider` whom one goes to. */
export function testStep({ saml }: SectionProps['settings'], provider: string, assignment: ReactNode): GuideStep {
  return {
    id: 'test',
    title: 'Test the sign-in',
    isSeen: saml.identityProvider?.testedAt != null,
    body: (
      <>
        <Do>
          <Todo>{assignment}</Todo>
          <Todo>
            Press <b>Test sign-in</b> in <ToSettings>Authentication</ToSettings>. You go to {provider} and come back to
            “Single sign-on works”.
          </Todo>
        </Do>
        <Note>If it does not, the reason stands below the button, with what to do about it.</Note>
      </>
    ),
  };
}

/** Provisioning is switched on. */
export function enableStep(isEnabled: boolean): GuideStep {
  return {
    id: 'enable',
    title: 'Enable SCIM in LeaveWizard',
    isSeen: isEnabled,
    body: (
      <Do>
        <Todo>
          In <ToSettings>Authentication</ToSettings> tick <b>Enable SCIM provisioning</b>.
        </Todo>
        <Todo>
          Read what will happen, and press <b>Submit</b>.
        </Todo>
      </Do>
    ),
  };
}
