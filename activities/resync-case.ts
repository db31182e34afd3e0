import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { findCaseStart } from '../models/stores/case-start.ts';
import { RESYNC_SIGNAL, workflowIdOf } from '../workflows/kit/messages.ts';

/**
 * Tells the workflow of a case that its row has moved without it. Safe to retry: reading a row again changes nothing.
 */
export async function resyncCase({ client }: { readonly client: Client }, caseId: string): Promise<void> {
  const facts = await findCaseStart(caseId);
  if (facts !== null) await tellToResync(client, workflowIdOf(facts.flowId, caseId));
}

/** A workflow that is gone has nothing to follow; one that is missing is taken up from its row by the reconciler. */
export async function tellToResync(client: Client, workflowId: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).signal(RESYNC_SIGNAL);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
