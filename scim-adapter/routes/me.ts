import { Router } from '@koa/router';
import type { ScimCaller } from '../gateway.ts';
import { ScimError } from '../protocol/error.ts';
import type { ScimState } from './context.ts';

/** /Me (RFC 7644 §3.11): a token stands for a company and for nobody in it, so there is no "me". */
export function meRoutes<Caller extends ScimCaller>(): Router<ScimState<Caller>> {
  const router = new Router<ScimState<Caller>>({ sensitive: true });
  router.register('/', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], function me() {
    throw new ScimError(
      501,
      undefined,
      'A SCIM token stands for a company, not for a user: there is no /Me here. Use /Users.',
    );
  });
  return router;
}
