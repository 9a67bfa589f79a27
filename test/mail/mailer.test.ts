import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { loadConfig } from '../../src/config.ts';
import { anonymous, operator } from '../../src/domain/actor.ts';
import { createMailer } from '../../src/mail/create-mailer.ts';
import { makeKeyPair } from '../support/saml/keys.ts';
import { startTestService } from '../support/service.ts';

const MAIL = { to: 'eve@acme.test', subject: 'Your password', text: 'https://directory.example.com/password#secret' };
const FROM = 'LeaveWizard <no-reply@example.com>';
const noPrint = () => {
  throw new Error('Nothing is to be printed.');
};

/** A mail server on loopback, and what it was handed. */
async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: { from: string; to: string[]; text: string; secure: boolean }[] = [];
  // Of its own making: nobody trusts it.
  const { privateKey, certificate } = await makeKeyPair('127.0.0.1');
  const server = new SMTPServer({
    key: privateKey,
    cert: certificate,
    authOptional: true,
    ...options,
    onData(stream, { envelope, secure }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, text: Buffer.concat(chunks).toString(), secure });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe('Mail by SMTP', () => {
  it('is handed over encrypted, to one address', async () => {
    const server = await startMailServer();
    const smtp = { url: `${server.url}?tls.rejectUnauthorized=false`, from: FROM };
    await createMailer({ smtp, production: true }, noPrint).send(MAIL);
    await server.stop();
    expect(server.mails).toEqual([
      { from: 'no-reply@example.com', to: [MAIL.to], secure: true, text: expect.stringContaining(MAIL.text) },
    ]);
    expect(server.mails[0]?.text).toContain(`From: ${FROM}\r\n`);
    expect(server.mails[0]?.text).toContain(`Subject: ${MAIL.subject}\r\n`);
  });

  it('is not handed to a server without TLS, or with a certificate nobody trusts, unless that is wanted', async () => {
    const plain = await startMailServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const untrusted = await startMailServer();
    const mailer = (url: string) => createMailer({ smtp: { url, from: FROM }, production: true }, noPrint);
    await expect(mailer(plain.url).send(MAIL)).rejects.toThrow();
    await expect(mailer(untrusted.url).send(MAIL)).rejects.toThrow();
    expect([...plain.mails, ...untrusted.mails]).toEqual([]);
    await mailer(`${plain.url}?requireTLS=false`).send(MAIL);
    expect(plain.mails).toHaveLength(1);
    await plain.stop();
    await untrusted.stop();
  });

  it('carries the link of the service, and the answer does not wait for it', async () => {
    const server = await startMailServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const service = await startTestService({ SMTP_URL: `${server.url}?requireTLS=false`, MAIL_FROM: FROM });
    const { services } = service.service;
    await services.settings.update(operator('op'), { scimEnabled: false }, service.company.id);
    await services.passwordLinks.request(anonymous('x'), 'acme', service.administrator.userName, '192.0.2.1');
    // What is on its way when the service stops still arrives.
    await service.stop();
    expect(server.mails).toEqual([
      expect.objectContaining({ to: [service.administrator.userName], text: expect.stringContaining('/password#') }),
    ]);
    expect(service.log.join('')).not.toContain('/password#');
    await server.stop();
  });
});

describe('Without a mail server', () => {
  it('a start for development prints the mail', async () => {
    const printed: string[] = [];
    await createMailer(loadConfig({}), (text) => printed.push(text)).send(MAIL);
    expect(printed).toEqual([`Mail to ${MAIL.to}, since SMTP_URL is not set:\n\n${MAIL.text}`]);
  });

  it('production tells whoever runs it what is missing, and nobody else', async () => {
    const service = await startTestService({ NODE_ENV: 'production' });
    const { services } = service.service;
    await services.settings.update(operator('op'), { scimEnabled: false }, service.company.id);
    await services.passwordLinks.request(anonymous('x'), 'acme', service.administrator.userName, '192.0.2.1');
    await service.stop();
    const log = service.log.join('');
    expect(log).toContain('set SMTP_URL and MAIL_FROM');
    expect(log).not.toContain('/password#');
  });
});
