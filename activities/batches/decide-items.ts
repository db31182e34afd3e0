import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/activity';
import { BatchModel } from '../../models/batch.ts';
import { ContentModel } from '../../models/content.ts';
import { isOutage } from '../../models/database.ts';
import { readProgress, type WaitingItem, writeReceipt } from '../../models/stores/batch-items.ts';
import { openContent } from '../../models/stores/contents.ts';
import { NoReviewerError } from '../../models/stores/open-case.ts';
import type { Logger } from '../../platform/logger.ts';
import type { BatchStep, BatchStepInput } from '../../workflows/kit/ports.ts';
import { FAILURE } from '../../workflows/shared/failures.ts';
import { type BatchDeps, type BatchOrder, decideItem } from './decide-item.ts';

/** Items decided by one step: so often a supervisor sees how far a batch is, and the instant of decisions moves on. */
export const ITEMS_PER_STEP = 250;

/** Transactions at once. All of an office end with the lock of its counter, so more would only wait for each other. */
const LANES = 2;

/** Items that are left may be in the hands of a run that was given up for dead; it ends soon. */
const WAIT_FOR_OTHERS_MS = 200;

/** How the world outside the database hears of a step. */
export interface StepContext {
  readonly alive: () => void;
  /** Aborted when the activity shall end: its worker stops, or somebody has cancelled it. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * Decides the next {@link ITEMS_PER_STEP} items that wait. Each is a transaction of its own; between two it hears that
 * somebody has asked to end the batch.
 *
 * Safe to retry: it goes on where rows have no result, beside another run too.
 */
export async function decideItems(deps: BatchDeps, { batchId, at }: BatchStepInput, context: StepContext): Promise<BatchStep> {
  const order = { ...await readOrder(deps, batchId), at };
  const remaining = Array.from({ length: ITEMS_PER_STEP }).values();
  let decided = 0;
  async function work(): Promise<void> {
    for (const _next of remaining) {
      context.signal.throwIfAborted();
      context.alive();
      if (!await decideOne(deps, order, context)) return;
      decided += 1;
    }
  }
  for (;;) {
    // All lanes end before one that failed is heard, so that nothing is done behind the back of a retry.
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, work));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
    const { counts, waiting, isCancelRequested } = await readProgress(deps.sequelize, batchId);
    const isOver = waiting === 0 || isCancelRequested;
    if (isOver || decided > 0) return { counts, isOver };
    await sleep(WAIT_FOR_OTHERS_MS);
  }
}

async function readOrder({ sealing }: BatchDeps, batchId: string): Promise<Omit<BatchOrder, 'at'>> {
  const batch = await BatchModel.findByPk(batchId);
  if (batch === null) throw ApplicationFailure.nonRetryable('There is no such batch', FAILURE.batchMissing);
  const content = batch.reasonContentId === null ? null : await ContentModel.findByPk(batch.reasonContentId);
  return { batch, reason: openContent(sealing, content?.textSealed ?? null) };
}

/** An item that fails by a fault of ours gets a receipt that says so; an outage fails the step, which is tried again. */
async function decideOne(deps: BatchDeps, order: BatchOrder, { logger }: StepContext): Promise<boolean> {
  let item: WaitingItem | null = null;
  try {
    return await decideItem(deps, order, (claimed) => { item = claimed; });
  } catch (error) {
    if (item === null || isOutage(error)) throw error;
    await refuse(deps, order, item, error);
    logger.error({ event: 'batch-item-failed', batchId: order.batch.id, error });
    return true;
  }
}

async function refuse(deps: BatchDeps, { batch, at }: BatchOrder, { position }: WaitingItem, error: unknown): Promise<void> {
  const reasonCode = error instanceof NoReviewerError ? 'reviewer-missing' : 'internal';
  await writeReceipt(deps.sequelize, { batchId: batch.id, position, at, result: 'invalid', reasonCode, eventId: null });
}
