import { availableParallelism } from 'node:os';
import type { DataConverter } from '@temporalio/common';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { checkHistories, type GateFailure, type GateFindings } from './check-histories.ts';
import { collectHistories, type GateDeps } from './collect-histories.ts';
import { startReplayer } from './replayer.ts';
import { DEFINITIONS, unknownNames } from './unknown-names.ts';

export interface GatePlan {
  /** Workflows of the release that is to come; made for the gate, as {@link kept}. */
  readonly bundle: WorkflowBundleOption;
  /** Workflows of the release that runs; null where none was kept: then only the past is judged. */
  readonly kept: WorkflowBundleOption | null;
  readonly closedPerType: number;
  readonly dataConverter: DataConverter;
  readonly definitions?: typeof DEFINITIONS;
  readonly onChecked?: (count: number) => void;
}

export interface GateReport extends GateFindings {
  /** Open cases without a workflow; the reconciler starts them. */
  readonly missing: number;
  /** Running processes that end with the build they began with. */
  readonly pinned: number;
  readonly compared: boolean;
  readonly seconds: number;
}

/** Threads that replay, per bundle. */
const LANES = Math.min(4, availableParallelism());

/**
 * Judges whether new code can go on with every open case: what has happened must replay, what comes next must be what the release
 * that runs would do, unless a patch says otherwise, and the steps and edges that cases stand on must still be defined. Reads only.
 */
export async function runGate(deps: GateDeps, plan: GatePlan): Promise<GateReport> {
  const startedAt = performance.now();
  const { bundle, kept, dataConverter, closedPerType, definitions = DEFINITIONS } = plan;
  const start = (workflowBundle: WorkflowBundleOption) => startReplayer({ workflowBundle, dataConverter, lanes: LANES });
  const [fresh, running] = [start(bundle), kept === null ? null : start(kept)];
  const failures: GateFailure[] = [];
  let [missing, pinned] = [0, 0];
  try {
    const histories = collectHistories(deps, {
      closedPerType,
      onOpenCase(found) {
        const what = unknownNames(found, definitions);
        if (what !== null) failures.push({ ...known(found), about: 'next', what, patches: [] });
      },
      onMissing: () => { missing += 1; },
      onPinned: () => { pinned += 1; },
    });
    const findings = await checkHistories(histories, { fresh, kept: running, atOnce: 2 * LANES, ...plan.onChecked && { onChecked: plan.onChecked } });
    const seconds = (performance.now() - startedAt) / 1000;
    return { ...findings, failures: [...failures, ...findings.failures], missing, pinned, compared: kept !== null, seconds };
  } finally {
    await Promise.all([fresh.close(), running?.close()]);
  }
}

function known({ flowId, caseId, caseNumber, waitsAt }: Parameters<Parameters<typeof collectHistories>[1]['onOpenCase']>[0]) {
  return { workflowId: `${flowId}:${caseId}`, caseNumber, step: waitsAt, standing: 'open' as const };
}
