import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import { localeOf } from '../../workflows/shared/messages/index.ts';
import type { AppEnv } from '../app-env.ts';

/** Gives every request an id (answered as `X-Request-Id`), a language and the caller's address. */
export function requestContext(): MiddlewareHandler<AppEnv> {
  return async function provideRequestContext(c, next) {
    const id = uuidv7();
    c.set('requestId', id);
    c.set('locale', localeOf(c.req.header('Accept-Language')));
    c.set('address', addressOf(c));
    c.set('session', null);
    c.set('actor', null);
    c.set('kept', null);
    c.header('X-Request-Id', id);
    await next();
  };
}

/** Requests made inside the process, as tests make them, come from no socket. */
function addressOf(c: Context): string {
  if (c.env === undefined || !('incoming' in Object(c.env))) return '127.0.0.1';
  return getConnInfo(c).remote.address ?? 'unknown';
}
