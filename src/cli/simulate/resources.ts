import type { JsonObject } from './json.ts';
import type { OktaClient } from './okta-client.ts';

/** The endpoints for resources. */
export type Type = 'Users' | 'Groups';

/** A resource of which at least the id is known. */
export type Identified = JsonObject & { id: string };

/** A resource in an answer, with an id: the expected one, where one is. Anything else fails the run. */
export function identified(client: OktaClient, kind: string, body: JsonObject, expected?: string): Identified {
  const { id } = body;
  if (typeof id !== 'string' || id === '' || (expected !== undefined && id !== expected))
    return client.fail(kind, `answered with the id ${JSON.stringify(id)}${expected ? `, not "${expected}"` : ''}`);
  return { ...body, id };
}

/** Creates a resource; undefined when it is there already because an earlier attempt's reply was lost. */
export async function createResource(
  client: OktaClient,
  type: Type,
  body: JsonObject,
): Promise<Identified | undefined> {
  const kind = `POST /${type}`;
  const call = { kind, method: 'POST', path: `/${type}`, body, expect: [201], expectAfterLostReply: [409] } as const;
  const answer = await client.send(call);
  return answer.status === 409 ? undefined : identified(client, kind, answer.body);
}
