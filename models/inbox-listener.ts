import pg from 'pg';
import { INBOX_CHANNEL } from './stores/task-counters.ts';

/** How long after losing PostgreSQL it is asked again, in milliseconds. */
const RECONNECT_MS = 1_000;

export interface InboxListener {
  /** Calls `changed` whenever the inbox of an organization, or the messages of an account, have changed, or may have unheard. Gives what ends that. */
  subscribe(ownerId: string, changed: () => void): () => void;
  /** Settles once changes are heard from now on, or PostgreSQL is away: then everyone is told when it is back. */
  listening(): Promise<void>;
  /** Calls `ended` when nothing will be heard any more. Gives what ends that. */
  onClose(ended: () => void): () => void;
  close(): Promise<void>;
}

interface Subscription {
  readonly ownerId: string;
  readonly changed: () => void;
}

/**
 * Hears from PostgreSQL whose inbox has changed, over one connection however many subscribe. It is made with the first
 * subscription, and made again when PostgreSQL comes back; what happened meanwhile nobody heard, so everyone is told then.
 */
export function createInboxListener(
  databaseUrl: string, { reconnected = () => {} }: { readonly reconnected?: () => void } = {},
): InboxListener {
  const subscriptions = new Set<Subscription>();
  const closing = new Set<() => void>();
  let client: pg.Client | null = null;
  let connecting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let hasBeenLost = false;

  function tell(ownerId: string | null): void {
    for (const subscription of subscriptions) {
      if (ownerId === null || subscription.ownerId === ownerId) subscription.changed();
    }
  }

  async function connect(): Promise<void> {
    if (client !== null || isClosed) return;
    const present = new pg.Client({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 5_000 });
    client = present;
    present.on('error', () => { lose(present); });
    present.on('end', () => { lose(present); });
    present.on('notification', ({ payload = '' }) => { tell(payload); });
    try {
      await present.connect();
      await present.query(`LISTEN ${INBOX_CHANNEL}`);
    } catch {
      lose(present);
      return;
    }
    if (!hasBeenLost) return;
    hasBeenLost = false;
    reconnected();
    tell(null);
  }

  function lose(lost: pg.Client): void {
    if (client !== lost || isClosed) return;
    client = null;
    hasBeenLost = true;
    void lost.end().catch(() => {});
    timer = setTimeout(() => void connect(), RECONNECT_MS);
    timer.unref();
  }

  return {
    subscribe(ownerId, changed) {
      const subscription = { ownerId, changed };
      subscriptions.add(subscription);
      if (timer === undefined && client === null) connecting = connect();
      return () => { subscriptions.delete(subscription); };
    },
    listening: () => connecting,
    onClose(ended) {
      closing.add(ended);
      return () => { closing.delete(ended); };
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      for (const ended of closing) ended();
      await client?.end().catch(() => {});
    },
  };
}
