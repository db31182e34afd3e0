import { Context } from '@temporalio/activity';
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { FileStore } from '../platform/file-store.ts';
import { deleteExpired } from '../models/stores/delete-expired.ts';
import { HOUSEKEEPING } from '../workflows/kit/messages.ts';
import type { HousekeepingActivities } from '../workflows/kit/ports.ts';
import { reconcile, type ReconcilerDeps } from './reconciler.ts';

/** The activities of housekeeping. */
export function createHousekeepingActivities(deps: ReconcilerDeps & { readonly files: FileStore }): HousekeepingActivities {
  const alive = (): void => Context.current().heartbeat();
  return {
    // Safe to retry: what is deleted is not there to be deleted.
    deleteExpired: () => deleteExpired(deps, alive),
    // Safe to retry: what agrees is left alone.
    reconcile: () => reconcile(deps, alive),
  };
}

/**
 * Sees to it that the schedule of housekeeping is there; a new one runs at once, because the Temporal store may be new
 * as well. Safe to retry.
 *
 * @returns whether it had to be made.
 */
export async function ensureHousekeeping(client: Client, taskQueue: string): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId: `${HOUSEKEEPING}:${taskQueue}`,
      spec: { intervals: [{ every: '15 minutes' }] },
      action: { type: 'startWorkflow', workflowType: HOUSEKEEPING, workflowId: `${HOUSEKEEPING}:${taskQueue}`, taskQueue, args: [] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      state: { triggerImmediately: true },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}
