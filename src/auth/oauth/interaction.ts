import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type { RouterMiddleware } from '@koa/router';
import type Koa from 'koa';
import type Provider from 'oidc-provider';
import { type Actor, anonymous } from '../../domain/actor.ts';
import type { CompanyContext } from '../../domain/company.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../../services/services.ts';
import type { CompanyChoice } from '../../services/sign-in-service.ts';
import { html } from '../html.ts';
import { type Page, showPage } from '../page.ts';
import { isFromOwnPage } from '../same-origin.ts';
import { keepSession, sessionSecretOf } from '../session-cookie.ts';
import { consentPage, refusalPage } from './pages.ts';
import { interactionPath, PATHS } from './paths.ts';
import { namePage, proofPage } from './sign-in-pages.ts';

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
    `${path}/start`,
    form,
    pages.at((ctx, at) => pages.start(ctx, at)),
  );
  router.post(
    `${path}/sign-in`,
    form,
    pages.at((ctx, at) => pages.signIn(ctx, at)),
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
    if (!at.actor || ctx.querystring === 'other') return this.#askWho(ctx, at);
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

  /** Somebody has said who they are: asks them to prove it. */
  async start(ctx: Koa.Context, at: Interaction): Promise<void> {
    const userName = fieldOf(ctx, 'userName');
    const offers = await this.parts.services.signInStart.start(userName, ctx.ip).catch(asRefusal);
    if (offers instanceof Refusal) return this.#askWho(ctx, at, offers);
    const singleSignOn = offers.singleSignOn.map(({ companyName, url }) => {
      const href = new URL(url);
      href.searchParams.set('returnTo', at.path);
      href.searchParams.set('fresh', '1');
      return { companyName, href: href.href };
    });
    this.#answer(ctx, 200, proofPage({ action: at.action, userName, password: offers.password, singleSignOn }));
  }

  async signIn(ctx: Koa.Context, at: Interaction): Promise<void> {
    const { signIn } = this.parts.services;
    const [company, userName, password] = ['company', 'userName', 'password'].map((name) => fieldOf(ctx, name));
    const origin = { address: ctx.ip, userAgent: ctx.get('User-Agent') || undefined };
    const actor = at.actor ?? anonymous(this.parts.requestIdOf(ctx));
    const outcome = await signIn
      .signIn(actor, company || null, userName ?? '', password ?? '', origin)
      .catch(asRefusal);
    if (outcome instanceof Refusal) return this.#askForPassword(ctx, at, { problem: outcome });
    if ('companies' in outcome) return this.#askForPassword(ctx, at, outcome);
    keepSession(ctx, outcome.secret);
    this.#goTo(ctx, at.action);
  }

  /** Lets the client in, or sends the browser back with a no. */
  async consent(ctx: Koa.Context, at: Interaction): Promise<void> {
    if (fieldOf(ctx, 'answer') !== 'connect') return this.#finish(ctx, { error: 'access_denied' });
    if (!at.actor) return this.#askWho(ctx, at);
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

  #askWho(ctx: Koa.Context, at: Interaction, refusal?: Refusal): void {
    const { action, client } = at;
    const userName = fieldOf(ctx, 'userName');
    const page = namePage({ action, clientName: client.name, userName, problem: refusal?.message });
    this.#answerTo(ctx, refusal, page);
  }

  /** Asks again, and in which company, once the password has proved right in several. */
  #askForPassword(
    ctx: Koa.Context,
    { action }: Interaction,
    { problem, companies }: { problem?: Refusal; companies?: CompanyChoice['companies'] },
  ): void {
    const userName = fieldOf(ctx, 'userName');
    const company = fieldOf(ctx, 'company');
    const page = proofPage({ action, userName, password: true, company, companies, problem: problem?.message });
    this.#answerTo(ctx, problem, page);
  }

  #answerTo(ctx: Koa.Context, refusal: Refusal | undefined, page: Page): void {
    const seconds = refusal?.retryAfterSeconds;
    if (seconds !== undefined) ctx.set('Retry-After', String(seconds));
    this.#answer(ctx, refusal ? (STATUS_BY_CODE[refusal.code] ?? 403) : 200, page);
  }

  /** Whoever signed in too long ago does it again; everybody else is told which step is missing. */
  #refuse(ctx: Koa.Context, at: Interaction, { name }: Actor, refusal: Refusal): void {
    if (refusal.code === 'FRESH_SIGN_IN_REQUIRED') {
      this.#askWho(ctx, at, refusal);
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
