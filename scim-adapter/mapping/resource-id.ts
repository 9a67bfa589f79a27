import { ScimError } from '../protocol/error.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What a resource is called in a sentence. */
export type Noun = 'user' | 'group';

/** An id that an address names. What cannot be an id of ours names nothing: 404, without asking anybody. */
export function requireId(id: string, noun: Noun): string {
  if (UUID.test(id)) return id;
  throw noSuch(noun);
}

export function noSuch(noun: Noun): ScimError {
  return new ScimError(404, undefined, `There is no ${noun} with this id.`);
}
