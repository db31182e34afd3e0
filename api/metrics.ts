import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Logger } from '../platform/logger.ts';
import type { AppEnv } from './app-env.ts';

/** What an API process counts; read at `/metrics` in the text format of Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts a request and logs it: method, pattern of the route, status and time, nothing a person typed. */
  readonly observe: MiddlewareHandler<AppEnv>;
}

/** The metrics of one process. */
export function createMetrics(logger: Logger): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time until a request was answered',
    labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 8], registers: [registry],
  });
  const decisions = new Counter({
    name: 'xueshi_decisions_total', help: 'Decisions by the status they were answered with', labelNames: ['status'],
    registers: [registry],
  });

  async function observe(...[c, next]: Parameters<MiddlewareHandler<AppEnv>>): Promise<void> {
    const startedAt = performance.now();
    await next();
    const seconds = (performance.now() - startedAt) / 1000;
    const { method } = c.req;
    const { status } = c.res;
    const route = routePath(c, -1);
    durations.observe({ method, route, status }, seconds);
    if (method === 'POST' && route.endsWith('/decisions')) decisions.inc({ status });
    logger.info({
      event: 'request', requestId: c.var.requestId, method, route, status, durationMs: Math.round(seconds * 1000),
      ...(c.var.session === null ? {} : { accountId: c.var.session.accountId }),
    });
  }
  return { registry, observe };
}
