import { z } from 'zod';
import { TestBrowser } from '../../support/browser.ts';
import { type Answer, referencesIn, type ScimClient } from '../../support/scim-client.ts';
import type { Call, Operation, Seen, UserFields } from './history.ts';
import type { Random } from './random.ts';

const PASSWORD = 'a password of everybody';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
/** Few, so that clients contend for them. */
const FEW: Crowd = { users: 14, groups: 4, pushed: 8 };

/** How many users and groups clients make at most, and how many members they push at once. */
type Crowd = Readonly<Record<'users' | 'groups' | 'pushed', number>>;

/** What the clients of one company share: what they know of it, and what they have seen. */
export class World {
  readonly calls: Call[] = [];
  /** Versions as they were last shown, by id. */
  readonly users = new Map<string, number>();
  readonly groups = new Map<string, number>();
  readonly userNames = new Map<string, string>();
  readonly sessions: { readonly user: string; readonly signIn: string; readonly browser: TestBrowser }[] = [];
  #named = 0;

  constructor(
    readonly slug: string,
    /** One for each instance. */
    readonly doors: readonly ScimClient[],
    /** What no answer may contain. */
    readonly foreign: string,
    /** The place in the order of everything; asked once for each thing that happens. */
    readonly now: () => number,
    readonly crowd = FEW,
  ) {}

  /** A name that nobody has had. */
  name(): string {
    return `${this.slug}-${++this.#named}`;
  }
}

type Request = [method: string, path: string, body?: object];

/** One of several who provision a company at once, each by a choice that follows from its seed. */
export class Client {
  constructor(
    readonly name: string,
    private readonly world: World,
    private readonly random: Random,
  ) {}

  /** Asks for one thing and writes down what came of it. */
  async step(): Promise<void> {
    const { world, random } = this;
    const operation = this.#choose();
    const known = 'id' in operation ? (world.users.get(operation.id) ?? world.groups.get(operation.id)) : undefined;
    const call: Call = {
      id: `${this.name}-${world.calls.length}`,
      operation,
      ...(known && !operation.kind.startsWith('get') && random.next() < 0.3 && { ifVersion: known }),
      begun: world.now(),
      ended: Number.POSITIVE_INFINITY,
      outcome: 'unknown',
      status: 0,
    };
    world.calls.push(call);
    const door = random.of(world.doors)!;
    try {
      if (operation.kind === 'sign-in') await this.#signIn(call, operation.user, door);
      else if (operation.kind === 'use-session') await this.#askInSession(call, operation.signIn, door);
      else await this.#send(call, door, requestOf(operation));
    } catch {
      // No answer, or half of one.
      return;
    }
    if (call.outcome !== 'unknown') call.ended = world.now();
  }

  async #send(call: Call, door: ScimClient, [method, path, body]: Request): Promise<void> {
    const headers = { 'X-Request-Id': call.id, ...(call.ifVersion && { 'If-Match': `W/"${call.ifVersion}"` }) };
    const answer = await door.send(method, path, body, headers);
    const { world } = this;
    call.status = answer.status;
    if (answer.text.includes(world.foreign)) call.problem = `an answer tells of ${world.foreign}`;
    call.outcome = outcomeOf(answer);
    if (answer.status === 200 || answer.status === 201) this.#see(call, seenIn(answer));
    const { operation } = call;
    if ('id' in operation && (answer.status === 404 || answer.status === 204)) {
      world.users.delete(operation.id);
      world.groups.delete(operation.id);
    }
  }

  #see(call: Call, seen: Seen): void {
    call.seen = seen;
    (seen.user ? this.world.users : this.world.groups).set(seen.id, seen.version);
    if (seen.user) this.world.userNames.set(seen.id, seen.user.userName);
  }

  async #signIn(call: Call, user: string, { url }: ScimClient): Promise<void> {
    const browser = new TestBrowser({ url });
    const userName = this.world.userNames.get(user) ?? '';
    const { data } = await browser.askAsPage('SignIn', { companySlug: this.world.slug, userName, password: PASSWORD });
    const isIn = signInSchema.parse(data).signIn.user !== null;
    call.status = 200;
    call.outcome = isIn ? 'done' : 'refused';
    if (isIn) this.world.sessions.push({ user, signIn: call.id, browser });
  }

  async #askInSession(call: Call, signIn: string, { url }: ScimClient): Promise<void> {
    const held = this.world.sessions.find((session) => session.signIn === signIn);
    const browser = new TestBrowser({ url });
    browser.secret = held?.browser.secret;
    call.status = (await browser.askAsPage('Viewer')).status;
    call.outcome = call.status === 200 ? 'done' : 'refused';
  }

  #choose(): Operation {
    const { world, random } = this;
    const user = random.of([...world.users.keys()]);
    const group = random.of([...world.groups.keys()]);
    const session = random.of(world.sessions.slice(-20));
    const dice = random.below(100);
    if (!user || (dice < 10 && world.users.size < world.crowd.users))
      return { kind: 'create-user', userName: world.name(), title: random.next() < 0.5 ? world.name() : null };
    if (!group || (dice < 14 && world.groups.size < world.crowd.groups))
      return { kind: 'create-group', displayName: world.name(), members: this.#someUsers() };
    if (dice < 17) return { kind: 'delete-user', id: user };
    if (dice < 18) return { kind: 'delete-group', id: group };
    if (dice < 36) return { kind: 'patch-user', id: user, ...this.#change() };
    if (dice < 42) return { kind: 'put-user', id: user, values: this.#values(user) };
    if (dice < 51) return { kind: 'add', id: group, members: this.#someUsers() };
    if (dice < 56) return { kind: 'remove', id: group, members: this.#someUsers() };
    if (dice < 65) return { kind: 'replace', id: group, members: this.#someUsers() };
    if (dice < 69) return { kind: 'put-group', id: group, displayName: world.name(), members: this.#someUsers() };
    if (dice < 73) return { kind: 'sign-in', user };
    if (dice < 83 && session) return { kind: 'use-session', user: session.user, signIn: session.signIn };
    return dice < 90 ? { kind: 'get-user', id: user } : { kind: 'get-group', id: group };
  }

  #change(): { values: Partial<UserFields>; password: boolean } {
    const dice = this.random.next();
    if (dice < 0.15) return { values: {}, password: true };
    if (dice < 0.5) return { values: { active: dice < 0.3 }, password: false };
    return { values: { title: this.world.name() }, password: false };
  }

  #values(id: string): UserFields {
    const { world, random } = this;
    return { userName: world.userNames.get(id) ?? world.name(), title: world.name(), active: random.next() < 0.8 };
  }

  #someUsers(): string[] {
    return this.random.some([...this.world.users.keys()], this.world.crowd.pushed);
  }
}

function requestOf(operation: Exclude<Operation, { kind: 'sign-in' | 'use-session' }>): Request {
  const members = 'members' in operation ? operation.members.map((value) => ({ value })) : [];
  const patchMembers = (op: string): Request => {
    const path = `/Groups/${'id' in operation ? operation.id : ''}`;
    const Operations =
      op === 'remove'
        ? members.map(({ value }) => ({ op, path: `members[value eq "${value}"]` }))
        : [{ op, path: 'members', value: members }];
    return [
      'PATCH',
      path,
      { schemas: [PATCH], Operations: Operations.length > 0 ? Operations : [{ op: 'add', value: {} }] },
    ];
  };
  switch (operation.kind) {
    case 'create-user':
      return ['POST', '/Users', { userName: operation.userName, title: operation.title, password: PASSWORD }];
    case 'patch-user': {
      const value = { ...operation.values, ...(operation.password && { password: PASSWORD }) };
      return ['PATCH', `/Users/${operation.id}`, { schemas: [PATCH], Operations: [{ op: 'replace', value }] }];
    }
    case 'put-user':
      return ['PUT', `/Users/${operation.id}`, operation.values];
    case 'create-group':
      return ['POST', '/Groups', { displayName: operation.displayName, members }];
    case 'put-group':
      return ['PUT', `/Groups/${operation.id}`, { displayName: operation.displayName, members }];
    case 'add':
    case 'remove':
    case 'replace':
      return patchMembers(operation.kind);
    case 'delete-user':
      return ['DELETE', `/Users/${operation.id}`];
    case 'delete-group':
      return ['DELETE', `/Groups/${operation.id}`];
    case 'get-user':
      return ['GET', `/Users/${operation.id}`];
    case 'get-group':
      return ['GET', `/Groups/${operation.id}`];
  }
}

/** 503 is a refusal, unless it says that what was asked may be done. */
function outcomeOf({ status, body }: Answer): Call['outcome'] {
  if (status < 300) return 'done';
  return /may or may not have been/.test(String(body.detail)) ? 'unknown' : 'refused';
}

const signInSchema = z.object({ signIn: z.object({ user: z.object({ id: z.string() }).nullable() }) });
const userSchema = z.object({ userName: z.string(), title: z.string().nullable().default(null), active: z.boolean() });
const versionSchema = z.string().regex(/^W\/"\d+"$/);

function seenIn({ body, headers }: Answer): Seen {
  const { id, displayName, members } = body;
  const version = Number(/\d+/.exec(versionSchema.parse(headers.get('etag'))));
  const resource = { id: String(id), version };
  if (typeof body.userName !== 'string')
    return { ...resource, group: { displayName: String(displayName), members: referencesIn(members) } };
  const [group = null] = referencesIn(body.groups);
  return { ...resource, user: { ...userSchema.parse(body), group } };
}
