import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { isObject, type JsonObject, objectsOf } from '../../../src/cli/simulate/json.ts';
import { idsIn, type Operation } from '../../../src/cli/simulate/okta.ts';

/** An answer instead of the right one; a SCIM Error where no text is given. */
export interface Refusal {
  status: number;
  headers?: Record<string, string>;
  text?: string | Buffer;
}

/** What the server is told to do wrong. Each is called once per request or value it may spoil. */
export interface Faults {
  /** Answers this status instead of doing the work. */
  refuse?: (request: IncomingMessage) => Refusal | undefined;
  /** Does the work, then resets the connection instead of answering. */
  loseReply?: (request: IncomingMessage) => boolean;
  /** Forgets that this user joins. */
  loseMember?: (userId: string) => boolean;
  /** Spoils a user before it is stored. */
  spoilUser?: (user: JsonObject) => void;
  /** Keeps a user in the old group too. */
  keepOldGroup?: boolean;
}

type Resource = JsonObject & { id: string };
type Result = { status: number; body: JsonObject };

/** As much of a SCIM service as Okta needs, in memory, for tests of the simulator only. */
export class FakeScimServer {
  readonly users = new Map<string, Resource>();
  readonly groups = new Map<string, Resource>();
  readonly requests: { method: string; url: string; headers: IncomingMessage['headers']; body: unknown }[] = [];
  faults: Faults = {};
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/scim/v2`;
  }

  /** Listens; again on the same port when it was stopped. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    this.#server = server;
    await new Promise<void>((resolve) => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Ends at once, open requests included, as if killed. */
  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const body = method === 'GET' ? undefined : await json(request);
    this.requests.push({ method, url, headers, body });
    const refusal = this.faults.refuse?.(request);
    const result = refusal
      ? { status: refusal.status, body: scimError(refusal.status) }
      : this.#answer(method, url, body);
    if (this.faults.loseReply?.(request)) {
      response.destroy();
      return;
    }
    response.writeHead(result.status, { 'Content-Type': 'application/scim+json', ...refusal?.headers });
    response.end(refusal?.text ?? JSON.stringify(result.body));
  }

  #answer(method: string, url: string, body: unknown): Result {
    const { pathname, searchParams } = new URL(url, 'http://fake');
    const [, type, id] = /^\/scim\/v2\/(Users|Groups)(?:\/(.+))?$/.exec(pathname) ?? [];
    const store = type === 'Users' ? this.users : this.groups;
    const input = isObject(body) ? body : {};
    if (id === undefined) return method === 'POST' ? this.#create(store, input) : this.#list(store, searchParams);
    const resource = store.get(id);
    if (!resource) return { status: 404, body: scimError(404) };
    if (method === 'PUT') this.#put(store, resource, input);
    if (method === 'PATCH') this.#patch(store, resource, (input.Operations ?? []) as Operation[]);
    return { status: 200, body: this.#shown(store.get(id) ?? resource) };
  }

  #create(store: Map<string, Resource>, { password: _, members, ...input }: JsonObject): Result {
    const name = nameOf(input);
    if ([...store.values()].some((other) => nameOf(other) === name))
      return { status: 409, body: scimError(409, 'uniqueness') };
    const resource = { ...structuredClone(input), id: randomUUID() };
    this.#store(store, resource);
    if (store === this.groups) this.#setMembers(resource, idsIn(members));
    return { status: 201, body: this.#shown(resource) };
  }

  #put(store: Map<string, Resource>, { id }: Resource, { password: _, members, ...input }: JsonObject): void {
    const resource = { ...input, id };
    if (store === this.groups) this.#setMembers(resource, idsIn(members));
    this.#store(store, resource);
  }

  #patch(store: Map<string, Resource>, resource: Resource, operations: readonly Operation[]): void {
    for (const { op, path, value } of operations) {
      const given = path === 'members' ? { members: value } : value;
      const { members, password: _, ...rest } = isObject(given) ? given : {};
      const removed = path && /^members\[value eq "(.+)"\]$/.exec(path)?.[1];
      const before = this.#memberIds(resource);
      if (removed)
        this.#setMembers(
          resource,
          before.filter((id) => id !== removed),
        );
      else if (members !== undefined)
        this.#setMembers(resource, op === 'add' ? [...before, ...idsIn(members)] : idsIn(members));
      mergeDeep(resource, rest);
      this.#store(store, resource);
    }
  }

  #store(store: Map<string, Resource>, resource: Resource): void {
    if (store === this.users) this.faults.spoilUser?.(resource);
    store.set(resource.id, resource);
  }

  #list(store: Map<string, Resource>, query: URLSearchParams): Result {
    const wanted = /^\w+ eq (".*")$/s.exec(query.get('filter') ?? '')?.[1];
    const name = wanted === undefined ? undefined : String(JSON.parse(wanted)).toLowerCase();
    const all = [...store.values()].filter((resource) => name === undefined || nameOf(resource) === name);
    const startIndex = Number(query.get('startIndex'));
    const Resources = all
      .slice(startIndex - 1, startIndex - 1 + Number(query.get('count')))
      .map((found) => this.#shown(found));
    return { status: 200, body: { totalResults: all.length, startIndex, itemsPerPage: Resources.length, Resources } };
  }

  /** Whose group is whose lies with the users, so that nobody is in two. */
  #setMembers(group: Resource, ids: readonly string[]): void {
    for (const user of this.users.values()) {
      const others = objectsOf(user.groups).filter(({ value }) => value !== group.id);
      if (!ids.includes(user.id)) user.groups = others;
      else if (this.#memberIds(group).includes(user.id) || !this.faults.loseMember?.(user.id))
        user.groups = [...(this.faults.keepOldGroup ? others : []), { value: group.id }];
    }
  }

  #memberIds(group: Resource): string[] {
    return [...this.users.values()].filter(({ groups }) => idsIn(groups).includes(group.id)).map(({ id }) => id);
  }

  #shown(resource: Resource): JsonObject {
    const meta = { resourceType: this.users.has(resource.id) ? 'User' : 'Group' };
    if (this.users.has(resource.id)) return { ...resource, meta };
    return { ...resource, meta, members: this.#memberIds(resource).map((value) => ({ value })) };
  }
}

function nameOf({ userName, displayName }: JsonObject): string {
  return String(userName ?? displayName).toLowerCase();
}

function mergeDeep(into: JsonObject, from: JsonObject): void {
  for (const [name, value] of Object.entries(from)) {
    const held = into[name];
    if (isObject(held) && isObject(value)) mergeDeep(held, value);
    else into[name] = value;
  }
}

function scimError(status: number, scimType?: string): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    scimType,
    detail: 'refused',
  };
}
