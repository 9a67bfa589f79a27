import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { anonymous } from '../../src/domain/actor.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { type RunningService, startService } from '../../src/service.ts';
import { graphql } from '../support/graphql-client.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

const PASSWORD = 'a password';

describe('PW-03: guessing at passwords', () => {
  let service: TestService;
  let second: RunningService;
  let scim: ScimClient;
  let count = 0;
  const inSql = (text: string, ...values: unknown[]) =>
    withClient(service.databaseUrl, async (client) => (await client.query(text, values)).rows);
  /** The time of a limit passes. */
  const pass = (name: string) => inSql(`update rate_limit set expire = 0 where key like $1`, `${name}:%`);
  const somebody = async () => {
    const name = `user${++count}@acme.test`;
    await scim.createUser(name, { password: PASSWORD });
    return name;
  };
  /** What an attempt comes to: `in`, or the code of the refusal, and how long to wait. */
  const attempt = async (name: string, password: string, address = '192.0.2.1', at = service.service) => {
    try {
      await at.services.signIn.signIn(anonymous('r'), 'acme', name, password, { address });
      return { code: 'in', wait: undefined };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { code: error.code, wait: error.retryAfterSeconds };
    }
  };
  const guess = async (times: number, name: string, addressOf = (_: number) => '192.0.2.1') => {
    const codes: string[] = [];
    for (let n = 0; n < times; n++) codes.push((await attempt(name, 'wrong', addressOf(n))).code);
    return codes;
  };
  const WRONG = 'INVALID_CREDENTIALS';

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    const config = { ...loadConfig({ NODE_ENV: 'test' }), port: 0 };
    second = await startService(config, service.databaseUrl, pino({ level: 'silent' }), { anyDocument: true });
  });
  beforeEach(() => inSql('delete from rate_limit'));
  afterAll(async () => {
    await second.stop();
    await service.stop();
  });

  it.each([
    ['at somebody', somebody],
    ['at nobody', async () => `nobody${++count}@acme.test`],
  ])('%s has to wait after five failures, longer after ten, and a day after fifty', async (_, nameOf) => {
    const name = await nameOf();
    expect(await guess(5, name)).toEqual(Array(5).fill(WRONG));
    const first = await attempt(name, PASSWORD);
    expect(first.code).toBe('TOO_MANY_ATTEMPTS');
    expect(first.wait).toBeGreaterThan(0);
    expect(first.wait).toBeLessThanOrEqual(60);
    await pass('account-address-minute');
    await guess(5, name);
    await pass('account-address-minute');
    const longer = await attempt(name, PASSWORD);
    expect(longer.code).toBe('TOO_MANY_ATTEMPTS');
    expect(longer.wait).toBeGreaterThan(60);
    expect(longer.wait).toBeLessThanOrEqual(900);
    await inSql(`update rate_limit set points = 50 where key like 'account-address-day:%'`);
    for (const limit of ['account-address-minute', 'account-address-quarter', 'account']) await pass(limit);
    const day = await attempt(name, PASSWORD);
    expect(day.wait).toBeGreaterThan(900);
    expect(day.wait).toBeLessThanOrEqual(86_400);
    await pass('account-address-day');
    for (const limit of ['account-address-minute', 'account-address-quarter', 'account']) await pass(limit);
    expect((await attempt(name, PASSWORD)).code).toBe(name.startsWith('user') ? 'in' : WRONG);
  });

  it('is refused before anything is looked up, and while it is, whatever the password', async () => {
    const name = await somebody();
    await guess(5, name);
    await service.service.settled();
    const before = service.statements.length;
    expect((await attempt(name, PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    expect(service.statements.slice(before).filter((text) => !text.includes('rate_limit'))).toEqual([]);
  });

  it('many at a time gets no more guesses than one after the other, at two instances together', async () => {
    const name = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => attempt(name, 'wrong', '192.0.2.1', n % 2 ? second : service.service)),
    );
    expect(answers.filter(({ code }) => code === WRONG)).toHaveLength(5);
  });

  it('from everywhere closes the account to new addresses, but never to those its owner came from', async () => {
    const name = await somebody();
    expect((await attempt(name, PASSWORD, '198.51.100.1')).code).toBe('in');
    expect(await guess(12, name, (n) => `203.0.113.${n}`)).toEqual([
      ...Array(10).fill(WRONG),
      ...Array(2).fill('TOO_MANY_ATTEMPTS'),
    ]);
    expect((await attempt(name, PASSWORD, '203.0.113.200')).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await attempt(name, PASSWORD, '198.51.100.1')).code).toBe('in');
    await guess(10, name, (n) => `203.0.113.${n}`);
    await pass('account');
    expect((await attempt(name, PASSWORD, '203.0.113.201')).code).toBe('in');
  });

  it('at a company closes it to new addresses, but never to those its people came from', async () => {
    const [name, other] = [await somebody(), await somebody()];
    await attempt(name, PASSWORD, '198.51.100.1');
    await inSql(`update rate_limit set points = 1000 where key like 'company:%'`);
    expect((await attempt(other, PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await attempt(name, PASSWORD, '198.51.100.1')).code).toBe('in');
    await service.addCompany(`beside${++count}`);
    const beside = service.service.services.signIn.signIn(
      anonymous('r'),
      `beside${count}`,
      `ada@beside${count}.test`,
      service.administrator.password,
      { address: '192.0.2.1' },
    );
    expect(await beside).toBeDefined();
  });

  it('from one address at many accounts has to wait too', async () => {
    const codes = await Promise.all(
      Array.from({ length: 110 }, (_, n) => attempt(`nobody${n}`, 'wrong').then(({ code }) => code)),
    );
    expect(codes.filter((code) => code === WRONG)).toHaveLength(100);
    expect((await attempt(await somebody(), PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await attempt(await somebody(), PASSWORD, '198.51.100.1')).code).toBe('in');
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:1::', true],
    ['::ffff:192.0.2.7', '192.0.2.7', true],
  ])('from %s and from %s counts as one: %s', async (one, another, isOne) => {
    const name = await somebody();
    await guess(5, name, () => one);
    expect((await attempt(name, PASSWORD, another)).code).toBe(isOne ? 'TOO_MANY_ATTEMPTS' : 'in');
  });

  it('is forgotten once somebody has come in', async () => {
    const name = await somebody();
    for (let round = 0; round < 4; round++) {
      await guess(4, name);
      expect((await attempt(name, PASSWORD)).code).toBe('in');
    }
  });

  it('stops no identity provider, and says over GraphQL how many seconds to wait', async () => {
    const name = await somebody();
    const query = `mutation { signIn(companySlug: "acme", userName: "${name}", password: "wrong") {
      userErrors { code retryAfterSeconds } } }`;
    for (let n = 0; n < 5; n++) await graphql(service, query);
    const { data } = await graphql(service, query);
    const [error] = (data as { signIn: { userErrors: { code: string; retryAfterSeconds: number }[] } }).signIn
      .userErrors;
    expect(error?.code).toBe('TOO_MANY_ATTEMPTS');
    expect(error?.retryAfterSeconds).toBeGreaterThan(0);
    expect((await scim.filter('Users', `userName eq "${name}"`)).status).toBe(200);
  });
});
