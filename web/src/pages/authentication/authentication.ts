import { useSessionStorage } from '@mantine/hooks';
import type { AuthenticationQuery, CertificateFragment } from '../../api/generated/graphql.ts';
import { useViewer } from '../../shell/viewer.ts';

/** A company, as its settings of sign-in and provisioning show it. */
export type AuthenticationCompany = NonNullable<AuthenticationQuery['company']>;
/** How its people sign in, and who looks after them. */
export type Settings = NonNullable<AuthenticationCompany['authenticationSettings']>;

/** What every section of the page is about. */
export interface SectionProps {
  readonly company: AuthenticationCompany;
  readonly settings: Settings;
}

/** How far a company has come on the way to provisioning. */
export interface Progress {
  readonly hasPlan: boolean;
  readonly hasSaml: boolean;
  readonly isEnabled: boolean;
  /** Whether the identity provider holds a credential. */
  readonly isConnected: boolean;
  /** When it was last let in; null: not yet. */
  readonly lastCallAt: string | null;
  /** Whether its last call did not succeed. */
  readonly isRefused: boolean;
}

/** How far the company has come, from its settings. */
export function progressOf({ plan, provisioningStatus }: AuthenticationCompany, settings: Settings): Progress {
  const credentials = [...settings.connections, ...settings.scimTokens];
  const { lastCallAt, lastSuccessAt } = provisioningStatus ?? {};
  const calls = [...credentials.map(({ lastUsedAt }) => lastUsedAt), lastSuccessAt].flatMap((at) => at ?? []);
  return {
    hasPlan: plan === 'PREMIUM',
    hasSaml: settings.saml.identityProvider != null,
    isEnabled: settings.scimEnabled,
    isConnected: credentials.length > 0,
    lastCallAt: calls.toSorted().at(-1) ?? null,
    isRefused: lastCallAt != null && (lastSuccessAt == null || lastSuccessAt < lastCallAt),
  };
}

/** The addresses of LeaveWizard that an identity provider is given. */
export function addressesOf({ saml }: Settings): { scim: string; authorize: string; token: string } {
  const [base] = saml.serviceProvider.acsUrl.split('/saml/');
  return { scim: `${base}/scim/v2`, authorize: `${base}/oauth/authorize`, token: `${base}/oauth/token` };
}

/**
 * What somebody chose and has not sent yet. It outlives a way to the identity provider and back in this tab, and so it
 * must never hold a secret. The last value forgets it.
 */
export function useDraft<Value extends object>(
  name: string,
): [Partial<Value>, (changes: Partial<Value>) => void, () => void] {
  const { company } = useViewer();
  const [draft, setDraft, forget] = useSessionStorage<Partial<Value>>({
    key: `draft:${company.id}:${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return [draft, (changes) => setDraft((before) => ({ ...before, ...changes })), forget];
}

const DAY_MS = 86_400_000;
const WARNING_DAYS = 30;
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** A day in the reader's zone. */
export function dayOf(at: string): string {
  return DAY.format(new Date(at));
}

/** How long something still holds, in words, and whether that is a worry. */
export function expiryOf({ notAfter }: Pick<CertificateFragment, 'notAfter'>): { text: string; color: string } {
  const days = Math.floor((Date.parse(notAfter) - Date.now()) / DAY_MS);
  if (days < 0) return { text: `Expired on ${dayOf(notAfter)}`, color: 'red' };
  if (days > WARNING_DAYS) return { text: `Valid until ${dayOf(notAfter)}`, color: 'teal' };
  return { text: days === 0 ? 'Expires today' : `Expires in ${days} day${days === 1 ? '' : 's'}`, color: 'orange' };
}
