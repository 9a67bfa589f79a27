import type { Reply } from './client.ts';
import { isObject, type JsonObject, objectsOf } from './json.ts';

/** An answer that is not what it has to be. */
class WrongAnswer extends Error {}

export function expect(isRight: boolean, complaint: () => string): asserts isRight {
  if (!isRight) throw new WrongAnswer(complaint());
}

export function expectStatus(reply: Reply, ...statuses: readonly number[]): void {
  expect(statuses.includes(reply.status), () => `${reply.status}: ${JSON.stringify(reply.body).slice(0, 300)}`);
}

/** A resource whole enough to go on with: its id, and an ETag that says the same as its meta (RFC 7644 §3.14). */
export function expectResource({ headers, body }: Reply, id?: string): string {
  const { id: found, meta } = body;
  expect(typeof found === 'string' && (id === undefined || found === id), () => `id is ${found}, not ${id}`);
  const version = isObject(meta) ? meta.version : undefined;
  expect(version !== undefined && version === headers.etag, () => `ETag ${headers.etag}, meta.version ${version}`);
  return found;
}

/** The resources of a list whose numbers agree with it. */
export function expectList({ body }: Reply, totalResults: number): JsonObject[] {
  const { Resources: resources = [], totalResults: total, itemsPerPage } = body;
  expect(total === totalResults, () => `totalResults is ${total}, not ${totalResults}`);
  const objects = objectsOf(resources);
  expect(objects.length === itemsPerPage, () => `${objects.length} resources, itemsPerPage ${itemsPerPage}`);
  return objects;
}
