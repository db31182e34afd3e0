import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { loadConfig } from '../../platform/config.ts';
import { loadApproval } from './statements.ts';

/** What approving costs without Temporal: Hono, pg, one transaction. */
const { databaseUrl, host: hostname, port } = loadConfig(process.env);
const approve = loadApproval(process.env.BENCH_APPROVAL_FILE ?? '', databaseUrl);

const app = new Hono().post('/approvals', async (c) => {
  const { values }: { values: readonly string[] } = await c.req.json();
  await approve(values);
  return c.json({ status: 'applied' });
});

serve({ fetch: app.fetch, hostname, port });
