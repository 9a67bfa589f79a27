import { bodyParser } from '@koa/bodyparser';
import Router, { type RouterMiddleware } from '@koa/router';
import type Koa from 'koa';
import type { SamlCompany } from '../../services/saml-service.ts';
import { type AcsParts, assertionConsumer } from './acs.ts';
import { samlLimits } from './limits.ts';
import { loginStart } from './login.ts';
import { show } from './pages.ts';
import { metadataOf } from './service-provider.ts';

/** Of the whole form: a response in base64, with every "+" and "/" escaped. */
const FORM_BYTES_MAX = 1_048_576;
const METADATA_TYPE = 'application/samlmetadata+xml';

/** What the routes are put together from. */
export type SamlParts = Omit<AcsParts, 'limits'>;

/** `/saml/{company}/metadata`, `/saml/{company}/login` and `/saml/{company}/acs`: SAML 2.0, begun by us. */
export function samlRoutes(parts: SamlParts): Router {
  const limits = samlLimits();
  const router = new Router({ prefix: '/saml/:slug' });
  const at = atCompany(parts);

  router.get(
    '/metadata',
    at(async (ctx, { company, addresses }) => {
      ctx.type = METADATA_TYPE;
      ctx.body = metadataOf(addresses, await parts.saml.signingKey(company));
    }),
  );
  router.get('/login', at(loginStart({ ...parts, limits })));
  // A form that cannot be read is no form: the consumer says so, and tells of it.
  router.post(
    '/acs',
    bodyParser({ enableTypes: ['form'], formLimit: FORM_BYTES_MAX, onError: () => undefined }),
    at(assertionConsumer({ ...parts, limits })),
  );
  return router;
}

type AtCompany = (ctx: Koa.Context, at: SamlCompany) => Promise<void> | void;

/** Finds the company in the address; where there is none, so it says. */
function atCompany({ saml, publicUrl }: SamlParts): (work: AtCompany) => RouterMiddleware {
  return (work) => async (ctx) => {
    const found = await saml.findCompany(ctx.params.slug ?? '');
    if (found) await work(ctx, found);
    else show(ctx, publicUrl, 404, { title: 'There is no such company', paragraphs: ['Check the address.'] });
  };
}
