import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from '../services/mailer.ts';

const CONNECTION_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 30_000;

/** The mail server, and whom mail is from. */
export interface SmtpSettings {
  /** `smtp://user:password@host:port`, or `smtps://` where TLS begins at once. */
  readonly url: string;
  readonly from: string;
}

/**
 * Hands mail to a server by SMTP. Over `smtp://` it asks for TLS (STARTTLS) before anything else, and sends nothing to a
 * server without it, unless the address ends in `?requireTLS=false`.
 */
export function smtpMailer({ url, from }: SmtpSettings): Mailer {
  const transport = createTransport(
    {
      url,
      requireTLS: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      greetingTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    // An address that is given in parts is never read as a list.
    send: async ({ to, ...mail }: Mail) => void (await transport.sendMail({ ...mail, to: { name: '', address: to } })),
  };
}
