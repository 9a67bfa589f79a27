import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { ScimError } from '../protocol/error.ts';
import { checkAccept } from '../protocol/media-type.ts';
import { authentication } from './authentication.ts';
import { largeBodies } from './body.ts';
import { bulkRoutes } from './bulk.ts';
import type { ScimContext, ScimOptions, ScimState } from './context.ts';
import { discoveryRoutes } from './discovery.ts';
import { groupRoutes } from './groups.ts';
import { meRoutes } from './me.ts';
import { rootRoutes } from './root.ts';
import { userRoutes } from './users.ts';

/** Where the adapter is mounted; only `baseUrl` says under which public address. */
export const MOUNT_PATH = '/scim/v2';

/** All addresses of the adapter, and the order of the steps that lead to them. */
export function scimRouter<Caller extends ScimCaller>(options: ScimOptions<Caller>): Router<ScimState<Caller>> {
  const router = new Router<ScimState<Caller>>({ prefix: MOUNT_PATH, sensitive: true });
  const negotiate = async (ctx: ScimContext<Caller>, next: () => Promise<unknown>) => {
    checkAccept(ctx.req.headers.accept);
    await next();
  };
  const authenticate = authentication(options);
  const large = largeBodies(options);
  router.use(negotiate, discoveryRoutes(options).routes());
  router.use(rootRoutes(options, authenticate, negotiate).routes());
  router.use('/Users', authenticate, negotiate, userRoutes(options).routes());
  router.use('/Groups', authenticate, negotiate, groupRoutes(options, large).routes());
  router.use('/Bulk', authenticate, negotiate, bulkRoutes(options, large).routes());
  router.use('/Me', authenticate, negotiate, meRoutes<Caller>().routes());
  return router;
}

/** How a request is refused that no route takes: an unknown address as 404, a method that the address lacks as 405. */
export function noRoute<State>(
  router: Router<State>,
  ctx: { path: string; method: string; set(name: string, value: string): void },
): ScimError {
  const { path: layers } = router.match(ctx.path, ctx.method);
  const methods = new Set(layers.flatMap((layer) => layer.methods));
  methods.delete('HEAD');
  if (methods.size === 0) return new ScimError(404, undefined, 'There is nothing at this address.');
  ctx.set('Allow', [...methods].join(', '));
  return new ScimError(405, undefined, `This address takes ${[...methods].join(', ')}.`);
}
