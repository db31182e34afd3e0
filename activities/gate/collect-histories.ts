import { type Client, isGrpcServiceError, type WorkflowExecutionInfo } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Sequelize } from 'sequelize';
import { listOpenCaseVocabulary, type OpenCaseVocabulary } from '../../models/stores/open-case-vocabulary.ts';
import { type History, isPinned } from '../../platform/history-at-rest.ts';
import { flows, isFlowId } from '../../workflows/flows/index.ts';
import { BATCH_DECISION, HOUSEKEEPING, MESSAGE_DIGEST, RECONCILIATION, ROSTER_DECLARATION, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { GateHistory } from './check-histories.ts';

export interface GateDeps {
  readonly sequelize: Sequelize;
  readonly client: Client;
  readonly taskQueue: string;
}

/** What is found beside histories. */
export interface Aside {
  /** Every open case, before its history is fetched. */
  onOpenCase(found: OpenCaseVocabulary): void;
  /** An open case has no workflow; the reconciler starts it. */
  onMissing(): void;
  /** A running process ends with the build it began with, and is left out. */
  onPinned(): void;
}

/** Cases read at once, and histories fetched at once. */
const [PAGE, AT_ONCE] = [200, 16];

const [CASE_NUMBER, CASE_STEP] = ['CaseNo', 'CaseStep'].map((name) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD));

const TYPES = [...Object.keys(flows), BATCH_DECISION, ROSTER_DECLARATION, HOUSEKEEPING, MESSAGE_DIGEST, RECONCILIATION];

/** Histories of all open cases and running processes, and of the closed ones that ended last, so many of each workflow type. */
export async function* collectHistories(deps: GateDeps, { closedPerType, ...aside }: Aside & { closedPerType: number }): AsyncGenerator<GateHistory> {
  yield* openCases(deps, aside);
  yield* processes(deps, aside);
  for (const type of TYPES) yield* closed(deps, type, closedPerType);
}

async function* openCases({ sequelize, client }: GateDeps, { onOpenCase, onMissing }: Aside): AsyncGenerator<GateHistory> {
  for (let afterId: string | null = null, isLast = false; !isLast;) {
    const cases: OpenCaseVocabulary[] = await listOpenCaseVocabulary(sequelize, afterId, PAGE);
    yield* fetched(cases, async (found) => {
      onOpenCase(found);
      const workflowId = workflowIdOf(found.flowId, found.caseId);
      const history = await fetchHistory(client, workflowId);
      if (history === null) onMissing();
      return history === null ? null : { workflowId, caseNumber: found.caseNumber, step: found.waitsAt, standing: 'open', history };
    });
    isLast = cases.length < PAGE;
    afterId = cases.at(-1)?.caseId ?? null;
  }
}

async function* processes({ client, taskQueue }: GateDeps, { onPinned }: Aside): AsyncGenerator<GateHistory> {
  const running = client.workflow.list({ query: `TaskQueue = "${taskQueue}" AND ExecutionStatus = "Running"` });
  for await (const { workflowId, runId, type } of running) {
    if (isFlowId(type)) continue;
    const history = await fetchHistory(client, workflowId, runId);
    if (history !== null && isPinned(history)) onPinned();
    else if (history !== null) yield { workflowId, caseNumber: null, step: null, standing: 'process', history };
  }
}

/** The server gives those that ended last first. */
async function* closed({ client, taskQueue }: GateDeps, type: string, count: number): AsyncGenerator<GateHistory> {
  const found: WorkflowExecutionInfo[] = [];
  const query = `TaskQueue = "${taskQueue}" AND WorkflowType = "${type}" AND ExecutionStatus != "Running"`;
  for await (const execution of client.workflow.list({ query, pageSize: Math.min(count, PAGE) })) {
    if (found.length >= count) break;
    found.push(execution);
  }
  yield* fetched(found, async ({ workflowId, runId, typedSearchAttributes }) => {
    const history = await fetchHistory(client, workflowId, runId);
    const read = (key: typeof CASE_NUMBER): string | null => (key === undefined ? null : typedSearchAttributes.get(key) ?? null);
    return history === null ? null : { workflowId, caseNumber: read(CASE_NUMBER), step: read(CASE_STEP), standing: 'closed', history };
  });
}

/** In their order, some fetched at once; without those that give null. */
async function* fetched<Item>(items: readonly Item[], fetch: (item: Item) => Promise<GateHistory | null>): AsyncGenerator<GateHistory> {
  for (let place = 0; place < items.length; place += AT_ONCE) {
    // All of them end before one that failed is told of: a call that is sent again after the connection was closed ends the process.
    const results = await Promise.allSettled(items.slice(place, place + AT_ONCE).map(fetch));
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
      if (result.value !== null) yield result.value;
    }
  }
}

/** Null when there is no such workflow, or no more. */
async function fetchHistory(client: Client, workflowId: string, runId?: string): Promise<History | null> {
  try {
    return await client.workflow.getHandle(workflowId, runId).fetchHistory();
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return null;
    throw error;
  }
}

/** Status of gRPC. */
const NOT_FOUND = 5;
