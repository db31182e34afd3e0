import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '../models/stores/audit.ts';
import { listRunningBatches } from '../models/stores/batch-start.ts';
import { mendCounters } from '../models/stores/mend-counters.ts';
import { listOpenCases, sortEndedCases } from '../models/stores/open-cases.ts';
import { listRunningRosters } from '../models/stores/roster-view.ts';
import { countStuckEntries } from '../models/stores/outbox.ts';
import type { Logger } from '../platform/logger.ts';
import { isFlowId } from '../workflows/flows/index.ts';
import { RESYNC_SIGNAL, workflowIdOf } from '../workflows/kit/messages.ts';
import type { ReconcilerReport } from '../workflows/kit/ports.ts';
import { startRoster } from './rosters/start-roster.ts';
import { startBatch } from './batches/start-batch.ts';
import { startCase } from './start-case.ts';

export interface ReconcilerDeps {
  readonly sequelize: Sequelize;
  readonly client: Client;
  readonly taskQueue: string;
  readonly publicUrl: string;
  readonly logger: Logger;
}

const CASE_STEP = defineSearchAttributeKey('CaseStep', SearchAttributeType.KEYWORD);

/** Cases read at once. */
const PAGE = 1_000;

/** Workflows started or told at once: enough to be quick, few enough to leave room for people's decisions. */
const AT_ONCE = 8;

/**
 * Brings the two stores together: PostgreSQL says which cases are open and where they stand, Temporal follows. An open
 * case without a workflow is taken up from its row, which is also how everything comes back after the Temporal store was
 * lost; a workflow that missed something is told to read its row again.
 *
 * Safe to retry: a case that has its workflow is not started again, and reading a row again changes nothing.
 *
 * @param alive called now and then, so that a long run can say that it lives.
 */
export async function reconcile(deps: ReconcilerDeps, alive: () => void = () => undefined): Promise<ReconcilerReport> {
  const running = await listRunning(deps, alive);
  const report = { openCases: 0, runningWorkflows: running.size, started: 0, resynced: 0, terminated: 0 };
  for (let afterId: string | null = null, isLast = false; !isLast;) {
    const cases = await listOpenCases(deps.sequelize, afterId, PAGE);
    await inParallel(cases, alive, async ({ caseId, flowId, waitsAt }) => {
      const workflowId = workflowIdOf(flowId, caseId);
      const known = running.get(workflowId);
      running.delete(workflowId);
      if (known === undefined) report.started += await start(deps, caseId);
      // Without a step it has just begun, or has not been seen since.
      else if (known !== null && known !== waitsAt) report.resynced += await resync(deps, workflowId);
    });
    report.openCases += cases.length;
    isLast = cases.length < PAGE;
    afterId = cases.at(-1)?.caseId ?? null;
  }
  const idOf = new Map([...running.keys()].map((workflowId) => [caseIdOf(workflowId), workflowId]));
  const { ended, missing } = await sortEndedCases(deps.sequelize, [...idOf.keys()]);
  await inParallel(ended, alive, async (caseId) => { report.resynced += await resync(deps, idOf.get(caseId) ?? ''); });
  await inParallel(missing, alive, async (caseId) => { report.terminated += await terminate(deps, idOf.get(caseId) ?? ''); });
  // Those that run are only found running.
  for (const batchId of await listRunningBatches(deps.sequelize)) await startBatch(deps, batchId);
  for (const rosterId of await listRunningRosters(deps.sequelize)) await startRoster(deps, rosterId);
  const countersMended = await mendCounters(deps.sequelize);
  const outboxStuck = await countStuckEntries(deps.sequelize);
  return keepReport(deps, { ...report, countersMended, outboxStuck });
}

/** Running reviews of this task queue: workflow id → the step that their search attributes name. */
async function listRunning({ client, taskQueue }: ReconcilerDeps, alive: () => void): Promise<Map<string, string | null>> {
  const running = new Map<string, string | null>();
  const query = `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
  for await (const { workflowId, type, typedSearchAttributes } of client.workflow.list({ query })) {
    if (!isFlowId(type)) continue;
    running.set(workflowId, typedSearchAttributes.get(CASE_STEP) ?? null);
    if (running.size % PAGE === 0) alive();
  }
  return running;
}

async function start(deps: ReconcilerDeps, caseId: string): Promise<number> {
  try {
    await startCase(deps, caseId, `open:${caseId}:${uuidv7()}`);
    return 1;
  } catch (error) {
    // Visibility is behind: it ended a moment ago, together with its case.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 0;
    throw error;
  }
}

async function resync({ client }: ReconcilerDeps, workflowId: string): Promise<number> {
  return unlessGone(() => client.workflow.getHandle(workflowId).signal(RESYNC_SIGNAL));
}

async function terminate({ client }: ReconcilerDeps, workflowId: string): Promise<number> {
  return unlessGone(() => client.workflow.getHandle(workflowId).terminate('There is no such case'));
}

/** 1 when it was done, 0 when the workflow had ended meanwhile. */
async function unlessGone(work: () => Promise<unknown>): Promise<number> {
  try {
    await work();
    return 1;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 0;
    throw error;
  }
}

async function inParallel<Item>(items: readonly Item[], alive: () => void, work: (item: Item) => Promise<void>): Promise<void> {
  for (let place = 0; place < items.length; place += AT_ONCE) {
    await Promise.all(items.slice(place, place + AT_ONCE).map(work));
    alive();
  }
}

function caseIdOf(workflowId: string): string {
  return workflowId.slice(workflowId.indexOf(':') + 1);
}

/** What was put right stays in the audit trail; a run that found nothing leaves a line in the log. */
async function keepReport({ logger }: ReconcilerDeps, report: ReconcilerReport): Promise<ReconcilerReport> {
  const { started, resynced, terminated, countersMended, outboxStuck } = report;
  const code = `started=${started} resynced=${resynced} terminated=${terminated} counters=${countersMended}`;
  logger.info({ event: 'reconciled', code });
  if (outboxStuck > 0) logger.warn({ event: 'outbox-stuck', count: outboxStuck });
  if (started + resynced + terminated + countersMended > 0) {
    await writeAudit({ action: 'reconciler.mended', result: 'success', code });
  }
  return report;
}
