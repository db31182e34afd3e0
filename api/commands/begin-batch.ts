import { findBatchStart } from '../../models/stores/batch-start.ts';
import type { BatchSelection } from '../../models/stores/batch-selection.ts';
import { createBatch } from '../../models/stores/create-batch.ts';
import type { InboxScope } from '../../models/stores/inbox-filter.ts';
import { answerRequest } from '../../models/stores/requests.ts';
import { startProcess } from '../../platform/temporal.ts';
import { batchStartOptionsOf } from '../../workflows/kit/messages.ts';
import { MAX_BATCH_ITEMS } from '../../workflows/shared/batch.ts';
import type { TaskKind } from '../../workflows/flows/index.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

export interface BatchToBegin {
  readonly requestId: string;
  readonly accountId: string;
  readonly membershipId: string;
  readonly kind: TaskKind | null;
  readonly verb: DecisionVerb;
  readonly reason: string | null;
  readonly scope: InboxScope;
  readonly selection: BatchSelection;
  readonly confirmed: number;
}

/**
 * Writes a batch and starts its process, if Temporal answers; the relay starts it otherwise. Safe to retry: one request is
 * one batch.
 *
 * @returns its id.
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function beginBatch(deps: ApiDeps, input: BatchToBegin): Promise<string> {
  const result = await createBatch(deps, {
    ...input, organizationId: input.scope.organizationId, at: new Date().toISOString(),
    // Committed together with the batch: whoever asks again with this key gets this one.
    async alsoWrite({ id }, transaction) {
      const answer = { status: 201, headers: { 'Content-Type': 'application/json', Location: `/api/batches/${id}` }, body: JSON.stringify({ batchId: id }) };
      if (!await answerRequest(deps, input.requestId, answer, transaction)) throw new ProblemError('request-in-progress', { retryAfter: 1 });
    },
  });
  if (result.status === 'batch-empty') throw new ProblemError(result.status);
  if (result.status !== 'created') {
    const { count } = result;
    throw new ProblemError(result.status, { params: { count, limit: MAX_BATCH_ITEMS }, facts: { count, limit: MAX_BATCH_ITEMS } });
  }
  await startNow(deps, result.batch.id);
  return result.batch.id;
}

async function startNow({ sequelize, client, config, logger }: ApiDeps, batchId: string): Promise<void> {
  try {
    const facts = await findBatchStart(sequelize, batchId);
    if (facts === null) return;
    await startProcess(client, batchStartOptionsOf(facts, { taskQueue: config.temporalTaskQueue, publicUrl: config.publicUrl }));
  } catch (error) {
    logger.warn({ event: 'batch-left-to-relay', batchId, error });
  }
}
