import type { OutboxTopic } from '../models/outbox-entry.ts';

/** Without a notification the outbox is looked at this often: entries that were put back come up again. */
const PAUSE_MS = 1_000;

/**
 * A round begins when nothing was added for so long: a decision is answered before its mail is written, and what follows
 * closely goes out together.
 */
const QUIET_MS = 250;

/** While people go on deciding, others wait for their mail at most this long. */
const LONGEST_WAIT_MS = 5_000;

/** Somebody waits for these with the page open. */
const URGENT: ReadonlySet<string> = new Set<OutboxTopic>(['startCase', 'startBatch', 'startRoster', 'sendAccessCode', 'sendResetCode']);

export interface RelayPace {
  /** Says that an entry of this topic was added. */
  added(topic: string): void;
  /** Settles when the next round is due. */
  due(): Promise<void>;
  /** Lets the next round begin at once. */
  hurry(): void;
}

/** Decides when the next round over the outbox begins: decisions come before the mail about them. */
export function createRelayPace(): RelayPace {
  let begin: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let firstAddedAt: number | null = null;
  let isUrgent = false;

  function arm(): void {
    clearTimeout(timer);
    timer = setTimeout(() => begin(), waitMs());
  }

  function waitMs(): number {
    if (isUrgent) return 0;
    return firstAddedAt === null ? PAUSE_MS : Math.max(0, Math.min(QUIET_MS, firstAddedAt + LONGEST_WAIT_MS - Date.now()));
  }

  return {
    added(topic) {
      firstAddedAt ??= Date.now();
      isUrgent ||= URGENT.has(topic);
      arm();
    },
    async due() {
      const begun = new Promise<void>((resolve) => { begin = resolve; });
      arm();
      await begun;
      clearTimeout(timer);
      firstAddedAt = null;
      isUrgent = false;
    },
    hurry() {
      isUrgent = true;
      begin();
    },
  };
}
