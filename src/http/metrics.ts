import type Koa from 'koa';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const DURATION_BUCKETS_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** What the service counts about itself, for Prometheus. No label names a tenant or a person. */
export class Metrics {
  readonly registry = new Registry();
  readonly #duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers: [this.registry],
  });
  readonly #faults = new Counter({
    name: 'faults_total',
    help: 'Requests that failed through no fault of the caller',
    registers: [this.registry],
  });

  readonly #droppedCalls = new Counter({
    name: 'provisioning_calls_dropped_total',
    help: 'Calls of identity providers that were answered, but not kept for administrators to read',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countFault(): void {
    this.#faults.inc();
  }

  countDroppedCalls(calls: number): void {
    this.#droppedCalls.inc(calls);
  }

  observe(ctx: Koa.Context, seconds: number): void {
    const labels = { method: methodLabel(ctx.method), route: routeLabel(ctx.path), status: String(ctx.status) };
    this.#duration.observe(labels, seconds);
  }
}

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
const ROUTES = [
  '/scim/v2/Users',
  '/scim/v2/Groups',
  '/scim/v2',
  '/graphql',
  '/saml',
  '/oauth',
  '/playground',
  '/livez',
  '/readyz',
  '/metrics',
];

/** Labels are of a fixed set, so that no client can make the metrics grow. */
function methodLabel(method: string): string {
  return METHODS.has(method) ? method : 'other';
}

function routeLabel(path: string): string {
  return ROUTES.find((route) => path === route || path.startsWith(`${route}/`)) ?? 'other';
}
