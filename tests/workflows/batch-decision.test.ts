import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { startProcess } from '../../platform/temporal.ts';
import { batchStartOptionsOf } from '../../workflows/kit/messages.ts';
import type { BatchActivities, BatchReport } from '../../workflows/kit/ports.ts';
import { batchCountsOf } from '../../workflows/shared/batch.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';

const temporal = useTemporal();
const HOLDER = '历下教体局 (370102-0003)';
const STEP = 100;

/** A batch kept in memory: so many items, decided a hundred at a time. */
interface StubBatch {
  readonly total: number;
  applied: number;
  isCancelled: boolean;
  readonly calls: string[];
  /** Settles each step; a test may hold one back. */
  gate: Promise<void>;
  /** Fails the next call of this name once. */
  failing: string | null;
}

const batches = new Map<string, StubBatch>();

const stubs: BatchActivities = {
  async decideItems({ batchId }) {
    const batch = enter(batchId, 'decideItems');
    await batch.gate;
    if (!batch.isCancelled) batch.applied = Math.min(batch.total, batch.applied + STEP);
    return { counts: countsOf(batch), isOver: batch.isCancelled || batch.applied === batch.total };
  },
  async cancelBatch({ batchId }) { enter(batchId, 'cancelBatch').isCancelled = true; },
  async endBatch({ batchId }) {
    const batch = enter(batchId, 'endBatch');
    return { state: batch.applied < batch.total ? 'cancelled' : 'completed', counts: countsOf(batch) };
  },
  async followCases({ batchId, afterPosition }) {
    const { applied } = enter(batchId, `followCases ${afterPosition}`);
    return afterPosition + STEP < applied ? afterPosition + STEP : null;
  },
};

function enter(batchId: string, call: string): StubBatch {
  const batch = batches.get(batchId);
  if (batch === undefined) throw new Error('There is no such batch');
  batch.calls.push(call);
  if (batch.failing === call) {
    batch.failing = null;
    throw ApplicationFailure.create({ message: 'The database is away', category: ApplicationFailureCategory.BENIGN });
  }
  return batch;
}

const countsOf = ({ applied, total, isCancelled }: StubBatch) =>
  batchCountsOf([{ result: 'applied', count: applied }, { result: 'cancelled', count: isCancelled ? total - applied : 0 }]);

/** Starts a batch as the API and the relay do. */
async function start(total: number, more: Partial<StubBatch> = {}) {
  const batchId = randomUUID();
  const batch: StubBatch = { total, applied: 0, isCancelled: false, calls: [], gate: Promise.resolve(), failing: null, ...more };
  batches.set(batchId, batch);
  const options = batchStartOptionsOf(
    { batchId, verb: 'approve', kind: 'registrationReview.employer', total, holder: HOLDER },
    { taskQueue: temporal.taskQueue, publicUrl: 'https://xueshi.example.cn' },
  );
  await startProcess(temporal.client, options);
  return { batchId, batch, options, handle: temporal.client.workflow.getHandle(options.workflowId) };
}

beforeAll(() => temporal.startWorker({ ...createStubActivities(randomUUID()), ...stubs }));

describe('the process of a batch', () => {
  it('decides until nothing is left, ends the batch, and lets every case follow', async () => {
    const { handle, batch } = await start(250);
    expect(await handle.result()).toEqual({ state: 'completed', counts: batchCountsOf([{ result: 'applied', count: 250 }]) } satisfies BatchReport);
    expect(batch.calls).toEqual([
      'decideItems', 'decideItems', 'decideItems', 'endBatch', 'followCases 0', 'followCases 100', 'followCases 200',
    ]);
  });

  it('started again, while it runs and afterwards, is the same one', async () => {
    const { handle, batch, options } = await start(50);
    await startProcess(temporal.client, options);
    await handle.result();
    await expect(startProcess(temporal.client, options)).rejects.toMatchObject({ name: 'WorkflowExecutionAlreadyStartedError' });
    expect(batch.calls.filter((call) => call === 'decideItems')).toHaveLength(1);
  });

  it('goes on after whatever fails', async () => {
    for (const failing of ['decideItems', 'endBatch', 'followCases 0']) {
      const { handle, batch } = await start(50, { failing });
      expect(await handle.result()).toMatchObject({ state: 'completed' });
      expect(batch.calls.filter((call) => call === failing)).toHaveLength(2);
    }
  });

  it('cancelled by an operator asks for what the person could ask for, and ends as it would have', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => { open = resolve; });
    const { handle, batch } = await start(250, { gate });
    await handle.cancel();
    open();
    const report: BatchReport = await handle.result();
    expect(report.state).toBe('cancelled');
    expect(batch.calls).toContain('cancelBatch');
    expect(batch.calls.at(-1)).toMatch(/^followCases/);
  });

  it('shows supervisors who decides what, how far it is, and where the receipts are', async () => {
    const { handle, batchId } = await start(250);
    await handle.result();
    const metadata = JSON.stringify(await handle.query('__temporal_workflow_metadata'));
    for (const part of ['**approve** · 250 · registrationReview.employer', HOLDER, '250 of 250 done: 250 applied', 'Standing: completed', `https://xueshi.example.cn/batches/${batchId}`]) {
      expect(metadata).toContain(part);
    }
    const history = await handle.fetchHistory();
    expect(Buffer.from(history.events?.[0]?.userMetadata?.summary?.data ?? []).toString('utf8')).toBe(`"approve 250 registrationReview.employer for ${HOLDER}"`);
  });

  it('replays from its history as JSON', async () => {
    const { handle, options } = await start(150);
    await handle.result();
    const json: unknown = JSON.parse(historyToJSON(await handle.fetchHistory()));
    const workflowBundle = { codePath: startedFor('TEST_WORKFLOW_BUNDLE') };
    await expect(Worker.runReplayHistory({ workflowBundle }, historyFromJSON(json), options.workflowId)).resolves.toBeUndefined();
  });
});
