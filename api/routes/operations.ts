import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import type { Metrics } from '../metrics.ts';
import { findReadiness } from '../readiness.ts';

const state = z.enum(['ok', 'missing']);
const readinessSchema = z.object({
  ready: z.boolean(), checks: z.object({ database: state, migrations: state, temporal: state, worker: state }),
}).openapi('Readiness');

const liveRoute = createRoute({
  method: 'get', path: '/livez', summary: 'Whether this process answers; asks nothing else',
  responses: { 200: { description: 'It does', content: { 'text/plain': { schema: z.string() } } } },
});

const readyRoute = createRoute({
  method: 'get', path: '/readyz', summary: 'Whether decisions can be made: database, migrations, Temporal, a polling worker',
  responses: {
    200: { description: 'All is there', content: { 'application/json': { schema: readinessSchema } } },
    503: { description: 'Something is missing, and what', content: { 'application/json': { schema: readinessSchema } } },
  },
});

/** What those who run the platform ask. */
export function createOperationsRoutes(deps: ApiDeps, { registry }: Metrics) {
  const app = new OpenAPIHono<AppEnv>()
    .openapi(liveRoute, (c) => c.text('ok', 200))
    .openapi(readyRoute, async (c) => {
      const readiness = await findReadiness(deps);
      return c.json(readiness, readiness.ready ? 200 : 503);
    });
  app.get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType }));
  return app;
}
