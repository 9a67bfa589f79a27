import { CORE_GROUP, PATCH_OP } from './attributes.ts';
import { isObject, type JsonObject, objectsOf } from './json.ts';
import type { Answer, OktaClient } from './okta-client.ts';
import { createResource, type Identified, identified, type Type } from './resources.ts';

/** The attribute by which Okta looks for a resource it has no id of. */
const SEARCHED_BY: Record<Type, string> = { Users: 'userName', Groups: 'displayName' };

const PAGE_SIZE = 100;

/** A page of a list, its numbers checked to be whole ones as Okta needs them. */
interface Page {
  readonly totalResults: number;
  readonly resources: readonly JsonObject[];
}

/** One operation of a PATCH. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path?: string;
  readonly value?: unknown;
}

/** Everything Okta asks of a SCIM service, one method per request. */
export class Okta {
  constructor(private readonly client: OktaClient) {}

  /** What *Test API credentials* sends, and each save of the settings. */
  async testConnector(): Promise<void> {
    const kind = 'GET /Users (test)';
    this.#page(
      kind,
      await this.client.send({ kind, method: 'GET', path: '/Users?startIndex=1&count=2', expect: [200] }),
    );
  }

  /** Looks for a resource by its name, as Okta does before it creates one. */
  async find(type: Type, name: string): Promise<Identified | undefined> {
    const kind = `GET /${type}?filter`;
    const filter = encodeURIComponent(`${SEARCHED_BY[type]} eq ${JSON.stringify(name)}`);
    const path = `/${type}?filter=${filter}&startIndex=1&count=${PAGE_SIZE}`;
    const { totalResults, resources } = this.#page(
      kind,
      await this.client.send({ kind, method: 'GET', path, expect: [200] }),
    );
    const [found] = resources;
    if (totalResults > 1) this.client.fail(kind, `${totalResults} resources are called ${JSON.stringify(name)}`);
    return found && identified(this.client, kind, found);
  }

  async read(type: Type, id: string): Promise<Identified> {
    const kind = `GET /${type}/{id}`;
    const { body } = await this.client.send({ kind, method: 'GET', path: pathOf(type, id), expect: [200] });
    return identified(this.client, kind, body, id);
  }

  /** Creates a resource; undefined when it is there already because an earlier attempt's reply was lost. */
  create(type: Type, body: JsonObject): Promise<Identified | undefined> {
    return createResource(this.client, type, body);
  }

  /** Tries to create what is there already, which must be refused as a duplicate. */
  async createDuplicate(type: Type, body: JsonObject): Promise<void> {
    const kind = `POST /${type} (duplicate)`;
    const { body: error } = await this.client.send({ kind, method: 'POST', path: `/${type}`, body, expect: [409] });
    if (error.scimType !== 'uniqueness' || error.status !== '409')
      this.client.fail(kind, `409 without scimType "uniqueness" and status "409": ${JSON.stringify(error)}`);
  }

  /** PUTs a whole object. The purpose names what it is counted as. */
  async replace(type: Type, id: string, body: JsonObject, purpose = ''): Promise<void> {
    const kind = `PUT /${type}/{id}${purpose && ` ${purpose}`}`;
    const answer = await this.client.send({ kind, method: 'PUT', path: pathOf(type, id), body, expect: [200] });
    identified(this.client, kind, answer.body, id);
  }

  /** PATCHes; 204 is as good as 200 with the resource. */
  async patch(type: Type, id: string, operations: readonly Operation[], purpose: string): Promise<void> {
    const kind = `PATCH /${type}/{id} ${purpose}`;
    const body = { schemas: [PATCH_OP], Operations: operations };
    const answer = await this.client.send({ kind, method: 'PATCH', path: pathOf(type, id), body, expect: [200, 204] });
    if (answer.status === 200) identified(this.client, kind, answer.body, id);
  }

  /** One page of an import. */
  async page(type: Type, startIndex: number): Promise<Page> {
    const kind = `GET /${type} (import)`;
    const path = `/${type}?startIndex=${startIndex}&count=${PAGE_SIZE}`;
    return this.#page(kind, await this.client.send({ kind, method: 'GET', path, expect: [200] }));
  }

  #page(kind: string, { body }: Answer): Page {
    const { totalResults, startIndex, itemsPerPage } = body;
    for (const [name, value] of Object.entries({ totalResults, startIndex, itemsPerPage }))
      if (!Number.isInteger(value)) this.client.fail(kind, `${name} is ${JSON.stringify(value)}, not a whole number`);
    return { totalResults: Number(totalResults), resources: objectsOf(body.Resources) };
  }
}

/** A new group, as Okta creates it: always without members. */
export function newGroup(displayName: string): JsonObject {
  return { schemas: [CORE_GROUP], displayName, members: [] };
}

/** The ids that a multi-valued attribute of references holds. */
export function idsIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.flatMap((item) => (isObject(item) && typeof item.value === 'string' ? [item.value] : []))
    : [];
}

function pathOf(type: Type, id: string): string {
  return `/${type}/${encodeURIComponent(id)}`;
}
