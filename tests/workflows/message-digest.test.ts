import { describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { createDigestActivities, MESSAGE_DIGEST_SCHEDULE } from '../../activities/message-digest.ts';
import { ensureSchedule } from '../../activities/schedules.ts';
import { queryRows } from '../../models/database.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { MESSAGE_DIGEST } from '../../workflows/kit/messages.ts';
import type { DigestReport } from '../../workflows/kit/ports.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { useDatabase } from '../setup/database.ts';
import { useTemporal } from '../setup/temporal.ts';
import { waitUntil } from '../support/installation.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';

const temporal = useTemporal();
const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const { client, taskQueue } = temporal;
const scheduleId = `${MESSAGE_DIGEST}:${taskQueue}`;

/** Lets the schedule run now, for the time number `count`, and gives what it reports. */
async function runFor(count: number): Promise<DigestReport> {
  const handle = client.schedule.getHandle(scheduleId);
  await handle.trigger();
  await waitUntil(`the digest runs for time ${count}`, 20_000, async () => (await handle.describe()).info.numActionsTaken >= count);
  const { workflow } = (await handle.describe()).info.recentActions.at(-1)?.action ?? {};
  if (workflow === undefined) throw new Error('Nothing was started');
  return client.workflow.getHandle(workflow.workflowId, workflow.firstExecutionRunId).result();
}

describe('the message digest', () => {
  it('is scheduled for 8:00 of every day in Asia/Shanghai, and makes up for an outage on the same day', async () => {
    expect(await ensureSchedule(client, taskQueue, MESSAGE_DIGEST_SCHEDULE)).toBe(true);
    expect(await ensureSchedule(client, taskQueue, MESSAGE_DIGEST_SCHEDULE)).toBe(false);
    const { info, policies } = await client.schedule.getHandle(scheduleId).describe();
    const [next] = info.nextActionTimes;
    expect(next?.toISOString()).toMatch(/T00:00:00\.000Z$/);
    expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 12 * 3_600_000 });
  });

  it('puts one digest per account and day into the outbox, however often it runs', async () => {
    // Whatever day it is today, offices work.
    await queryRows(sequelize, `
      INSERT INTO working_day_exceptions (day, is_working, note) VALUES (:day, true, '')
      ON CONFLICT (division_code, day) DO UPDATE SET is_working = true`, { day: dayOf(new Date().toISOString()) });
    const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
    await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
    await makeOpenCases(sequelize, { superiorId: organizationId, count: 2 });
    await temporal.startWorker({ ...createActivities(deps), ...createDigestActivities(deps) });
    expect(await runFor(1)).toEqual({ day: dayOf(new Date().toISOString()), queued: 1 });
    expect(await runFor(2)).toMatchObject({ queued: 0 });
    expect(await queryRows(sequelize, "SELECT id FROM outbox WHERE topic = 'sendDigest'")).toHaveLength(1);
    await client.schedule.getHandle(scheduleId).delete();
  });
});
