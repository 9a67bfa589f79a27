import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type { RouterMiddleware } from '@koa/router';
import type Koa from 'koa';
import type Provider from 'oidc-provider';
import { type Actor, anonymous } from '../../domain/actor.ts';
import type { CompanyContext } from '../../domain/company.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../../services/services.ts';
import { html } from '../html.ts';
import { isFromOwnPage } from '../same-origin.ts';
import { keepSession, sessionSecretOf } from '../session-cookie.ts';
import { consentPage, type Page, refusalPage, showPage, signInPage } from './pages.ts';
import { interactionPath, PATHS } from './paths.ts';

const FORM_BYTES_MAX = 16_384;

/** What the pages are put together from. */
export interface InteractionParts {
  readonly provider: Provider;
  readonly services: Services;
  readonly publicUrl: string;
  readonly requestIdOf: (ctx: Koa.Context) => string;
}

/** A request for a connection, in the browser that started it. */
interface Interaction {
  readonly path: string;
  /** Where its forms are posted to. */
  readonly action: string;
  readonly client: { readonly id: string; readonly name: string };
  /** Where the browser goes in the end: registered with the client. */
  readonly redirectUri: string;
  /** Who is signed in. */
  readonly actor: Actor | undefined;
}

type Work = (ctx: Koa.Context, interaction: Interaction) => Promise<void>;

/** The pages on which somebody signs in and lets a client into their company. */
export function addInteractionRoutes(router: Router, parts: InteractionParts): void {
  const pages = new InteractionPages(parts);
  const form = bodyParser({ enableTypes: ['form'], formLimit: FORM_BYTES_MAX });
  const path = `${PATHS.interaction}/:key`;
  router.get(
    path,
    pages.at((ctx, at) => pages.show(ctx, at)),
  );
  router.post(
    `${path}/sign-in`,
    form,
    pages.at((ctx, at) => pages.signIn(ctx, at)),
  );
  router.post(
    `${path}/single-sign-on`,
    form,
    pages.at((ctx, at) => pages.singleSignOn(ctx, at)),
  );
  router.post(
    `${path}/consent`,
    form,
    pages.at((ctx, at) => pages.consent(ctx, at)),
  );
}

class InteractionPages {
  constructor(private readonly parts: InteractionParts) {}

  /** Finds the request in the address, which must be that of the browser's cookie. */
  at(work: Work): RouterMiddleware {
    return async (ctx) => {
      if (ctx.method === 'POST' && !isFromOwnPage(ctx, this.parts.publicUrl))
        return this.#answer(ctx, 403, notFromHere);
      const interaction = await this.#find(ctx);
      if (interaction) await work(ctx, interaction);
      else this.#answer(ctx, 400, expired);
    };
  }

  /** Asks who it is, then whether they want to; or says why they cannot. */
  async show(ctx: Koa.Context, at: Interaction): Promise<void> {
    if (!at.actor || ctx.querystring === 'other') return this.#askToSignIn(ctx, at);
    const company = await this.parts.services.connections.check(at.actor).catch(asRefusal);
    if (company instanceof Refusal) return this.#refuse(ctx, at, at.actor, company);
    const [user, live] = await Promise.all([
      this.parts.services.users.findSelf(at.actor),
      this.parts.services.connections.list(at.actor),
    ]);
    const page = consentPage({
      action: at.action,
      clientName: at.client.name,
      companyName: company.name,
      userName: user?.userName ?? at.actor.name,
      abilities: abilitiesIn(company),
      replaces: live.length > 0,
    });
    this.#answer(ctx, 200, page, at);
  }

  async signIn(ctx: Koa.Context, at: Interaction): Promise<void> {
    const { signIn } = this.parts.services;
    const [company, userName, password] = ['company', 'userName', 'password'].map((name) => fieldOf(ctx, name));
    const origin = { address: ctx.ip, userAgent: ctx.get('User-Agent') || undefined };
    const actor = at.actor ?? anonymous(this.parts.requestIdOf(ctx));
    const signedIn = await signIn.signIn(actor, company ?? '', userName ?? '', password ?? '', origin).catch(asRefusal);
    if (signedIn instanceof Refusal) return this.#askToSignIn(ctx, at, signedIn);
    keepSession(ctx, signedIn.secret);
    this.#goTo(ctx, at.action);
  }

  /** Shows the way to the identity provider: as a link, since a form may not lead to other sites. */
  async singleSignOn(ctx: Koa.Context, at: Interaction): Promise<void> {
    const slug = fieldOf(ctx, 'company');
    const found = /^[a-z0-9-]{1,63}$/.test(slug) ? await this.parts.services.saml.findCompany(slug) : undefined;
    if (!found?.provider || found.company.singleSignOn === 'OFF')
      return this.#askToSignIn(
        ctx,
        at,
        new Refusal('INVALID', 'This company has no single sign-on: use your password.'),
      );
    const query = new URLSearchParams({ returnTo: at.path, fresh: '1' });
    const href = `${this.parts.publicUrl}/saml/${slug}/login?${query}`;
    this.#answer(ctx, 200, {
      title: 'Single sign-on',
      body: html`<p><a href="${href}">Continue to your identity provider</a></p>`,
    });
  }

  /** Lets the client in, or sends the browser back with a no. */
  async consent(ctx: Koa.Context, at: Interaction): Promise<void> {
    if (fieldOf(ctx, 'answer') !== 'connect') return this.#finish(ctx, { error: 'access_denied' });
    if (!at.actor) return this.#askToSignIn(ctx, at);
    const grantId = await this.parts.services.connections.connect(at.actor, at.client).catch(asRefusal);
    if (grantId instanceof Refusal) return this.#refuse(ctx, at, at.actor, grantId);
    const accountId = at.actor.company?.shortId ?? '';
    await this.#finish(ctx, { login: { accountId, remember: false }, consent: { grantId } });
  }

  async #find(ctx: Koa.Context): Promise<Interaction | undefined> {
    const { provider, publicUrl, services, requestIdOf } = this.parts;
    const details = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
    if (!details) return undefined;
    const path = interactionPath(details.uid);
    if (ctx.path !== path && !ctx.path.startsWith(`${path}/`)) return undefined;
    const client = await services.oauthStorage.findClient(String(details.params.client_id));
    if (!client) return undefined;
    const secret = sessionSecretOf(ctx);
    const actor = secret === undefined ? undefined : await services.sessions.actorOf(secret, requestIdOf(ctx));
    const action = `${publicUrl}${path}`;
    return { path, action, client, redirectUri: String(details.params.redirect_uri), actor };
  }

  #askToSignIn(ctx: Koa.Context, at: Interaction, refusal?: Refusal): void {
    const page = signInPage({
      action: at.action,
      clientName: at.client.name,
      company: fieldOf(ctx, 'company') || (at.actor?.company?.slug ?? ''),
      userName: fieldOf(ctx, 'userName'),
      problem: refusal?.message,
    });
    const seconds = refusal?.retryAfterSeconds;
    if (seconds !== undefined) ctx.set('Retry-After', String(seconds));
    this.#answer(ctx, refusal ? (STATUS_BY_CODE[refusal.code] ?? 403) : 200, page);
  }

  /** Whoever signed in too long ago does it again; everybody else is told which step is missing. */
  #refuse(ctx: Koa.Context, at: Interaction, { name }: Actor, refusal: Refusal): void {
    if (refusal.code === 'FRESH_SIGN_IN_REQUIRED') {
      this.#askToSignIn(ctx, at, refusal);
      return;
    }
    const why = refusal.code === 'FORBIDDEN' ? 'Only administrators of a company can connect it.' : refusal.message;
    this.#answer(ctx, 403, refusalPage(at.action, at.client.name, name, why), at);
  }

  /** Browsers hold a form to the policy of its page on every redirect after it, the last one included. */
  #answer(ctx: Koa.Context, status: number, page: Page, leadsTo?: Pick<Interaction, 'redirectUri'>): void {
    showPage(ctx, this.parts.publicUrl, status, page);
    const target = leadsTo ? ` ${new URL(leadsTo.redirectUri).origin}` : '';
    ctx.set('Content-Security-Policy', `${POLICY}${target}`);
  }

  async #finish(ctx: Koa.Context, result: Parameters<Provider['interactionResult']>[2]): Promise<void> {
    const { provider, publicUrl } = this.parts;
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
    this.#goTo(ctx, new URL(new URL(returnTo).pathname, publicUrl).href);
  }

  #goTo(ctx: Koa.Context, url: string): void {
    ctx.redirect(url);
    ctx.status = 303;
  }
}

const POLICY = "default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  INVALID_CREDENTIALS: 401,
  FRESH_SIGN_IN_REQUIRED: 200,
  TOO_MANY_ATTEMPTS: 429,
  INVALID: 400,
  BUSY: 429,
};

const expired: Page = {
  title: 'Please start again',
  body: html`<p>This request is over, or was started in another browser. Go back to the program that sent you here.</p>`,
};

const notFromHere: Page = {
  title: 'This form is not ours',
  body: html`<p>Only pages of LeaveWizard may send this. Go back to the program that sent you here, and start again.</p>`,
};

function abilitiesIn({ acceptPasswords, maySetRoles }: CompanyContext): string[] {
  return [
    'see all users and workgroups',
    'make, change, deactivate and delete users',
    'make, change and delete workgroups, and say who belongs to them',
    ...(acceptPasswords ? ['set the passwords of users'] : []),
    ...(maySetRoles ? ['set the roles of users, administrators included'] : []),
  ];
}

/** A field of the form, once; empty when there is none. */
function fieldOf(ctx: Koa.Context, name: string): string {
  const body: unknown = ctx.request.body;
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
