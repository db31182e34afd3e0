import type { Client } from '@temporalio/client';
import { findCaseStart } from '../models/stores/case-start.ts';
import { updateWithStart } from '../platform/temporal.ts';
import { OPEN_UPDATE, startOptionsOf } from '../workflows/kit/messages.ts';

export interface StartDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly publicUrl: string;
}

/**
 * Starts the workflow of an open case, or asks the running one whether it is open. The row says where the case stands, so
 * the same call takes a case up again whose workflow was lost.
 *
 * Safe to retry: a running workflow is only asked; a case that has ended needs none.
 *
 * @param updateId an Update that was answered is answered again, even when its workflow has ended since: whoever wants a
 * lost workflow started gives a new one.
 * @throws WorkflowExecutionAlreadyStartedError when the workflow has ended.
 */
export async function startCase(deps: StartDeps, caseId: string, updateId = `open:${caseId}`): Promise<void> {
  const facts = await findCaseStart(caseId);
  if (facts === null || facts.isClosed) return;
  await updateWithStart(deps.client, startOptionsOf(facts, deps), { name: OPEN_UPDATE, updateId, arg: null });
}
