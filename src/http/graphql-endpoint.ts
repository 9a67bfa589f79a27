import type { ApolloServer } from '@apollo/server';
import { koaMiddleware } from '@as-integrations/koa';
import { bodyParser } from '@koa/bodyparser';
import type Koa from 'koa';
import { z } from 'zod';
import { graphqlActor } from '../auth/graphql-caller.ts';
import { isFromOwnPage } from '../auth/same-origin.ts';
import { forgetSession, keepSession } from '../auth/session-cookie.ts';
import { forgetStaff, isFromPlayground } from '../auth/staff-cookie.ts';
import { type Actor, mayOnlyRead } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Browser, type Context, createContext } from '../graphql/context.ts';
import type { PersistedDocuments } from '../graphql/persisted-documents.ts';
import { toldError } from '../graphql/told-error.ts';
import type { Services } from '../services/services.ts';
import { requestIdOf } from './request-id.ts';

const PATH = '/graphql';
/** What a body has of ours; the rest is Apollo's to read. */
const DOCUMENT = z.looseObject({ documentId: z.string().optional().catch(undefined) }).catch({});

/** What the endpoint is put together from. */
export interface GraphqlEndpointParts {
  readonly server: ApolloServer<Context>;
  readonly services: Services;
  /** For staff who may only read. */
  readonly reading: Services;
  readonly maxBodyBytes: number;
  /** Where pages of our own come from. */
  readonly publicUrl: string;
  /** What the web app may ask; undefined lets everybody ask anything. */
  readonly documents: PersistedDocuments | undefined;
}

interface EndpointState {
  graphqlContext: Context;
}

/** Serves `/graphql`: one operation in JSON by POST, for staff tokens, sessions, and for signing in. */
export async function graphqlEndpoint({
  server,
  services,
  reading,
  maxBodyBytes,
  publicUrl,
  documents,
}: GraphqlEndpointParts): Promise<Koa.Middleware> {
  await server.start();
  const parseBody = bodyParser({ enableTypes: ['json'], jsonLimit: maxBodyBytes, onError: refuseBody });
  const answer = koaMiddleware<Context, EndpointState>(server, {
    context: async ({ ctx }) => ctx.state.graphqlContext,
  }) as Koa.Middleware;
  return async function graphql(ctx, next) {
    if (ctx.path !== PATH) return next();
    if (ctx.method !== 'POST') return refuse(ctx, 405, 'METHOD_NOT_ALLOWED', 'Send the operation by POST.');
    if (!ctx.is('application/json'))
      return refuse(ctx, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
    if (!ctx.get('Authorization') && !isFromOwnPage(ctx, publicUrl))
      return refuse(ctx, 403, 'FORBIDDEN', 'Only pages of LeaveWizard may ask for somebody who is signed in.');
    const actor = await graphqlActor(services, ctx, requestIdOf(ctx)).catch(asRefusal);
    if (actor instanceof Refusal) return refuseUnavailable(ctx, actor);
    if (actor === undefined) return refuseCredential(ctx);
    ctx.state.graphqlContext = createContext(mayOnlyRead(actor) ? reading : services, actor, browserOf(ctx));
    await parseBody(ctx, async () => undefined);
    if (ctx.body === undefined) putDocument(ctx, actor, documents);
    if (ctx.body === undefined) await answer(ctx, async () => undefined);
  };
}

/**
 * Puts the document in place of its id. Whoever comes with a cookie, or with nothing, may ask only what the web app was
 * built with: a script that got into a page has no more questions than the page.
 */
function putDocument(ctx: Koa.Context, actor: Actor, documents: PersistedDocuments | undefined): void {
  const { documentId, ...rest } = DOCUMENT.parse(ctx.request.body);
  const document = documents?.find(documentId);
  if (document !== undefined) ctx.request.body = { ...rest, query: document };
  else if (documentId !== undefined)
    refuse(ctx, 400, 'UNKNOWN_DOCUMENT', 'The web app is newer or older than the service. Load the page again.');
  else if (documents && actor.kind !== 'STAFF')
    refuse(ctx, 403, 'FORBIDDEN', 'Only operations of the web app are answered here. Others need a staff token.');
}

function browserOf(ctx: Koa.Context): Browser {
  return {
    userAgent: ctx.get('User-Agent') || undefined,
    address: ctx.ip,
    keepSession: (secret) => keepSession(ctx, secret),
    forgetSession: () => {
      forgetSession(ctx);
      ctx.set('Clear-Site-Data', '"cache", "storage"');
    },
  };
}

/** A cookie that is good for nothing goes away, so that its browser can sign in anew. */
function refuseCredential(ctx: Koa.Context): void {
  refuse(ctx, 401, 'UNAUTHENTICATED', credentialRefusal(ctx));
}

function credentialRefusal(ctx: Koa.Context): string {
  if (ctx.get('Authorization') !== '') return 'This token is not valid here: a staff token is needed.';
  if (isFromPlayground(ctx)) forgetStaff(ctx);
  else forgetSession(ctx);
  return 'The session is over. Sign in again.';
}

/** Says in GraphQL's form why a request was not even read. */
function refuse(ctx: Koa.Context, status: number, code: string, message: string): void {
  if (status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="LeaveWizard GraphQL"');
  if (status === 405) ctx.set('Allow', 'POST');
  ctx.status = status;
  ctx.body = { errors: [{ message, extensions: { code } }] };
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** Nobody can be told who they are. */
function refuseUnavailable(ctx: Koa.Context, refusal: Refusal): void {
  ctx.set('Retry-After', String(refusal.retryAfterSeconds));
  ctx.status = 503;
  ctx.body = { errors: [toldError(refusal)] };
}

function refuseBody(error: Error, ctx: Koa.Context): void {
  const isTooLarge = Reflect.get(error, 'status') === 413;
  if (isTooLarge) refuse(ctx, 413, 'PAYLOAD_TOO_LARGE', 'The operation is too long.');
  else refuse(ctx, 400, 'BAD_REQUEST', 'The body is not well-formed JSON.');
}
