import type Koa from 'koa';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { requestIdOf } from './request-id.ts';

/** Logs and measures every request once it is answered. Never the query: filters carry names and addresses. */
export function accessLog(logger: Logger, metrics: Metrics): Koa.Middleware {
  // Only these five are told, so nothing has to be looked for and cut out: that takes longer than the line.
  const lines = logger.child({}, { redact: [] });
  return async function logAccess(ctx, next) {
    const startedMs = performance.now();
    try {
      await next();
    } finally {
      const durationMs = performance.now() - startedMs;
      metrics.observe(ctx, durationMs / 1000);
      const { method, path, status } = ctx;
      lines.info(
        { requestId: requestIdOf(ctx), method, path, status, durationMs: Math.round(durationMs * 10) / 10 },
        'request',
      );
    }
  };
}
