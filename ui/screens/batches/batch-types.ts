import type { InferResponseType } from 'hono/client';
import type { BatchCounts, BatchResult, BatchState } from '../../../workflows/shared/batch.ts';
import type { LookName } from '../../components/looks.ts';
import type { batchesApi } from '../../http/clients.ts';

/** A batch as its maker reads it. */
export type Batch = InferResponseType<(typeof batchesApi)[':id']['$get'], 200>;

/** One page of receipts. */
export type ReceiptPage = InferResponseType<(typeof batchesApi)[':id']['items']['$get'], 200>;

export type Receipt = ReceiptPage['items'][number];

/** Which receipts are shown: of one result, or those that wait; null for all. */
export type ReceiptFilter = BatchResult | 'waiting' | null;

/** How a result looks. */
export const RESULT_LOOKS = {
  applied: 'approved', already_applied: 'passed', stale: 'warning', forbidden: 'rejected', invalid: 'failed', cancelled: 'withdrawn', waiting: 'reviewing',
} as const satisfies Record<BatchResult | 'waiting', LookName>;

/** How a batch looks as a whole. */
export const STATE_LOOKS = { running: 'running', completed: 'approved', cancelled: 'withdrawn' } as const satisfies Record<BatchState, LookName>;

/** How many items have no result yet. */
export function waitingCount({ total, counts }: { readonly total: number; readonly counts: BatchCounts }): number {
  return Object.values(counts).reduce((left, count) => left - count, total);
}
