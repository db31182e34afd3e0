import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { registrationFormOf } from '../support/attachments.ts';
import { PASSWORD, registrationForm } from '../support/registration-form.ts';

const statements: string[] = [];
const api = useApi({ worker: true, onQuery: (sql) => { statements.push(sql); } });
const KIND = 'registrationReview.employer';

async function submit(superiorId: string, more = {}) {
  const browser = api.browser();
  const form = await registrationFormOf(browser, { nature: 'public-institution', superiorId, ...more });
  const answer = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });
  expect(answer).toMatchObject({ status: 201, json: { status: 'reviewing' } });
  return { form, caseId: String(answer.json.caseId), caseNumber: String(answer.json.caseNumber) };
}

const decide = (browser: BrowserSession, caseId: string, body: object, headers = {}) =>
  browser.post(`/api/cases/${caseId}/decisions`, { expectedRevision: 2, ...body }, headers);

const countDecisions = async (caseId: string) => {
  const [row] = await queryRows<{ count: number }>(api.deps.sequelize, 'SELECT count(*)::int AS count FROM decisions WHERE case_id = :caseId', { caseId });
  return row?.count;
};

describe('registration of an employer', () => {
  it('is submitted, waits in the inbox of its department, is approved, and its administrator signs in', async () => {
    const department = await api.organization('department');
    const { form, caseId, caseNumber } = await submit(department.organizationId);
    const signIn = () => api.browser().post('/api/sessions', { userType: 'employer', idNumber: form.idNumber, password: PASSWORD });
    expect((await signIn()).status).toBe(401);

    const reviewer = await api.signedIn(department);
    expect((await reviewer.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind: KIND, count: 1 }));
    const inbox = await reviewer.get(`/api/tasks?kind=${KIND}`);
    expect(inbox.json.items).toMatchObject([{ caseId, caseNumber, subjectName: form.name, revision: 2, decision: null }]);
    const { json: found } = await reviewer.get(`/api/cases/${caseId}`);
    expect(found).toMatchObject({ canDecide: true, revision: 2, status: 'reviewing', labels: { nature: '事业单位' } });
    expect(found.form.idNumber).toMatch(/^370\*+/);
    expect(JSON.stringify(found)).not.toContain(form.idNumber);

    const answer = await decide(reviewer, caseId, { verb: 'approve' });
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
    const session = await signIn();
    expect(session).toMatchObject({ status: 200, json: { membership: { isSuperAdministrator: true }, organization: { name: form.name, kind: 'employer' } } });
    expect((await reviewer.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind: KIND, count: 0 }));
    expect((await reviewer.get(`/api/tasks?kind=${KIND}&state=closed`)).json.items).toMatchObject([{ caseId, decision: { verb: 'approve' } }]);
    const { count } = await api.deps.client.workflow.count(`CaseNo = "${caseNumber}" AND WorkflowId = "registrationReview:${caseId}"`);
    expect(count).toBe(1);
  });

  it('is rejected with a reason that only the case page shows', async () => {
    const department = await api.organization('department');
    const { form, caseId } = await submit(department.organizationId);
    const reviewer = await api.signedIn(department);
    expect((await decide(reviewer, caseId, { verb: 'reject' })).json).toMatchObject({ code: 'reason-required', status: 422 });
    expect((await decide(reviewer, caseId, { verb: 'reject', reason: '证照与名称不符' })).status).toBe(200);
    const { json: found } = await reviewer.get(`/api/cases/${caseId}`);
    expect(found).toMatchObject({ status: 'rejected', outcome: 'rejected', canDecide: false });
    expect(found.timeline[0]).toMatchObject({ edge: 'reject', reason: '证照与名称不符' });
    const history = JSON.stringify(await api.deps.client.workflow.getHandle(`registrationReview:${caseId}`).fetchHistory());
    for (const secret of ['证照与名称不符', form.name, form.idNumber, form.personName, department.name]) {
      expect(history).not.toContain(secret);
      expect(history).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
    }
  });

  it('is refused when its credit code or its administrator is registered, or waits', async () => {
    const department = await api.organization('department');
    const { form, caseId } = await submit(department.organizationId);
    const again = (more: object) => api.browser().post('/api/registrations/employers', { form: { ...form, ...more }, password: PASSWORD, commitment: true });
    expect((await again({ name: '另一名称' })).json.code).toBe('already-registered');
    await decide(await api.signedIn(department), caseId, { verb: 'approve' });
    expect((await again({})).json.code).toBe('already-registered');
    const other = registrationForm({ nature: 'public-institution', superiorId: department.organizationId, idNumber: form.idNumber });
    expect((await again(other)).json.code).toBe('already-registered');
  });

  it('gives the same case number to the same key, whoever was interrupted', async () => {
    const department = await api.organization('department');
    const browser = api.browser();
    const form = await registrationFormOf(browser, { nature: 'public-institution', superiorId: department.organizationId });
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true }, key);
    const second = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true }, key);
    expect(second.headers.get('Idempotent-Replayed')).toBe('true');
    expect(second.json.caseId).toBe(first.json.caseId);
    const other = await browser.post('/api/registrations/employers', { form: { ...form, headcount: 13 }, password: PASSWORD, commitment: true }, key);
    expect(other.json).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });
});

describe('a decision', () => {
  it('is applied once, however often and from wherever it is sent', async () => {
    const department = await api.organization('department');
    const { caseId } = await submit(department.organizationId);
    const browsers = [await api.signedIn(department), await api.signedIn(department)];
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) =>
      decide(browsers[index % 2] ?? api.browser(), caseId, { verb: 'approve' }, index < 5 ? key : {})));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(answers.filter(({ json }) => json.status === 'applied').length).toBeGreaterThan(0);
    expect(await countDecisions(caseId)).toBe(1);
  });

  it('that comes too late says who decided what and when', async () => {
    const department = await api.organization('department');
    const { caseId } = await submit(department.organizationId);
    const reviewer = await api.signedIn(department);
    await decide(reviewer, caseId, { verb: 'approve' });
    const late = await decide(reviewer, caseId, { verb: 'reject', reason: '现在反悔了吧' });
    expect(late.json).toMatchObject({ status: 409, code: 'stale', facts: { deciderName: department.name, verb: 'approve', revision: 3 } });
    expect((await decide(reviewer, caseId, { verb: 'approve' })).json.status).toBe('already_applied');
    expect(await countDecisions(caseId)).toBe(1);
  });

  it('is answered again by its key', async () => {
    const department = await api.organization('department');
    const { caseId } = await submit(department.organizationId);
    const reviewer = await api.signedIn(department);
    const key = randomUUID();
    const { json } = await decide(reviewer, caseId, { verb: 'approve' }, { 'Idempotency-Key': key });
    expect((await reviewer.get(`/api/decisions/${key}`)).json).toEqual(json);
    expect((await reviewer.get(`/api/decisions/${randomUUID()}`)).status).toBe(404);
    const stranger = await api.signedIn(await api.organization('department'));
    expect((await stranger.get(`/api/decisions/${key}`)).status).toBe(404);
  });

  it('without an answer for six minutes is not applied, for ever', async () => {
    const department = await api.organization('department');
    const { caseId } = await submit(department.organizationId);
    const reviewer = await api.signedIn(department);
    const key = randomUUID();
    await decide(reviewer, caseId, { verb: 'reject', reason: '' }, { 'Idempotency-Key': key });
    await queryRows(api.deps.sequelize, `UPDATE requests SET state = 'running', answer_status = NULL, answer_sealed = NULL,
      answered_at = NULL, sent_at = now() - interval '7 minutes' WHERE key = :key`, { key });
    for (let count = 0; count < 2; count += 1) {
      expect((await reviewer.get(`/api/decisions/${key}`)).json).toMatchObject({ status: 410, code: 'not-applied' });
    }
    expect(await countDecisions(caseId)).toBe(0);
  });

  it('is refused to a clerk, who may read, and the attempt is noted', async () => {
    const clerk = await api.organization('department', { roleCode: 'registration-clerk' });
    const { caseId } = await submit((await api.organization('department')).organizationId);
    await queryRows(api.deps.sequelize, 'UPDATE tasks SET reviewer_org_id = :organizationId, org_path = ARRAY[CAST(:organizationId AS uuid)] WHERE case_id = :caseId', { ...clerk, caseId });
    const browser = await api.signedIn(clerk);
    expect((await browser.get(`/api/cases/${caseId}`)).json).toMatchObject({ canDecide: false, refusal: 'forbidden' });
    expect((await decide(browser, caseId, { verb: 'approve' })).json).toMatchObject({ status: 403, code: 'forbidden' });
    const noted = await queryRows(api.deps.sequelize, "SELECT code FROM audit_entries WHERE subject_id = :caseId AND result = 'denied'", { caseId });
    expect(noted).toEqual([{ code: 'right-missing' }]);
  });

  it('waits for nobody who reviews once it was returned, and says so', async () => {
    const department = await api.organization('department');
    const { caseId } = await submit(department.organizationId);
    const reviewer = await api.signedIn(department);
    expect((await decide(reviewer, caseId, { verb: 'return', reason: '请补盖公章' })).status).toBe(200);
    expect((await reviewer.get(`/api/cases/${caseId}`)).json).toMatchObject({ canDecide: false, refusal: 'returned' });
  });

  it('of another organization is not even found', async () => {
    const { caseId } = await submit((await api.organization('department')).organizationId);
    const stranger = await api.signedIn(await api.organization('department'));
    expect((await stranger.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect((await decide(stranger, caseId, { verb: 'approve' })).status).toBe(404);
    expect(await countDecisions(caseId)).toBe(0);
  });

  it('typed into the Temporal UI is refused', async () => {
    const department = await api.organization('department');
    const { caseId } = await submit(department.organizationId);
    const handle = api.deps.client.workflow.getHandle(`registrationReview:${caseId}`);
    const command = { caseId, verb: 'approve', expectedRevision: 2, requestId: randomUUID(), bodyHash: 'x', assertion: 'v1.k.e30.x' };
    const type = (changes: object) => handle.executeUpdate('approve', { args: [{ ...command, ...changes }] });
    expect(await type({})).toMatchObject({ status: 'forbidden', reason: 'assertion-invalid' });
    const { accountId, membershipId } = department;
    const issuedAt = new Date(Date.now() - 6 * 60_000).toISOString();
    const expired = api.deps.assertions.sign({ ...command, accountId, membershipId, issuedAt });
    expect(await type({ assertion: expired })).toMatchObject({ status: 'forbidden', reason: 'assertion-expired' });
    const noted = await queryRows(api.deps.sequelize, "SELECT action, code FROM audit_entries WHERE subject_id = :caseId AND result = 'denied' ORDER BY id", { caseId });
    expect(noted).toEqual([{ action: 'case.approve', code: 'assertion-invalid' }, { action: 'case.approve', code: 'assertion-expired' }]);
    await expect(type({ requestId: 'abc' })).rejects.toThrow();
    await expect(type({ assertion: '' })).rejects.toThrow();
    await expect(handle.executeUpdate('approve', { args: [{ ...command, verb: 'reject' }] })).rejects.toThrow();
    await expect(handle.executeUpdate('approve', { args: [null] })).rejects.toThrow();
    expect(await countDecisions(caseId)).toBe(0);
  });
});

describe('the inbox', () => {
  it('asks the database the same number of questions, however many tasks there are', async () => {
    const department = await api.organization('department');
    const reviewer = await api.signedIn(department);
    const count = async (limit: number) => {
      statements.length = 0;
      const { json } = await reviewer.get(`/api/tasks?kind=${KIND}&limit=${limit}`);
      return { questions: statements.length, rows: json.items.length };
    };
    await submit(department.organizationId);
    const few = await count(50);
    for (let more = 0; more < 4; more += 1) await submit(department.organizationId);
    const many = await count(50);
    expect(many.rows).toBe(5);
    expect(many.questions).toBe(few.questions);
    expect(many.questions).toBeLessThanOrEqual(3);
  });

  it('goes on page by page without losing or repeating a task', async () => {
    const department = await api.organization('department');
    const reviewer = await api.signedIn(department);
    const wanted = [];
    for (let number = 0; number < 5; number += 1) wanted.push((await submit(department.organizationId)).caseId);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { json: { items: { caseId: string }[]; nextCursor: string | null } } =
        await reviewer.get(`/api/tasks?kind=${KIND}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.json.items.map(({ caseId }) => caseId));
      cursor = page.json.nextCursor;
    }
    expect(seen).toEqual(wanted);
    expect((await reviewer.get(`/api/tasks?kind=${KIND}&cursor=abc`)).json.errors).toMatchObject([{ field: 'cursor' }]);
  });
});
