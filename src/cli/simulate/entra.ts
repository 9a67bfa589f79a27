import { CORE_GROUP, PATCH_OP, schemasOf } from './attributes.ts';
import type { EntraOperation } from './entra-operations.ts';
import { type JsonObject, objectsOf } from './json.ts';
import type { Answer, OktaClient } from './okta-client.ts';
import { createResource, type Identified, identified, type Type } from './resources.ts';
import type { SimulatedGroup, SimulatedUser } from './world.ts';

/** A schema of Microsoft's that Entra ID names in every group it creates. */
const ADSCIM_GROUP = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';

/** Everything Entra ID, without `aadOptscim062020`, asks of a SCIM service: one method per request. */
export class Entra {
  constructor(private readonly client: OktaClient) {}

  /** *Test connection*: somebody and something with a name that nobody has. */
  async testConnection(unknownName: string): Promise<void> {
    for (const [type, attribute] of [
      ['Users', 'userName'],
      ['Groups', 'displayName'],
    ] as const) {
      const found = await this.find(type, attribute, unknownName);
      if (found) this.client.fail(`GET /${type}?filter`, `somebody is called ${unknownName}`);
    }
  }

  /** Looks for a resource by the value of one attribute; members are never wanted. */
  async find(type: Type, attribute: string, value: string): Promise<Identified | undefined> {
    const kind = `GET /${type}?filter=${attribute}`;
    const { body } = await this.#get(kind, `/${type}?${queryOf(type, `${attribute} eq ${JSON.stringify(value)}`)}`);
    const resources = objectsOf(body.Resources);
    if (resources.length !== body.totalResults || resources.length > 1)
      this.client.fail(kind, `${body.totalResults} resources have the ${attribute} ${JSON.stringify(value)}`);
    const [found] = resources;
    return found && identified(this.client, kind, found);
  }

  /** Whether a group has a member, as Entra ID asks it. */
  async hasMember(groupId: string, userId: string): Promise<boolean> {
    const filter = `id eq ${JSON.stringify(groupId)} and members eq ${JSON.stringify(userId)}`;
    const { body } = await this.#get('GET /Groups?filter=members', `/Groups?${queryOf('Groups', filter)}`);
    return body.totalResults === 1;
  }

  /** Reads a group, without its members as always. */
  async readGroup(id: string): Promise<Identified> {
    const kind = 'GET /Groups/{id}';
    const { body } = await this.#get(kind, `/Groups/${id}?excludedAttributes=members`);
    if ('members' in body) this.client.fail(kind, 'shows members that were excluded');
    return identified(this.client, kind, body, id);
  }

  /** Creates a resource; undefined when it is there already because an earlier attempt's reply was lost. */
  create(type: Type, body: JsonObject): Promise<Identified | undefined> {
    return createResource(this.client, type, body);
  }

  /** PATCHes; 204 is as good as 200 with the resource. Nothing is sent when there is nothing to say. */
  async patch(type: Type, id: string, operations: readonly EntraOperation[], purpose: string): Promise<void> {
    if (operations.length === 0) return;
    const kind = `PATCH /${type}/{id} ${purpose}`;
    const body = { schemas: [PATCH_OP], Operations: operations };
    const answer = await this.client.send({ kind, method: 'PATCH', path: `/${type}/${id}`, body, expect: [200, 204] });
    if (answer.status === 200) identified(this.client, kind, answer.body, id);
  }

  #get(kind: string, path: string): Promise<Answer> {
    return this.client.send({ kind, method: 'GET', path, expect: [200] });
  }
}

/** The body of a user's create: no password, and a `meta` that a server must ignore. */
export function entraUser({ person: { profile } }: SimulatedUser): JsonObject {
  return { schemas: schemasOf(profile), ...profile, active: true, meta: { resourceType: 'User' } };
}

/** The body of a group's create: always without members. */
export function entraGroup({ names, index }: SimulatedGroup): JsonObject {
  return {
    schemas: [CORE_GROUP, ADSCIM_GROUP],
    externalId: `entra-${index}-${names.first}`,
    displayName: names.first,
    meta: { resourceType: 'Group' },
  };
}

function queryOf(type: Type, filter: string): string {
  const excluded = type === 'Groups' ? 'excludedAttributes=members&' : '';
  return `${excluded}filter=${encodeURIComponent(filter)}`;
}
