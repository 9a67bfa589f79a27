import type { IncomingMessage } from 'node:http';
import { FloorError } from './answer.ts';
import type { Caller } from './authentication.ts';

/** A request of somebody who may ask. */
export interface FloorRequest {
  readonly message: IncomingMessage;
  readonly query: URLSearchParams;
  readonly caller: Caller;
  readonly requestId: string;
  /** Empty when the address names a collection. */
  readonly id: string;
}

const BODY_BYTES_MAX = 12_582_912;
const PAGE_MAX = 200;
const PAGE_DEFAULT = 100;
const ENTITY_TAG = /^(?:W\/)?"(\d{1,9})"$/;

/** The body as a JSON object. Throws 400 and 413. */
export async function readBody(message: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new FloorError(413, undefined, 'The body is too large.');
    chunks.push(chunk);
  }
  const body = parse(Buffer.concat(chunks).toString('utf8'));
  if (!isObject(body)) throw new FloorError(400, 'invalidSyntax', 'The body must be a JSON object.');
  return body;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Which page is asked for. Throws 400. */
export function readPage({ query }: FloorRequest): { startIndex: number; count: number } {
  const count = integer(query.get('count'), PAGE_DEFAULT);
  return {
    startIndex: Math.max(1, integer(query.get('startIndex'), 1)),
    count: Math.min(PAGE_MAX, Math.max(0, count)),
  };
}

/** The versions that If-Match allows a change from; null when any will do (RFC 7644 §3.14). */
export function ifVersion({ message }: FloorRequest): number[] | null {
  return versionsIn(message.headers['if-match']);
}

/** Whether If-None-Match names this version. */
export function isKnown({ message }: FloorRequest, version: number): boolean {
  const header = message.headers['if-none-match'];
  return header !== undefined && (versionsIn(header)?.includes(version) ?? true);
}

function versionsIn(header: string | undefined): number[] | null {
  if (header === undefined || header.trim() === '*') return null;
  return header
    .split(',')
    .flatMap((tag) => ENTITY_TAG.exec(tag.trim())?.[1] ?? [])
    .map(Number);
}

function integer(text: string | null, fallback: number): number {
  if (text === null) return fallback;
  if (!/^-?\d{1,9}$/.test(text)) throw new FloorError(400, 'invalidValue', `${text} is not a whole number.`);
  return Number(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FloorError(400, 'invalidSyntax', 'The body is not JSON.');
  }
}
