import { writeAudit } from '../models/stores/audit.ts';
import { listRunningBatches } from '../models/stores/batch-start.ts';
import { keepReconciliation } from '../models/stores/reconciliations.ts';
import { listRunningRosters } from '../models/stores/roster-view.ts';
import type { Logger } from '../platform/logger.ts';
import type { ReconcileInput, ReconcilerReport } from '../workflows/kit/ports.ts';
import { countDrift, type Drift, totalDrift } from '../workflows/shared/drift.ts';
import { startBatch } from './batches/start-batch.ts';
import { findDrift } from './find-drift.ts';
import { repairDrift, type RepairDeps } from './repair-drift.ts';
import { startRoster } from './rosters/start-roster.ts';

export interface ReconcilerDeps extends RepairDeps {
  readonly logger: Logger;
}

/**
 * Brings the two stores together: PostgreSQL says which cases are open and where they stand, Temporal follows. An open
 * case without a workflow is taken up from its row, which is also how everything comes back after the Temporal store was
 * lost; a workflow that missed something is told to read its row again. A dry run only looks. What was found is kept.
 *
 * Safe to retry: what agrees is left alone, and a look is kept once.
 *
 * @param alive called now and then, so that a long run can say that it lives.
 */
export async function reconcile(deps: ReconcilerDeps, input: ReconcileInput, alive: () => void = () => undefined): Promise<ReconcilerReport> {
  const { drifts, onItsWay, openCases, runningWorkflows } = await findDrift(deps, alive);
  const repaired = input.isDryRun ? [] : await repair(deps, { drifts, onItsWay }, alive);
  const { reconciliationId: id, isDryRun, requestedBy } = input;
  await keepReconciliation(deps.sequelize, { id, isDryRun, requestedBy, openCases, runningWorkflows, found: drifts, repaired });
  const report = { openCases, runningWorkflows, found: countDrift(drifts), repaired: countDrift(repaired) };
  await tell(deps, report);
  return report;
}

/** Puts right what differs, and what has just moved as well; gives what of the former is right now. */
async function repair(
  deps: ReconcilerDeps, { drifts, onItsWay }: { readonly drifts: readonly Drift[]; readonly onItsWay: readonly Drift[] }, alive: () => void,
): Promise<readonly Drift[]> {
  const repaired = await repairDrift(deps, drifts, alive);
  await repairDrift(deps, onItsWay, alive);
  // Those that run are only found running.
  for (const batchId of await listRunningBatches(deps.sequelize)) await startBatch(deps, batchId);
  for (const rosterId of await listRunningRosters(deps.sequelize)) await startRoster(deps, rosterId);
  return repaired;
}

/** A look that found nothing leaves a line in the log; what was put right stays in the audit trail as well. */
async function tell({ logger }: ReconcilerDeps, { found, repaired }: ReconcilerReport): Promise<void> {
  const code = `found ${words(found)}; repaired ${words(repaired)}`;
  logger[totalDrift(found) === 0 ? 'info' : 'warn']({ event: 'reconciled', code });
  if (totalDrift(repaired) > 0) await writeAudit({ action: 'reconciler.mended', result: 'success', code });
}

function words(counts: ReconcilerReport['found']): string {
  return Object.entries(counts).map(([kind, count]) => `${kind}=${count}`).join(' ') || 'nothing';
}
