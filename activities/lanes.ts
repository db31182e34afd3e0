import type { Logger } from '../platform/logger.ts';

/** How the world outside the database hears of a step of a long process. */
export interface StepContext {
  readonly alive: () => void;
  /** Aborted when the activity shall end: its worker stops, or somebody has cancelled it. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * Transactions at once. All of an office end with the lock of its counter: a few keep this process and the database busy, more
 * would only wait for each other.
 */
const LANES = 3;

/** How items are gone through. */
export interface LaneOptions extends Pick<StepContext, 'alive'> {
  readonly signal?: AbortSignal;
  /** How many at once; a few where nothing is said. */
  readonly lanes?: number;
}

/**
 * Does `work` for each item, a few at a time, until one of them says that nothing more is this run's to do. All lanes end before
 * one that failed is heard, so that nothing is done behind the back of a retry.
 */
export async function inLanes<Item>(
  items: readonly Item[], { alive, signal, lanes = LANES }: LaneOptions, work: (item: Item) => Promise<boolean>,
): Promise<void> {
  const remaining = items.values();
  async function lane(): Promise<void> {
    for (const item of remaining) {
      signal?.throwIfAborted();
      alive();
      if (!await work(item)) return;
    }
  }
  const all = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const ended of all) if (ended.status === 'rejected') throw ended.reason;
}
