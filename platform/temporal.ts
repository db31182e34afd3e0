import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client, Connection, defaultGrpcRetryOptions, isGrpcServiceError, makeGrpcRetryInterceptor, ServiceError, WithStartWorkflowOperation, WorkflowIdConflictPolicy, WorkflowIdReusePolicy,
} from '@temporalio/client';
import {
  type DataConverter, defineSearchAttributeKey, type SearchAttributePair, SearchAttributeType, TypedSearchAttributes, type Workflow,
} from '@temporalio/common';

/** A decision waits at most this long for its answer before the caller polls (docs/decisions). */
export const UPDATE_DEADLINE_MS = 8_000;

/** Whoever starts a process waits at most this long; the outbox has it as well. */
const START_DEADLINE_MS = 3_000;

/** A server that is away is noticed within a second: a person hears it at once and decides what to do. */
const ATTEMPTS = 4;

/** A dead worker is noticed after this time; transitions end well inside it. */
const WORKFLOW_TASK_TIMEOUT = '5s';

/** An Update is sent again so long after a workflow was not ready for it. */
const NOT_READY_PAUSE_MS = 50;

export interface ReviewStart {
  readonly workflowType: string;
  readonly workflowId: string;
  readonly taskQueue: string;
  /** The only argument of the workflow: ids and codes. */
  readonly input: object;
  readonly flowId: string;
  readonly caseNumber: string;
  readonly rulesVersion: string;
  /** One line for the Temporal UI, up to 200 bytes; codes and numbers only. */
  readonly summary: string;
}

/** As {@link ReviewStart}, for a process that has no case. */
export type ProcessStart = Pick<ReviewStart, 'workflowType' | 'workflowId' | 'taskQueue' | 'input' | 'summary'>;

export interface UpdateCall {
  readonly name: string;
  /** One id is one Update, however often it is sent. */
  readonly updateId: string;
  /** The only argument. */
  readonly arg: unknown;
}

/** Connects lazily, so that a process starts and answers while the server is away. */
export function createTemporalClient(
  options: { address: string; namespace: string; dataConverter?: DataConverter },
): Client {
  const connection = Connection.lazy({
    address: options.address,
    connectTimeout: '3s',
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
  });
  const { namespace, dataConverter } = options;
  return new Client({ connection, namespace, ...(dataConverter === undefined ? {} : { dataConverter }) });
}

/** What every start of a review says, however it is sent. */
export function reviewOptionsOf({ workflowId, taskQueue, input, summary, flowId, caseNumber, rulesVersion }: ReviewStart) {
  return {
    workflowId,
    taskQueue,
    args: [input],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    staticSummary: summary,
    typedSearchAttributes: new TypedSearchAttributes([
      keyword('FlowId', flowId), keyword('CaseNo', caseNumber), keyword('RulesVersion', rulesVersion),
    ]),
  } as const;
}

/**
 * Starts a review, or finds it running, and sends it an Update in one call. Safe to retry: the workflow id is the
 * case's, and the Update's id is the request's.
 *
 * @throws WorkflowExecutionAlreadyStartedError when the review has ended.
 * @throws WorkflowUpdateRPCTimeoutOrCancelledError after `deadlineMs` without an answer.
 */
export async function updateWithStart<Answer>(
  client: Client, start: ReviewStart, update: UpdateCall, deadlineMs = UPDATE_DEADLINE_MS,
): Promise<Answer> {
  const startWorkflowOperation = new WithStartWorkflowOperation(start.workflowType, {
    ...reviewOptionsOf(start), workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
  return client.connection.withDeadline(Date.now() + deadlineMs, () =>
    client.workflow.executeUpdateWithStart<Workflow, Answer, unknown[]>(update.name, {
      updateId: update.updateId, args: [update.arg], startWorkflowOperation,
    }));
}

/**
 * Starts a process, or finds it running. Safe to retry: its id is that of its row.
 *
 * @throws WorkflowExecutionAlreadyStartedError when it has ended.
 */
export async function startProcess(client: Client, { workflowType, summary, input, ...start }: ProcessStart): Promise<void> {
  await client.connection.withDeadline(Date.now() + START_DEADLINE_MS, () => client.workflow.start(workflowType, {
    ...start,
    args: [input],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    staticSummary: summary,
  }));
}

/** Whether the Temporal server could not be asked, in either form the SDK says so. */
export function isServerFailure(error: unknown): boolean {
  return error instanceof ServiceError || isGrpcServiceError(error);
}

/** Sends an Update to a running review. Throws as `updateWithStart`, and WorkflowNotFoundError when none is running. */
export async function updateRunning<Answer>(client: Client, workflowId: string, update: UpdateCall): Promise<Answer> {
  const handle = client.workflow.getHandle(workflowId);
  return client.connection.withDeadline(Date.now() + UPDATE_DEADLINE_MS, () =>
    onceReady(() => handle.executeUpdate<Answer, [unknown]>(update.name, { updateId: update.updateId, args: [update.arg] })));
}

/**
 * Asks again while the workflow is not ready: the server gives up a workflow task, and the Updates that wait with it,
 * when something arrives as the workflow wants to end. One id is one Update, so it is carried out once. The deadline of
 * the connection ends it.
 */
async function onceReady<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isNotReady(error)) throw error;
      await sleep(NOT_READY_PAUSE_MS);
    }
  }
}

function isNotReady(error: unknown): boolean {
  if (!(error instanceof ServiceError) || !isGrpcServiceError(error.cause)) return false;
  return error.cause.metadata.get('grpc-status-details-bin').some((detail) => detail.includes('errordetails.v1.WorkflowNotReadyFailure'));
}

function keyword(name: string, value: string): SearchAttributePair {
  return { key: defineSearchAttributeKey(name, SearchAttributeType.KEYWORD), value };
}
