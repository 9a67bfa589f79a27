import { ATTRIBUTES, type Attribute, type Profile, valueAt } from './attributes.ts';
import { isObject, type JsonObject, objectsOf } from './json.ts';

/** One operation of a PATCH as Entra ID writes it: with capitals, and a path always. */
export interface EntraOperation {
  readonly op: 'Add' | 'Remove' | 'Replace';
  readonly path: string;
  readonly value?: unknown;
}

/** What turns one profile into another: one operation for each value, also for each part of a typed element. */
export function profileOperations(before: Profile, after: Profile): EntraOperation[] {
  return ATTRIBUTES.flatMap((attribute) => {
    const [old, wanted] = [valueAt(before, attribute.path), valueAt(after, attribute.path)];
    if (attribute.kind === 'list') return listOperations(pathOf(attribute), objectsOf(old), objectsOf(wanted));
    if (attribute.kind === 'text') return valueOperation(pathOf(attribute), old, wanted);
    return valueOperation(pathOf(attribute), referred(old), referred(wanted));
  });
}

/** Switches a user on or off: a boolean as a text. */
export function activeOperation(active: boolean): EntraOperation {
  return { op: 'Replace', path: 'active', value: textOf(active) };
}

/** Members to add to a group, or to take out: named in the value, with a null beside each. */
export function memberOperations(op: 'Add' | 'Remove', ids: readonly string[]): EntraOperation[] {
  return ids.length === 0 ? [] : [{ op, path: 'members', value: ids.map((value) => ({ $ref: null, value })) }];
}

/** Elements are told apart by their type, of which there is one each. */
function listOperations(path: string, before: readonly JsonObject[], after: readonly JsonObject[]): EntraOperation[] {
  const types = new Set([...before, ...after].map(({ type }) => String(type)));
  return [...types].flatMap((type) => {
    const place = `${path}[type eq ${JSON.stringify(type)}]`;
    const old = before.find((element) => element.type === type) ?? {};
    const wanted = after.find((element) => element.type === type);
    if (!wanted) return [{ op: 'Remove' as const, path: place }];
    const parts = Object.keys({ ...wanted, ...old }).filter((part) => part !== 'type' && part in wanted);
    return parts.flatMap((part) => valueOperation(`${place}.${part}`, old[part], wanted[part]));
  });
}

function valueOperation(path: string, before: unknown, after: unknown): EntraOperation[] {
  if (before === after) return [];
  if (after === undefined) return [{ op: 'Remove', path }];
  return [{ op: before === undefined ? 'Add' : 'Replace', path, value: textOf(after) }];
}

function textOf(value: unknown): unknown {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : value;
}

/** The manager as a bare text. */
function referred(value: unknown): unknown {
  return isObject(value) ? value.value : value;
}

/** `name.givenName`; behind the urn of an extension a colon. */
function pathOf({ path: [first, ...rest] }: Attribute): string {
  return [first, ...rest].join(first.startsWith('urn:') ? ':' : '.');
}
