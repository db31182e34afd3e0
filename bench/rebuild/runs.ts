import { v7 as uuidv7 } from 'uuid';
import type { CaseStart } from '../../models/stores/command-target.ts';
import { reviewOptionsOf, startProcess } from '../../platform/temporal.ts';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { RECONCILIATION, reconciliationIdOf, startOptionsOf } from '../../workflows/kit/messages.ts';
import { measure } from '../lib/measure.ts';
import { cpuMsOf } from '../lib/processes.ts';
import { PUBLIC_URL, type Stage, TASK_QUEUE } from './stage.ts';

/** One way to get the workflows of all cases. */
export interface Way {
  readonly name: string;
  begin(stage: Stage, cases: readonly CaseStart[]): Promise<void>;
}

/** How long one way took until every case had a workflow that waits. */
export interface Run {
  readonly seconds: number;
  /** CPU milliseconds for all cases, by process. */
  readonly cpuMs: Readonly<Record<Process, number>>;
}

type Process = (typeof PROCESSES)[number];

export const PROCESSES = ['worker', 'temporal', 'postgres', 'client'] as const;

const REST_MS = 300_000;

/** Asking costs as well. */
const POLL_MS = 200;

/** A client that knows everything already and starts so many at once, each with what a review is always started with. */
export function plainStarts(atOnce: number): Way {
  return {
    name: `plain starts, ${atOnce} at once`,
    async begin({ client }, cases) {
      await measure(cases, atOnce, async (found) => {
        const start = startOptionsOf(found, { taskQueue: TASK_QUEUE, publicUrl: PUBLIC_URL });
        await client.workflow.start(start.workflowType, reviewOptionsOf(start));
      });
    },
  };
}

/** The application finds and mends, as it does after its Temporal store was lost; only the moment is chosen here. */
export const REBUILD: Way = {
  name: 'rebuilt by the reconciler',
  async begin({ client }) {
    const reconciliationId = uuidv7();
    await startProcess(client, {
      workflowType: RECONCILIATION, workflowId: reconciliationIdOf(reconciliationId), taskQueue: TASK_QUEUE,
      input: { reconciliationId, isDryRun: false, requestedBy: null }, summary: 'bench',
    });
  },
};

/**
 * Lets the stage warm up with plain starts of some cases, then times one way with all others.
 *
 * @throws Error when some case has no workflow that waits after five minutes.
 */
export async function timeRun(stage: Stage, way: Way, { warm, measured }: { warm: readonly CaseStart[]; measured: readonly CaseStart[] }): Promise<Run> {
  await plainStarts(8).begin(stage, warm);
  await untilWaiting(stage, warm.length);
  const usedBefore = usedCpu(stage);
  const startedAt = performance.now();
  await way.begin(stage, measured);
  await untilWaiting(stage, warm.length + measured.length);
  const seconds = (performance.now() - startedAt) / 1_000;
  const used = usedCpu(stage);
  const spent = (name: Process): number => used[name] - usedBefore[name];
  return { seconds, cpuMs: { worker: spent('worker'), temporal: spent('temporal'), postgres: spent('postgres'), client: spent('client') } };
}

/** The step is shown with the first timer: a workflow that shows it has read its row and waits. */
async function untilWaiting({ client }: Stage, count: number): Promise<void> {
  const query = `TaskQueue = "${TASK_QUEUE}" AND ExecutionStatus = "Running" AND CaseStep = "review"`;
  const areThere = async () => (await client.workflow.count(query)).count === count;
  if (!await waitUntil(areThere, REST_MS, POLL_MS)) throw new Error(`${count} workflows that wait: not within ${REST_MS / 1_000} s`);
}

function usedCpu({ pidOf }: Stage): Record<Process, number> {
  const ofNoted = (name: Exclude<Process, 'client'>): number => cpuMsOf(pidOf(name));
  return { worker: ofNoted('worker'), temporal: ofNoted('temporal'), postgres: ofNoted('postgres'), client: ownCpuMs() };
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
