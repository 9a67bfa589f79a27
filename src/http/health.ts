import Router from '@koa/router';
import type { Metrics } from './metrics.ts';

/** What the health routes ask of the service. */
export interface Health {
  /** False once the service has begun to stop. */
  isServing(): boolean;
  /** Whether the database answers; never rejects, and never takes longer than a second. */
  isDatabaseReady(): Promise<boolean>;
}

/** `/livez` (the process answers), `/readyz` (it can do its work) and `/metrics`. */
export function healthRoutes(health: Health, metrics: Metrics): Router {
  const router = new Router();

  router.get('/livez', (ctx) => {
    ctx.body = { status: 'ok' };
  });

  router.get('/readyz', async (ctx) => {
    const checks = { serving: health.isServing(), database: await health.isDatabaseReady() };
    const isReady = checks.serving && checks.database;
    ctx.status = isReady ? 200 : 503;
    ctx.body = { status: isReady ? 'ok' : 'unavailable', ...checks };
  });

  router.get('/metrics', async (ctx) => {
    ctx.type = metrics.registry.contentType;
    ctx.body = await metrics.registry.metrics();
  });

  return router;
}
