import type { Reply } from './client.ts';
import { isObject, type JsonObject, objectsOf } from './json.ts';

/** An answer that is not what it has to be. */
class WrongAnswer extends Error {}

export function expect(isRight: boolean, complaint: () => string): asserts isRight {
  if (!isRight) throw new WrongAnswer(complaint());
}

export function expectStatus(reply: Reply, ...statuses: readonly number[]): void {
  const { detail } = reply.body;
  const said = typeof detail === 'string' ? detail : JSON.stringify(reply.body);
  expect(statuses.includes(reply.status), () => `${reply.status}: ${said.slice(0, 300)}`);
}

/** A resource whole enough to go on with: its id, and an ETag that says the same as its meta (RFC 7644 §3.14). */
export function expectResource({ headers, body, toTheLetter }: Reply, id?: string): string {
  const { id: found, meta } = body;
  expect(typeof found === 'string' && (id === undefined || found === id), () => `id is ${found}, not ${id}`);
  if (!toTheLetter) return found;
  const version = isObject(meta) ? meta.version : undefined;
  expect(version !== undefined && version === headers.etag, () => `ETag ${headers.etag}, meta.version ${version}`);
  return found;
}

/** The resources of a list whose numbers agree with it. */
export function expectList({ body, toTheLetter }: Reply, totalResults: number): JsonObject[] {
  const { Resources: resources = [], totalResults: total, itemsPerPage } = body;
  expect(total === totalResults, () => `totalResults is ${total}, not ${totalResults}`);
  const objects = objectsOf(resources);
  const isWhole = objects.length === itemsPerPage || !toTheLetter;
  expect(isWhole, () => `${objects.length} resources, itemsPerPage ${itemsPerPage}`);
  return objects;
}
