import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { startProcess } from '../../platform/temporal.ts';
import { rosterStartOptionsOf } from '../../workflows/kit/messages.ts';
import type { RosterActivities, RosterReport } from '../../workflows/kit/ports.ts';
import { rosterCountsOf } from '../../workflows/shared/roster.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';

const temporal = useTemporal();
const HOLDER = '历下实验中学 (370102-0103)';
const STEP = 100;

/** A roster kept in memory: so many people, a hundred of whom are declared for at a time. */
interface StubRoster {
  readonly total: number;
  declared: number;
  isCancelled: boolean;
  readonly calls: string[];
  /** Settles each step; a test may hold one back. */
  gate: Promise<void>;
  /** Fails the next call of this name once. */
  failing: string | null;
}

const rosters = new Map<string, StubRoster>();

const stubs: RosterActivities = {
  async declareItems({ rosterId }) {
    const roster = enter(rosterId, 'declareItems');
    await roster.gate;
    if (!roster.isCancelled) roster.declared = Math.min(roster.total, roster.declared + STEP);
    return { counts: countsOf(roster), isOver: roster.isCancelled || roster.declared === roster.total };
  },
  async cancelRoster({ rosterId }) { enter(rosterId, 'cancelRoster').isCancelled = true; },
  async endRoster({ rosterId }) {
    const roster = enter(rosterId, 'endRoster');
    return { state: roster.declared < roster.total ? 'cancelled' : 'completed', counts: countsOf(roster) };
  },
};

function enter(rosterId: string, call: string): StubRoster {
  const roster = rosters.get(rosterId);
  if (roster === undefined) throw new Error('There is no such roster');
  roster.calls.push(call);
  if (roster.failing === call) {
    roster.failing = null;
    throw ApplicationFailure.create({ message: 'The database is away', category: ApplicationFailureCategory.BENIGN });
  }
  return roster;
}

const countsOf = ({ declared, total, isCancelled }: StubRoster) =>
  rosterCountsOf([{ result: 'declared', count: declared }, { result: 'cancelled', count: isCancelled ? total - declared : 0 }]);

/** Starts a roster as the API and the relay do. */
async function start(total: number, more: Partial<StubRoster> = {}) {
  const rosterId = randomUUID();
  const roster: StubRoster = { total, declared: 0, isCancelled: false, calls: [], gate: Promise.resolve(), failing: null, ...more };
  rosters.set(rosterId, roster);
  const options = rosterStartOptionsOf({ rosterId, studyForm: 'trainingCourse', total, holder: HOLDER }, { taskQueue: temporal.taskQueue, publicUrl: 'https://xueshi.example.cn' });
  await startProcess(temporal.client, options);
  return { rosterId, roster, options, handle: temporal.client.workflow.getHandle(options.workflowId) };
}

beforeAll(() => temporal.startWorker({ ...createStubActivities(randomUUID()), ...stubs }));

describe('the process of a roster', () => {
  it('declares until nobody is left, and ends the roster', async () => {
    const { handle, roster } = await start(250);
    expect(await handle.result()).toEqual({ state: 'completed', counts: rosterCountsOf([{ result: 'declared', count: 250 }]) } satisfies RosterReport);
    expect(roster.calls).toEqual(['declareItems', 'declareItems', 'declareItems', 'endRoster']);
  });

  it('started again, while it runs and afterwards, is the same one', async () => {
    const { handle, roster, options } = await start(50);
    await startProcess(temporal.client, options);
    await handle.result();
    await expect(startProcess(temporal.client, options)).rejects.toMatchObject({ name: 'WorkflowExecutionAlreadyStartedError' });
    expect(roster.calls).toEqual(['declareItems', 'endRoster']);
  });

  it('goes on after whatever fails', async () => {
    const started = await Promise.all(['declareItems', 'endRoster'].map((failing) => start(50, { failing })));
    for (const { handle, roster: { calls } } of started) {
      expect(await handle.result()).toMatchObject({ state: 'completed' });
      expect(calls).toHaveLength(3);
    }
  });

  it('cancelled by an operator asks for what the organization could ask for, and ends as it would have', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => { open = resolve; });
    const { handle, roster } = await start(250, { gate });
    await handle.cancel();
    open();
    expect(await handle.result()).toMatchObject({ state: 'cancelled' });
    expect(roster.calls.slice(-2)).toEqual(['cancelRoster', 'endRoster']);
  });

  it('shows supervisors who declares what, how far it is, and where the people are, and replays', async () => {
    const { handle, rosterId, options } = await start(250);
    await handle.result();
    const metadata = JSON.stringify(await handle.query('__temporal_workflow_metadata'));
    for (const part of ['**trainingCourse** · 250', HOLDER, '250 declared', 'Standing: completed', `https://xueshi.example.cn/rosters/${rosterId}`]) expect(metadata).toContain(part);
    const history = await handle.fetchHistory();
    expect(Buffer.from(history.events?.[0]?.userMetadata?.summary?.data ?? []).toString('utf8')).toBe(`"hours of 250 people, trainingCourse, by ${HOLDER}"`);
    const workflowBundle = { codePath: startedFor('TEST_WORKFLOW_BUNDLE') };
    await expect(Worker.runReplayHistory({ workflowBundle }, historyFromJSON(JSON.parse(historyToJSON(history))), options.workflowId)).resolves.toBeUndefined();
  });
});
