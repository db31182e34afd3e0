import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { v7 as uuidv7 } from 'uuid';
import { listWrongCounters, mendCounters } from '../models/stores/mend-counters.ts';
import { hurryOldEntries } from '../models/stores/outbox.ts';
import { findCaseStart, listCaseStarts } from '../models/stores/case-start.ts';
import type { CaseStart } from '../models/stores/command-target.ts';
import type { Sealing } from '../platform/sealing.ts';
import { caseIdOf, RESYNC_SIGNAL } from '../workflows/kit/messages.ts';
import { type Drift, DRIFT_KINDS, type DriftKind } from '../workflows/shared/drift.ts';
import type { DriftDeps } from './find-drift.ts';
import { inLanes } from './lanes.ts';
import { repairEffect } from './repair-effect.ts';
import { startFound } from './start-case.ts';

export interface RepairDeps extends DriftDeps {
  readonly sealing: Sealing;
  readonly publicUrl: string;
}

/** Workflows started or told at once: enough to be quick, few enough to leave room for people's decisions. */
const AT_ONCE = 8;

/** Cases read together before their workflows are started: few enough that what is read is still true then. */
const READ_AT_ONCE = 200;

type Repair = (deps: RepairDeps, drifts: readonly Drift[], alive: () => void) => Promise<readonly Drift[]>;

/** How each kind of drift is put right. */
const repairs = {
  'workflow-missing': startAll,
  'case-missing': each(async (deps, workflowId) => (await findCaseStart(caseIdOf(workflowId)) === null ? terminate : resync)(deps, workflowId)),
  'step-differs': each(resync),
  async 'counter-differs'({ sequelize }, drifts) {
    await mendCounters(sequelize);
    const wrong = new Set((await listWrongCounters(sequelize)).map(({ organizationId, kind }) => `${organizationId} ${kind}`));
    return drifts.filter(({ subject }) => !wrong.has(subject));
  },
  /** Whether it works now is seen the next time. */
  async 'outbox-old'({ sequelize }) {
    await hurryOldEntries(sequelize);
    return [];
  },
  'effect-missing': each(repairEffect),
} satisfies Record<DriftKind, Repair>;

/**
 * Puts right what differs; gives what it has put right.
 *
 * Safe to retry: a case that has its workflow is not started again, reading a row again changes nothing, and what agrees is
 * left alone.
 *
 * @param alive called now and then, so that a long run can say that it lives.
 */
export async function repairDrift(deps: RepairDeps, drifts: readonly Drift[], alive: () => void): Promise<readonly Drift[]> {
  const repaired: Drift[] = [];
  for (const kind of DRIFT_KINDS) {
    const alike = drifts.filter((drift) => drift.kind === kind);
    if (alike.length > 0) repaired.push(...await repairs[kind](deps, alike, alive));
  }
  return repaired;
}

/** A repair that goes from one to the next, some at once. */
function each(repair: (deps: RepairDeps, subject: string) => Promise<boolean>): Repair {
  return async (deps, drifts, alive) => {
    const repaired: Drift[] = [];
    await inLanes(drifts, { alive, lanes: AT_ONCE }, async (drift) => {
      if (await repair(deps, drift.subject)) repaired.push(drift);
      return true;
    });
    return repaired;
  };
}

/** Cases are read many at a time, so that a store that was lost is not followed by a question for each. */
async function startAll(deps: RepairDeps, drifts: readonly Drift[], alive: () => void): Promise<readonly Drift[]> {
  const repaired: Drift[] = [];
  for (let place = 0; place < drifts.length; place += READ_AT_ONCE) {
    const page = drifts.slice(place, place + READ_AT_ONCE);
    const known = new Map((await listCaseStarts(page.map(({ subject }) => caseIdOf(subject)))).map((facts) => [facts.caseId, facts]));
    repaired.push(...await each((repairing, workflowId) => start(repairing, known.get(caseIdOf(workflowId))))(deps, page, alive));
  }
  return repaired;
}

/** One that has ended since it was found missing needs none. */
async function start(deps: RepairDeps, facts: CaseStart | undefined): Promise<boolean> {
  if (facts === undefined || facts.isClosed) return true;
  try {
    await startFound(deps, facts, `open:${facts.caseId}:${uuidv7()}`);
    return true;
  } catch (error) {
    // Visibility is behind: it ended a moment ago, together with its case.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

async function resync({ client }: RepairDeps, workflowId: string): Promise<boolean> {
  return unlessGone(() => client.workflow.getHandle(workflowId).signal(RESYNC_SIGNAL));
}

async function terminate({ client }: RepairDeps, workflowId: string): Promise<boolean> {
  return unlessGone(() => client.workflow.getHandle(workflowId).terminate('There is no such case'));
}

/** Whether it was done; false when the workflow had ended meanwhile. */
async function unlessGone(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
