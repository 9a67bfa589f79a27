import { randomUUID } from 'node:crypto';
import type Koa from 'koa';

const GIVEN = /^[\w.-]{1,64}$/;
const KEY = Symbol('requestId');

/** Gives every request an id, the client's own if it sent a usable one, and sends it back. */
export async function requestId(ctx: Koa.Context, next: Koa.Next): Promise<void> {
  const given = ctx.get('X-Request-Id');
  const id = GIVEN.test(given) ? given : randomUUID();
  Reflect.set(ctx, KEY, id);
  ctx.set('X-Request-Id', id);
  await next();
}

/** The id of a request that `requestId` has seen. */
export function requestIdOf(ctx: Koa.Context): string {
  return String(Reflect.get(ctx, KEY));
}
