import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Sequelize } from 'sequelize';
import { findRosterStart } from '../../models/stores/roster-view.ts';
import { startProcess } from '../../platform/temporal.ts';
import { rosterStartOptionsOf } from '../../workflows/kit/messages.ts';
import type { StartDeps } from '../start-case.ts';

/**
 * Starts the process of a roster that has not ended, or finds it running. Its rows say whom it has reached, so the same call
 * takes up a roster whose process was lost.
 *
 * Safe to retry: one roster is one process; a roster that has ended needs none.
 */
export async function startRoster(deps: StartDeps & { readonly sequelize: Sequelize }, rosterId: string): Promise<void> {
  const facts = await findRosterStart(deps.sequelize, rosterId);
  if (facts === null) return;
  try {
    await startProcess(deps.client, rosterStartOptionsOf(facts, deps));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
