import type { Sequelize, Transaction } from 'sequelize';
import { accessibleBy } from '../../models/accessible-by.ts';
import type { BatchModel } from '../../models/batch.ts';
import { withTransaction } from '../../models/database.ts';
import { findActor } from '../../models/stores/actor.ts';
import { type ItemReceipt, type WaitingItem, writeReceipt } from '../../models/stores/batch-items.ts';
import { findReading } from '../../models/stores/case-view.ts';
import { lockCase } from '../../models/stores/open-case.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { defineAbility } from '../../policies/ability.ts';
import { carryOut, deny } from '../carry-out.ts';
import type { Moved, ProvedCommand, Refusal } from '../moves/move.ts';

export interface BatchDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

/** Applicants written to per second: mail leaves room for what people decide, and goes out within minutes. */
const APPLICANTS_PER_SECOND = 10;

/** Items decided per second, about: mail begins to go out when the batch is nearly done, and does not slow it down. */
const ITEMS_PER_SECOND = 100;

/** What holds for every item of a batch, as it was confirmed. */
export interface BatchOrder {
  readonly batch: BatchModel;
  /** Null for none. */
  readonly reason: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Decides an item in one SQL transaction: all that a single decision does, then its receipt. Rights are read fresh; whatever
 * the person may not read is refused like what does not exist.
 *
 * Safe to retry: the receipt is committed together with what it says, and without one nothing is. Two runs wait for each
 * other at the case.
 *
 * @returns false when it has a result already, or the batch has ended or is to end; nothing was changed then.
 */
export async function decideItem(deps: BatchDeps, order: BatchOrder, item: WaitingItem): Promise<boolean> {
  try {
    await withTransaction(deps.sequelize, async (transaction) => {
      const receipt = receiptOf(await judge(deps, order, item, transaction));
      const isFirst = await writeReceipt(
        deps.sequelize, { ...receipt, batchId: order.batch.id, position: item.position, at: order.at }, transaction,
      );
      if (!isFirst) throw new NotTakenError();
    });
    return true;
  } catch (error) {
    if (error instanceof NotTakenError) return false;
    throw error;
  }
}

/** Undoes what was done for an item that is not this run's to decide. */
class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
}

async function judge(
  deps: BatchDeps, { batch, reason, at }: BatchOrder, { position, caseId, expectedRevision, requestId }: WaitingItem, transaction: Transaction,
): Promise<Moved | Refusal> {
  const { accountId, membershipId, verb } = batch;
  const command: ProvedCommand = { caseId, verb, expectedRevision, requestId };
  const claims = { accountId, membershipId };
  const found = await lockCase(caseId, transaction);
  if (found === null) return deny({ command, reason: 'right-missing', claims, at }, transaction);
  const result = await carryOut({
    deps, found, command, claims, body: reason === null ? {} : { reason }, at, tellFrom: turnOf(batch, position), transaction,
  });
  if (result.status === 'moved' || await mayRead(deps.sequelize, { ...claims, at }, caseId, transaction)) return result;
  // Why is told of a case that he may read; nothing has been changed here.
  return result.status === 'forbidden'
    ? { status: 'forbidden', reason: 'right-missing' } : deny({ command, reason: 'right-missing', claims, at }, transaction);
}

/** When the applicant of an item is written to: once the batch may be done, one after the other, at a set pace. */
function turnOf({ createdAt, total }: BatchModel, position: number): string {
  const seconds = total / ITEMS_PER_SECOND + position / APPLICANTS_PER_SECOND;
  return new Date(createdAt.getTime() + seconds * 1_000).toISOString();
}

async function mayRead(
  sequelize: Sequelize, who: { accountId: string; membershipId: string; at: string }, caseId: string, transaction: Transaction,
): Promise<boolean> {
  const actor = await findActor(sequelize, who, transaction);
  const condition = actor === null
    ? null : accessibleBy(sequelize, defineAbility(actor), { action: 'read', subject: 'Task', alias: 't' });
  return await findReading(sequelize, caseId, { ofTasks: condition, ofCases: null }, transaction) !== null;
}

function receiptOf(outcome: Moved | Refusal): ItemReceipt {
  switch (outcome.status) {
    case 'moved':
      return { result: 'applied', reasonCode: null, eventId: outcome.eventId };
    case 'already_applied':
    case 'stale':
      return { result: outcome.status, reasonCode: null, eventId: outcome.eventId };
    case 'forbidden':
    case 'invalid':
      return { result: outcome.status, reasonCode: outcome.reason, eventId: null };
    case 'not_applied':
      throw new RangeError('An item of a batch is never given up');
  }
}
