import type Koa from 'koa';

/**
 * Whether a request does not come from a page of somebody else's. Browsers say so themselves in `Sec-Fetch-Site`, and
 * those that do not send it send `Origin` with every POST; who sends neither is no browser, and has no cookies that
 * others could misuse.
 */
export function isFromOwnPage(ctx: Koa.Context, publicUrl: string): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  if (site !== '') return site === 'same-origin' || site === 'none';
  const origin = ctx.get('Origin');
  return origin === '' || origin === new URL(publicUrl).origin;
}
