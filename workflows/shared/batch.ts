import type { ForbiddenReason, InvalidReason } from './command.ts';

/** Tasks that one batch decides at most (docs/rules.md, "Batches"). */
export const MAX_BATCH_ITEMS = 5_000;

/** How a batch stands. `cancelled`: somebody ended it before every item was decided; what was decided stays so. */
export const BATCH_STATES = ['running', 'completed', 'cancelled'] as const;

export type BatchState = (typeof BATCH_STATES)[number];

/** What became of one item; as for a single decision, and `cancelled` for what was never tried. */
export const BATCH_RESULTS = ['applied', 'already_applied', 'stale', 'forbidden', 'invalid', 'cancelled'] as const;

export type BatchResult = (typeof BATCH_RESULTS)[number];

/** Why an item was refused; `internal`: it failed by a fault of ours, and nothing of it was written. */
export type BatchReason = ForbiddenReason | InvalidReason | 'internal';

/** How many items ended which way. */
export type BatchCounts = Readonly<Record<BatchResult, number>>;

/** Counts by result, zero where there are none. */
export function batchCountsOf(rows: readonly { readonly result: BatchResult; readonly count: number }[]): BatchCounts {
  const countOf = (result: BatchResult): number => rows.find((row) => row.result === result)?.count ?? 0;
  return {
    applied: countOf('applied'), already_applied: countOf('already_applied'), stale: countOf('stale'),
    forbidden: countOf('forbidden'), invalid: countOf('invalid'), cancelled: countOf('cancelled'),
  };
}

/** How many items have a result. */
export function decidedCount(counts: BatchCounts): number {
  return BATCH_RESULTS.reduce((sum, result) => sum + counts[result], 0);
}
