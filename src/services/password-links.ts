import type { CompanyContext } from '../domain/company.ts';
import { newLinkSecret, tokenHash } from '../domain/secret.ts';
import { mailAddressOf, type User } from '../domain/user.ts';
import type { PasswordLinkDraft } from '../persistence/password-link-store.ts';
import type { Background } from './background.ts';
import type { Mail, Mailer } from './mailer.ts';

/** How long links are good for, in seconds. */
export interface PasswordLinkSettings {
  /** For a first password. */
  readonly firstSeconds: number;
  /** For a password instead of one that was forgotten. */
  readonly resetSeconds: number;
}

/** A link about to be made, and where it goes. */
export interface NewPasswordLink {
  readonly draft: PasswordLinkDraft;
  readonly mail: Mail;
}

type Addressee = Pick<User, 'emails' | 'userName'>;

/** Makes single-use links to set a password, and has them mailed. Their address is that of PUBLIC_URL alone. */
export class PasswordLinks {
  constructor(
    private readonly mailer: Mailer,
    private readonly background: Background,
    private readonly publicUrl: string,
    private readonly settings: PasswordLinkSettings,
  ) {}

  /** For somebody who has no password yet; undefined when mail does not reach them. Throws BUSY. */
  first(company: CompanyContext, user: Addressee): NewPasswordLink | undefined {
    this.background.requireRoom();
    return this.#link(company, user, this.settings.firstSeconds, 'Your account at LeaveWizard', [
      `${company.name} has made an account for you at LeaveWizard. Choose a password to sign in with:`,
    ]);
  }

  /** For somebody who asked for it; undefined when mail does not reach them. */
  reset(company: CompanyContext, user: Addressee): NewPasswordLink | undefined {
    return this.#link(company, user, this.settings.resetSeconds, 'Your password at LeaveWizard', [
      `Somebody has asked to set your password at LeaveWizard (${company.name}) anew. If that was you, choose one:`,
    ]);
  }

  /** Has the mail sent once the link is stored. */
  send({ mail }: NewPasswordLink, requestId: string): void {
    this.background.start(() => this.mailer.send(mail), requestId);
  }

  #link(
    { slug }: CompanyContext,
    user: Addressee,
    seconds: number,
    subject: string,
    greeting: readonly string[],
  ): NewPasswordLink | undefined {
    const to = mailAddressOf(user);
    if (to === undefined) return undefined;
    const secret = newLinkSecret();
    const text = [
      ...greeting,
      // Behind the #, so that no server and no Referer header is told the secret.
      `${this.publicUrl}/password#${secret}`,
      `Your company is "${slug}" and your user name is "${user.userName}". The link can be used once, within ${durationOf(seconds)}. If you did not expect this mail, you need not do anything.`,
    ].join('\n\n');
    return { draft: { linkHash: tokenHash(secret), seconds }, mail: { to, subject, text } };
  }
}

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

function durationOf(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= 2 * size) ?? ['seconds', 1];
  return `${Math.floor(seconds / length)} ${unit}`;
}
