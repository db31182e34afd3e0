import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryTypes } from 'sequelize';
import { createHousekeepingActivities } from '../../activities/housekeeping.ts';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import type { Drift, DriftCounts } from '../../workflows/shared/drift.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { waitUntil } from '../support/installation.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { openReview, submitEmployer } from '../support/reviews.ts';

const api = useApi({ worker: true, activities: (deps) => createHousekeepingActivities({
  ...deps, taskQueue: deps.config.temporalTaskQueue, publicUrl: deps.config.publicUrl, settledAfterMs: 0,
}) });
const { sequelize, client, config } = api.deps;
const { temporalTaskQueue: taskQueue } = config;
let supervisor: BrowserSession;
let bureau: TestAdministrator;
beforeAll(async () => {
  bureau = await api.organization('hrss');
  supervisor = await api.signedIn(bureau, 'hrss');
});
afterAll(async () => { for (const workflowId of leftOver) await client.workflow.getHandle(workflowId).terminate().catch(() => undefined); });
const leftOver: string[] = [];

interface Ended {
  readonly state: string;
  readonly look: { readonly id: string; readonly isDryRun: boolean; readonly found: DriftCounts; readonly repaired: DriftCounts };
  readonly drifts: readonly Drift[];
}

/** Waits for a look that has begun. */
async function ended(id: string): Promise<Ended> {
  let result: Ended | null = null;
  await waitUntil('the look has ended', 30_000, async () => {
    const answer: Ended = (await supervisor.get(`/api/reconciliations/${id}`)).json;
    result = answer.state === 'done' ? answer : null;
    return result !== null;
  });
  if (result === null) throw new Error('The look has not ended');
  return result;
}

const look = async (): Promise<Ended> => ended((await supervisor.post('/api/reconciliations', {})).json.id);
const repair = async (id: string): Promise<Ended> => ended((await supervisor.post(`/api/reconciliations/${id}/repair`, {})).json.id);

/** Plants a difference, looks, has it put right, and looks again until nothing of it is left. */
async function plantAndRepair(kind: Drift['kind'], subject: string | null, plant: () => Promise<unknown>): Promise<Ended> {
  await plant();
  let dry = await look();
  await waitUntil(`${kind} is found`, 30_000, async () => { dry = await look(); return dry.look.found[kind] === 1; });
  expect(dry.look).toMatchObject({ isDryRun: true, repaired: {} });
  if (subject !== null) expect(dry.drifts).toContainEqual({ kind, subject });
  const mended = await repair(dry.look.id);
  await waitUntil(`${kind} is gone`, 30_000, async () => (await look()).look.found[kind] === undefined);
  return mended;
}

async function openCase(): Promise<{ caseId: string; workflowId: string; organizationId: string }> {
  const { organizationId } = await api.organization('department');
  const { caseId } = await submitEmployer(api.deps, { superiorId: organizationId, at: new Date().toISOString() });
  await openReview({ client, taskQueue }, caseId);
  await sequelize.query('UPDATE outbox SET done_at = now() WHERE done_at IS NULL', { type: QueryTypes.UPDATE });
  return { caseId, organizationId, workflowId: workflowIdOf('registrationReview', caseId) };
}

const statusOf = async (workflowId: string): Promise<string> => (await client.workflow.getHandle(workflowId).describe()).status.name;

describe('each way in which the stores can differ is found by a dry run and put right', () => {
  it('an open case without a workflow', async () => {
    const { workflowId } = await openCase();
    const { look: { repaired } } = await plantAndRepair('workflow-missing', workflowId, () => client.workflow.getHandle(workflowId).terminate());
    expect(repaired['workflow-missing']).toBe(1);
    expect(await statusOf(workflowId)).toBe('RUNNING');
  });

  it('a workflow of a case that does not exist', async () => {
    const workflowId = workflowIdOf('registrationReview', randomUUID());
    leftOver.push(workflowId);
    const input = { caseId: workflowId.slice(19), caseNumber: 'RG-1', flowId: 'registrationReview', subject: 'employer', definitionVersion: 1, caseUrl: null };
    const { look: { repaired } } = await plantAndRepair('case-missing', workflowId,
      // Nobody polls this build: it stays where it is.
      () => client.workflow.start('registrationReview', { workflowId, taskQueue, args: [input], startDelay: '1 hour' }));
    expect(repaired['case-missing']).toBe(1);
    expect(await statusOf(workflowId)).toBe('TERMINATED');
  });

  it('a workflow that does not know that its case has ended', async () => {
    const { caseId, workflowId } = await openCase();
    await plantAndRepair('case-missing', workflowId, async () => {
      await queryRows(sequelize, "UPDATE tasks SET state = 'closed', closed_at = now(), close_reason = 'withdrawn' WHERE case_id = :caseId RETURNING id", { caseId });
      await queryRows(sequelize, "UPDATE cases SET status = 'withdrawn', outcome = 'withdrawn', step = NULL, closed_at = now(), deadlines = '[]', revision = revision + 1 WHERE id = :caseId RETURNING id", { caseId });
      await queryRows(sequelize, 'UPDATE task_counters SET open_count = 0 WHERE open_count > 0 AND organization_id NOT IN (SELECT reviewer_org_id FROM tasks WHERE state = \'open\')');
    });
    expect(await statusOf(workflowId)).toBe('COMPLETED');
  });

  it('a workflow that waits at another step than its case', async () => {
    const { caseId, workflowId } = await openCase();
    const { look: { repaired } } = await plantAndRepair('step-differs', workflowId, async () => {
      await queryRows(sequelize, "UPDATE tasks SET state = 'closed', closed_at = now(), close_reason = 'decided' WHERE case_id = :caseId RETURNING id", { caseId });
      await queryRows(sequelize, `
        INSERT INTO case_events (id, case_id, sequence, edge, from_status, to_status, round, revision, at, hash)
        SELECT :id, id, revision + 1, 'return', 'reviewing', 'returned', round, revision + 1, now(), 'planted' FROM cases WHERE id = :caseId`, { id: randomUUID(), caseId });
      await queryRows(sequelize, "UPDATE cases SET status = 'returned', step = NULL, revision = revision + 1 WHERE id = :caseId RETURNING id", { caseId });
      await queryRows(sequelize, 'UPDATE task_counters SET open_count = 0 WHERE open_count > 0 AND organization_id NOT IN (SELECT reviewer_org_id FROM tasks WHERE state = \'open\')');
    });
    expect(repaired['step-differs']).toBe(1);
    const state = await client.workflow.getHandle(workflowId).query<{ status: string }>('state');
    expect(state.status).toBe('returned');
  });

  it('a counter that counts wrong', async () => {
    const { organizationId } = await openCase();
    const { look: { repaired } } = await plantAndRepair('counter-differs', `${organizationId} registrationReview.employer`,
      () => queryRows(sequelize, 'UPDATE task_counters SET open_count = 7 WHERE organization_id = :organizationId', { organizationId }));
    expect(repaired['counter-differs']).toBe(1);
    expect(await queryRows(sequelize, 'SELECT open_count AS open FROM task_counters WHERE organization_id = :organizationId', { organizationId })).toEqual([{ open: 1 }]);
  });

  it('an entry of the outbox that has waited too long is tried at once', async () => {
    const { caseId } = await openCase();
    const id = randomUUID();
    await queryRows(sequelize, `
      INSERT INTO outbox (id, topic, payload, created_at, available_at, attempts)
      VALUES (:id, 'startCase', :payload, now() - interval '11 minutes', now() + interval '4 minutes', 9)`, { id, payload: JSON.stringify({ caseId }) });
    const dry = await look();
    expect([dry.look.found['outbox-old'], dry.drifts]).toEqual([1, expect.arrayContaining([{ kind: 'outbox-old', subject: id }])]);
    const { look: { found, repaired } } = await repair(dry.look.id);
    // Whether it works now is seen the next time.
    expect([found['outbox-old'], repaired['outbox-old']]).toEqual([1, undefined]);
    expect(await queryRows(sequelize, 'SELECT available_at <= now() AS due FROM outbox WHERE id = :id', { id })).toEqual([{ due: true }]);
    // Entries meant for later, as mails of a batch are, are left alone.
    await queryRows(sequelize, "UPDATE outbox SET available_at = now() + interval '1 hour' WHERE id = :id", { id });
    expect((await look()).look.found['outbox-old']).toBeUndefined();
    await queryRows(sequelize, 'UPDATE outbox SET done_at = now() WHERE id = :id', { id });
  });

  it('an approval without its effect', async () => {
    const reviewing = await api.organization('department');
    const { caseId, form } = await submitEmployer(api.deps, { superiorId: reviewing.organizationId, at: new Date().toISOString(), passwordHash: await api.passwordHash() });
    await openReview({ client, taskQueue }, caseId);
    const reviewer = await api.signedIn(reviewing);
    const { json: { revision } } = await reviewer.get(`/api/cases/${caseId}`);
    expect((await reviewer.post(`/api/cases/${caseId}/decisions`, { verb: 'approve', expectedRevision: revision })).status).toBe(200);
    const before = await client.workflow.getHandle(workflowIdOf('registrationReview', caseId)).result();
    expect(before).toMatchObject({ outcome: 'approved' });
    const { look: { repaired } } = await plantAndRepair('effect-missing', caseId, async () => {
      const made = '(SELECT subject_organization_id FROM cases WHERE id = :caseId)';
      await queryRows(sequelize, `DELETE FROM membership_roles WHERE membership_id IN (SELECT id FROM memberships WHERE organization_id = ${made})`, { caseId });
      await queryRows(sequelize, `DELETE FROM memberships WHERE organization_id = ${made}`, { caseId });
      const [{ id = '' } = {}] = await queryRows<{ id: string }>(sequelize, `SELECT subject_organization_id AS id FROM cases WHERE id = :caseId`, { caseId });
      await queryRows(sequelize, 'UPDATE cases SET subject_organization_id = NULL WHERE id = :caseId RETURNING id', { caseId });
      await queryRows(sequelize, 'DELETE FROM organizations WHERE id = :id', { id });
    });
    expect(repaired['effect-missing']).toBe(1);
    const made = await queryRows(sequelize, `
      SELECT o.credit_code AS "creditCode", o.status, (SELECT count(*)::int FROM memberships m WHERE m.organization_id = o.id AND m.is_super_administrator) AS administrators
      FROM cases c JOIN organizations o ON o.id = c.subject_organization_id WHERE c.id = :caseId`, { caseId });
    expect(made).toEqual([{ creditCode: form.creditCode, status: 'active', administrators: 1 }]);
    expect((await findViolations(sequelize, { quiet: false })).filter(({ subject }) => subject === caseId)).toEqual([]);
  });
});

describe('what was found', () => {
  it('stands in the list, the metrics and the audit trail', async () => {
    await waitUntil('nothing differs', 30_000, async () => Object.keys((await look()).look.found).length === 0);
    const { status, json } = await supervisor.get('/api/reconciliations');
    expect(status).toBe(200);
    expect(json).toMatchObject({ days: 0, since: expect.any(String) });
    expect(json.items[0]).toMatchObject({ isDryRun: true, isRequested: true, found: {}, repaired: {} });
    const metrics = await (await api.app.request('/metrics')).text();
    expect(metrics).toMatch(/^xueshi_drift\{kind="workflow-missing"\} 0$/m);
    expect(metrics).toMatch(/^xueshi_reconciled_timestamp_seconds \d+/m);
    const trail = await queryRows<{ action: string }>(sequelize, "SELECT DISTINCT action FROM audit_entries WHERE action LIKE 'stores.%' OR action LIKE 'reconciler.%' ORDER BY action");
    expect(trail.map(({ action }) => action)).toEqual(['reconciler.effect-applied', 'reconciler.mended', 'stores.compared', 'stores.mended']);
    await queryRows(sequelize, "UPDATE reconciliations SET finished_at = finished_at - interval '3 days' RETURNING id");
    await look();
    expect((await supervisor.get('/api/reconciliations')).json.days).toBe(3);
  });

  it('is put right only from a dry run of the last hour', async () => {
    const { look: { id } } = await look();
    await queryRows(sequelize, "UPDATE reconciliations SET finished_at = finished_at - interval '2 hours' WHERE id = :id RETURNING id", { id });
    const old = await supervisor.post(`/api/reconciliations/${id}/repair`, {});
    expect([old.status, old.json.code]).toEqual([409, 'look-outdated']);
    const { look: { id: fresh } } = await look();
    const { look: { id: mended } } = await repair(fresh);
    expect((await supervisor.post(`/api/reconciliations/${mended}/repair`, {})).status).toBe(409);
    expect((await supervisor.post(`/api/reconciliations/${randomUUID()}/repair`, {})).status).toBe(404);
    expect((await supervisor.get(`/api/reconciliations/${randomUUID()}`)).status).toBe(404);
    expect((await supervisor.get('/api/reconciliations/here')).status).toBe(404);
  });

  it('is nothing for whoever is no supervisor of a bureau', async () => {
    const department = await api.signedIn(await api.organization('department'));
    expect((await department.get('/api/reconciliations')).status).toBe(403);
    expect((await department.post('/api/reconciliations', {})).status).toBe(403);
    const reviewer = await api.signedIn(await api.colleague(bureau), 'hrss');
    expect((await reviewer.post('/api/reconciliations', {})).status).toBe(403);
    expect((await api.browser().get('/api/reconciliations')).status).toBe(401);
  });
});
