import type { ApolloServer } from '@apollo/server';
import { koaMiddleware } from '@as-integrations/koa';
import { bodyParser } from '@koa/bodyparser';
import type Koa from 'koa';
import { graphqlActor } from '../auth/bearer.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Context, createContext } from '../graphql/context.ts';
import { toldError } from '../graphql/told-error.ts';
import type { Services } from '../services/services.ts';
import { requestIdOf } from './request-id.ts';

const PATH = '/graphql';

/** What the endpoint is put together from. */
export interface GraphqlEndpointParts {
  readonly server: ApolloServer<Context>;
  readonly services: Services;
  readonly maxBodyBytes: number;
}

interface EndpointState {
  graphqlContext: Context;
}

/** Serves `/graphql`: one operation in JSON by POST, for callers with a staff token, and for signing in. */
export async function graphqlEndpoint({
  server,
  services,
  maxBodyBytes,
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
    const authorization = ctx.get('Authorization') || undefined;
    const actor = await graphqlActor(services, authorization, requestIdOf(ctx)).catch(asRefusal);
    if (actor instanceof Refusal) return refuseUnavailable(ctx, actor);
    if (actor === undefined)
      return refuse(ctx, 401, 'UNAUTHENTICATED', 'This token is not valid here: a staff token is needed.');
    ctx.state.graphqlContext = createContext(services, actor);
    await parseBody(ctx, async () => undefined);
    if (ctx.body === undefined) await answer(ctx, async () => undefined);
  };
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
