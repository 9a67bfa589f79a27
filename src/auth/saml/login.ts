import type Koa from 'koa';
import type { SamlCompany, SamlService } from '../../services/saml-service.ts';
import { keepBrowserSecret, localPath } from './browser.ts';
import type { SamlLimits } from './limits.ts';
import { show, showBusy } from './pages.ts';
import { signInUrlOf } from './service-provider.ts';

/** What the start of a sign-in is put together from. */
export interface LoginParts {
  readonly saml: SamlService;
  readonly limits: SamlLimits;
  /** Where pages of our own are. */
  readonly publicUrl: string;
}

/**
 * Sends the browser to the identity provider. The query may hold `returnTo`, a path to end at; `login_hint`, whom to
 * offer; `fresh=1`, to prove again who one is; and `test=1`, to try the settings out without signing in.
 */
export function loginStart({
  saml,
  limits,
  publicUrl,
}: LoginParts): (ctx: Koa.Context, at: SamlCompany) => Promise<void> {
  return async function start(ctx, { company, provider, addresses }) {
    const query = new URLSearchParams(ctx.querystring);
    const isTest = query.get('test') === '1';
    if (!provider || (company.singleSignOn === 'OFF' && !isTest))
      return show(ctx, publicUrl, 404, {
        title: 'Single sign-on is not set up',
        paragraphs: ['Sign in with your password, or ask an administrator of your company.'],
      });
    if (!(await limits.mayStart(`${ctx.ip}/${company.id}`))) return showBusy(ctx, publicUrl);
    const wish = {
      returnPath: localPath(query.get('returnTo')),
      forceAuthn: query.get('fresh') === '1',
      isTest,
    };
    const request = await saml.begin(company, wish, keepBrowserSecret(ctx));
    const key = await saml.signingKey(company);
    ctx.redirect(await signInUrlOf(request, provider, addresses, key, query.get('login_hint') ?? undefined));
    ctx.status = 303;
  };
}
