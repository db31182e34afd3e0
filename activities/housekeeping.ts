import { Context } from '@temporalio/activity';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { FileStore } from '../platform/file-store.ts';
import { deleteExpired } from '../models/stores/delete-expired.ts';
import { HOUSEKEEPING } from '../workflows/kit/messages.ts';
import type { HousekeepingActivities } from '../workflows/kit/ports.ts';
import { reconcile, type ReconcilerDeps } from './reconciler.ts';
import type { ProcessSchedule } from './schedules.ts';

/** The activities of housekeeping. */
export function createHousekeepingActivities(deps: ReconcilerDeps & { readonly files: FileStore }): HousekeepingActivities {
  const alive = (): void => Context.current().heartbeat();
  return {
    // Safe to retry: what is deleted is not there to be deleted.
    deleteExpired: () => deleteExpired(deps, alive),
    // Safe to retry: what agrees is left alone.
    reconcile: (input) => reconcile(deps, input, alive),
  };
}

/** Every quarter of an hour; a new schedule runs at once, because the Temporal store may be new as well. */
export const HOUSEKEEPING_SCHEDULE: ProcessSchedule = {
  process: HOUSEKEEPING,
  spec: { intervals: [{ every: '15 minutes' }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  state: { triggerImmediately: true },
};
