import { describe, expect, it } from '@jest/globals';
import { queryRows, withTransaction } from '../../models/database.ts';
import { lockCase } from '../../models/stores/open-case.ts';
import { useApi } from '../support/api.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { employAccount } from '../support/employees.ts';

const api = useApi({ worker: true });
const { sequelize } = api.deps;
const REASON = '请补充文号后再提交';
const VALUES = { reasonCode: 'transferred', documentNumber: '济教人〔2026〕7号', remark: null };

const pathOf = (caseId: string) => `/api/my-cases/${caseId}/draft`;

/** A transfer that came back to the unit that started it, returned by a colleague. */
async function returned() {
  const [from, into] = [await api.organization('employer'), await api.organization('employer')];
  const person = await api.colleague(await api.organization('department'));
  const { personId } = await employAccount(sequelize, { accountId: person.accountId, organizationId: from.organizationId });
  const [browser, colleague] = [await api.signedIn(from, 'employer'), await api.signedIn(await api.colleague(from), 'employer')];
  const { license: proof } = await withUploads(browser, {});
  const form = { personId, divisionCode: '370102', successorId: into.organizationId, transferOn: '2026-12-01', reasonCode: 'transferred', proof };
  const { json: { caseId } } = await browser.post('/api/cases', { flowId: 'personnelTransfer', subject: 'person', form, as: 'organization', commitment: true });
  const { status } = await colleague.post(`/api/cases/${caseId}/decisions`, { verb: 'return', expectedRevision: 2, reason: REASON });
  expect(status).toBe(200);
  return { from, into, browser, colleague, form, caseId: String(caseId), path: pathOf(caseId) };
}

async function resubmit(browser: BrowserSession, caseId: string, form: object) {
  const { json: { revision } } = await browser.get(`/api/my-cases/${caseId}`);
  return browser.post(`/api/my-cases/${caseId}/resubmission`, { expectedRevision: revision, form });
}

const rowsOf = (caseId: string) => queryRows<{ contentSealed: string }>(
  sequelize, 'SELECT content_sealed AS "contentSealed" FROM drafts WHERE record_id = :caseId', { caseId });

describe('what somebody changes in his returned case', () => {
  it('is kept sealed, with what people read, whatever session he is in', async () => {
    const { from, into, browser, caseId, path } = await returned();
    expect((await browser.get(path)).json).toEqual({ draft: null });
    const values = { ...VALUES, successorId: into.organizationId };
    expect((await browser.put(path, { round: 1, values: { remark: '先写的' } })).status).toBe(204);
    expect((await browser.put(path, { round: 1, values })).status).toBe(204);
    await browser.send('DELETE', '/api/sessions/current');
    const again = await api.signedIn(from, 'employer');
    expect((await again.get(path)).json.draft).toEqual({ values, labels: { successorId: into.organizationName, reasonCode: '调动' }, updatedAt: expect.any(String) });
    const rows = await rowsOf(caseId);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.contentSealed).not.toContain(VALUES.documentNumber);
  });

  it('needs no idempotency key: the last one counts', async () => {
    const { browser, path } = await returned();
    const body = JSON.stringify({ round: 1, values: VALUES });
    expect((await browser.send('PUT', path, { body, headers: { 'Idempotency-Key': '' } })).status).toBe(204);
  });

  it('is his alone', async () => {
    const { into, browser, colleague, path } = await returned();
    await browser.put(path, { round: 1, values: VALUES });
    for (const [other, status] of [[colleague, 403], [await api.signedIn(into, 'employer'), 404], [api.browser(), 401]] as const) {
      expect([(await other.get(path)).status, (await other.put(path, { round: 1, values: VALUES })).status]).toEqual([status, status]);
    }
    expect((await browser.get(pathOf('not-a-uuid'))).status).toBe(404);
    expect((await browser.get(path)).json.draft.values).toEqual(VALUES);
  });

  it('is of the form, and of no other round', async () => {
    const { browser, path } = await returned();
    expect((await browser.put(path, { round: 1, values: { remark: { deep: true } } })).status).toBe(422);
    const other = await browser.put(path, { round: 2, values: VALUES });
    expect([other.status, other.json.code]).toEqual([409, 'stale']);
    expect((await browser.get(path)).json).toEqual({ draft: null });
  });

  it('is gone once it was submitted again, and nothing that arrives late brings it back', async () => {
    const { browser, colleague, form, caseId, path } = await returned();
    await browser.put(path, { round: 1, values: VALUES });
    expect((await resubmit(browser, caseId, { ...form, documentNumber: VALUES.documentNumber })).json).toMatchObject({ status: 'applied' });
    expect(await rowsOf(caseId)).toEqual([]);
    for (const round of [1, 2]) expect((await browser.put(path, { round, values: VALUES })).json.code).toBe('stale');
    expect(await rowsOf(caseId)).toEqual([]);
    const { json: { revision } } = await colleague.get(`/api/cases/${caseId}`);
    expect((await colleague.post(`/api/cases/${caseId}/decisions`, { verb: 'return', expectedRevision: revision, reason: REASON })).status).toBe(200);
    expect((await browser.put(path, { round: 1, values: VALUES })).json.code).toBe('stale');
    expect((await browser.put(path, { round: 2, values: VALUES })).status).toBe(204);
  });

  it('of a former round is never shown, and nothing is while the case is not returned', async () => {
    const { browser, caseId, path } = await returned();
    await browser.put(path, { round: 1, values: VALUES });
    const change = (set: string) => queryRows(sequelize, `UPDATE cases SET ${set} WHERE id = :caseId RETURNING id`, { caseId });
    await change('round = 2');
    expect((await browser.get(path)).json).toEqual({ draft: null });
    await change('round = 1');
    expect((await browser.get(path)).json.draft.values).toEqual(VALUES);
    const { json: { revision } } = await browser.get(`/api/my-cases/${caseId}`);
    expect((await browser.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: revision })).status).toBe(200);
    expect((await browser.get(path)).json).toEqual({ draft: null });
    expect((await browser.put(path, { round: 1, values: VALUES })).json.code).toBe('stale');
  });

  it('waits for a resubmission that is under way, and is refused after it', async () => {
    const { browser, caseId, path } = await returned();
    const late = await withTransaction(sequelize, async (transaction) => {
      await lockCase(caseId, transaction);
      const sent = browser.put(path, { round: 1, values: VALUES });
      await untilWaiting();
      await queryRows(sequelize, "UPDATE cases SET round = 2, status = 'reviewing' WHERE id = :caseId RETURNING id", { caseId }, transaction);
      // Awaited once this has committed.
      return { sent };
    });
    expect((await late.sent).json.code).toBe('stale');
    expect(await rowsOf(caseId)).toEqual([]);
  });
});

/** Until a draft waits for the row of its case. */
async function untilWaiting(): Promise<void> {
  const waiting = () => queryRows(sequelize, `
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO drafts%'`);
  while ((await waiting()).length === 0);
}
