import type { Client } from '@temporalio/client';
import { findCaseStart } from '../models/stores/case-start.ts';
import type { CaseStart } from '../models/stores/command-target.ts';
import { updateWithStart } from '../platform/temporal.ts';
import { OPEN_UPDATE, startOptionsOf } from '../workflows/kit/messages.ts';

export interface StartDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly publicUrl: string;
}

/**
 * Starts the workflow of an open case, or asks the running one whether it is open. The row says where the case stands.
 *
 * Safe to retry: a running workflow is only asked; a case that has ended needs none.
 *
 * @throws WorkflowExecutionAlreadyStartedError when the workflow has ended.
 */
export async function startCase(deps: StartDeps, caseId: string, updateId = `open:${caseId}`): Promise<void> {
  const facts = await findCaseStart(caseId);
  if (facts !== null && !facts.isClosed) await startFound(deps, facts, updateId);
}

/**
 * As {@link startCase}, of an open case that was read already: takes it up again where its workflow was lost. It is answered once the
 * workflow has taken its state from the row, so whoever starts many goes no faster than they are taken up.
 *
 * @param updateId an Update that was answered is answered again, even when its workflow has ended since: whoever wants a
 * lost workflow started gives a new one.
 * @throws WorkflowExecutionAlreadyStartedError when the workflow has ended.
 */
export async function startFound(deps: StartDeps, facts: CaseStart, updateId: string): Promise<void> {
  await updateWithStart(deps.client, startOptionsOf(facts, deps), { name: OPEN_UPDATE, updateId, arg: null });
}
