import pg from 'pg';
import { OUTBOX_CHANNEL } from '../models/stores/outbox.ts';
import type { Logger } from '../platform/logger.ts';
import { createRelayPace } from './relay-pace.ts';

export interface RelayLoop {
  /** Ends after the round that is running. Safe to retry. */
  stop(): Promise<void>;
}

export interface RelayLoopOptions {
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** One round over the outbox; gives how many entries it took. */
  readonly relay: () => Promise<number>;
}

/**
 * Empties the outbox shortly after a transaction says that it has grown, and once a second. An outage of the database or of
 * Temporal ends a round, never the loop.
 */
export function startRelayLoop({ databaseUrl, logger, relay }: RelayLoopOptions): RelayLoop {
  let stopped = false;
  const pace = createRelayPace();
  let listener: pg.Client | null = null;

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 5_000 });
    client.on('notification', ({ payload = '' }) => pace.added(payload));
    client.on('error', () => { if (listener === client) listener = null; });
    await client.connect();
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    listener = client;
  }

  async function round(): Promise<void> {
    try {
      if (listener === null) await listen();
      while (!stopped && await relay() > 0);
    } catch (error) {
      logger.warn({ event: 'relay-interrupted', error });
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await round();
      if (!stopped) await pace.due();
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      pace.hurry();
      await running;
      await listener?.end().catch(() => undefined);
    },
  };
}
