import { jest } from '@jest/globals';
import type { TestService } from '../support/service.ts';
import { withClient } from './support/dump.ts';

/** Hashes are counted where the service makes them, never timed. */
let hashes = 0;
const argon2 = await import('argon2');
jest.unstable_mockModule('argon2', () => ({
  ...argon2,
  hash: (password: string, options: object) => {
    hashes++;
    return argon2.hash(password, options);
  },
  verify: (phc: string, password: string) => {
    hashes++;
    return argon2.verify(phc, password);
  },
}));
const { startTestService } = await import('../support/service.ts');
const { graphql, signsIn, staffToken } = await import('../support/graphql-client.ts');
const { clientOf } = await import('../support/scim-client.ts');

const SIGN_IN = `mutation ($c: String!, $u: String!, $p: String!) {
  signIn(companySlug: $c, userName: $u, password: $p) {
    user { id } userErrors { code message field retryAfterSeconds } } }`;

describe('Signing in', () => {
  let service: TestService;
  let scim: ReturnType<typeof clientOf>;
  const signIn = (u: string, p: string, c = 'acme') => graphql(service, SIGN_IN, { c, u, p });
  const idOfSignIn = (answer: Awaited<ReturnType<typeof signIn>>) =>
    (answer.data as { signIn: { user: { id: string } | null } }).signIn.user?.id;

  beforeAll(async () => {
    service = await startTestService();
    scim = clientOf(service, service);
    await scim.createUser('known@acme.test', { password: 'a password' });
    await scim.createUser('none@acme.test');
    await scim.createUser('inactive@acme.test', { password: 'a password', active: false });
    const gone = await scim.createUser('gone@acme.test', { password: 'a password' });
    await scim.send('DELETE', `/Users/${gone}`);
  });
  afterAll(() => service.stop());

  const failures: [string, Parameters<typeof signIn>][] = [
    ['a wrong password', ['known@acme.test', 'wrong']],
    ['an empty password', ['known@acme.test', '']],
    ['a password that is too long to be one', ['known@acme.test', 'x'.repeat(1025)]],
    ['a password that is ill-formed', ['known@acme.test', 'a\u0000b']],
    ['nobody', ['nobody@acme.test', 'a password']],
    ['a name that cannot be one', ['a\u0000b', 'a password']],
    ['somebody without a password', ['none@acme.test', 'a password']],
    ['somebody inactive, with the right password', ['inactive@acme.test', 'a password']],
    ['somebody who was deleted', ['gone@acme.test', 'a password']],
    ['no company', ['known@acme.test', 'a password', 'nowhere']],
    ['no company that can be one', ['known@acme.test', 'a password', 'a\u0000b']],
  ];

  it.each(failures)('PW-02: %s costs one hash, and is told like every other failure', async (_, asked) => {
    const before = hashes;
    const { data, errors, status } = await signIn(...asked);
    expect(hashes - before).toBe(1);
    expect({ data, errors, status }).toEqual({
      status: 200,
      errors: undefined,
      data: {
        signIn: {
          user: null,
          userErrors: [
            {
              code: 'INVALID_CREDENTIALS',
              message: 'The user name or the password is wrong.',
              field: [],
              retryAfterSeconds: null,
            },
          ],
        },
      },
    });
  });

  it('PW-02: the right password costs one hash too', async () => {
    const before = hashes;
    expect(idOfSignIn(await signIn('KNOWN@acme.test', 'a password'))).toBeDefined();
    expect(hashes - before).toBe(1);
  });

  it('PW-01: a hash of lower cost is made anew once, at sign-in, and never at a failed one', async () => {
    const id = await scim.createUser('weak@acme.test', { password: 'a password' });
    const weak = await argon2.hash('a password', { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const phc = await withClient(service.databaseUrl, async (client) => {
      const of = [service.company.id, id];
      const read = async () =>
        (await client.query('select password_hash from user_password where company_id = $1 and user_id = $2', of))
          .rows[0].password_hash as string;
      await client.query('update user_password set password_hash = $3 where company_id = $1 and user_id = $2', [
        ...of,
        weak,
      ]);
      await signIn('weak@acme.test', 'wrong');
      expect(await read()).toBe(weak);
      await signIn('weak@acme.test', 'a password');
      return read();
    });
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    const before = hashes;
    expect(await signsIn(service, 'weak@acme.test', 'a password')).toBe(true);
    expect(hashes - before).toBe(1);
  });

  it('matches the user name first, then a primary address that one active user alone has', async () => {
    const emails = (value: string, primary = true) => ({ emails: [{ value, type: 'work', primary }] });
    const one = await scim.createUser('mail1', { password: 'one', ...emails('shared@acme.test') });
    const two = await scim.createUser('mail2', { password: 'two', ...emails('alone@acme.test') });
    expect(idOfSignIn(await signIn('SHARED@acme.test', 'one'))).toBe(one);
    const three = await scim.createUser('mail3', { password: 'three', ...emails('shared@acme.test') });
    for (const password of ['one', 'three'])
      expect(idOfSignIn(await signIn('shared@acme.test', password))).toBeUndefined();
    await scim.patch(`/Users/${one}`, { op: 'replace', value: { active: false } });
    expect(idOfSignIn(await signIn('shared@acme.test', 'three'))).toBe(three);
    const named = await scim.createUser('alone@acme.test', { password: 'named' });
    expect(idOfSignIn(await signIn('alone@acme.test', 'named'))).toBe(named);
    expect(idOfSignIn(await signIn('alone@acme.test', 'two'))).toBeUndefined();
    await scim.patch(`/Users/${two}`, { op: 'replace', path: 'emails', value: emails('no@acme.test', false).emails });
    expect(idOfSignIn(await signIn('no@acme.test', 'two'))).toBeUndefined();
  });

  it('stays within the company', async () => {
    await service.addCompany('other');
    expect(idOfSignIn(await signIn('ada@other.test', service.administrator.password))).toBeUndefined();
    expect(idOfSignIn(await signIn('ada@other.test', service.administrator.password, 'other'))).toBeDefined();
  });

  it('PW-08: of a create that brings a leaver back, the new password signs in and the old one does not', async () => {
    const back = { userName: 'back@acme.test', externalId: 'back' };
    const id = await scim.createUser(back.userName, { ...back, password: 'before' });
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
    expect(await scim.createUser(back.userName, { ...back, password: 'after' })).toBe(id);
    expect(await signsIn(service, back.userName, 'before')).toBe(false);
    expect(await signsIn(service, back.userName, 'after')).toBe(true);
  });

  it('PW-08: of many passwords pushed at once one is the password: that of the latest version', async () => {
    const id = await scim.createUser('many@acme.test', { password: 'before' });
    const pushes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const { body } = await scim.patch(`/Users/${id}`, { op: 'replace', value: { password: `pushed ${index}` } });
        return { index, version: (body.meta as { version: string }).version };
      }),
    );
    const last = pushes.find(({ version }) => version === 'W/"9"');
    const works: boolean[] = [];
    for (const { index } of pushes) works.push(await signsIn(service, 'many@acme.test', `pushed ${index}`));
    expect(works.flatMap((isRight, index) => (isRight ? [index] : []))).toEqual([last?.index]);
    expect(await signsIn(service, 'many@acme.test', 'before')).toBe(false);
  });

  it('PW-04, PW-05: what cannot be a password is refused before it is hashed, over every door', async () => {
    const token = await staffToken(service, true);
    const create = `mutation ($p: String) { companyCreate(input: { name: "x", slug: "web", plan: FREE,
      administratorEmail: "a@b.test", administratorPassword: $p }) { userErrors { code field } } }`;
    const before = hashes;
    for (const password of ['x'.repeat(1025), 'é'.repeat(513), 'a\u0000b', '\ud800']) {
      expect((await graphql(service, create, { p: password }, token)).data).toEqual({
        companyCreate: { userErrors: [{ code: 'INVALID', field: ['administratorPassword'] }] },
      });
      expect((await scim.send('POST', '/Users', { userName: 'long', password })).status).toBe(400);
    }
    expect(hashes).toBe(before);
    expect(await scim.createUser('longest@acme.test', { password: 'é'.repeat(512) })).toBeDefined();
    expect(await signsIn(service, 'longest@acme.test', 'é'.repeat(512))).toBe(true);
  });

  it('PW-11: is told to wait when too many passwords are looked at already', async () => {
    const busy = await startTestService({ PASSWORD_QUEUE_MAX: '1', PASSWORD_HASHING_CONCURRENT: '1' });
    const ask = (_: unknown, number: number) => graphql(busy, SIGN_IN, { c: 'acme', u: `nobody${number}`, p: 'x' });
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    const codes = answers.map(
      ({ data }) =>
        (data as { signIn: { userErrors: { code: string; retryAfterSeconds: number | null }[] } }).signIn.userErrors[0],
    );
    const refused = codes.filter((error) => error?.code === 'BUSY');
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error?.retryAfterSeconds).toBeGreaterThan(0);
    expect(new Set(codes.map((error) => error?.code))).toEqual(new Set(['BUSY', 'INVALID_CREDENTIALS']));
    await busy.stop();
  });
});
