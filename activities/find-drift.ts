import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Sequelize } from 'sequelize';
import { listWrongCounters } from '../models/stores/mend-counters.ts';
import { listMissingEffects } from '../models/stores/missing-effects.ts';
import { listClosedAmong, listOpenCases } from '../models/stores/open-cases.ts';
import { listOldEntries } from '../models/stores/outbox.ts';
import { isFlowId } from '../workflows/flows/index.ts';
import { caseIdOf, workflowIdOf } from '../workflows/kit/messages.ts';
import type { Drift } from '../workflows/shared/drift.ts';

export interface DriftDeps {
  readonly sequelize: Sequelize;
  readonly client: Client;
  readonly taskQueue: string;
  /** How long after its last move a case may be on its way between the stores, milliseconds; ten minutes where nothing is said. */
  readonly settledAfterMs?: number;
}

/** What differs between two stores. */
export interface DriftFinding {
  /** What has had its time and still differs. */
  readonly drifts: readonly Drift[];
  /** What has just moved and may still be on its way; putting it right does no harm. */
  readonly onItsWay: readonly Drift[];
  readonly openCases: number;
  readonly runningWorkflows: number;
}

const CASE_STEP = defineSearchAttributeKey('CaseStep', SearchAttributeType.KEYWORD);

/** Cases read at once. */
const PAGE = 1_000;

/** A batch of 5,000 lets its cases follow for some four minutes; visibility follows within about a second. */
const SETTLED_AFTER_MS = 600_000;

/**
 * Everything in which the stores, or two tables, say different things (docs/supervision.md, "Drift"). Reads only.
 *
 * Safe to retry: it only reads.
 *
 * @param alive called now and then, so that a long look can say that it lives.
 */
export async function findDrift(deps: DriftDeps, alive: () => void = () => undefined): Promise<DriftFinding> {
  const { sequelize, settledAfterMs = SETTLED_AFTER_MS } = deps;
  const settledBefore = Date.now() - settledAfterMs;
  const drifts: Drift[] = [];
  const onItsWay: Drift[] = [];
  const note = (kind: Drift['kind'], subject: string, movedAt: string | null): void => {
    (movedAt === null || Date.parse(movedAt) <= settledBefore ? drifts : onItsWay).push({ kind, subject });
  };
  const running = await listRunning(deps, alive);
  const runningWorkflows = running.size;
  let openCases = 0;
  for await (const { caseId, flowId, waitsAt, movedAt } of walkOpenCases(sequelize, alive)) {
    openCases += 1;
    const workflowId = workflowIdOf(flowId, caseId);
    const known = running.get(workflowId);
    running.delete(workflowId);
    if (known === undefined) note('workflow-missing', workflowId, movedAt);
    // Without a step it has just begun, or has not been seen since.
    else if (known !== null && known !== waitsAt) note('step-differs', workflowId, movedAt);
  }
  const idOf = new Map([...running.keys()].map((workflowId) => [caseIdOf(workflowId), workflowId]));
  for (const { caseId, closedAt } of await listClosedAmong(sequelize, [...idOf.keys()])) note('case-missing', idOf.get(caseId) ?? '', closedAt);
  for (const { organizationId, kind } of await listWrongCounters(sequelize)) note('counter-differs', `${organizationId} ${kind}`, null);
  for (const entryId of await listOldEntries(sequelize)) note('outbox-old', entryId, null);
  for (const caseId of await listMissingEffects(sequelize)) note('effect-missing', caseId, null);
  return { drifts, onItsWay, openCases, runningWorkflows };
}

/** Running reviews of this task queue: workflow id → the step that their search attributes name. */
async function listRunning({ client, taskQueue }: DriftDeps, alive: () => void): Promise<Map<string, string | null>> {
  const running = new Map<string, string | null>();
  const query = `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
  for await (const { workflowId, type, typedSearchAttributes } of client.workflow.list({ query })) {
    if (!isFlowId(type)) continue;
    running.set(workflowId, typedSearchAttributes.get(CASE_STEP) ?? null);
    if (running.size % PAGE === 0) alive();
  }
  return running;
}

async function* walkOpenCases(sequelize: Sequelize, alive: () => void) {
  for (let afterId: string | null = null, isLast = false; !isLast;) {
    const cases = await listOpenCases(sequelize, afterId, PAGE);
    yield* cases;
    alive();
    isLast = cases.length < PAGE;
    afterId = cases.at(-1)?.caseId ?? null;
  }
}
