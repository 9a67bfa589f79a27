import { Readable } from 'node:stream';
import type Koa from 'koa';
import type { Traces } from '../call.ts';
import type { Resource } from '../mapping/resource-meta.ts';
import { jsonPieces } from '../protocol/json-pieces.ts';
import type { Projection } from '../protocol/projection.ts';
import { hasVersion } from './preconditions.ts';

/** Bare, without a charset: JSON is UTF-8 (RFC 8259 §8.1). */
const SCIM_JSON = 'application/scim+json';

/** Members that are written at once, in half a millisecond: a group of more is streamed. */
const PIECE_ELEMENTS = 1000;

type Context = Pick<Koa.Context, 'status' | 'body' | 'set' | 'state'>;

/** Answers with a body in JSON. */
export function reply(ctx: Context, status: number, body: unknown): void {
  ctx.status = status;
  ctx.set('Content-Type', SCIM_JSON);
  ctx.body = JSON.stringify(body);
}

/** Answers with one resource, as much of it as the client wants, and its version; a new one also says where it is. */
export function replyResource(ctx: Context, status: 200 | 201, resource: Resource, projection: Projection): void {
  leaveTraces(ctx.state, resource);
  ctx.set('ETag', resource.meta.version);
  if (status === 201) ctx.set('Location', resource.meta.location);
  const shown = projection.apply(resource);
  if (isLong(shown.members)) stream(ctx, status, shown);
  else reply(ctx, status, shown);
}

/** Writes a body as fast as the client reads it, and lets other requests go on in between. */
function stream(ctx: Context, status: number, body: Readonly<Record<string, unknown>>): void {
  ctx.status = status;
  ctx.set('Content-Type', SCIM_JSON);
  ctx.body = Readable.from(jsonPieces(body, PIECE_ELEMENTS), { highWaterMark: 1 });
}

function isLong(members: unknown): boolean {
  return Array.isArray(members) && members.length > PIECE_ELEMENTS;
}

function leaveTraces(state: Traces, { id, userName, displayName }: Resource): void {
  const name = userName ?? displayName;
  state.resourceId = id;
  state.resourceName = typeof name === 'string' ? name : undefined;
}

/** Answers a GET with a resource, or with 304 when the client has this version of it. */
export function replyUnlessKnown(
  ctx: Context & Pick<Koa.Context, 'req'>,
  resource: Resource,
  projection: Projection,
): void {
  if (hasVersion(ctx.req, resource.meta.version)) {
    ctx.set('ETag', resource.meta.version);
    ctx.status = 304;
  } else replyResource(ctx, 200, resource, projection);
}

/** Answers with nothing but success. */
export function replyNothing(ctx: Context): void {
  ctx.status = 204;
}
