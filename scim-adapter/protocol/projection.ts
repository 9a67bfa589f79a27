import { readAttributePath } from './attribute-path.ts';
import { ScimError } from './error.ts';
import { isObject } from './json.ts';
import { type Query, readParameter } from './query.ts';
import { type Attribute, findAttribute, findSchema, type ResourceSchema } from './schema.ts';

/** What of a resource an answer shows (RFC 7644 §3.9). Paths: `members`, `emails.value`, `urn:…:User:manager`. */
export interface Projection {
  /** Whether the answer shows the attribute or a part of it; also for the bare urn of an extension. */
  wants(path: string): boolean;
  /** Whether the client named it, a part of it or what it is a part of, in `attributes`. */
  names(path: string): boolean;
  /** The resource without what the answer does not show, or no schema knows. */
  apply(resource: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** What is shown of an object, by key: all of it, or parts. */
type Plan = ReadonlyMap<string, Part>;
type Part = 'whole' | Plan;

/** Keys are paths in lower case: `emails`, `emails.value`, `urn:…:user`, `urn:…:user:manager.value`. */
interface Selection {
  readonly only: ReadonlySet<string>;
  /** What `only` holds a part of. */
  readonly touched: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
  /** Collects what the plan shows. */
  readonly shown: Set<string>;
}

/**
 * Reads `attributes` and `excludedAttributes`: lists with commas, names without case. Names that no schema knows are
 * ignored, so a list of only such names leaves what is always returned. Both at once are refused.
 */
export function parseProjection(query: Query, resource: ResourceSchema): Projection {
  const only = readPaths(query, 'attributes', resource);
  const except = readPaths(query, 'excludedAttributes', resource);
  if (only && except)
    throw new ScimError(400, 'invalidValue', 'Use either "attributes" or "excludedAttributes", not both.');
  if (only || except) return project(resource, only, except);
  const known = defaults.get(resource) ?? project(resource, only, except);
  defaults.set(resource, known);
  return known;
}

/** What is shown when a client names nothing, as nearly all do: worked out once for each schema. */
const defaults = new WeakMap<ResourceSchema, Projection>();

function project(resource: ResourceSchema, only: string[][] | undefined, except: string[][] | undefined): Projection {
  const selection: Selection = {
    only: new Set(only?.map((keys) => keys.at(-1) ?? '')),
    touched: new Set(only?.flatMap((keys) => keys.slice(0, -1))),
    except: new Set(except?.map((keys) => keys.at(-1) ?? '')),
    shown: new Set(),
  };
  const plan = planResource(resource, selection, !only);
  return {
    wants: (path) =>
      keysOf(path, resource)
        .slice(-1)
        .some((key) => selection.shown.has(key)),
    names: (path) => isNamed(keysOf(path, resource), selection),
    apply: (whole) => pick(whole, plan),
  };
}

/** The paths of a parameter, each as its keys from the outermost in; undefined when there is nothing in it. */
function readPaths(query: Query, name: string, resource: ResourceSchema): string[][] | undefined {
  const paths = (readParameter(query, name) ?? '').split(',').map((path) => path.trim());
  const given = paths.filter((path) => path !== '');
  if (given.length === 0) return undefined;
  return given.map((path) => keysOf(path, resource)).filter((keys) => keys.length > 0);
}

/** `urn:…:User:manager.value` → [urn, urn:manager, urn:manager.value], `emails` → [emails]; unknown → []. */
function keysOf(text: string, resource: ResourceSchema): string[] {
  const urns = [resource.core.id, ...resource.extensions.map(({ id }) => id)];
  const bare = findSchema(resource, text);
  if (bare) return bare === resource.core ? [] : [bare.id.toLowerCase()];
  const path = readAttributePath(text, urns);
  const found = path && findAttribute(resource, path);
  if (!found) return [];
  const isExtension = found.schema !== undefined && found.schema !== resource.core;
  const urn = isExtension && found.schema ? [found.schema.id] : [];
  const attribute = [...urn, found.attribute.name].join(':');
  const subAttribute = found.subAttribute ? [`${attribute}.${found.subAttribute.name}`] : [];
  return [...urn, attribute, ...subAttribute].map((key) => key.toLowerCase());
}

function isNamed(keys: readonly string[], { only, touched }: Selection): boolean {
  return keys.some((key) => only.has(key)) || keys.slice(-1).some((key) => touched.has(key));
}

/** `all`: without `attributes`, where what is returned by default is shown. */
function planResource({ common, core, extensions }: ResourceSchema, selection: Selection, all: boolean): Plan {
  const plan = new Map(planAttributes([...common, ...core.attributes], '', selection, all));
  for (const { id, attributes } of extensions) {
    const key = id.toLowerCase();
    const isWhole = selection.only.has(key) || (all && !selection.except.has(key));
    const part = planAttributes(attributes, `${key}:`, selection, isWhole);
    show(plan, selection, id, key, part);
  }
  return plan;
}

/** `inherited`: what these are parts of is shown as a whole. */
function planAttributes(
  attributes: readonly Attribute[],
  prefix: string,
  selection: Selection,
  inherited: boolean,
): Plan {
  const plan = new Map<string, Part>();
  for (const attribute of attributes) {
    const key = `${prefix}${attribute.name.toLowerCase()}`;
    if (!isShown(attribute, key, selection, inherited)) continue;
    show(plan, selection, attribute.name, key, planParts(attribute, key, selection, inherited));
  }
  return plan;
}

function planParts(attribute: Attribute, key: string, selection: Selection, inherited: boolean): Part {
  const parts = attribute.subAttributes ?? [];
  const isWhole = inherited || selection.only.has(key) || !selection.touched.has(key);
  const plan = planAttributes(parts, `${key}.`, selection, isWhole);
  return plan.size === parts.length && [...plan.values()].every((part) => part === 'whole') ? 'whole' : plan;
}

/** An object of which no part is shown is not shown either. */
function show(plan: Map<string, Part>, { shown }: Selection, name: string, key: string, part: Part): void {
  if (part !== 'whole' && part.size === 0) return;
  plan.set(name, part);
  shown.add(key);
}

function isShown({ returned }: Attribute, key: string, selection: Selection, inherited: boolean): boolean {
  const isAsked = selection.only.has(key) || selection.touched.has(key);
  switch (returned) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'request':
      return isAsked;
    case 'default':
      return isAsked || (inherited && !selection.except.has(key));
  }
}

function pick(object: Readonly<Record<string, unknown>>, plan: Plan): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) {
    const part = plan.get(name);
    if (part) picked[name] = part === 'whole' ? value : pickEach(value, part);
  }
  return picked;
}

function pickEach(value: unknown, plan: Plan): unknown {
  if (Array.isArray(value)) return value.map((element) => pickEach(element, plan));
  return isObject(value) ? pick(value, plan) : value;
}
