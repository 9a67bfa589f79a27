import type Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type { Logger } from 'pino';
import { Refusal } from '../domain/refusal.ts';
import { accessLog } from './access-log.ts';
import { type Health, healthRoutes } from './health.ts';
import type { Metrics } from './metrics.ts';
import { requestId, requestIdOf } from './request-id.ts';

const SCIM_PATH = '/scim/v2';
/** Shown in a window that a client's page opened, and that has to find back to it: by single sign-on, too. */
const IN_A_WINDOW = /^\/(?:oauth|saml)\//;

/** What the HTTP app is put together from. */
export interface AppParts {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
  /** Serves everything below `/scim/v2`. */
  readonly scim: Koa.Middleware;
  /** Serves `/graphql`. */
  readonly graphql: Koa.Middleware;
  /** Serves `/saml`. */
  readonly saml: Router;
  /** Serves `/oauth` and its metadata. */
  readonly oauth: Router;
  /** Serves `/playground`. */
  readonly playground: Router;
  /** Serves `/export`. */
  readonly exports: Router;
  /** Serves the web app at every address that is nobody else's. */
  readonly web: Koa.Middleware;
  /** Whether X-Forwarded headers count. */
  readonly trustProxy: boolean;
}

/** The order in which a request passes through the house. */
export function createApp(parts: AppParts): Koa {
  const { logger, metrics, health, scim, graphql, saml, oauth, playground, exports, web, trustProxy } = parts;
  // Of the addresses in X-Forwarded-For only the last is the proxy's word; the client may have made up the others.
  const app = new Koa({ proxy: trustProxy, maxIpsCount: 1 });
  const routes = healthRoutes(health, metrics);
  app.on('error', (error) => logger.warn({ err: error }, 'the answer could not be sent'));

  app.use(requestId);
  app.use(accessLog(logger, metrics));
  app.use(closeWhenStopping(health));
  app.use(answerFaults(logger, metrics));
  app.use(securityHeaders());
  app.use(scim);
  app.use(graphql);
  app.use(saml.routes());
  app.use(saml.allowedMethods());
  app.use(oauth.routes());
  app.use(oauth.allowedMethods());
  app.use(playground.routes());
  app.use(playground.allowedMethods());
  app.use(exports.routes());
  app.use(exports.allowedMethods());
  app.use(routes.routes());
  app.use(routes.allowedMethods());
  app.use(web);
  app.use(answerNotFound);
  return app;
}

/** Tells clients of a service that is stopping to take their next request elsewhere. */
function closeWhenStopping(health: Health): Koa.Middleware {
  return async function closing(ctx, next) {
    await next();
    if (!health.isServing()) ctx.set('Connection', 'close');
  };
}

/** The last resort: what nobody caught is logged, and told as one fixed sentence. */
function answerFaults(logger: Logger, metrics: Metrics): Koa.Middleware {
  return async function answering(ctx, next) {
    try {
      await next();
    } catch (error) {
      if (error instanceof Refusal && error.code === 'UNAVAILABLE') return answerUnavailable(ctx, error);
      metrics.countFault();
      logger.error({ err: error, requestId: requestIdOf(ctx) }, 'fault');
      ctx.status = 500;
      ctx.body = { error: `Something went wrong on our side. Please name request ${requestIdOf(ctx)}.` };
    }
  };
}

/** The database is away: no fault, and over when it is back. */
function answerUnavailable(ctx: Koa.Context, { message, retryAfterSeconds }: Refusal): void {
  ctx.set('Retry-After', String(retryAfterSeconds));
  ctx.status = 503;
  ctx.body = { error: message };
}

/** SCIM is for machines: the headers that tell browsers what to do stay away from it, but for two. */
function securityHeaders(): Koa.Middleware {
  const forBrowsers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
  return async function secure(ctx, next) {
    ctx.set('Cache-Control', 'no-store');
    if (!ctx.path.startsWith(SCIM_PATH)) return forBrowsers(ctx, withOpener(ctx, next));
    ctx.set('X-Content-Type-Options', 'nosniff');
    await next();
  };
}

function withOpener(ctx: Koa.Context, next: Koa.Next): Koa.Next {
  return () => {
    if (IN_A_WINDOW.test(ctx.path)) ctx.remove('Cross-Origin-Opener-Policy');
    return next();
  };
}

function answerNotFound(ctx: Koa.Context): void {
  ctx.status = 404;
  ctx.body = { error: 'There is nothing at this address. SCIM is at /scim/v2, GraphQL at /graphql.' };
}
