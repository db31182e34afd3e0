import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { findActor } from '../../models/stores/actor.ts';
import { isSessionAlive, type SignedInSession } from '../../models/stores/sessions.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor, requireSession } from '../middleware/session.ts';
import { problemResponses } from '../problem.ts';

/** A sign of life this often keeps proxies from closing the connection, and finds out that the session has ended. */
const HEARTBEAT_MS = 20_000;

/** Changes within this time are told once: an office that decides a lot would hear of nothing else. */
const GATHER_MS = 250;

const eventsRoute = createRoute({
  method: 'get', path: '/', summary: 'Says when the inbox of the own organization, or the own messages, have changed',
  responses: {
    200: {
      description: 'Server-sent events: `inbox` when either has changed, `ready` at the start; what has changed is to be asked for',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problemResponses('session-missing'),
  },
});

/** `/api/events`: one long answer per browser. It ends with its session. */
export function createEventRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>().openapi(eventsRoute, async (c) => {
    const { actor: { organizationId } } = requireActor(c);
    const session = requireSession(c);
    // Proxies that gather answers would hold events back.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, (stream) => follow(stream, deps, { session, organizationId }));
  });
}

interface Listener {
  readonly session: SignedInSession;
  readonly organizationId: string | null;
}

async function follow(stream: SSEStreamingApi, deps: ApiDeps, listener: Listener): Promise<void> {
  const { inboxListener } = deps;
  const calls = new Calls();
  const owners = [listener.session.accountId, ...(listener.organizationId === null ? [] : [listener.organizationId])];
  const subscriptions = owners.map((ownerId) => inboxListener.subscribe(ownerId, () => { calls.change(); }));
  const forget = inboxListener.onClose(() => { calls.end(); });
  stream.onAbort(() => { calls.end(); });
  try {
    // Whoever hears `ready` misses nothing from then on.
    await inboxListener.listening();
    await stream.writeSSE({ event: 'ready', data: '' });
    while (!stream.aborted) {
      const call = await calls.next(HEARTBEAT_MS);
      if (call === 'ended' || !await mayHear(deps, listener)) return;
      if (call === 'silence') await stream.write(': alive\n\n');
      else await stream.writeSSE({ event: 'inbox', data: '' });
      if (call === 'changed') await stream.sleep(GATHER_MS);
    }
  } finally {
    for (const unsubscribe of subscriptions) unsubscribe();
    forget();
  }
}

/** Whether session and membership are what they were; an outage ends the stream, and whoever wants it comes again. */
async function mayHear({ sequelize }: ApiDeps, { session, organizationId }: Listener): Promise<boolean> {
  try {
    if (!await isSessionAlive(sequelize, session)) return false;
    const actor = await findActor(sequelize, session);
    return actor !== null && actor.organizationId === organizationId;
  } catch {
    return false;
  }
}

/** What has come up since it was last asked; many changes are one. */
class Calls {
  #hasChanged = false;
  #hasEnded = false;
  #wake: () => void = () => {};

  change(): void {
    this.#hasChanged = true;
    this.#wake();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** The next change, or silence after so many milliseconds. */
  async next(patienceMs: number): Promise<'changed' | 'ended' | 'silence'> {
    if (!this.#hasChanged && !this.#hasEnded) await this.#wait(patienceMs);
    if (this.#hasEnded) return 'ended';
    if (!this.#hasChanged) return 'silence';
    this.#hasChanged = false;
    return 'changed';
  }

  #wait(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
