import { listOf } from '../quirks/single-object.ts';
import { booleanOf } from '../quirks/text-boolean.ts';
import { ScimError } from './error.ts';
import { isObject, type Json } from './json.ts';
import { type Attribute, attributeNamed } from './schema.ts';

/** How a single value of a type is read, and what to tell a client that sent another; undefined refuses. */
interface Reader {
  readonly accepts: string;
  read(value: unknown): Json | undefined;
}

/** Without repetition that can match the same text in two ways, so in linear time. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;
const BASE64 = /^[\w+/-]*={0,2}$/;

const READERS: Readonly<Record<Exclude<Attribute['type'], 'complex'>, Reader>> = {
  string: { accepts: 'a string', read: text },
  reference: { accepts: 'a string', read: text },
  boolean: { accepts: 'true or false', read: booleanOf },
  integer: {
    accepts: `a whole number up to ${Number.MAX_SAFE_INTEGER}`,
    read: (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined),
  },
  decimal: { accepts: 'a number', read: (value) => (typeof value === 'number' ? value : undefined) },
  dateTime: { accepts: 'a date and time such as "2026-01-31T09:00:00Z"', read: dateTime },
  any: { accepts: 'one value', read: (value) => (isPlain(value) ? value : undefined) },
  binary: { accepts: 'Base64', read: (value) => matching(BASE64, value) },
};

/**
 * Reads a client's value of an attribute into the attribute's type: names of sub-attributes as the schema spells
 * them, unknown and readOnly ones left out, objects without a prototype. Null, "" and [] mean unset (RFC 7643 §2.5)
 * and give null. Throws 400 invalidValue; `name` is what the message calls the attribute.
 */
export function coerce(attribute: Attribute, value: unknown, name: string): Json {
  if (!isUnset(value))
    return attribute.multiValued ? readMany(attribute, value, name) : readOne(attribute, value, name);
  if (attribute.required) throw invalid(`"${name}" is required and cannot be empty.`);
  return null;
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function readMany(attribute: Attribute, value: unknown, name: string): Json {
  const values = listOf(value);
  if (!values) throw mismatch(attribute, value, name, `an array, each element ${accepted(attribute)}`);
  return values.filter((element) => element !== null).map((element) => readOne(attribute, element, name));
}

function readOne(attribute: Attribute, value: unknown, name: string): Json {
  if (attribute.type === 'complex') return readComplex(attribute, value, name);
  const typed = READERS[attribute.type].read(value);
  if (typed === undefined) throw mismatch(attribute, value, name, accepted(attribute));
  return typeof typed === 'string' ? canonical(attribute, typed, name) : typed;
}

function readComplex(attribute: Attribute, value: unknown, name: string): Json {
  if (!isObject(value)) throw mismatch(attribute, value, name, accepted(attribute));
  const object: Record<string, Json> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) {
    const subAttribute = attributeNamed(attribute.subAttributes ?? [], key);
    if (!subAttribute || subAttribute.mutability === 'readOnly') continue;
    object[subAttribute.name] = coerce(subAttribute, inner, `${name}.${subAttribute.name}`);
  }
  return object;
}

/** A value of a closed list, as the list spells it. The list of a `type` is advice only (RFC 7643 §2.4). */
function canonical(attribute: Attribute, value: string, name: string): string {
  const { canonicalValues, caseExact } = attribute;
  if (!canonicalValues || attribute.name === 'type') return value;
  const same = canonicalValues.find((known) => known === value || (!caseExact && isSameText(known, value)));
  if (same === undefined) throw invalid(`"${name}" must be one of ${canonicalValues.join(', ')}.`);
  return same;
}

function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function dateTime(value: unknown): string | undefined {
  const found = matching(DATE_TIME, value);
  return found !== undefined && !Number.isNaN(Date.parse(found)) && isDay(found.slice(0, 10)) ? found : undefined;
}

/** Date.parse takes 30 February for 2 March. */
function isDay(date: string): boolean {
  return new Date(date).toISOString().startsWith(date);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function accepted({ type, subAttributes = [] }: Attribute): string {
  if (type !== 'complex') return READERS[type].accepts;
  const names = subAttributes.filter(({ mutability }) => mutability !== 'readOnly').map(({ name }) => name);
  return `an object with ${names.join(', ')}`;
}

/** Says of which type the value was, and of a secret not even that. */
function mismatch({ returned }: Attribute, value: unknown, name: string, accepts: string): ScimError {
  const came = returned === 'never' ? '' : `; it came as ${typeName(value)}`;
  return invalid(`"${name}" must be ${accepts}${came}.`);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function invalid(message: string): ScimError {
  return new ScimError(400, 'invalidValue', message);
}
