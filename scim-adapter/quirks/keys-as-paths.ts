import { type PatchPath, readPatchPath } from '../protocol/path.ts';

/**
 * Entra ID, with `aadOptscim062020`, sends one PATCH operation without a path whose keys are paths: `name.givenName`,
 * `urn:…:User:department`, where RFC 7644 §3.5.2 has names of attributes. Reads a key as a path; undefined for what is
 * none. `schema` is the urn of the object that the key stands in, if it is one of a schema.
 */
export function pathOfKey(key: string, schema: string | undefined, urns: readonly string[]): PatchPath | undefined {
  return readPatchPath(schema === undefined ? key : `${schema}:${key}`, urns);
}
