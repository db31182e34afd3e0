import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sequelize } from 'sequelize';
import { queryRows } from '../../models/database.ts';
import { BUSY_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { useInstallation, waitUntil } from '../support/installation.ts';
import { connectTo, expectSound, killIn } from '../support/installed.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { signedInDemo } from '../support/remote-browser.ts';

/** 5,000 fill a batch and take some ten minutes: `BATCH_ITEMS=5000 npm test -- processes/batches`. */
const ITEMS = Number(process.env.BATCH_ITEMS ?? 120);

/**
 * A worker that is killed is noticed after ten seconds, and the launcher starts another one. A full batch takes long enough for
 * a kill after every five seconds of work; a short one is killed when these shares are done.
 */
const KILL_AFTER_MS = 5_000;
const KILL_AT_SHARES = [0.1, 0.4, 0.8];
const IS_FULL = ITEMS >= 5_000;

/** Who asks more often takes time from the worker. */
const ASK_EVERY_MS = 500;

/** Generous: other tests run beside this one. */
const PATIENCE_MS = 60_000 + ITEMS * 400;

const installation = useInstallation({ isPrepared: true });
let sequelize: Sequelize;
let reviewer: BrowserSession;
let caseIds: string[] = [];

beforeAll(async () => {
  const { url } = await installation.start();
  sequelize = connectTo(installation);
  reviewer = await signedInDemo(() => url, BUSY_DEPARTMENT);
  const [department] = await queryRows<{ id: string }>(sequelize, 'SELECT id FROM organizations WHERE name = :name', { name: BUSY_DEPARTMENT });
  caseIds = await makeOpenCases(sequelize, { superiorId: department?.id ?? '', count: ITEMS });
  await waitUntil('every case has its workflow', PATIENCE_MS, async () =>
    (await queryRows(sequelize, "SELECT 1 FROM outbox WHERE topic = 'startCase' AND done_at IS NULL LIMIT 1")).length === 0, ASK_EVERY_MS);
}, 240_000 + PATIENCE_MS);

afterAll(() => sequelize.close());

describe('a batch whose worker is killed again and again', () => {
  it('decides everything once, leaves a receipt for each item, and nothing that can never be', async () => {
    const body = {
      kind: 'registrationReview.employer', verb: 'return', reason: '上传的材料模糊不清，请重新扫描',
      selection: { by: 'items', items: caseIds.map((caseId) => ({ caseId, expectedRevision: 2 })) },
    };
    const key = randomUUID();
    const press = () => reviewer.post('/api/batches', body, { 'Idempotency-Key': key });
    const { status, json: { batchId } } = await press();
    expect(status).toBe(201);
    const done = async (): Promise<number> => {
      const [row] = await queryRows<{ count: number }>(sequelize, 'SELECT count(*)::int AS count FROM batch_items WHERE batch_id = :batchId AND result IS NOT NULL', { batchId });
      return row?.count ?? 0;
    };
    const kill = async (): Promise<void> => {
      await killIn(installation, 'worker');
      expect((await press()).json).toEqual({ batchId });
    };
    if (IS_FULL) {
      for (let seen = 0; seen < ITEMS; seen = await done()) {
        // A worker takes about as long to start.
        await waitUntil('the batch goes on', PATIENCE_MS, async () => await done() > seen);
        await sleep(KILL_AFTER_MS);
        if (await done() < ITEMS) await kill();
      }
    } else {
      for (const share of KILL_AT_SHARES) {
        await waitUntil(`${share} of the items are done`, PATIENCE_MS, async () => await done() >= share * ITEMS);
        await kill();
      }
    }
    let batch = { state: '', counts: {} };
    await waitUntil('the batch has ended', PATIENCE_MS, async () => {
      batch = (await reviewer.get(`/api/batches/${batchId}`)).json;
      return batch.state !== 'running';
    }, ASK_EVERY_MS);
    expect(batch).toMatchObject({ state: 'completed', counts: { applied: ITEMS, already_applied: 0, stale: 0, forbidden: 0, invalid: 0, cancelled: 0 } });
    const [decisions] = await queryRows(sequelize, `
      SELECT count(*)::int AS all, count(DISTINCT case_id)::int AS cases FROM decisions WHERE verb = 'return' AND case_id IN (:caseIds)`, { caseIds });
    expect(decisions).toEqual({ all: ITEMS, cases: ITEMS });
    const [events] = await queryRows(sequelize, `
      SELECT count(*)::int AS count FROM batch_items i JOIN case_events e ON e.id = i.event_id AND e.request_id = i.request_id AND e.edge = 'return'
      WHERE i.batch_id = :batchId`, { batchId });
    expect(events).toEqual({ count: ITEMS });
    // The forms of these cases are empty: there is nobody to write to.
    await queryRows(sequelize, "UPDATE outbox SET done_at = now() WHERE topic = 'notifyApplicant'");
    const client = createTemporalClient({ address: `127.0.0.1:${installation.ports().temporal}`, namespace: 'default' });
    // Cases follow at a pace that leaves room for people; whoever looks before that finds some that have not.
    await waitUntil('every case has followed', PATIENCE_MS, async () =>
      (await client.workflow.getHandle(`batchDecision:${batchId}`).describe()).status.name === 'COMPLETED', ASK_EVERY_MS);
    await client.connection.close();
    await expectSound(installation, sequelize);
  }, 120_000 + 4 * PATIENCE_MS);
});
