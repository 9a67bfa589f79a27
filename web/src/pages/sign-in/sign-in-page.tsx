import { useState } from 'react';
import type { SignInMutation, SignInStartMutation } from '../../api/generated/graphql.ts';
import { CompanyChoice } from './company-choice.tsx';
import { destinationOf, singleSignOnUrl } from './destination.ts';
import { Door } from './door.tsx';
import { NameForm } from './name-form.tsx';
import { WaysIn } from './ways-in.tsx';

type Start = SignInStartMutation['signInStart'];
type Companies = NonNullable<SignInMutation['signIn']['companies']>;

/** How far somebody has come in signing in. */
type Step =
  | { readonly at: 'name' }
  | { readonly at: 'ways'; readonly name: string; readonly start: Start; readonly prefersPassword: boolean }
  | { readonly at: 'company'; readonly name: string; readonly password: string; readonly companies: Companies };

/** Who it is comes first; what is asked next depends on the company, and tells nobody whether they exist. */
export function SignInPage() {
  const [step, setStep] = useState<Step>({ at: 'name' });
  const destination = destinationOf(location.search);
  const enter = (): void => location.assign(destination);
  const start = (name: string, found: Start, prefersPassword: boolean): void => {
    const [only, ...others] = found.singleSignOn ?? [];
    if (only && others.length === 0 && !found.password && !prefersPassword)
      location.assign(singleSignOnUrl(only.url, destination));
    setStep({ at: 'ways', name, start: found, prefersPassword });
  };
  return (
    <Door title={step.at === 'company' ? 'Choose your company' : 'Sign in'}>
      {step.at === 'name' && <NameForm onStart={start} />}
      {step.at === 'ways' && (
        <WaysIn
          {...step}
          destination={destination}
          onBack={() => setStep({ at: 'name' })}
          onEnter={enter}
          onChoose={(password, companies) => setStep({ at: 'company', name: step.name, password, companies })}
        />
      )}
      {step.at === 'company' && <CompanyChoice {...step} onEnter={enter} />}
    </Door>
  );
}
