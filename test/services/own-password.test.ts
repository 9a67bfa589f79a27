import { type Actor, operator } from '../../src/domain/actor.ts';
import { TestBrowser } from '../support/browser.ts';
import { signsIn } from '../support/graphql-client.ts';
import { clientOf } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';

const OLD = 'a password';
const STRONG = 'plover kettle sideways nine';
const CHANGE = `mutation ($c: String!, $n: String!) {
  passwordChange(currentPassword: $c, newPassword: $n) { userErrors { code message field } } }`;

describe('The own password', () => {
  const op: Actor = operator('op');
  let service: TestService;
  let count = 0;

  beforeAll(async () => {
    service = await startTestService();
    await sync(false);
  });
  afterAll(() => service.stop());

  const sync = (acceptPasswords: boolean) =>
    service.service.services.settings.update(op, { acceptPasswords }, service.company.id);
  /** Somebody with a password, in a session. */
  async function signedIn() {
    await sync(true);
    const name = `ottokar${++count}@acme.test`;
    const id = await clientOf(service, service).createUser(name, { password: OLD, displayName: 'Quirinius' });
    await sync(false);
    const browser = new TestBrowser(service);
    expect(await browser.signIn(name, OLD)).toBe(true);
    return { id, name, browser };
  }
  async function change(browser: TestBrowser, current: string, password: string) {
    const { data } = await browser.ask(CHANGE, { c: current, n: password });
    return (data as { passwordChange: { userErrors: { code: string; field: string[] }[] } }).passwordChange.userErrors;
  }

  it('SE-05: is changed, ends every other session, and is told of without a value', async () => {
    const { id, name, browser } = await signedIn();
    const other = new TestBrowser(service);
    await other.signIn(name, OLD);
    const { secret } = browser;
    expect(await change(browser, OLD, STRONG)).toEqual([]);
    expect(browser.secret).not.toBe(secret);
    expect([await browser.status(), await other.status()]).toEqual([200, 401]);
    browser.secret = secret;
    expect(await browser.status()).toBe(401);
    expect([await signsIn(service, name, STRONG), await signsIn(service, name, OLD)]).toEqual([true, false]);
    const filter = { action: 'USER_UPDATED', subjectId: id } as const;
    const { nodes } = await service.service.services.events.list(op, filter, { first: 1 }, service.company.id);
    expect(nodes[0]).toMatchObject({ channel: 'WEB', actor: 'Quirinius', changes: [{ field: 'password' }] });
  });

  it('is changed only by whoever knows it, and guessing at it has an end', async () => {
    const { name, browser } = await signedIn();
    for (let n = 0; n < 5; n++)
      expect(await change(browser, 'wrong', STRONG)).toEqual([
        expect.objectContaining({ code: 'INVALID_CREDENTIALS', field: ['currentPassword'] }),
      ]);
    expect(await change(browser, OLD, STRONG)).toEqual([expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS' })]);
    expect(await browser.status()).toBe(200);
    expect(await signsIn(service, name, OLD)).toBe(true);
  });

  it.each([
    ['short', 'q7#Xz'],
    ['common', 'password123'],
    ['common, in other letters', 'P@ssw0rd!'],
    ['a walk on the keyboard', 'qwertyuiop'],
    ['of one letter', 'aaaaaaaaaaaaaaaaaaaa'],
    ['a date', '1987-03-12'],
    ['their own name', 'Quirinius1'],
    ['their user name', 'ottokar99'],
  ])('PW-06: is refused when it is easily guessed: %s', async (_, password) => {
    const { browser } = await signedIn();
    expect(await change(browser, OLD, password)).toEqual([
      expect.objectContaining({ code: 'INVALID', field: ['newPassword'] }),
    ]);
    expect(await browser.status()).toBe(200);
  });

  it.each([
    'many words that follow no rule',
    'Zq9!kv2#Lm8x',
    'päßwörter sind überall anders',
    `x${'0123 '.repeat(190)}`,
  ])('PW-06: follows no rule of composition: %s', async (password) => {
    const { name, browser } = await signedIn();
    expect(await change(browser, OLD, password)).toEqual([]);
    expect(await signsIn(service, name, password)).toBe(true);
  });

  it('PW-07: is not changed here where the identity provider syncs it', async () => {
    const { name, browser } = await signedIn();
    await sync(true);
    expect(await change(browser, OLD, STRONG)).toEqual([
      expect.objectContaining({ code: 'MANAGED_BY_IDENTITY_PROVIDER' }),
    ]);
    expect(await signsIn(service, name, OLD)).toBe(true);
  });

  it('is not changed by somebody who has not signed in', async () => {
    expect(await change(new TestBrowser(service), OLD, STRONG)).toEqual([
      expect.objectContaining({ code: 'FORBIDDEN' }),
    ]);
  });
});
