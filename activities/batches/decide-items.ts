import { ApplicationFailure } from '@temporalio/activity';
import { BatchModel } from '../../models/batch.ts';
import { ContentModel } from '../../models/content.ts';
import { isOutage } from '../../models/database.ts';
import { listWaiting, readProgress, type WaitingItem, writeReceipt } from '../../models/stores/batch-items.ts';
import { openContent } from '../../models/stores/contents.ts';
import { NoReviewerError } from '../../models/stores/open-case.ts';
import type { BatchStep, BatchStepInput } from '../../workflows/kit/ports.ts';
import { FAILURE } from '../../workflows/shared/failures.ts';
import { inLanes, type StepContext } from '../lanes.ts';
import { type BatchDeps, type BatchOrder, decideItem } from './decide-item.ts';

/** Items decided by one step: so often a supervisor sees how far a batch is, and the instant of decisions moves on. */
export const ITEMS_PER_STEP = 250;

/**
 * Decides the next {@link ITEMS_PER_STEP} items that wait. Each is a transaction of its own; with its receipt it hears that
 * somebody has asked to end the batch.
 *
 * Safe to retry: it goes on where rows have no result, beside another run too.
 */
export async function decideItems(deps: BatchDeps, { batchId, at }: BatchStepInput, context: StepContext): Promise<BatchStep> {
  const order = { ...await readOrder(deps, batchId), at };
  await inLanes(await listWaiting(deps.sequelize, batchId, ITEMS_PER_STEP), context, (item) => decideOne(deps, order, item, context));
  const { counts, waiting, isCancelRequested } = await readProgress(deps.sequelize, batchId);
  return { counts, isOver: waiting === 0 || isCancelRequested };
}

async function readOrder({ sealing }: BatchDeps, batchId: string): Promise<Omit<BatchOrder, 'at'>> {
  const batch = await BatchModel.findByPk(batchId);
  if (batch === null) throw ApplicationFailure.nonRetryable('There is no such batch', FAILURE.batchMissing);
  const content = batch.reasonContentId === null ? null : await ContentModel.findByPk(batch.reasonContentId);
  return { batch, reason: openContent(sealing, content?.textSealed ?? null) };
}

/**
 * An item that fails by a fault of ours gets a receipt that says so; an outage fails the step, which is tried again.
 *
 * @returns false when this run has nothing more to decide: the batch is to end, or another run is at it.
 */
async function decideOne(deps: BatchDeps, order: BatchOrder, item: WaitingItem, { logger }: StepContext): Promise<boolean> {
  try {
    return await decideItem(deps, order, item);
  } catch (error) {
    if (isOutage(error)) throw error;
    const { batch: { id: batchId }, at } = order;
    logger.error({ event: 'batch-item-failed', batchId, error });
    const reasonCode = error instanceof NoReviewerError ? 'reviewer-missing' : 'internal';
    return writeReceipt(deps.sequelize, { batchId, position: item.position, at, result: 'invalid', reasonCode, eventId: null });
  }
}
