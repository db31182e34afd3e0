import { v7 as uuidv7 } from 'uuid';
import { startProcess } from '../../platform/temporal.ts';
import { RECONCILIATION, reconciliationIdOf } from '../../workflows/kit/messages.ts';
import type { ApiDeps } from '../app-env.ts';

/**
 * Has the two stores compared, and where it is no dry run put right. Safe to retry: a second look finds what is left.
 *
 * @returns the id under which the result is kept once it is there.
 * @throws ServiceError while Temporal is away; nothing has begun then.
 */
export async function beginReconciliation(
  { client, config }: Pick<ApiDeps, 'client' | 'config'>, { isDryRun, requestedBy }: { readonly isDryRun: boolean; readonly requestedBy: string },
): Promise<string> {
  const reconciliationId = uuidv7();
  await startProcess(client, {
    workflowType: RECONCILIATION, workflowId: reconciliationIdOf(reconciliationId), taskQueue: config.temporalTaskQueue,
    input: { reconciliationId, isDryRun, requestedBy }, summary: isDryRun ? 'compares both stores, mends nothing' : 'compares both stores and mends what differs',
  });
  return reconciliationId;
}
