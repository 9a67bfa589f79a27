import type { Actor } from '../domain/actor.ts';
import { isId, newId } from '../domain/id.ts';
import { maskedJson, maskedPath } from '../domain/masking.ts';
import { kindOf, outcomeOf } from '../domain/provisioning.ts';
import { tokenHash } from '../domain/secret.ts';
import type { Sql } from '../persistence/database.ts';
import { type CallRow, findStrangers, type Stranger } from '../persistence/provisioning-store.ts';

const PATH_MAX = 4096;
const USER_AGENT_MAX = 256;
const NAME_MAX = 256;

/** A call as the door hands it over, nothing of it copied. */
export interface ReceivedCall {
  readonly requestId: string;
  /** By `performance.now()`. */
  readonly startedMs: number;
  readonly durationMs: number;
  readonly method: string;
  readonly path: string;
  readonly userAgent: string | undefined;
  /** Undefined when nobody was let in. */
  readonly actor: Actor | undefined;
  /** What nobody was let in with. */
  readonly token: string | undefined;
  readonly status: number;
  readonly scimType: string | undefined;
  readonly resourceId: string | undefined;
  readonly resourceName: string | undefined;
  readonly requestBody: Uint8Array | undefined;
  readonly responseBody: string | undefined;
}

/** A call that waits to be written. */
export interface CallToWrite extends ReceivedCall {
  /** Whose call it is, when nobody was let in. */
  readonly shortId: string | undefined;
  readonly requestCut: boolean;
  readonly responseCut: boolean;
}

/**
 * The rows of calls, their secrets masked; without those that belong to no company after all. `originMs` is what
 * PostgreSQL's clock, by which they are kept, showed when `performance.now()` was 0.
 */
export async function writableCalls(sql: Sql, calls: readonly CallToWrite[], originMs: number): Promise<CallRow[]> {
  const strangers = await strangersIn(sql, calls);
  return calls.flatMap((call, place) => {
    const whose = call.actor ? ownerOf(call) : strangers.get(keyOf(call));
    return whose ? [rowOf(call, whose, Math.round(originMs + call.startedMs), place)] : [];
  });
}

/** Nobody was let in with these tokens: the company is known by its short id, and the token, if it was one, by its hash. */
async function strangersIn(sql: Sql, calls: readonly CallToWrite[]): Promise<Map<string, Stranger>> {
  const keys = new Set(calls.flatMap((call) => (call.shortId ? [keyOf(call)] : [])));
  if (keys.size === 0) return new Map();
  const pairs = [...keys].map((key) => key.split(' ') as [shortId: string, hash: string]);
  const found = await findStrangers(sql, pairs);
  return new Map(found.map((stranger) => [`${stranger.shortId} ${stranger.hash}`, stranger]));
}

function keyOf({ shortId = '', token = '' }: CallToWrite): string {
  return `${shortId} ${tokenHash(token)}`;
}

type Owner = Pick<CallRow, 'companyId' | 'client' | 'clientId'>;

function ownerOf({ actor }: CallToWrite): Owner | undefined {
  if (!actor?.company) return undefined;
  return { companyId: actor.company.id, client: actor.name, clientId: actor.credentialId ?? null };
}

function rowOf(call: CallToWrite, { companyId, client, clientId }: Owner, atMs: number, place: number): CallRow {
  const { resourceId, resourceName, userAgent } = call;
  const request = call.requestBody && storable(maskedJson(decoder.decode(call.requestBody)));
  return {
    companyId,
    id: newId(atMs, place),
    requestId: call.requestId,
    occurredAt: new Date(atMs).toISOString(),
    method: call.method,
    path: storable(maskedPath(call.path).slice(0, PATH_MAX)),
    kind: kindOf(call.method, call.path),
    outcome: outcomeOf(call.status),
    client,
    clientId,
    userAgent: userAgent === undefined ? null : storable(userAgent.slice(0, USER_AGENT_MAX)),
    status: call.status,
    scimType: call.scimType ?? null,
    durationMs: Math.round(call.durationMs * 10) / 10,
    resourceId: resourceId !== undefined && isId(resourceId) ? resourceId : null,
    resourceName: resourceName?.slice(0, NAME_MAX) ?? (request ? nameIn(request) : null),
    requestBody: request ?? null,
    requestCut: call.requestCut,
    responseBody: call.responseBody === undefined ? null : storable(maskedJson(call.responseBody)),
    responseCut: call.responseCut,
  };
}

const decoder = new TextDecoder();

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

const NAMES = [/"userName"\s*:\s*("(?:[^"\\]|\\.)*")/i, /"displayName"\s*:\s*("(?:[^"\\]|\\.)*")/i];

/** The name that a body gives to whom it is about, for calls that were refused. */
function nameIn(body: string): string | null {
  const literal = NAMES.map((name) => name.exec(body)?.[1]).find((found) => found !== undefined);
  if (literal === undefined) return null;
  try {
    return storable(String(JSON.parse(literal)).slice(0, NAME_MAX));
  } catch {
    return null;
  }
}
