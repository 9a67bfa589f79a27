import type Koa from 'koa';
import { type Actor, anonymous } from '../../domain/actor.ts';
import type { CompanyContext } from '../../domain/company.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TakenLoginRequest } from '../../domain/saml.ts';
import type { SamlCompany, SamlService } from '../../services/saml-service.ts';
import { keepSession } from '../session-cookie.ts';
import { browserSecretOf } from './browser.ts';
import { type Claims, demandReauthentication } from './claims.ts';
import { demandProof, isUnsolicited, readResponse } from './gate.ts';
import type { SamlLimits } from './limits.ts';
import { type PostedResponse, readPostedResponse } from './message.ts';
import { show, showBusy } from './pages.ts';
import { demand, SamlRejection } from './rejection.ts';

/** What the assertion consumer service is put together from. */
export interface AcsParts {
  readonly saml: SamlService;
  readonly limits: SamlLimits;
  /** Longest time from issue to end that an assertion may give itself. */
  readonly assertionValiditySeconds: number;
  /** Where pages of our own are. */
  readonly publicUrl: string;
  readonly requestIdOf: (ctx: Koa.Context) => string;
}

/** Takes what the identity provider has the browser post, and lets the person in, once, or says no and no more. */
export function assertionConsumer(parts: AcsParts): (ctx: Koa.Context, at: SamlCompany) => Promise<void> {
  return async function consume(ctx, at) {
    const key = `${ctx.ip}/${at.company.id}`;
    if (!(await parts.limits.mayPost(key))) return showBusy(ctx, parts.publicUrl);
    const actor = anonymous(parts.requestIdOf(ctx));
    try {
      await takeResponse(parts, ctx, at, actor);
    } catch (error) {
      if (!(error instanceof SamlRejection || error instanceof Refusal)) throw error;
      if (error instanceof Refusal && error.code !== 'INVALID_CREDENTIALS') throw error;
      await parts.limits.countRejection(key);
      if (error instanceof SamlRejection) await parts.saml.refuse(actor, at.company, error.message);
      showRejection(ctx, parts.publicUrl, at, error instanceof SamlRejection ? error.status : 403, actor.requestId);
    }
  };
}

async function takeResponse(
  { saml, publicUrl, assertionValiditySeconds: validitySeconds }: AcsParts,
  ctx: Koa.Context,
  at: SamlCompany,
  actor: Actor,
): Promise<void> {
  const { company, provider, addresses } = at;
  const posted = readPostedResponse(ctx.request.rawBody);
  demand(provider !== undefined, 'Single sign-on is not configured.');
  const response = readResponse(posted);
  if (isUnsolicited(response)) {
    demand(provider.idpInitiated, 'Nobody asked for this response, and sign-in from the identity provider is off.');
    return redirect(ctx, addresses.loginUrl);
  }
  const now = new Date(provider.now);
  const claims = await demandProof(posted, response, provider, { addresses, validitySeconds, now });
  const request = await takeRequest(saml, ctx, company, claims);
  if (request.isTest) return showTest(ctx, publicUrl, claims.nameId, await saml.test(actor, company, claims.nameId));
  demand(company.singleSignOn !== 'OFF', 'Single sign-on is switched off.');
  const { secret } = await saml.signIn(actor, company, claims.nameId, ctx.get('User-Agent') || undefined);
  keepSession(ctx, secret);
  redirect(ctx, returnPathOf(request, posted));
}

/** Ends the wait that this response answers: from here on it is worth nothing any more. */
async function takeRequest(
  saml: SamlService,
  ctx: Koa.Context,
  company: CompanyContext,
  claims: Claims,
): Promise<TakenLoginRequest> {
  const secret = browserSecretOf(ctx);
  const request = secret === undefined ? undefined : await saml.take(company, claims.inResponseTo, secret);
  demand(request !== undefined, 'Nobody is waiting for this response in this browser: unknown, used or too late.');
  demandReauthentication(request, claims);
  return request;
}

/** RelayState only says that the wish kept with the request is still meant; by itself it leads nowhere. */
function returnPathOf({ id, returnPath }: TakenLoginRequest, { relayState }: PostedResponse): string {
  return relayState === id ? returnPath : '/';
}

function redirect(ctx: Koa.Context, address: string): void {
  ctx.redirect(address);
  ctx.status = 303;
}

function showTest(ctx: Koa.Context, publicUrl: string, nameId: string, user: { userName: string }): void {
  show(ctx, publicUrl, 200, {
    title: 'Single sign-on works',
    paragraphs: [
      `The identity provider named ${nameId}, who is ${user.userName} in LeaveWizard.`,
      'This was a test: nobody was signed in.',
    ],
    link: { href: `${publicUrl}/configuration/authentication`, text: 'Back to Company settings' },
  });
}

/** The same for every reason: the person cannot mend it, and whoever attacks is told nothing. */
function showRejection(
  ctx: Koa.Context,
  publicUrl: string,
  { addresses }: SamlCompany,
  status: number,
  requestId: string,
): void {
  show(ctx, publicUrl, status, {
    title: 'You could not be signed in',
    paragraphs: [
      'The answer of your identity provider was not accepted.',
      `If this happens again, give this number to an administrator of your company: ${requestId}. The reason is in the company's events.`,
    ],
    link: { href: `${addresses.loginUrl}?fresh=1`, text: 'Try again' },
  });
}
