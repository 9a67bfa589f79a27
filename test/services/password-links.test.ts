import { type Actor, anonymous, operator, scimClient, staff } from '../../src/domain/actor.ts';
import type { CompanyContext } from '../../src/domain/company.ts';
import type { Services } from '../../src/services/services.ts';
import { TestBrowser } from '../support/browser.ts';
import { type GraphqlAnswer, graphql, signsIn } from '../support/graphql-client.ts';
import { printedMails } from '../support/mailbox.ts';
import { administrator } from '../support/people.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { dump, withClient } from './support/dump.ts';

const STRONG = 'plover kettle sideways nine';
const OTHER = 'gravel umbrella seventeen moth';
const REQUEST = `mutation ($c: String!, $i: String!) {
  passwordResetRequest(companySlug: $c, identifier: $i) { userErrors { code message field } } }`;
const SET = `mutation ($l: String!, $p: String!) { passwordSet(link: $l, password: $p) { userErrors { code field } } }`;
const USELESS = [{ code: 'INVALID', field: ['link'] }];

describe('A link to set a password', () => {
  const op = operator('op');
  let service: TestService;
  let services: Services;
  let count = 0;

  beforeAll(async () => {
    service = await startTestService({ PUBLIC_URL: 'https://directory.example.com' });
    services = service.service.services;
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    await inSql('delete from rate_limit');
    await settings({ scimEnabled: false, acceptPasswords: true, singleSignOn: 'OFF' });
  });

  const inSql = (text: string, ...values: string[]) =>
    withClient(service.databaseUrl, (client) => client.query(text, values));
  const settings = (change: Parameters<Services['settings']['update']>[1]) =>
    services.settings.update(op, change, service.company.id);
  const context = async () => (await services.companies.find(op, service.company.id)) as CompanyContext;
  const web = async (): Promise<Actor> => administrator(await context(), 'Ada', 'web');
  const provider = async (): Promise<Actor> => scimClient(await context(), 'okta', 'scim');
  const mailsTo = async (address: string) => (await printedMails(service)).filter(({ to }) => to === address);
  const newestTo = async (address: string) => (await mailsTo(address)).at(-1)?.secret ?? 'none';
  const errorsIn = ({ data }: GraphqlAnswer, mutation: string) =>
    (data as Record<string, { userErrors: { code: string; field: string[] }[] }>)[mutation]?.userErrors;
  const set = async (link: string, password: string) =>
    errorsIn(await graphql(service, SET, { l: link, p: password }), 'passwordSet');
  const request = async (identifier: string, company = 'acme') => {
    await inSql('delete from rate_limit');
    return errorsIn(await graphql(service, REQUEST, { c: company, i: identifier }), 'passwordResetRequest');
  };
  const latest = async (subjectId: string) =>
    (await services.events.list(op, { subjectId }, { first: 1 }, service.company.id)).nodes[0];
  /** Somebody made on the web, and the link that they were mailed. */
  async function newcomer() {
    const name = `eve${++count}@acme.test`;
    const { id } = await services.users.create(await web(), {
      userName: name,
      emails: [{ value: name, primary: true }],
    });
    return { id, name, link: await newestTo(name) };
  }
  /** Somebody with a password, and a link to set another. */
  async function forgetful() {
    const { id, name, link } = await newcomer();
    expect(await set(link, STRONG)).toEqual([]);
    expect(await request(name)).toEqual([]);
    return { id, name, link: await newestTo(name) };
  }

  it('PW-10: is mailed to whoever is made on the web, sets their first password, and is good for once', async () => {
    const other = await forgetful();
    const { id, name, link } = await newcomer();
    const [mail] = await mailsTo(name);
    expect(mail?.text).toContain(`https://directory.example.com/password#${link}\n`);
    expect(mail?.text).toContain('within 7 days');
    expect(link).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await dump(service.databaseUrl))).not.toContain(link);
    expect(await set(link, STRONG)).toEqual([]);
    expect(await signsIn(service, name, STRONG)).toBe(true);
    expect(await latest(id)).toMatchObject({ action: 'SIGNED_IN' });
    expect(await set(link, OTHER)).toEqual(USELESS);
    expect([await signsIn(service, name, OTHER), await signsIn(service, other.name, STRONG)]).toEqual([false, true]);
  });

  it('PW-10: instead of a forgotten password is good for a quarter of an hour, and ends every session', async () => {
    const { id, name, link } = await forgetful();
    expect((await mailsTo(name)).at(-1)?.text).toContain('within 15 minutes');
    const { rows } = await inSql(
      `select extract(epoch from expires_at - created_at)::int as life from password_link where user_id = $1`,
      id,
    );
    expect(rows).toEqual([{ life: 900 }]);
    const browser = new TestBrowser(service);
    await browser.signIn(name, STRONG);
    expect(await set(link, OTHER)).toEqual([]);
    expect(await browser.status()).toBe(401);
    expect(await latest(id)).toMatchObject({
      action: 'USER_UPDATED',
      channel: 'SIGN_IN',
      actor: 'anonymous',
      changes: [{ field: 'password' }],
    });
    expect([await signsIn(service, name, STRONG), await signsIn(service, name, OTHER)]).toEqual([false, true]);
  });

  it('PW-10: is not accepted when it is too old', async () => {
    const { id, link } = await forgetful();
    await inSql('update password_link set expires_at = now() where user_id = $1', id);
    expect(await set(link, OTHER)).toEqual(USELESS);
  });

  it('PW-10: of many uses at once one counts', async () => {
    const { name, link } = await forgetful();
    const passwords = Array.from({ length: 6 }, (_, number) => `${OTHER} ${number}`);
    const answers = await Promise.all(passwords.map((password) => set(link, password)));
    expect(answers.filter((errors) => errors?.length === 0)).toHaveLength(1);
    expect(answers.filter((errors) => errors?.length === 1)).toHaveLength(5);
    const set6 = passwords.find((_, number) => answers[number]?.length === 0) ?? '';
    expect(await signsIn(service, name, set6)).toBe(true);
  });

  it.each<[string, (id: string, name: string) => Promise<unknown>]>([
    [
      'a newer one',
      async (_, name) => {
        await request(name);
        await service.service.settled();
      },
    ],
    [
      'a deactivation, also once that is undone',
      async (id) => {
        await services.users.update(await web(), id, { active: false });
        await services.users.update(await web(), id, { active: true });
      },
    ],
    ['a deletion', async (id) => services.users.delete(await web(), id)],
    [
      'another e-mail address',
      async (id) =>
        services.users.update(await web(), id, {
          emails: [{ replaceAll: [{ value: 'new@acme.test', primary: true }] }],
        }),
    ],
    ['another user name', async (id) => services.users.update(await web(), id, { userName: `renamed-${id}` })],
    [
      'a change of the own password',
      async (_, name) => {
        const browser = new TestBrowser(service);
        await browser.signIn(name, STRONG);
        await browser.ask(
          'mutation ($c: String!, $n: String!) { passwordChange(currentPassword: $c, newPassword: $n) { userErrors { code } } }',
          { c: STRONG, n: OTHER },
        );
      },
    ],
    [
      'a password that is pushed',
      async (id) => {
        await settings({ scimEnabled: true });
        await services.users.update(await provider(), id, { password: 'pushed' });
        await settings({ scimEnabled: false });
      },
    ],
    [
      'a switch-off that deactivates',
      async (id) => {
        await settings({ scimEnabled: true });
        await services.users.update(await provider(), id, { title: 'Provisioned' });
        await settings({ scimEnabled: false, provisionedUsersAtSwitchOff: 'DEACTIVATE' });
        await services.users.update(await web(), id, { active: true });
      },
    ],
  ])('PW-10: is worthless after %s', async (_, turn) => {
    const { id, name, link } = await forgetful();
    await turn(id, name);
    expect(await set(link, `${OTHER} again`)).toEqual(USELESS);
  });

  it('outlives what does not concern it', async () => {
    const { id, link } = await forgetful();
    await services.users.update(await web(), id, { title: 'Head of Leave', role: 'APPROVER' });
    expect(await set(link, OTHER)).toEqual([]);
  });

  it('PW-06: is not used up by a password that is easily guessed', async () => {
    const { name, link } = await forgetful();
    for (const weak of ['short', 'password123', name, 'acme acme'])
      expect(await set(link, weak)).toEqual([{ code: 'INVALID', field: ['password'] }]);
    expect(await set(link, OTHER)).toEqual([]);
  });

  it('PW-10: is asked for with one answer, whoever it is and whether there is anybody', async () => {
    const { name } = await forgetful();
    const { id } = await newcomer();
    await services.users.update(await web(), id, { active: false, userName: 'inactive@acme.test' });
    await services.users.create(await web(), { userName: 'unreachable' });
    const before = (await printedMails(service)).length;
    const asked: [string, string?][] = [
      ['nobody@acme.test'],
      ['inactive@acme.test'],
      ['unreachable'],
      [name, 'nowhere'],
      [''],
    ];
    const answers = [];
    for (const [identifier, company] of asked) answers.push(await request(identifier, company));
    expect((await printedMails(service)).length).toBe(before);
    answers.push(await request(name.toUpperCase()));
    expect((await printedMails(service)).length).toBe(before + 1);
    expect(answers).toEqual(answers.map(() => []));
  });

  it('PW-02: costs the same statements to ask for before the answer, whether there is anybody or not', async () => {
    const { name } = await forgetful();
    const costs = [];
    for (const identifier of [name, 'nobody@acme.test']) {
      await inSql('delete from rate_limit');
      const before = service.statements.length;
      await services.passwordLinks.request(anonymous('x'), 'acme', identifier, '192.0.2.1');
      costs.push(service.statements.slice(before));
      await service.service.settled();
    }
    expect(costs[0]).toEqual(costs[1]);
    expect(costs[0]?.filter((text) => !text.includes('rate_limit'))).toEqual([]);
  });

  it('PW-03: is mailed three times a quarter of an hour, and nobody learns from the end of it who exists', async () => {
    const { name } = await forgetful();
    for (const identifier of [name, 'nobody@acme.test']) {
      await inSql('delete from rate_limit');
      const ask = async () =>
        errorsIn(await graphql(service, REQUEST, { c: 'acme', i: identifier }), 'passwordResetRequest');
      for (let n = 0; n < 3; n++) expect(await ask()).toEqual([]);
      expect(await ask()).toEqual([expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS' })]);
    }
    expect(await signsIn(service, name, STRONG)).toBe(true);
  });

  it('PW-10: leads to PUBLIC_URL, whatever host was asked', async () => {
    const { name } = await forgetful();
    await inSql('delete from rate_limit');
    await new TestBrowser(service).ask(
      REQUEST,
      { c: 'acme', i: name },
      { 'X-Forwarded-Host': 'evil.test', Forwarded: 'host=evil.test', 'X-Forwarded-Proto': 'http' },
    );
    const mails = await mailsTo(name);
    expect(mails).toHaveLength(3);
    for (const { text } of mails) expect(text.match(/https?:\/\/[^/]+/g)).toEqual(['https://directory.example.com']);
  });

  it('PW-07: is neither mailed nor accepted where the company syncs passwords', async () => {
    const { id, name, link } = await forgetful();
    await settings({ scimEnabled: true });
    expect(await set(link, OTHER)).toEqual([{ code: 'MANAGED_BY_IDENTITY_PROVIDER', field: [] }]);
    expect(await request(name)).toEqual([]);
    expect(await newestTo(name)).toBe(link);
    expect(await latest(id)).toMatchObject({
      action: 'PASSWORD_LINK_MADE',
      outcome: 'REFUSED',
      refusal: { code: 'MANAGED_BY_IDENTITY_PROVIDER' },
    });
    await settings({ acceptPasswords: false });
    expect(await set(link, OTHER)).toEqual([]);
  });

  it('is for administrators named as exceptions alone where single sign-on is required', async () => {
    const { id, name, link } = await forgetful();
    const exception = await forgetful();
    await services.users.update(op, exception.id, { role: 'ADMINISTRATOR' }, null, service.company.id);
    await settings({ singleSignOn: 'REQUIRED', breakGlassIds: [exception.id] });
    expect(await set(link, OTHER)).toEqual([{ code: 'MANAGED_BY_IDENTITY_PROVIDER', field: [] }]);
    expect(await request(name)).toEqual([]);
    expect(await newestTo(name)).toBe(link);
    expect(await latest(id)).toMatchObject({ outcome: 'REFUSED' });
    expect(await request(exception.name)).toEqual([]);
    expect(await set(await newestTo(exception.name), OTHER)).toEqual([]);
    const { name: unasked } = { name: `sso${++count}@acme.test` };
    await services.users.create(await web(), { userName: unasked, emails: [{ value: unasked }] });
    expect(await mailsTo(unasked)).toEqual([]);
  });

  it('is told of by an event, and never shown to administrators', async () => {
    const { id, link } = await newcomer();
    const created = await latest(id);
    expect(created).toMatchObject({
      action: 'USER_CREATED',
      notes: ['A link to set a password is on its way to the user.'],
    });
    expect(JSON.stringify(created)).not.toContain(link);
    const { id: other } = await forgetful();
    expect(await latest(other)).toMatchObject({ action: 'PASSWORD_LINK_MADE', outcome: 'DONE', channel: 'SIGN_IN' });
  });

  it('goes to nobody whom the identity provider makes, nor to the inactive', async () => {
    await settings({ scimEnabled: true });
    await services.users.create(await provider(), {
      userName: 'pushed@acme.test',
      emails: [{ value: 'pushed@acme.test' }],
    });
    await settings({ scimEnabled: false });
    await services.users.create(await web(), { userName: 'later@acme.test', active: false });
    expect([...(await mailsTo('pushed@acme.test')), ...(await mailsTo('later@acme.test'))]).toEqual([]);
  });

  it('AD-01: is the only way to a password: nobody here chooses one for somebody else', async () => {
    const { id } = await newcomer();
    const before = await dump(service.databaseUrl, 'event');
    for (const actor of [await web(), staff('Sam', true, 's'), op]) {
      const refused = expect.objectContaining({ code: 'MUTABILITY', field: ['password'] });
      const { id: companyId } = service.company;
      await expect(services.users.update(actor, id, { password: STRONG }, null, companyId)).rejects.toEqual(refused);
      await expect(
        services.users.create(actor, { userName: 'chosen@acme.test', password: STRONG }, companyId),
      ).rejects.toEqual(refused);
    }
    expect(await dump(service.databaseUrl, 'event')).toEqual(before);
  });

  it('PW-06: the password that the first administrator is given is no easily guessed one either', async () => {
    const draft = { name: 'Sunflower', slug: 'sunflower', plan: 'FREE', administratorEmail: 'a@b.test' } as const;
    for (const administratorPassword of ['secret', 'sunflower1', 'password123'])
      await expect(services.companies.create(op, { ...draft, administratorPassword })).rejects.toMatchObject({
        code: 'INVALID',
        field: ['administratorPassword'],
      });
  });
});
