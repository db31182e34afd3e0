import { subject } from '@casl/ability';
import {
  WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { type CommandTarget, markSent } from '../../models/stores/command-target.ts';
import { findAnswerOfEnded } from '../../models/stores/late-command.ts';
import { forgetRequest } from '../../models/stores/requests.ts';
import type { AppAbility } from '../../policies/ability.ts';
import { isServerFailure, updateRunning, updateWithStart } from '../../platform/temporal.ts';
import { startOptionsOf, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { CaseCommand, CommandResult } from '../../workflows/shared/command.ts';
import type { Verb } from '../../workflows/shared/flow.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

/** A command as the API sends it: who, what, and which stored request holds its body. */
export interface CommandToSend {
  /** Null for an applicant who has proved himself by a code. */
  readonly accountId: string | null;
  readonly membershipId: string | null;
  readonly caseId: string;
  readonly verb: Verb;
  readonly expectedRevision: number;
  readonly requestId: string;
  readonly bodyHash: string;
  /** The case, where it is known already. */
  readonly target: CommandTarget | null;
  /** What the person may do; null where it is known that the case is his. */
  readonly ability: AppAbility | null;
}

/** What the API knows after sending: the answer of the transition, or that it is still on its way. */
export type SentCommand =
  | CommandResult
  | { readonly status: 'in_progress' };

/**
 * Sends a command to its case as an Update and waits up to 8 s for the answer. Safe to retry: one request is one
 * Update, and is carried out once.
 *
 * @throws ProblemError `temporal-unavailable` (503): nothing is done, and nothing will be under this request.
 * @throws ProblemError `not-found` (404) when there is no such case, or the person may not read it.
 */
export async function sendCommand(deps: ApiDeps, command: CommandToSend): Promise<SentCommand> {
  const start = await requireTarget(deps, command);
  const update = { name: command.verb, updateId: command.requestId, arg: commandOf(deps, command) };
  try {
    return await updateRunning<CommandResult>(deps.client, workflowIdOf(start.flowId, start.caseId), update);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) return afterFailure(deps, command, error);
  }
  if (start.isClosed) return findAnswerOfEnded(command);
  try {
    const { publicUrl, temporalTaskQueue: taskQueue } = deps.config;
    return await updateWithStart<CommandResult>(deps.client, startOptionsOf(start, { taskQueue, publicUrl }), update);
  } catch (error) {
    return afterFailure(deps, command, error);
  }
}

async function requireTarget({ sequelize }: ApiDeps, { target, ability, requestId, caseId }: CommandToSend): Promise<CommandTarget> {
  const found = target ?? await markSent(sequelize, { requestId, caseId });
  if (found === null || ability !== null && !found.tasks.some((task) => ability.can('read', subject('Task', { ...task })))) {
    throw new ProblemError('not-found');
  }
  return found;
}

function commandOf({ assertions }: ApiDeps, command: CommandToSend): CaseCommand {
  const { accountId, membershipId, expectedRevision, target: _target, ability: _ability, ...asserted } = command;
  const assertion = assertions.sign({ ...asserted, accountId, membershipId, issuedAt: new Date().toISOString() });
  return { ...asserted, expectedRevision, assertion };
}

/** An unanswered Update may still be carried out; one whose workflow ended meanwhile came after another command. */
async function afterFailure(deps: ApiDeps, command: CommandToSend, error: unknown): Promise<SentCommand> {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { status: 'in_progress' };
  if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowExecutionAlreadyStartedError) {
    const late = await findAnswerOfEnded(command);
    if (late.status !== 'stale' || late.eventId !== null) return late;
  } else if (!isServerFailure(error)) {
    throw error;
  }
  const eventId = await forgetRequest(deps, command.requestId);
  if (eventId !== null) return { status: 'applied', eventId };
  throw new ProblemError('temporal-unavailable', { retryAfter: 5, cause: error });
}
