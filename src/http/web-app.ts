import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { send } from '@koa/send';
import type Koa from 'koa';

const ASSETS = '/assets/';
/** Beside the page, under names that stay. */
const FILES: ReadonlySet<string> = new Set(['/favicon.svg', '/color-scheme.js']);
/** What the build wrote where the nonce goes. */
const NONCE = /CSP_NONCE/g;
const NONCE_BYTES = 16;

/**
 * Serves the web app from the folder of its build: its files, and its page at every address that a browser opens and
 * that is nobody else's, since what is shown there is decided in the page.
 */
export function webApp(directory: string): Koa.Middleware {
  const page = pageReader(join(directory, 'index.html'));
  return async function web(ctx, next) {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    // The name of an asset is that of its content.
    if (ctx.path.startsWith(ASSETS)) return sendFile(ctx, directory, 'public, max-age=31536000, immutable');
    if (FILES.has(ctx.path)) return sendFile(ctx, directory, 'no-cache');
    if (!ctx.get('Accept').includes('text/html')) return next();
    const text = await page();
    if (text === undefined) return notBuilt(ctx);
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    ctx.set('Content-Security-Policy', policyOf(nonce));
    ctx.type = 'html';
    ctx.body = text.replace(NONCE, nonce);
  };
}

/** Scripts come from files of ours alone; style elements are those to which the app gave the nonce of this answer. */
function policyOf(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';');
}

async function sendFile(ctx: Koa.Context, root: string, cacheControl: string): Promise<void> {
  try {
    ctx.vary('Accept-Encoding');
    await send(ctx, ctx.path, { root });
    ctx.set('Cache-Control', cacheControl);
  } catch (error) {
    const status = Reflect.get(Object(error), 'status');
    if (typeof status !== 'number' || status >= 500) throw error;
    ctx.remove('Content-Encoding');
    ctx.status = 404;
    ctx.body = { error: 'There is no such file. Load the page again.' };
  }
}

/** Reads the page when it is first asked for; undefined as long as it has not been built. */
function pageReader(path: string): () => Promise<string | undefined> {
  let text: string | undefined;
  return async () => {
    text ??= await readFile(path, 'utf8').catch(() => undefined);
    return text;
  };
}

function notBuilt(ctx: Koa.Context): void {
  ctx.status = 503;
  ctx.body = 'The web app is not built. Run "npm run build".';
}
