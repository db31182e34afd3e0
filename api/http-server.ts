import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { createApp } from './app.ts';

/**
 * A connection that is not used stays open for so long: longer than proxies keep theirs (a minute is usual), or a request is now and
 * then sent on one that is just being closed, and fails.
 */
const KEEP_ALIVE_MS = 75_000;

/** The HTTP server of an application. It listens when it is told where. */
export function createHttpServer(app: ReturnType<typeof createApp>): ServerType {
  return createAdaptorServer({ fetch: app.fetch, serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS } });
}
