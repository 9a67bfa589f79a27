import { operator } from '../../src/domain/actor.ts';
import { dump } from '../services/support/dump.ts';
import { clientOf, type ScimClient } from '../support/scim-client.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { watchStatements } from '../support/statements.ts';

/** Written behind the answers. */
const BEHIND = ['provisioning_call', 'provisioning_minute'] as const;
/** More than any change takes. */
const STATEMENTS_MAX = 60;

/** What is read for an answer when the change has been made, whole: members of a group. */
const ANSWERING = /^select g\.id as "workgroupId"/;

/** Makes one statement fail, before it is sent. */
class Failing {
  #left = Number.POSITIVE_INFINITY;
  #error = new Error('planted');
  readonly #watch = watchStatements([]);

  /** The n-th from now on, and none after it. */
  arm(n: number, error = new Error('planted')): void {
    this.#left = n;
    this.#error = error;
  }

  /** Whether it has not failed yet. */
  disarm(): boolean {
    const isArmed = this.#left !== Number.POSITIVE_INFINITY;
    this.#left = Number.POSITIVE_INFINITY;
    return isArmed;
  }

  /** The text of the statement that failed last. */
  failed = '';

  observe = (text: string): void => {
    this.#watch(text);
    if (/provisioning_call|provisioning_minute|t\.token_hash = k|"databaseNow"/.test(text) || --this.#left > 0) return;
    this.#left = Number.POSITIVE_INFINITY;
    this.failed = text;
    throw this.#error;
  };
}

/** What a change is tried on. */
interface Scene {
  readonly scim: ScimClient;
  readonly service: TestService;
  readonly user: string;
  readonly other: string;
  readonly group: string;
}

/** Fails where it is refused or answered with an error. */
type Change = (scene: Scene) => Promise<unknown>;

const ok = async (answer: ReturnType<ScimClient['send']>): Promise<void> => {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
};
const set = (op: string, value: unknown, path?: string) => ({ op, value, ...(path && { path }) });

/** Every change by SCIM, and those of settings and credentials. */
const CHANGES: [string, Change][] = [
  [
    'a user is made',
    ({ scim }) =>
      ok(scim.send('POST', '/Users', { userName: 'new', password: 'a password', emails: [{ value: 'new@x.test' }] })),
  ],
  ['a user is changed', ({ scim, user }) => ok(scim.patch(`/Users/${user}`, set('replace', { title: 'Changed' })))],
  [
    'a user is renamed',
    ({ scim, user }) =>
      ok(scim.send('PUT', `/Users/${user}`, { userName: 'renamed', emails: [{ value: 'r@x.test' }] })),
  ],
  ['a password is set', ({ scim, user }) => ok(scim.patch(`/Users/${user}`, set('replace', { password: 'another' })))],
  ['a user is deactivated', ({ scim, user }) => ok(scim.patch(`/Users/${user}`, set('replace', { active: false })))],
  [
    'the last administrator is deactivated',
    ({ scim, service }) => ok(scim.patch(`/Users/${service.administrator.id}`, set('replace', { active: false }))),
  ],
  ['a user is deleted', ({ scim, user }) => ok(scim.send('DELETE', `/Users/${user}`))],
  ['a group is made', ({ scim }) => ok(scim.send('POST', '/Groups', { displayName: 'New' }))],
  [
    'a group is made with members',
    ({ scim, user, other }) =>
      ok(scim.send('POST', '/Groups', { displayName: 'New', members: [{ value: user }, { value: other }] })),
  ],
  [
    'members are added',
    ({ scim, group, other }) => ok(scim.patch(`/Groups/${group}`, set('add', [{ value: other }], 'members'))),
  ],
  [
    'members are removed',
    ({ scim, group, user }) =>
      ok(scim.patch(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${user}"]` })),
  ],
  [
    'members are replaced',
    ({ scim, group, other }) =>
      ok(scim.send('PUT', `/Groups/${group}`, { displayName: 'Renamed', members: [{ value: other }] })),
  ],
  ['a group is deleted', ({ scim, group }) => ok(scim.send('DELETE', `/Groups/${group}`))],
  [
    'settings are changed',
    ({ service }) =>
      service.service.services.settings.update(operator('op'), { maySetRoles: true }, service.company.id),
  ],
  [
    'a token is made',
    ({ service }) => service.service.services.tokens.create(operator('op'), 'second', null, service.company.id),
  ],
  [
    'a company is made',
    ({ service }) =>
      service.service.services.companies.create(operator('op'), {
        name: 'Zebra',
        slug: 'zebra',
        plan: 'FREE',
        administratorEmail: 'ada@zebra.test',
      }),
  ],
];

describe('F-13, R-02: whichever statement of a change fails,', () => {
  const failing = new Failing();
  let service: TestService;
  let scene: Scene;
  const reset = async () => {
    await service?.stop();
    service = await startTestService({}, { observe: failing.observe, anyDocument: true });
    const scim = clientOf(service, service);
    const [user, other] = [await scim.createUser('one', { password: 'a password' }), await scim.createUser('two')];
    scene = { scim, service, user, other, group: await scim.createGroup('Group', [user]) };
  };
  beforeEach(reset);
  afterAll(() => service.stop());

  it.each(CHANGES)('nothing of it is left, and it is done when it is asked for again: %s', async (_, change) => {
    const state = () => dump(service.databaseUrl, ...BEHIND);
    const before = await state();
    let failures = 0;
    for (let n = 1; n <= STATEMENTS_MAX; n++) {
      failing.arm(n);
      const problem = await change(scene).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failing.disarm()) break;
      expect({ n, problem }).toEqual({ n, problem: expect.anything() });
      failures = n;
      const now = await state();
      if (ANSWERING.test(failing.failed) && now.event?.length !== before.event?.length) break;
      expect({ n, now }).toEqual({ n, now: before });
    }
    expect(failures).toBeGreaterThan(0);
    expect(failures).toBeLessThan(STATEMENTS_MAX);
    expect(await state()).not.toEqual(before);
  });

  it.each(['40001', '40P01', '55P03'])('F-07, R-06: with %s it is tried again, and done once', async (code) => {
    const { scim, user, service } = scene;
    const events = async () => (await dump(service.databaseUrl)).event?.length ?? 0;
    const before = await events();
    for (const n of [1, 2, 3, 4]) {
      failing.arm(n, Object.assign(new Error('planted'), { code }));
      await ok(scim.patch(`/Users/${user}`, set('replace', { title: `${code} ${n}` })));
    }
    failing.disarm();
    expect(await events()).toBe(before + 4);
  });
});
