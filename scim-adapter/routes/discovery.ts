import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { ScimError } from '../protocol/error.ts';
import { listResponse } from '../protocol/list.ts';
import { type Described, resourceTypes, schemas, serviceProviderConfig } from '../schemas/discovery.ts';
import { STANDARD, type UserVariant } from '../schemas/user.ts';
import { callerOf } from './authentication.ts';
import type { ScimContext, ScimOptions, ScimState } from './context.ts';
import { reply } from './reply.ts';

/** /ServiceProviderConfig, /Schemas and /ResourceTypes (RFC 7644 §4). They need no token, and ignore the query. */
export function discoveryRoutes<Caller extends ScimCaller>(options: ScimOptions<Caller>): Router<ScimState<Caller>> {
  const { baseUrl, cursorTimeoutSeconds } = options;
  const bulk = { maxOperations: options.maxBulkOperations, maxPayloadSize: options.maxBulkBytes };
  const router = new Router<ScimState<Caller>>({ sensitive: true });
  type Context = ScimContext<Caller>;

  /** A company sees what it has of its own; a token that is sent must be valid. */
  async function variantFor(ctx: Context): Promise<UserVariant> {
    return ctx.req.headers.authorization === undefined ? STANDARD : callerOf(ctx, options);
  }

  router.get('/ServiceProviderConfig', async function getServiceProviderConfig(ctx: Context) {
    reply(ctx, 200, serviceProviderConfig(baseUrl, bulk, cursorTimeoutSeconds, await variantFor(ctx)));
  });
  router.get('/Schemas', async function listSchemas(ctx: Context) {
    replyAll(ctx, schemas(baseUrl, await variantFor(ctx)));
  });
  router.get('/Schemas/:id', async function getSchema(ctx: Context) {
    replyOne(ctx, schemas(baseUrl, await variantFor(ctx)));
  });
  router.get('/ResourceTypes', async function listResourceTypes(ctx: Context) {
    replyAll(ctx, resourceTypes(baseUrl, await variantFor(ctx)));
  });
  router.get('/ResourceTypes/:id', async function getResourceType(ctx: Context) {
    replyOne(ctx, resourceTypes(baseUrl, await variantFor(ctx)));
  });
  return router;
}

/** RFC 7644 §4: a filter here is refused, so that nobody takes the whole list for the answer. */
function replyAll<Caller>(ctx: ScimContext<Caller>, resources: readonly Described[]): void {
  if (ctx.query.filter !== undefined) throw new ScimError(403, undefined, 'This list cannot be filtered.');
  reply(ctx, 200, listResponse(resources, resources.length, { startIndex: 1 }));
}

/** Ids here are urns or names of types, which are compared without case (RFC 7643 §2.1). */
function replyOne<Caller>(ctx: ScimContext<Caller>, resources: readonly Described[]): void {
  const key = ctx.params.id?.toLowerCase();
  const resource = resources.find(({ id }) => id.toLowerCase() === key);
  if (!resource) throw new ScimError(404, undefined, 'There is nothing with this id.');
  reply(ctx, 200, resource);
}
