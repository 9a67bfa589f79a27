import { join } from 'node:path';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { send } from '@koa/send';
import type Koa from 'koa';
import { html } from '../auth/html.ts';
import { type Page, showPage } from '../auth/page.ts';
import { isFromOwnPage } from '../auth/same-origin.ts';
import { forgetStaff, keepStaff, staffSecretOf } from '../auth/staff-cookie.ts';
import type { StaffService } from '../services/staff-service.ts';
import { requestIdOf } from './request-id.ts';

const PATH = '/playground';
const FORM_BYTES_MAX = 4096;
const ASSET = /^\w[\w.-]*$/;
/** For a year: the name has the hash of the content in it. */
const KEPT = 'private, max-age=31536000, immutable';

/**
 * Like that of every page, but for styles: the editor (Monaco) writes them into the page as it goes, and takes no nonce
 * for them. They cannot run anything, and nothing that users typed is shown as markup. Its icons and fonts are in a style sheet.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join(';');

/** What the playground is put together from. */
export interface PlaygroundParts {
  readonly staff: StaffService;
  readonly publicUrl: string;
  /** Where `npm run build` put it. */
  readonly directory: string;
}

/**
 * `/playground`: GraphiQL for staff. Whoever has no staff cookie is asked for a staff token and shown nothing else, not
 * even what the playground consists of.
 */
export function playgroundRoutes({ staff, publicUrl, directory }: PlaygroundParts): Router {
  const router = new Router();
  const form = bodyParser({ enableTypes: ['form'], formLimit: FORM_BYTES_MAX, onError: () => undefined });
  const address = `${publicUrl}${PATH}`;
  const isStaff = async (ctx: Koa.Context): Promise<boolean> => {
    const secret = staffSecretOf(ctx);
    return secret !== undefined && (await staff.actorOf(secret, requestIdOf(ctx))) !== undefined;
  };

  router.get(PATH, async (ctx, next) => {
    if (!(await isStaff(ctx))) return showPage(ctx, publicUrl, 200, tokenForm(address));
    ctx.set('Content-Security-Policy', POLICY);
    if (!(await isSent(ctx, directory, 'index.html'))) return next();
  });

  router.get(`${PATH}/assets/:file`, async (ctx, next) => {
    const file = ctx.params.file ?? '';
    if (!ASSET.test(file) || !(await isStaff(ctx))) return next();
    if (!(await isSent(ctx, directory, join(PATH, 'assets', file), KEPT))) return next();
  });

  router.post(PATH, onOwnPage(publicUrl), form, async (ctx) => {
    const token: unknown = Reflect.get(Object(ctx.request.body), 'token');
    const secret = typeof token === 'string' ? await staff.beginSession(token.trim(), requestIdOf(ctx)) : undefined;
    if (secret === undefined)
      return showPage(ctx, publicUrl, 401, tokenForm(address, 'This is no staff token, or it was revoked.'));
    keepStaff(ctx, secret);
    seeOther(ctx, address);
  });

  router.post(`${PATH}/sign-out`, onOwnPage(publicUrl), async (ctx) => {
    const secret = staffSecretOf(ctx);
    if (secret !== undefined) await staff.endSession(secret, requestIdOf(ctx));
    forgetStaff(ctx);
    ctx.set('Clear-Site-Data', '"cache"');
    seeOther(ctx, address);
  });
  return router;
}

/** Answers with a file of the build; `false` when there is none. */
async function isSent(ctx: Koa.Context, directory: string, path: string, cacheControl?: string): Promise<boolean> {
  try {
    await send(ctx, path, {
      root: directory,
      setHeaders: (response) => cacheControl && response.setHeader('Cache-Control', cacheControl),
    });
    return true;
  } catch (error) {
    if (Reflect.get(Object(error), 'status') === 404) return false;
    throw error;
  }
}

/** Refuses what a page of somebody else's has sent. */
function onOwnPage(publicUrl: string): Koa.Middleware {
  return async function check(ctx, next) {
    if (isFromOwnPage(ctx, publicUrl)) return next();
    const body = html`<p role="alert">Only pages of LeaveWizard may ask for this.</p>`;
    showPage(ctx, publicUrl, 403, { title: 'This did not come from here', body });
  };
}

function seeOther(ctx: Koa.Context, address: string): void {
  ctx.status = 303;
  ctx.set('Location', address);
}

function tokenForm(address: string, problem?: string): Page {
  return {
    title: 'Playground',
    body: html`<p>For LeaveWizard's own staff.</p>
${problem ? html`<p role="alert">${problem}</p>` : ''}
<form method="post" action="${address}">
<label for="token">Staff token</label>
<input id="token" name="token" type="password" autocomplete="off" required>
<button type="submit">Open</button>
</form>`,
  };
}
