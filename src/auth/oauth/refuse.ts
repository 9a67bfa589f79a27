import type Koa from 'koa';

/** Says no in the form of RFC 6749 §5.2. */
export function refuse(ctx: Koa.Context, status: number, error: string, description: string): void {
  ctx.status = status;
  ctx.body = { error, error_description: description };
}
