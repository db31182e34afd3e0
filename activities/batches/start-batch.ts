import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Sequelize } from 'sequelize';
import { findBatchStart } from '../../models/stores/batch-start.ts';
import { startProcess } from '../../platform/temporal.ts';
import { batchStartOptionsOf } from '../../workflows/kit/messages.ts';
import type { StartDeps } from '../start-case.ts';

/**
 * Starts the process of a batch that has not ended, or finds it running. Its rows say what is left to do, so the same
 * call takes up a batch whose process was lost.
 *
 * Safe to retry: one batch is one process; a batch that has ended needs none.
 */
export async function startBatch(deps: StartDeps & { readonly sequelize: Sequelize }, batchId: string): Promise<void> {
  const facts = await findBatchStart(deps.sequelize, batchId);
  if (facts === null) return;
  try {
    await startProcess(deps.client, batchStartOptionsOf(facts, deps));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
