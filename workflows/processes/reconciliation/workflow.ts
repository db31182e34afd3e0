import { housework } from '../../kit/activity-options.ts';
import type { ReconcileInput, ReconcilerReport } from '../../kit/ports.ts';

/** Somebody wants to know now whether both stores say the same of each case, or wants it put right. */
export async function reconciliation(input: ReconcileInput): Promise<ReconcilerReport> {
  return housework.reconcile(input);
}
