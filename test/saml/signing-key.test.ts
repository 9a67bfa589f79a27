import { X509Certificate } from 'node:crypto';
import { loadConfig } from '../../src/config.ts';
import { operator } from '../../src/domain/actor.ts';
import { openServices } from '../../src/open-services.ts';
import type { Services } from '../../src/services/services.ts';
import { startTestService, type TestService } from '../support/service.ts';

const [FIRST, SECOND, THIRD] = ['first', 'second', 'third'].map(
  (name) => `${name} key for tests, and for nothing else`,
);

describe('The key that signs requests, when SECRET_KEY changes', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService();
  });
  afterEach(() => service.stop());

  /** Does something on the same database, as a start with these keys would. */
  const startedWith = async <Result>(
    [SECRET_KEY, SECRET_KEY_PREVIOUS]: (string | undefined)[],
    work: (services: Services) => Promise<Result>,
  ) => {
    const config = loadConfig({ NODE_ENV: 'test', SECRET_KEY, SECRET_KEY_PREVIOUS });
    const { services, close } = await openServices(config, service.databaseUrl);
    return work(services).finally(close);
  };
  const keyIn = ({ saml }: Services) => saml.signingKey(service.company);
  const sealAnew = ({ saml }: Services) => saml.sealKeysAnew();

  it('a start with both keys encrypts it anew, once, and then the old one can go', async () => {
    const key = await startedWith([FIRST], keyIn);
    expect(await startedWith([SECOND, FIRST], keyIn)).toEqual(key);
    expect(await startedWith([FIRST], keyIn)).toEqual(key);
    expect(await startedWith([SECOND, FIRST], sealAnew)).toBe(1);
    expect(await startedWith([SECOND, FIRST], sealAnew)).toBe(0);
    expect(await startedWith([SECOND], keyIn)).toEqual(key);
    await expect(startedWith([FIRST], keyIn)).rejects.toThrow('SECRET_KEY_PREVIOUS');
  });

  it('where neither opens it, it stays as it is, and the operator is told what to do', async () => {
    const key = await startedWith([FIRST], keyIn);
    expect(await startedWith([SECOND, THIRD], sealAnew)).toBe(0);
    const why = /stored with another SECRET_KEY.*SECRET_KEY_PREVIOUS.*saml-key replace --company acme/;
    await expect(startedWith([SECOND, THIRD], keyIn)).rejects.toThrow(why);
    await expect(startedWith([SECOND], keyIn)).rejects.toThrow(why);
    expect(await startedWith([FIRST], keyIn)).toEqual(key);
  });

  it('a new one takes its place, also when it does not open, and an event tells both certificates', async () => {
    const print = (pem: string) => new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
    const { certificate } = await startedWith([FIRST], keyIn);
    const other = await service.addCompany('other');
    const others = await startedWith([SECOND], ({ saml }) => saml.signingKey(other.company));
    const made = await startedWith([SECOND], ({ samlSettings }) =>
      samlSettings.replaceKey(operator('op'), service.company.id),
    );
    expect(made.fingerprint).not.toBe(print(certificate));
    expect((await startedWith([SECOND], keyIn)).certificate).toBe(made.pem);
    expect(await startedWith([SECOND], ({ saml }) => saml.signingKey(other.company))).toEqual(others);
    const filter = { action: 'AUTHENTICATION_SETTINGS_UPDATED' } as const;
    const { events } = service.service.services;
    const [event] = (await events.list(operator('op'), filter, { first: 1 }, service.company.id)).nodes;
    expect(event?.changes).toEqual([
      { field: 'saml.signingCertificate', before: print(certificate), after: made.fingerprint },
    ]);
  });
});
