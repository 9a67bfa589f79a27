import { jest } from '@jest/globals';
import { pino } from 'pino';
import { z } from 'zod';
import type { TestCompany, TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

/** Hashes are counted where the service makes them, never timed. */
let hashes = 0;
const argon2 = await import('argon2');
jest.unstable_mockModule('argon2', () => ({
  ...argon2,
  verify: (phc: string, password: string) => {
    hashes++;
    return argon2.verify(phc, password);
  },
}));
const { loadConfig } = await import('../../src/config.ts');
const { startService } = await import('../../src/service.ts');
const { operator, anonymous } = await import('../../src/domain/actor.ts');
const { readSignInName } = await import('../../src/domain/sign-in-name.ts');
const { startTestService } = await import('../support/service.ts');
const { graphql } = await import('../support/graphql-client.ts');
const { TestBrowser } = await import('../support/browser.ts');
const { clientOf } = await import('../support/scim-client.ts');
const { printedMails } = await import('../support/mailbox.ts');

const START = `mutation ($i: String!) { signInStart(identifier: $i) {
  password singleSignOn { companySlug companyName url } userErrors { code retryAfterSeconds } } }`;
const SIGN_IN = `mutation ($c: String, $u: String!, $p: String!) { signIn(companySlug: $c, userName: $u, password: $p) {
  user { userName } companies { slug name } userErrors { code message } } }`;
const RESET = `mutation ($i: String!) { passwordResetRequest(identifier: $i) { userErrors { code } } }`;
const startAnswer = z.object({
  signInStart: z.object({
    password: z.boolean().nullable(),
    singleSignOn: z.array(z.object({ companySlug: z.string(), companyName: z.string(), url: z.string() })).nullable(),
    userErrors: z.array(z.object({ code: z.string(), retryAfterSeconds: z.number().nullable() })),
  }),
});
const signInAnswer = z.object({
  signIn: z.object({
    user: z.object({ userName: z.string() }).nullable(),
    companies: z.array(z.object({ slug: z.string(), name: z.string() })).nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});
const PASSWORD = 'a password';
const WRONG = {
  user: null,
  companies: null,
  userErrors: [{ code: 'INVALID_CREDENTIALS', message: 'The user name or the password is wrong.' }],
};
type SingleSignOn = 'OFF' | 'OPTIONAL' | 'REQUIRED';

describe('Signing in by a name alone', () => {
  let service: TestService;
  const op = operator('op');
  beforeAll(async () => {
    service = await startTestService({ PUBLIC_URL: 'https://directory.example.com' });
  });
  afterAll(() => service.stop());
  beforeEach(() => inSql('delete from rate_limit'));

  const inSql = (text: string, ...values: unknown[]) =>
    withClient(service.databaseUrl, async (client) => (await client.query(text, values)).rows);
  const start = async (identifier: string) =>
    startAnswer.parse((await graphql(service, START, { i: identifier })).data).signInStart;
  const signIn = async (u: string, p = PASSWORD, c?: string | null) => {
    await inSql('delete from rate_limit');
    return signInAnswer.parse((await graphql(service, SIGN_IN, { u, p, ...(c !== undefined && { c }) })).data).signIn;
  };
  const settings = (company: TestCompany, change: { singleSignOn: SingleSignOn; breakGlassIds?: string[] }) =>
    service.service.services.settings.update(op, change, company.company.id);
  /** A company whose single sign-on is configured, with people of these names and one password. */
  const company = async (slug: string, singleSignOn: SingleSignOn, ...names: string[]) => {
    const made = await service.addCompany(slug);
    await inSql(
      `insert into saml_identity_provider (company_id, entity_id, sign_in_url, certificates, idp_initiated)
        values ($1, 'https://idp.test', 'https://idp.test/sso', '[]', false)`,
      made.company.id,
    );
    await settings(made, { singleSignOn });
    for (const name of names) await clientOf(service, made).createUser(name, { password: PASSWORD });
    return made;
  };
  const offersOf = async (name: string) =>
    (await start(name)).singleSignOn?.map(({ companySlug }) => companySlug).join() ?? '';
  const nobodies = (domain: string, count = 60) => Array.from({ length: count }, (_, n) => `nobody${n}@${domain}`);

  it.each<[SingleSignOn, boolean, number]>([
    ['OFF', true, 0],
    ['OPTIONAL', true, 1],
    ['REQUIRED', false, 1],
  ])('SE-06: is offered what the company lets people in by: %s', async (singleSignOn, password, offers) => {
    const slug = `offers-${singleSignOn.toLowerCase()}`;
    const name = `eve@${slug}.test`;
    await company(slug, singleSignOn, name);
    const answer = await start(` ${name.toUpperCase()} `);
    const url = `https://directory.example.com/saml/${slug}/login?login_hint=${encodeURIComponent(name.toUpperCase())}`;
    const offer = { companySlug: slug, companyName: slug, url };
    expect(answer).toEqual({ password, singleSignOn: Array(offers).fill(offer), userErrors: [] });
  });

  it('asks for a password where nobody is known, and where single sign-on is not configured', async () => {
    const plain = await service.addCompany('unconfigured');
    await settings(plain, { singleSignOn: 'REQUIRED' });
    const password = { password: true, singleSignOn: [], userErrors: [] };
    for (const name of [plain.administrator.userName, 'x@nowhere.test', 'x@', '@', '', 'a@b'.repeat(500)])
      expect(await start(name)).toEqual(password);
  });

  it('PW-10: answers of nobody are those of somebody of the domain, the same each time, and all of them come up', async () => {
    const known = ['one', 'two', 'three', 'four'].map((name) => `${name}@shared.test`);
    for (const [at, name] of known.entries()) await company(`shared${at}`, 'OPTIONAL', name);
    const right = [];
    for (const name of known) right.push(await offersOf(name));
    expect(right).toEqual(['shared0', 'shared1', 'shared2', 'shared3']);
    const answers = new Map<string, string>();
    for (const name of nobodies('shared.test')) answers.set(name, await offersOf(name));
    expect([...new Set(answers.values())].toSorted()).toEqual(right);
    for (const [name, answer] of answers) expect(await offersOf(name.toUpperCase())).toBe(answer);
  });

  it('PW-10: whose answer nobody gets cannot be worked out from the hashes of names', async () => {
    const rows: { name_hash: Buffer; slug: string }[] = await inSql(
      `select n.name_hash, c.slug from sign_in_name n join company c on c.id = n.company_id
        where n.domain_hash = $1 order by n.name_hash`,
      readSignInName('x@shared.test').domainHash,
    );
    const next = (name: string) => {
      const { nameHash } = readSignInName(name);
      return (rows.find(({ name_hash }) => name_hash.compare(nameHash) >= 0) ?? rows[0])?.slug;
    };
    const guesses = [];
    for (const name of nobodies('shared.test', 40)) guesses.push((await offersOf(name)) === next(name));
    expect(new Set(guesses)).toEqual(new Set([true, false]));
  });

  it('PW-02: costs the same statements and hashes whether there is anybody or not', async () => {
    await company('cost1', 'OPTIONAL', 'kim@cost.test', 'lee@cost.test');
    await company('cost2', 'OPTIONAL', 'kim@cost.test', 'lee@cost.test');
    const { services } = service.service;
    const cost = async (work: () => Promise<unknown>) => {
      await inSql('delete from rate_limit');
      // What goes on behind the answers comes later, and makes none of them wait.
      await service.service.settled();
      const [sent, hashed] = [service.statements.length, hashes];
      await work().catch(() => undefined);
      const statements = service.statements.slice(sent);
      return { statements, hashes: hashes - hashed };
    };
    const costs = [];
    for (const name of ['kim@cost.test', 'nobody@cost.test', 'noone@cost.test'])
      costs.push([
        await cost(() => services.signInStart.start(name, '192.0.2.1')),
        await cost(() => services.signIn.signIn(anonymous('r'), null, name, 'wrong', { address: '192.0.2.1' })),
        await cost(() => services.passwordLinks.request(anonymous('r'), null, name, '192.0.2.1')),
      ]);
    await service.service.settled();
    expect(costs[1]).toEqual(costs[0]);
    expect(costs[2]).toEqual(costs[0]);
    expect(costs[0]?.map(({ hashes }) => hashes)).toEqual([0, 2, 0]);
  });

  it('PW-02: every failure is told alike, and costs one hash for each company that might be meant', async () => {
    const made = await company('failures', 'OFF', 'known@failures.test');
    const scim = clientOf(service, made);
    await scim.createUser('none@failures.test');
    await scim.createUser('inactive@failures.test', { password: PASSWORD, active: false });
    const gone = await scim.createUser('gone@failures.test', { password: PASSWORD });
    await scim.send('DELETE', `/Users/${gone}`);
    const asked: [string, string?][] = [
      ['known@failures.test', 'wrong'],
      ['known@failures.test', ''],
      ['known@failures.test', 'x'.repeat(1025)],
      ['none@failures.test'],
      ['inactive@failures.test'],
      ['gone@failures.test'],
      ['nobody@failures.test'],
      ['nobody@nowhere.test'],
      ['a\u0000b@failures.test'],
      [''],
    ];
    for (const [name, password] of asked) {
      const before = hashes;
      expect([name, await signIn(name, password)]).toEqual([name, WRONG]);
      expect([name, hashes - before]).toEqual([name, 1]);
    }
    expect(await signIn('known@failures.test')).toMatchObject({ user: { userName: 'known@failures.test' } });
  });

  it('SE-02: begins a session where one company has the password, by user name or by address', async () => {
    const made = await company('session', 'OFF', 'sam');
    const emails = [{ value: 'sam@session.test', type: 'work', primary: true }];
    await clientOf(service, made).createUser('sam.doe', { password: PASSWORD, emails });
    for (const [name, userName] of [
      ['sam@session.test', 'sam.doe'],
      ['SAM', 'sam'],
      [' sam.doe ', 'sam.doe'],
    ]) {
      const browser = new TestBrowser(service);
      await inSql('delete from rate_limit');
      const { data } = await browser.ask(SIGN_IN, { u: name, p: PASSWORD });
      expect(signInAnswer.parse(data).signIn.user).toEqual({ userName });
      expect(await browser.status()).toBe(200);
    }
  });

  it('begins none where several have it, and says which to choose from; each has its own password', async () => {
    const first = await company('several1', 'OFF', 'ann@several.test', 'bob@several.test');
    await company('several2', 'OFF', 'ann@several.test');
    await clientOf(service, await company('several3', 'OFF')).createUser('ann@several.test', { password: 'another' });
    const browser = new TestBrowser(service);
    const { data } = await browser.ask(SIGN_IN, { u: 'ann@several.test', p: PASSWORD });
    const companies = ['several1', 'several2'].map((slug) => ({ slug, name: slug }));
    expect(signInAnswer.parse(data).signIn).toEqual({ user: null, companies, userErrors: [] });
    expect([browser.secret, browser.setCookie]).toEqual([undefined, []]);
    expect(await browser.signIn('ann@several.test', PASSWORD, 'several2')).toBe(true);
    expect(await signIn('ann@several.test', 'another')).toMatchObject({ user: { userName: 'ann@several.test' } });
    expect(await signIn('ann@several.test', 'wrong')).toEqual(WRONG);
    expect(await signIn('bob@several.test')).toMatchObject({ user: { userName: 'bob@several.test' } });
    const { events } = service.service.services;
    const told = await events.list(op, { action: 'SIGNED_IN' }, { first: 10 }, first.company.id);
    // Bob who came in, and Ann's wrong password; of the choice, and of her other company, nothing is told here.
    expect(told.nodes.map(({ outcome, subjectName }) => [outcome, subjectName])).toEqual([
      ['DONE', 'bob@several.test'],
      ['REFUSED', 'ann@several.test'],
    ]);
  });

  it('is bounded: five companies are tried, and the others are reached by their slug', async () => {
    for (let n = 0; n < 6; n++) await company(`bound${n}`, 'OFF', 'root@bound.test');
    const before = hashes;
    const { companies } = await signIn('root@bound.test');
    expect([companies?.length, hashes - before]).toEqual([5, 5]);
    expect(await signIn('root@bound.test', PASSWORD, 'bound5')).toMatchObject({ user: {} });
  });

  it('SE-05: lets exceptions alone in by a password where single sign-on is required, and counts no such company else', async () => {
    const made = await company('required', 'REQUIRED', 'eve@required.test', 'both@required.test');
    await company('beside', 'OFF', 'both@required.test');
    const { id, userName, password } = made.administrator;
    expect(await signIn(userName, password)).toEqual(WRONG);
    await settings(made, { singleSignOn: 'REQUIRED', breakGlassIds: [id] });
    expect(await start(userName)).toMatchObject({ password: false });
    expect(await signIn(userName, password)).toMatchObject({ user: { userName } });
    expect(await signIn('eve@required.test')).toEqual(WRONG);
    expect(await signIn('both@required.test')).toMatchObject({
      companies: null,
      user: { userName: 'both@required.test' },
    });
    expect(await signIn('both@required.test', PASSWORD, 'required')).toEqual(WRONG);
  });

  it('PW-03: is counted by name and address, and by domain', async () => {
    await company('counted', 'OFF', 'kim@counted.test');
    const { services } = service.service;
    const attempt = async (name: string, address = '192.0.2.1', slug: string | null = null) =>
      services.signIn
        .signIn(anonymous('r'), slug, name, 'wrong', { address })
        .catch(({ code }: { code: string }) => code);
    for (const name of ['kim@counted.test', 'nobody@counted.test']) {
      for (let n = 0; n < 5; n++) expect(await attempt(name)).toBe('INVALID_CREDENTIALS');
      expect(await attempt(name)).toBe('TOO_MANY_ATTEMPTS');
    }
    await inSql('delete from rate_limit');
    await attempt('kim@counted.test');
    await inSql(`update rate_limit set points = 1000 where key like 'company:%'`);
    expect(await attempt('other@counted.test', '192.0.2.2')).toBe('TOO_MANY_ATTEMPTS');
    expect(await attempt('other@elsewhere.test', '192.0.2.2')).toBe('INVALID_CREDENTIALS');
    // Names without a domain have nothing in common that an outsider could close.
    await attempt('kim', '192.0.2.3');
    const counted = await inSql(`select count(*)::int as count from rate_limit where key like 'company:%'`);
    expect(counted).toEqual([{ count: 2 }]);
  });

  it('PW-10: too many questions from one address are refused, whoever is asked about', async () => {
    await start('x');
    await inSql(`update rate_limit set points = 300 where key like 'start-address:%'`);
    for (const name of ['x', service.administrator.userName])
      expect(await start(name)).toEqual({
        password: null,
        singleSignOn: null,
        userErrors: [{ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: expect.any(Number) }],
      });
  });

  it('a rename that comes at the same time lets nobody in by the old name once it is done', async () => {
    const made = await company('racing', 'OFF');
    const scim = clientOf(service, made);
    const id = await scim.createUser('name0@racing.test', { password: PASSWORD });
    for (let n = 0; n < 5; n++) {
      await inSql('delete from rate_limit');
      const ask = () => graphql(service, SIGN_IN, { u: `name${n}@racing.test`, p: PASSWORD });
      const [, ...answers] = await Promise.all([
        scim.patch(`/Users/${id}`, { op: 'replace', path: 'userName', value: `name${n + 1}@racing.test` }),
        ask(),
        ask(),
      ]);
      for (const { data } of answers) {
        const { user, userErrors } = signInAnswer.parse(data).signIn;
        expect([user === null, userErrors.length]).toEqual(user ? [false, 0] : [true, 1]);
      }
      expect(await signIn(`name${n}@racing.test`)).toEqual(WRONG);
      expect((await signIn(`name${n + 1}@racing.test`)).user).not.toBeNull();
    }
  });

  it('PW-10: a forgotten password is asked for by a name alone: a link for each company, one answer for everybody', async () => {
    const companies = [await company('forgot1', 'OFF'), await company('forgot2', 'OFF')];
    for (const made of companies) {
      await service.service.services.settings.update(op, { acceptPasswords: false }, made.company.id);
      const emails = [{ value: 'kay@forgot.test', type: 'work', primary: true }];
      await clientOf(service, made).createUser('kay', { emails });
    }
    const ask = async (identifier: string) => (await graphql(service, RESET, { i: identifier })).data;
    const answers = [];
    for (const name of ['kay@forgot.test', 'nobody@forgot.test', 'x@nowhere.test', '']) answers.push(await ask(name));
    expect(answers).toEqual(answers.map(() => ({ passwordResetRequest: { userErrors: [] } })));
    const mails = (await printedMails(service)).filter(({ to }) => to.endsWith('forgot.test'));
    expect(mails.map(({ to }) => to)).toEqual(['kay@forgot.test', 'kay@forgot.test']);
    const slugs = mails.map(({ text }) => /company is "(\w+)"/.exec(text)?.[1]);
    expect(slugs.toSorted()).toEqual(['forgot1', 'forgot2']);
  });

  it('whoever has just come in sees their own custom fields', async () => {
    const made = await company('fields', 'OFF');
    const { customFields, settings: switches, users } = service.service.services;
    await customFields.create(op, { key: 'badge', kind: 'TEXT', label: 'Badge' }, made.company.id);
    const id = await clientOf(service, made).createUser('eve@fields.test', { password: PASSWORD });
    await switches.update(op, { scimEnabled: false }, made.company.id);
    await users.update(op, id, { customFields: [{ key: 'badge', value: 'B7' }] }, null, made.company.id);
    const query =
      'mutation ($u: String!, $p: String!) { signIn(userName: $u, password: $p) { user { customFields { key value } } } }';
    const { data, errors } = await graphql(service, query, { u: 'eve@fields.test', p: PASSWORD });
    expect([data, errors]).toEqual([
      { signIn: { user: { customFields: [{ key: 'badge', value: 'B7' }] } } },
      undefined,
    ]);
  });

  it('works on every instance, wherever the user was made', async () => {
    const config = { ...loadConfig({ NODE_ENV: 'test' }), port: 0 };
    const second = await startService(config, service.databaseUrl, pino({ level: 'silent' }), { anyDocument: true });
    await company('everywhere', 'OFF', 'kim@everywhere.test');
    for (const { services } of [service.service, second]) {
      const outcome = await services.signIn.signIn(anonymous('r'), null, 'kim@everywhere.test', PASSWORD);
      expect(outcome).toMatchObject({ user: { userName: 'kim@everywhere.test' } });
    }
    await second.stop();
  });
});
