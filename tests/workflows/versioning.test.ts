import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { NativeConnection, Worker } from '@temporalio/worker';
import { deploymentOptionsOf, readDeployment, setCurrentVersion } from '../../platform/deployment.ts';
import { startProcess, updateWithStart } from '../../platform/temporal.ts';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { batchStartOptionsOf, OPEN_UPDATE, startOptionsOf } from '../../workflows/kit/messages.ts';
import { batchCountsOf } from '../../workflows/shared/batch.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';
import { closeConnection } from '../support/close-connection.ts';

const { client, address, taskQueue } = useTemporal();
const deployment = { client, taskQueue };
const [FIRST, SECOND] = ['build-1', 'build-2'];
const caseId = randomUUID();

/** Whatever the activities of each version were asked, in order. */
const calls: string[] = [];
let finishBatch = (): void => undefined;
const held = new Promise<void>((resolve) => { finishBatch = resolve; });
const review = createStubActivities(caseId);

/** As `runWorker` does for this build. */
async function startVersion(workerBuildId: string): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const note = <Result>(name: string, result: Result): Result => {
    calls.push(`${workerBuildId} ${name}`);
    return result;
  };
  const counts = batchCountsOf([{ result: 'applied', count: 1 }]);
  const worker = await Worker.create({
    connection, taskQueue, workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') }, ...deploymentOptionsOf({ workerBuildId, temporalTaskQueue: taskQueue }),
    activities: {
      openCase: (input: Parameters<typeof review.openCase>[0]) => note('openCase', review.openCase(input)),
      readCase: (input: Parameters<typeof review.readCase>[0]) => note('readCase', review.readCase(input)),
      transition: (input: Parameters<typeof review.transition>[0]) => note('transition', review.transition(input)),
      decideItems: async () => {
        note('decideItems', null);
        await held;
        return { counts, isOver: true };
      },
      endBatch: async () => note('endBatch', { state: 'completed', counts }),
      followCases: async () => note('followCases', null),
    },
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await closeConnection(connection);
  };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  if (!await waitUntil(holds, 60_000, 200)) throw new Error(`Not within a minute: ${what}`);
}

/** A version can be made current once the server has seen its workers. */
const makeCurrent = (buildId: string) => until(`${buildId} is current`, async () => {
  await setCurrentVersion(deployment, buildId).catch(() => undefined);
  return (await readDeployment(deployment).catch(() => null))?.current === buildId;
});

const readsOf = (buildId: string) => calls.filter((call) => call === `${buildId} readCase`).length;

describe('a release with worker versions', () => {
  it('takes reviews along, lets pinned processes end where they began, and can be taken back', async () => {
    const stopFirst = await startVersion(FIRST);
    await makeCurrent(FIRST);
    const options = startOptionsOf({
      caseId, caseNumber: 'RG-20261129-0000001-0', flowId: 'registrationReview', subject: 'employer', definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
    }, { taskQueue, publicUrl: 'http://127.0.0.1' });
    await updateWithStart(client, options, { name: OPEN_UPDATE, updateId: `open:${caseId}`, arg: null });
    const batch = batchStartOptionsOf(
      { batchId: randomUUID(), verb: 'approve', kind: 'registrationReview.employer', total: 1, holder: '历下教体局 (370102-0003)' }, { taskQueue, publicUrl: 'http://127.0.0.1' },
    );
    await startProcess(client, batch);
    await until('the batch decides', async () => calls.includes(`${FIRST} decideItems`));

    const stopSecond = await startVersion(SECOND);
    await makeCurrent(SECOND);
    const handle = client.workflow.getHandle(options.workflowId);
    await until('the review goes on under the second version', async () => {
      await handle.signal('resync');
      return readsOf(SECOND) > 0;
    });
    finishBatch();
    await client.workflow.getHandle(batch.workflowId).result();
    expect(calls.filter((call) => /decideItems|endBatch|followCases/u.test(call)))
      .toEqual([`${FIRST} decideItems`, `${FIRST} endBatch`, `${FIRST} followCases`]);

    const drainageOf = async (buildId: string) => (await readDeployment(deployment)).versions.find((version) => version.buildId === buildId)?.drainage;
    await until('the first version drains', async () => ['draining', 'drained'].includes(await drainageOf(FIRST) ?? ''));

    const readBefore = readsOf(FIRST);
    await makeCurrent(FIRST);
    await until('the review is taken back', async () => {
      await handle.signal('resync');
      return readsOf(FIRST) > readBefore;
    });
    await stopSecond();
    await handle.executeUpdate('approve', { args: [stubCommand(caseId)] });
    expect(await handle.result()).toMatchObject({ outcome: 'approved' });
    expect(calls).toContain(`${FIRST} transition`);
    await stopFirst();
  });
});
