import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createHousekeepingActivities, HOUSEKEEPING_SCHEDULE } from '../../activities/housekeeping.ts';
import { createActivities } from '../../activities/index.ts';
import { ensureSchedule } from '../../activities/schedules.ts';
import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { queryRows } from '../../models/database.ts';
import { listReconciliations } from '../../models/stores/reconciliations.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { createFolderFileStore } from '../../platform/folder-file-store.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createLogger } from '../../platform/logger.ts';
import { createSealing } from '../../platform/sealing.ts';
import { HOUSEKEEPING, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { HousekeepingReport } from '../../workflows/kit/ports.ts';
import { useDatabase } from '../setup/database.ts';
import { useTemporal } from '../setup/temporal.ts';
import { waitUntil } from '../support/installation.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { openReview, submitEmployer } from '../support/reviews.ts';

const temporal = useTemporal();
const { sequelize } = useDatabase();
const keys = generateKeys();
const { client, taskQueue } = temporal;
const files = createFolderFileStore(path.join(os.tmpdir(), taskQueue));
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const logger = createLogger({ level: 'silent', service: 'worker' });
const scheduleId = `${HOUSEKEEPING}:${taskQueue}`;

/** Waits for the run number `count` of the schedule, and gives what it reports. */
async function reportOf(count: number): Promise<HousekeepingReport> {
  const handle = client.schedule.getHandle(scheduleId);
  await waitUntil(`housekeeping runs for time ${count}`, 20_000, async () => (await handle.describe()).info.numActionsTaken >= count);
  const { workflow } = (await handle.describe()).info.recentActions.at(-1)?.action ?? {};
  if (workflow === undefined) throw new Error('Nothing was started');
  return client.workflow.getHandle(workflow.workflowId, workflow.firstExecutionRunId).result();
}

/** How many workflows of this file visibility shows; it follows within about a second. */
const seen = async (condition: string): Promise<number> =>
  (await client.workflow.count(`TaskQueue = "${taskQueue}" AND ExecutionStatus = "Running" AND ${condition}`)).count;

async function makeOpenCase(): Promise<{ caseId: string; workflowId: string }> {
  const { id: superiorId } = await makeOrganization(sequelize, { kind: 'department' });
  await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: superiorId });
  const { caseId } = await submitEmployer(deps, { superiorId, at: new Date().toISOString() });
  await openReview({ client, taskQueue }, caseId);
  await queryRows(sequelize, 'UPDATE outbox SET done_at = now()');
  return { caseId, workflowId: workflowIdOf('registrationReview', caseId) };
}

describe('housekeeping', () => {
  it('is scheduled once, deletes what has expired, and brings the two stores together', async () => {
    await temporal.startWorker({
      ...createActivities(deps),
      ...createHousekeepingActivities({ ...deps, client, taskQueue, publicUrl: 'http://127.0.0.1', logger, files, settledAfterMs: 0 }),
    });
    expect(await ensureSchedule(client, taskQueue, HOUSEKEEPING_SCHEDULE)).toBe(true);
    expect(await ensureSchedule(client, taskQueue, HOUSEKEEPING_SCHEDULE)).toBe(false);
    const schedule = client.schedule.getHandle(scheduleId);
    expect((await reportOf(1)).reconciled).toEqual({ openCases: 0, runningWorkflows: 0, found: {}, repaired: {} });

    const [lost, known] = [await makeOpenCase(), await makeOpenCase()];
    await client.workflow.getHandle(lost.workflowId).terminate('as if its store had been lost');
    await queryRows(sequelize, 'UPDATE task_counters SET open_count = 7');
    await queryRows(sequelize, "INSERT INTO sign_in_throttles VALUES ('account:x', 3, now() - interval '2 days')");
    await waitUntil('the end of one workflow is seen', 20_000, async () => await seen('WorkflowType = "registrationReview"') === 1);
    await schedule.trigger();
    const report = await reportOf(2);
    expect(report.deleted).toMatchObject({ sign_in_throttles: 1, requests: 0, attachments: 0 });
    const drift = { 'workflow-missing': 1, 'counter-differs': 2 };
    expect(report.reconciled).toMatchObject({ openCases: 2, runningWorkflows: 1, found: drift, repaired: drift });
    const state = await client.workflow.getHandle(lost.workflowId).query<{ revision: number }>('state');
    expect(state.revision).toBe(2);
    expect((await client.workflow.getHandle(known.workflowId).describe()).status.name).toBe('RUNNING');
    await queryRows(sequelize, 'UPDATE outbox SET done_at = now()');
    expect(await findAllViolations({ sequelize, client, taskQueue })).toEqual([]);
    const [entry] = await queryRows<{ code: string }>(sequelize, "SELECT code FROM audit_entries WHERE action = 'reconciler.mended'");
    expect(entry?.code).toBe('found workflow-missing=1 counter-differs=2; repaired workflow-missing=1 counter-differs=2');

    // Nothing is left to be done.
    await waitUntil('both workflows are seen', 20_000, async () => await seen('CaseStep = "review"') === 2);
    await schedule.trigger();
    expect((await reportOf(3)).reconciled).toMatchObject({ found: {}, repaired: {} });
    expect((await listReconciliations(sequelize, 9)).map(({ isDryRun, isRequested, found }) => [isDryRun, isRequested, found]))
      .toEqual([[false, false, {}], [false, false, drift], [false, false, {}]]);
    await schedule.delete();
  });
});
