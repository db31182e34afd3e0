import {
  WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { findCaseStart } from '../../models/stores/case-start.ts';
import { findLateDecision } from '../../models/stores/late-decision.ts';
import { forgetRequest, markSent } from '../../models/stores/requests.ts';
import { isServerFailure, updateRunning, updateWithStart } from '../../platform/temporal.ts';
import { startOptionsOf, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { DecisionCommand, TransitionResult } from '../../workflows/shared/decision.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

/** A decision as the API sends it: who, what, and which stored request holds its body. */
export interface DecisionToSend {
  readonly accountId: string;
  readonly membershipId: string | null;
  readonly caseId: string;
  readonly verb: DecisionVerb;
  readonly expectedRevision: number;
  readonly requestId: string;
  readonly bodyHash: string;
}

/** What the API knows after sending: the answer of the transition, or that it is still on its way. */
export type SentDecision =
  | DistributiveOmit<TransitionResult, 'row'>
  | { readonly status: 'in_progress' };

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

/**
 * Sends a decision to its case as an Update and waits up to 8 s for the answer. Safe to retry: one request is one
 * Update, and one step is decided once.
 *
 * @throws ProblemError `temporal-unavailable` (503): nothing is decided, and nothing will be under this request.
 * @throws ProblemError `not-found` (404) when there is no such case.
 */
export async function sendDecision(deps: ApiDeps, decision: DecisionToSend): Promise<SentDecision> {
  const start = await findCaseStart(decision.caseId);
  if (start === null) throw new ProblemError('not-found');
  await markSent(deps, decision.requestId, decision.caseId);
  const update = { name: decision.verb, updateId: decision.requestId, arg: commandOf(deps, decision) };
  try {
    return await updateRunning<TransitionResult>(deps.client, workflowIdOf(start.flowId, start.caseId), update);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) return afterFailure(deps, decision, error);
  }
  if (start.isClosed) return findLateDecision(decision);
  try {
    const { publicUrl, temporalTaskQueue: taskQueue } = deps.config;
    return await updateWithStart<TransitionResult>(deps.client, startOptionsOf(start, { taskQueue, publicUrl }), update);
  } catch (error) {
    return afterFailure(deps, decision, error);
  }
}

function commandOf({ assertions }: ApiDeps, decision: DecisionToSend): DecisionCommand {
  const { accountId, membershipId, expectedRevision, ...asserted } = decision;
  const assertion = assertions.sign({ ...asserted, accountId, membershipId, issuedAt: new Date().toISOString() });
  return { ...asserted, expectedRevision, assertion };
}

/** An unanswered Update may still be carried out; one whose workflow ended meanwhile came after another decision. */
async function afterFailure(deps: ApiDeps, decision: DecisionToSend, error: unknown): Promise<SentDecision> {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { status: 'in_progress' };
  if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowExecutionAlreadyStartedError) {
    const late = await findLateDecision(decision);
    if (late.status !== 'stale' || late.decisionId !== null) return late;
  } else if (!isServerFailure(error)) {
    throw error;
  }
  const decisionId = await forgetRequest(deps, decision.requestId);
  if (decisionId !== null) return { status: 'applied', decisionId };
  throw new ProblemError('temporal-unavailable', { retryAfter: 5, cause: error });
}
