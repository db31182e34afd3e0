import { uuid4 } from '@temporalio/workflow';
import { housework } from '../../kit/activity-options.ts';
import type { HousekeepingReport } from '../../kit/ports.ts';

/**
 * What must be done from time to time, run by a schedule: what has expired is deleted, and what the two stores say of
 * each case is brought together again.
 */
export async function housekeeping(): Promise<HousekeepingReport> {
  const deleted = await housework.deleteExpired();
  const reconciled = await housework.reconcile({ reconciliationId: uuid4(), isDryRun: false, requestedBy: null });
  return { deleted, reconciled };
}
