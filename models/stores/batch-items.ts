import type { Sequelize, Transaction } from 'sequelize';
import { type BatchCounts, batchCountsOf, type BatchReason, type BatchResult, type BatchState } from '../../workflows/shared/batch.ts';
import { BatchModel } from '../batch.ts';
import { queryRows } from '../database.ts';
import { readListProgress, requestListCancellation, settleList, TAKES_RESULTS, type WorkedList } from './worked-list.ts';

const BATCHES: WorkedList = { lists: 'batches', items: 'batch_items', key: 'batch_id' };

/** An item that waits for its result. */
export interface WaitingItem {
  readonly position: number;
  readonly caseId: string;
  readonly expectedRevision: number;
  readonly requestId: string;
}

/** What became of an item. */
export interface ItemReceipt {
  readonly result: BatchResult;
  readonly reasonCode: BatchReason | null;
  /** The event that the item made, or the one that was faster; null when there is none. */
  readonly eventId: string | null;
}

export interface BatchProgress {
  readonly counts: BatchCounts;
  /** Items without a result. */
  readonly waiting: number;
  readonly isCancelRequested: boolean;
}

/** The next items that wait, at most `limit`; none where the batch has ended or is to end. */
export async function listWaiting(sequelize: Sequelize, batchId: string, limit: number): Promise<WaitingItem[]> {
  return queryRows(sequelize, `
    SELECT i.position, i.case_id AS "caseId", i.expected_revision AS "expectedRevision", i.request_id AS "requestId"
    FROM batch_items i JOIN batches l ON l.id = i.batch_id
    WHERE i.batch_id = :batchId AND i.result IS NULL AND ${TAKES_RESULTS}
    ORDER BY i.position LIMIT :limit`, { batchId, limit });
}

/**
 * Writes the receipt of an item. Safe to retry: one that has a result keeps it.
 *
 * @returns false when nothing was written, because it has a result or the batch has ended or is to end. Whoever has changed
 * anything for it in this transaction then takes that back.
 */
export async function writeReceipt(
  sequelize: Sequelize, { batchId, position, at, ...receipt }: ItemReceipt & { batchId: string; position: number; at: string },
  transaction: Transaction | null = null,
): Promise<boolean> {
  const written = await queryRows(sequelize, `
    UPDATE batch_items i SET result = :result, reason_code = :reasonCode, event_id = :eventId, at = :at FROM batches l
    WHERE i.batch_id = :batchId AND i.position = :position AND i.result IS NULL
      AND l.id = :batchId AND ${TAKES_RESULTS} RETURNING i.position`,
  { ...receipt, batchId, position, at }, transaction);
  return written.length === 1;
}

/** How far a batch is, counted. */
export async function readProgress(sequelize: Sequelize, batchId: string, transaction: Transaction | null = null): Promise<BatchProgress> {
  const { results, ...progress } = await readListProgress<BatchResult>(sequelize, BATCHES, batchId, transaction);
  return { ...progress, counts: batchCountsOf(results) };
}

/** Asks a batch to end; items that are decided at this moment still get their results. False when it has ended already. Safe to retry. */
export async function requestCancellation(sequelize: Sequelize, batchId: string, at: string): Promise<boolean> {
  return requestListCancellation(sequelize, BATCHES, batchId, at);
}

/**
 * Ends a batch: what was not tried is cancelled, and the counts are kept. Safe to retry: one that has ended is only read.
 *
 * @throws RangeError while items wait and nobody has asked to cancel.
 */
export async function endBatch(
  sequelize: Sequelize, batchId: string, at: string,
): Promise<{ state: Exclude<BatchState, 'running'>; counts: BatchCounts }> {
  return sequelize.transaction(async (transaction) => {
    const { state, results, isNew } = await settleList<BatchResult>(sequelize, BATCHES, { id: batchId, at }, transaction);
    const counts = batchCountsOf(results);
    if (isNew) await BatchModel.update({ state, counts, endedAt: new Date(at) }, { where: { id: batchId }, transaction });
    return { state, counts };
  });
}

/** Cases that a batch has moved, in the order of its items: those after `afterPosition`, at most `limit`. */
export async function listMovedCases(
  sequelize: Sequelize, batchId: string, { afterPosition, limit }: { afterPosition: number; limit: number },
): Promise<{ position: number; workflowType: string; caseId: string }[]> {
  return queryRows(sequelize, `
    SELECT i.position, c.flow_id AS "workflowType", c.id AS "caseId" FROM batch_items i JOIN cases c ON c.id = i.case_id
    WHERE i.batch_id = :batchId AND i.result = 'applied' AND i.position > :afterPosition
    ORDER BY i.position LIMIT :limit`, { batchId, afterPosition, limit });
}
