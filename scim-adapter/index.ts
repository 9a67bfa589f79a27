/** SCIM 2.0 (RFC 7643, RFC 7644) in front of the house's GraphQL: parse, map, execute one operation, map back. */
import type Koa from 'koa';
import { callOf } from './call.ts';
import type { ScimCaller } from './gateway.ts';
import { Admission, overloaded } from './routes/admission.ts';
import type { ScimOptions } from './routes/context.ts';
import { answeringErrors } from './routes/errors.ts';
import { RequestRate } from './routes/request-rate.ts';
import { MOUNT_PATH, noRoute, scimRouter } from './routes/router.ts';

export { type Gateway, GatewayError, type ScimCaller } from './gateway.ts';
export type { ScimOptions } from './routes/context.ts';

/** Serves everything below `/scim/v2`, and nothing else. Every error is answered here, as SCIM has it. */
export function scimAdapter<Caller extends ScimCaller>(options: ScimOptions<Caller>): Koa.Middleware {
  const router = scimRouter(options);
  const admission = new Admission(options.admission);
  const rate = new RequestRate(options.requestsPerSecondMax);
  // The router itself puts into the context what the type of its middleware wants to be there before.
  const dispatch = router.routes() as Koa.Middleware;
  return async function scim(ctx, next) {
    if (ctx.path !== MOUNT_PATH && !ctx.path.startsWith(`${MOUNT_PATH}/`)) return next();
    const startedMs = performance.now();
    await answeringErrors(ctx, options, async () => {
      if (options.isOverloaded()) throw overloaded();
      // The router would take it for GET.
      if (ctx.method === 'HEAD') throw noRoute(router, ctx);
      const token = ctx.get('Authorization');
      await rate.count(token);
      await admission.run(token, () =>
        dispatch(ctx, async () => {
          throw noRoute(router, ctx);
        }),
      );
    });
    const durationMs = performance.now() - startedMs;
    options.onCall(callOf(ctx, ctx.state, options.requestIdOf(ctx), startedMs, durationMs));
  };
}
