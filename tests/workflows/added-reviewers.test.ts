import { describe, expect, it } from '@jest/globals';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { startCase } from '../../activities/start-case.ts';
import { findCaseRow } from '../../models/stores/case-row.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { RESYNC_SIGNAL, STATE_QUERY, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import { useDatabase } from '../setup/database.ts';
import { startedFor } from '../setup/environment.ts';
import { useTemporal } from '../setup/temporal.ts';
import { createAdding } from '../support/adding.ts';
import { type CommandInput, makeCommand } from '../support/commands.ts';
import { waitUntil } from '../support/installation.ts';
import { openReview, sendToReview, submitEmployer } from '../support/reviews.ts';

const temporal = useTemporal();
const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const { activities, colleagueOf, office } = createAdding(deps);

const send = async (command: Omit<CommandInput, 'issuedAt'>) =>
  sendToReview(temporal.client, await makeCommand(deps, { ...command, issuedAt: new Date().toISOString() }));
const handleOf = (caseId: string) => temporal.client.workflow.getHandle(workflowIdOf('registrationReview', caseId));
const stateOf = (caseId: string) => handleOf(caseId).query<CaseRow>(STATE_QUERY);
/** Nobody is written to here: what waits for that is no matter of these tests. */
const noViolations = async () => {
  const found = await findAllViolations({ sequelize, client: temporal.client, taskQueue: temporal.taskQueue });
  expect(found.filter(({ invariant }) => !invariant.startsWith('I14'))).toEqual([]);
};

async function opened() {
  const own = await office();
  const { caseId } = await submitEmployer(deps, { superiorId: own.organizationId, at: new Date().toISOString() });
  await openReview(temporal, caseId);
  return { caseId, own, colleague: await colleagueOf(own), other: await office() };
}

describe('a review to which reviewers are added', () => {
  it('waits for each in turn, shows it to supervisors, and replays', async () => {
    const worker = await temporal.startWorker(activities);
    const { caseId, own, colleague, other } = await opened();
    expect(await send({ caseId, verb: 'addReviewer', place: 'after', organizationId: other.organizationId, by: own, expectedRevision: 2 })).toMatchObject({ status: 'applied' });
    expect(await send({ caseId, verb: 'addReviewer', place: 'before', membershipId: colleague.membershipId, by: own, expectedRevision: 3 })).toMatchObject({ status: 'applied' });
    expect(await stateOf(caseId)).toMatchObject({ revision: 4, stepRevision: 2, status: 'reviewing' });
    await send({ caseId, verb: 'approve', by: colleague, expectedRevision: 4 });
    await send({ caseId, verb: 'approve', by: own, expectedRevision: 5 });
    const [holder] = (await stateOf(caseId)).waitingFor;
    const metadata = JSON.stringify(await handleOf(caseId).query('__temporal_workflow_metadata'));
    expect(metadata).toContain(`Waiting for ${holder?.shortName} (${holder?.code})`);
    expect(holder?.code).toBe((await findCaseRow(sequelize, caseId))?.waitingFor[0]?.code);
    await send({ caseId, verb: 'approve', by: other, expectedRevision: 6 });
    expect(await handleOf(caseId).result()).toEqual({ caseId, outcome: 'approved', revision: 7 });
    const history = historyFromJSON(JSON.parse(historyToJSON(await handleOf(caseId).fetchHistory())));
    await Worker.runReplayHistory({ workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') } }, history, workflowIdOf('registrationReview', caseId));
    await noViolations();
    await worker.stop();
  });

  it('goes on after the worker was away and an added reviewer has agreed without it, and from its row alone', async () => {
    const first = await temporal.startWorker(activities);
    const { caseId, own, colleague } = await opened();
    await send({ caseId, verb: 'addReviewer', place: 'before', membershipId: colleague.membershipId, by: own, expectedRevision: 2 });
    await first.stop();

    const at = new Date().toISOString();
    const consent = await makeCommand(deps, { caseId, verb: 'approve', by: colleague, expectedRevision: 3, issuedAt: at });
    expect(await activities.transition({ command: consent, acceptedAt: at, at })).toMatchObject({ status: 'applied', row: { revision: 4 } });

    const second = await temporal.startWorker(activities);
    await handleOf(caseId).signal(RESYNC_SIGNAL);
    await waitUntil('the workflow knows its row', 20_000, async () => (await stateOf(caseId)).revision === 4);
    await noViolations();

    await handleOf(caseId).terminate('lost');
    await startCase({ client: temporal.client, taskQueue: temporal.taskQueue, publicUrl: 'http://127.0.0.1' }, caseId, 'again');
    expect(await stateOf(caseId)).toMatchObject({ revision: 4, stepRevision: 2, status: 'reviewing' });
    expect(await send({ caseId, verb: 'approve', by: own, expectedRevision: 4 })).toMatchObject({ status: 'applied' });
    expect(await handleOf(caseId).result()).toMatchObject({ outcome: 'approved' });
    await noViolations();
    await second.stop();
  });
});
