import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataConverter } from '@temporalio/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { checkHistories, type GateHistory } from '../../activities/gate/check-histories.ts';
import { describeFailure } from '../../activities/gate/describe-report.ts';
import { type Replayer, startReplayer } from '../../activities/gate/replayer.ts';
import { generateKey, keyRing } from '../../platform/keys.ts';
import { createPayloadCodec } from '../../platform/payload-codec.ts';
import { createTemporalClient, updateRunning, updateWithStart } from '../../platform/temporal.ts';
import { OPEN_UPDATE, startOptionsOf } from '../../workflows/kit/messages.ts';
import { closeConnection } from '../support/close-connection.ts';
import { gateBundle } from '../support/gate-bundle.ts';
import { plant, type PLANTS } from '../support/planted-workflows.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import '../setup/temporal-runtime.ts';

const CASE_NUMBER = 'RG-20261129-0000001-0';
const DAY_MS = 24 * 60 * 60 * 1000;

const CONVERTERS: readonly [string, DataConverter][] = [
  ['plain', {}], ['sealed', { payloadCodecs: [createPayloadCodec(keyRing([generateKey()]))] }],
];

let folder = '';
let gateCode = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'xueshi-gate-'));
  gateCode = await gateBundle();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reviews that run on a server with these workflows while their histories are recorded. */
async function record(code: string, dataConverter: DataConverter, deadlines = [3, 5]): Promise<{ open: GateHistory; closed: GateHistory }> {
  const [address, taskQueue] = [startedFor('TEST_TEMPORAL_ADDRESS'), `gate-${randomUUID()}`];
  const client = createTemporalClient({ address, namespace: 'default', dataConverter });
  const connection = await NativeConnection.connect({ address });
  async function review(isDecided: boolean): Promise<GateHistory> {
    const caseId = randomUUID();
    const ats = deadlines.map((days) => new Date(Date.now() + days * DAY_MS).toISOString());
    const worker = await Worker.create({
      connection, taskQueue, dataConverter, workflowBundle: { code },
      activities: createStubActivities(caseId, { deadlines: ats.map((at) => ({ kind: 'remind', at })) }),
    });
    const options = startOptionsOf({
      caseId, caseNumber: CASE_NUMBER, flowId: 'registrationReview', subject: 'employer', definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
    }, { taskQueue, publicUrl: 'http://127.0.0.1' });
    await worker.runUntil(async () => {
      await updateWithStart(client, options, { name: OPEN_UPDATE, updateId: `open:${caseId}`, arg: null });
      if (isDecided) await updateRunning(client, options.workflowId, { name: 'approve', updateId: randomUUID(), arg: stubCommand(caseId) });
      if (isDecided) await client.workflow.getHandle(options.workflowId).result();
    });
    const history = await client.workflow.getHandle(options.workflowId).fetchHistory();
    await client.workflow.getHandle(options.workflowId).terminate().catch(() => undefined);
    return { workflowId: options.workflowId, caseNumber: CASE_NUMBER, step: 'review', standing: isDecided ? 'closed' : 'open', history };
  }
  const [open, closed] = [await review(false), await review(true)];
  await Promise.all([client.connection.close(), closeConnection(connection)]);
  return { open, closed };
}

function replayerOf(code: string, dataConverter: DataConverter): Replayer {
  const codePath = path.join(folder, `${randomUUID()}.cjs`);
  writeFileSync(codePath, code);
  return startReplayer({ workflowBundle: { codePath }, dataConverter, lanes: 1 });
}

/** What the gate says of these histories, as people read it. */
async function judge(
  histories: readonly GateHistory[], { kept, fresh, dataConverter }: { kept: Replayer | null; fresh: string; dataConverter: DataConverter },
): Promise<{ failures: string[]; announced: Record<string, number> }> {
  const ours = replayerOf(fresh, dataConverter);
  try {
    const { failures, announced } = await checkHistories(histories, { fresh: ours, kept, atOnce: 2 });
    return { failures: failures.map(describeFailure).toSorted(), announced: Object.fromEntries(announced) };
  } finally {
    await ours.close();
  }
}

describe.each(CONVERTERS)('the gate over %s histories', (_name, dataConverter) => {
  let open: GateHistory;
  let closed: GateHistory;
  let withPatch: GateHistory;
  /** The release that runs, which is the same for most: a replayer takes a second to start. */
  let kept: Replayer;
  let keptPatched: Replayer;
  const where = (history: GateHistory): string => `${CASE_NUMBER}, ${history.workflowId}, at review`;
  const withPlant = (name: keyof typeof PLANTS) => judge([open, closed], { kept, fresh: plant(gateCode, name), dataConverter });

  beforeAll(async () => {
    const code = readFileSync(startedFor('TEST_WORKFLOW_BUNDLE'), 'utf8');
    ({ open, closed } = await record(code, dataConverter));
    ({ open: withPatch } = await record(plant(code, 'openedPatched'), dataConverter));
    [kept, keptPatched] = [replayerOf(gateCode, dataConverter), replayerOf(plant(gateCode, 'openedPatched'), dataConverter)];
  });
  afterAll(() => Promise.all([kept.close(), keptPatched.close()]));

  it('passes where nothing has changed', async () => {
    expect(await judge([open, closed], { kept, fresh: gateCode, dataConverter })).toEqual({ failures: [], announced: {} });
  });

  it('catches two activities that changed places', async () => {
    const what = "its history does not replay: Activity type of recorded marker 'openCase' does not match activity type of local activity command 'readCase'.";
    expect((await withPlant('activitiesSwapped')).failures).toEqual([open, closed].map((each) => `${where(each)}: ${what}`).toSorted());
  });

  it('catches an activity with another name', async () => {
    const what = "its history does not replay: Activity type of recorded marker 'openCase' does not match activity type of local activity command 'openReview'.";
    expect((await withPlant('activityRenamed')).failures).toEqual([open, closed].map((each) => `${where(each)}: ${what}`).toSorted());
  });

  it('catches a patch that was taken away too early, and names it', async () => {
    expect((await judge([withPatch], { kept: keptPatched, fresh: gateCode, dataConverter })).failures).toEqual([
      expect.stringMatching(new RegExp(`^${where(withPatch)}: its history does not replay: .+ Patches in its history: 2026-11-28-read-before-open\\.$`, 'u')),
    ]);
    expect(await judge([withPatch], { kept: keptPatched, fresh: plant(gateCode, 'openedPatched'), dataConverter }))
      .toEqual({ failures: [], announced: {} });
  });

  it('catches another timer by what comes next, which replay does not see', async () => {
    expect((await withPlant('timerLonger')).failures).toEqual([
      `${where(open)}: it would go on otherwise: after its timer: "timer of 432000 s" becomes "timer of 518400 s".`,
    ]);
    expect((await judge([open, closed], { kept: null, fresh: plant(gateCode, 'timerLonger'), dataConverter })).failures).toEqual([]);
  });

  it('catches a deadline that an activity no longer hears of', async () => {
    expect((await withPlant('deadlineForgotten')).failures).toEqual([
      `${where(open)}: it would go on otherwise: after its timer: "local activity passDeadline({at: string, caseId: string, deadline: {at: string, kind: string}})" becomes "local activity passDeadline({at: string, caseId: string})".`,
    ]);
  });

  it('catches an activity more, unless a patch announces it', async () => {
    const { failures } = await withPlant('readFirst');
    expect(failures).toEqual([expect.stringContaining('after its timer: "local activity passDeadline(')]);
    expect(failures).toEqual([expect.stringContaining('becomes "local activity readCase({caseId: string})"')]);
    expect(await withPlant('readFirstPatched')).toEqual({ failures: [], announced: { '2026-11-29-read-first': 1 } });
  });

  it('passes new signals, updates and queries', async () => {
    expect(await withPlant('handlersAdded')).toEqual({ failures: [], announced: {} });
  });

  it('says nothing that an error of the new code says', async () => {
    const { failures } = await withPlant('throwing');
    expect(failures).toHaveLength(2);
    expect(failures.join()).not.toMatch(/张三|370000/u);
    expect(failures.join()).toContain('the new code throws an error');
  });
});
