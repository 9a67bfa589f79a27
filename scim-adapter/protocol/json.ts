import { ScimError } from './error.ts';
import { findSyntaxFault } from './json-syntax.ts';

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Deepest nesting of objects and arrays that a body may have. */
export const JSON_DEPTH_MAX = 20;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** What each byte adds to the depth. */
const STEP = new Int8Array(256);
for (const opening of '{[') STEP[opening.charCodeAt(0)] = 1;
for (const closing of '}]') STEP[closing.charCodeAt(0)] = -1;

/**
 * Reads a body, stricter than JSON.parse: UTF-8 without faults and without a byte-order mark, nested no deeper than
 * JSON_DEPTH_MAX (else 400 invalidSyntax), and nothing in it that cannot be stored (else 400 invalidValue).
 * A key that comes twice counts the last time; `__proto__` is a key like any other. Messages repeat no value.
 */
export function parseJson(bytes: Uint8Array): unknown {
  checkDepth(bytes);
  const value = parseText(decode(bytes));
  checkStorable(value);
  return value;
}

/** Neither NUL nor half of a surrogate pair: PostgreSQL stores no such text, and hashes and drivers alter it. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The member with a name in lower case, looked up without case; of several the last. */
export function memberNamed(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(object).findLast(([key]) => key.toLowerCase() === name)?.[1];
}

/** Whether a value is an object of JSON: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Before JSON.parse, because whatever walks the value afterwards recurses. UTF-8 never hides a bracket or quote. */
function checkDepth(bytes: Uint8Array): void {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) at = endOfString(bytes, at);
    depth += STEP[byte] ?? 0;
    if (depth > JSON_DEPTH_MAX)
      throw invalidSyntax(`The body nests objects and arrays deeper than ${JSON_DEPTH_MAX} levels.`);
  }
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function decode(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text.startsWith('\uFEFF'))
    throw invalidSyntax('The body starts with a byte-order mark, which JSON does not allow.');
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw invalidSyntax('The body is not valid UTF-8.', cause);
  }
}

/** The message of JSON.parse is not passed on, not even as a cause: it repeats a part of the body. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidSyntax(`The body is not JSON: ${findSyntaxFault(text) ?? 'it cannot be parsed'}.`);
  }
}

function checkStorable(value: unknown): void {
  if (typeof value === 'string' && !isStorable(value))
    throw invalidValue('A string or key contains NUL or half of a surrogate pair, which cannot be stored.');
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalidValue('A number is too large.');
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) checkStorable(Object.keys(value));
  for (const inner of Object.values(value)) checkStorable(inner);
}

function invalidSyntax(message: string, cause?: unknown): ScimError {
  return new ScimError(400, 'invalidSyntax', message, undefined, { cause });
}

function invalidValue(message: string): ScimError {
  return new ScimError(400, 'invalidValue', message);
}
