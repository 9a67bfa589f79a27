import type { Mailer } from '../services/mailer.ts';
import { type SmtpSettings, smtpMailer } from './smtp-mailer.ts';

/** What decides how mail is sent. */
export interface MailSettings {
  /** Undefined where no mail server is configured. */
  readonly smtp: SmtpSettings | undefined;
  /** Whether people other than developers use the service. */
  readonly production: boolean;
}

/**
 * How mail leaves the service: to the mail server where there is one. Without it a start for development prints it to
 * `print`, and production refuses to send it.
 */
export function createMailer({ smtp, production }: MailSettings, print: (text: string) => void): Mailer {
  if (smtp) return smtpMailer(smtp);
  if (!production)
    return { send: async ({ to, text }) => print(`Mail to ${to}, since SMTP_URL is not set:\n\n${text}`) };
  return {
    send: () =>
      Promise.reject(
        new Error('A mail was not sent: set SMTP_URL and MAIL_FROM, without which production sends none.'),
      ),
  };
}
