import {
  type AttributePath,
  parseAttributePath,
  printAttributePath,
  readAttributePath,
  splitUrn,
} from './attribute-path.ts';
import { type Filter, printFilter } from './filter.ts';
import { parseValuePath } from './filter-parser.ts';

export { type AttributePath, parseAttributePath } from './attribute-path.ts';

/**
 * What a PATCH operation points at (RFC 7644 §3.5.2): an attribute, `attribute[filter]`, `attribute[filter].sub`,
 * or the bare urn of a schema, whose `attribute` is then empty.
 */
export interface PatchPath extends AttributePath {
  readonly filter?: Filter;
}

/** Reads a PATCH path. Throws 400 invalidPath, or invalidFilter when its filter is beyond a limit. */
export function parsePatchPath(text: string, urns: readonly string[]): PatchPath {
  return readPatchPath(text, urns) ?? parseAttributePath(text, urns);
}

/**
 * The same for a key of a value: undefined when it is no path, since unknown keys are ignored.
 * A key with a bracket is meant as a path, so a mistake in it throws.
 */
export function readPatchPath(text: string, urns: readonly string[]): PatchPath | undefined {
  if (text.includes('[')) {
    const { path, ...rest } = parseValuePath(text, urns);
    return { ...path, ...rest };
  }
  const { schema, rest } = splitUrn(text, urns);
  const isBareUrn = schema !== undefined && text.length === schema.length;
  return isBareUrn ? { schema, attribute: rest } : readAttributePath(text, urns);
}

/** The path as text, from which `parsePatchPath` reads an equal one. */
export function printPath({ filter, ...path }: PatchPath): string {
  if (!filter) return printAttributePath(path);
  const { subAttribute, ...attribute } = path;
  const suffix = subAttribute === undefined ? '' : `.${subAttribute}`;
  return `${printAttributePath(attribute)}[${printFilter(filter)}]${suffix}`;
}
