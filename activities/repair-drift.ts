import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { v7 as uuidv7 } from 'uuid';
import { listWrongCounters, mendCounters } from '../models/stores/mend-counters.ts';
import { hurryOldEntries } from '../models/stores/outbox.ts';
import { findCaseStart } from '../models/stores/case-start.ts';
import type { Sealing } from '../platform/sealing.ts';
import { caseIdOf, RESYNC_SIGNAL } from '../workflows/kit/messages.ts';
import { type Drift, DRIFT_KINDS, type DriftKind } from '../workflows/shared/drift.ts';
import type { DriftDeps } from './find-drift.ts';
import { repairEffect } from './repair-effect.ts';
import { startCase } from './start-case.ts';

export interface RepairDeps extends DriftDeps {
  readonly sealing: Sealing;
  readonly publicUrl: string;
}

/** Workflows started or told at once: enough to be quick, few enough to leave room for people's decisions. */
const AT_ONCE = 8;

type Repair = (deps: RepairDeps, drifts: readonly Drift[], alive: () => void) => Promise<readonly Drift[]>;

/** How each kind of drift is put right. */
const repairs = {
  'workflow-missing': each((deps, workflowId) => start(deps, caseIdOf(workflowId))),
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
    for (let place = 0; place < drifts.length; place += AT_ONCE) {
      await Promise.all(drifts.slice(place, place + AT_ONCE).map(async (drift) => { if (await repair(deps, drift.subject)) repaired.push(drift); }));
      alive();
    }
    return repaired;
  };
}

async function start(deps: RepairDeps, caseId: string): Promise<boolean> {
  try {
    await startCase(deps, caseId, `open:${caseId}:${uuidv7()}`);
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
