import type { Channel, Role, SignInMethod, Source } from '../api/generated/graphql.ts';

/** What roles are called. */
export const ROLES: Readonly<Record<Role, string>> = {
  EMPLOYEE: 'Employee',
  APPROVER: 'Approver',
  ADMINISTRATOR: 'Administrator',
};

/** What the places are called where users and workgroups are looked after. */
export const SOURCES: Readonly<Record<Source, string>> = {
  IDENTITY_PROVIDER: 'Identity provider',
  LEAVEWIZARD: 'LeaveWizard',
};

/** How somebody came in who changed something. */
export const CHANNELS: Readonly<Record<Channel, string>> = {
  SCIM: 'through SCIM',
  WEB: 'on the web',
  INTERNAL: 'through internal tools',
  COMMAND_LINE: 'on the command line',
  SIGN_IN: 'at the sign-in',
};

/** How somebody proved who they are. */
export const SIGN_IN_METHODS: Readonly<Record<SignInMethod, string>> = {
  PASSWORD: 'with a password',
  SAML: 'by single sign-on',
};

/** What a select offers, out of names by value. */
export function choicesOf(names: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

/** The name by which a person is shown. */
export function personName({ displayName, userName }: { displayName: string | null; userName: string }): string {
  return displayName ?? userName;
}

/** How many there are, in words. */
export function counted(count: number, [one, several]: readonly [one: string, several: string]): string {
  return `${count.toLocaleString()} ${count === 1 ? one : several}`;
}
