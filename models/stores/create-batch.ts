import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { MAX_BATCH_ITEMS } from '../../workflows/shared/batch.ts';
import { BatchModel } from '../batch.ts';
import { type BatchSelection, freezeSelection, summarizeSelection } from './batch-selection.ts';
import { storeContent } from './contents.ts';
import type { InboxScope } from './inbox-filter.ts';
import { addToOutbox } from './outbox.ts';

const FILTER = 'batches.filter';

export interface BatchInput extends Pick<BatchModel, 'requestId' | 'accountId' | 'membershipId' | 'organizationId' | 'kind' | 'verb'> {
  /** Null for none. */
  readonly reason: string | null;
  readonly scope: InboxScope;
  readonly selection: BatchSelection;
  /** How many items the person confirmed. */
  readonly confirmed: number;
  /** ISO 8601. */
  readonly at: string;
  /** Runs in the same transaction. */
  readonly alsoWrite: (batch: BatchModel, transaction: Transaction) => Promise<void>;
}

/** Nothing is written where a batch is not created. */
export type CreatedBatch =
  | { readonly status: 'created'; readonly batch: BatchModel }
  | { readonly status: 'batch-empty' }
  /** `count` is exact. */
  | { readonly status: 'batch-too-large' | 'batch-count-changed'; readonly count: number };

/**
 * Writes a batch with its items and the outbox entry that starts it, in one transaction. What it will do is frozen here:
 * items, revisions, verb, reason, and in whose name.
 */
export async function createBatch(deps: { sequelize: Sequelize; sealing: Sealing }, input: BatchInput): Promise<CreatedBatch> {
  const { sequelize } = deps;
  const { confirmed, selection } = input;
  if (confirmed === 0) return { status: 'batch-empty' };
  if (confirmed > MAX_BATCH_ITEMS) return { status: 'batch-too-large', count: confirmed };
  try {
    return { status: 'created', batch: await sequelize.transaction((transaction) => write(deps, input, transaction)) };
  } catch (error) {
    if (!(error instanceof CountChangedError)) throw error;
    const { count } = await summarizeSelection(sequelize, input.scope, selection);
    if (count === 0) return { status: 'batch-empty' };
    return { status: count > MAX_BATCH_ITEMS ? 'batch-too-large' : 'batch-count-changed', count };
  }
}

/** Undoes what has been written: the selection is no longer what the person confirmed. */
class CountChangedError extends Error {
  override readonly name = 'CountChangedError';
}

async function write({ sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, input: BatchInput, transaction: Transaction): Promise<BatchModel> {
  const { requestId, accountId, membershipId, organizationId, kind, verb, reason, scope, selection, confirmed, at } = input;
  const content = reason === null ? null : await storeContent(sealing, reason, at, transaction);
  const batch = await BatchModel.create({
    id: uuidv7(), requestId, accountId, membershipId, organizationId, kind, verb, reasonContentId: content?.id ?? null,
    filterSealed: selection.by === 'filter' ? sealing.seal(JSON.stringify(selection.filter), FILTER) : null,
    total: confirmed, state: 'running', createdAt: new Date(at),
  }, { transaction });
  const count = await freezeSelection(sequelize, batch.id, { scope, selection }, transaction);
  if (count !== confirmed) throw new CountChangedError();
  await addToOutbox(sequelize, { topic: 'startBatch', payload: { batchId: batch.id }, at }, transaction);
  await input.alsoWrite(batch, transaction);
  return batch;
}
