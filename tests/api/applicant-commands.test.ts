import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy, type Submitted } from '../support/applicants.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { nextCreditCode, nextIdNumber, PASSWORD, registrationForm } from '../support/registration-form.ts';

const api = useApi({ worker: true });
const { submit, opened } = applicantsOf(api);
const { sequelize } = api.deps;
const CURRENT = '/api/registrations/current';

const resubmit = (browser: BrowserSession, body: object, headers = {}) => browser.post(`${CURRENT}/resubmission`, { expectedRevision: 3, ...body }, headers);
const withdraw = (browser: BrowserSession, body: object = {}, headers = {}) => browser.post(`${CURRENT}/withdrawal`, { expectedRevision: 2, ...body }, headers);

const signIn = (idNumber: string) => api.browser().post('/api/sessions', { userType: 'employer', idNumber, password: PASSWORD });

const countEvents = async ({ caseId }: Pick<Submitted, 'caseId'>, edge: string) => {
  const [row] = await queryRows<{ count: number }>(
    sequelize, 'SELECT count(*)::int AS count FROM case_events WHERE case_id = :caseId AND edge = :edge', { caseId, edge });
  return row?.count;
};

/** A registration that its reviewer has returned, opened by its applicant. */
async function returned() {
  const department = await api.organization('department');
  const submitted = await submit(department.organizationId);
  const reviewer = await api.signedIn(department);
  await decideBy(reviewer)(submitted.caseId, { verb: 'return', reason: '请补充单位地址' });
  return { ...submitted, department, reviewer, applicant: await opened(submitted) };
}

describe('a returned registration', () => {
  it('is mended, marked where it was changed, approved, and its administrator signs in', async () => {
    const { form, caseId, reviewer, applicant } = await returned();
    const answer = await resubmit(applicant, { form: { ...form, address: '历下区泉城路 18 号', headcount: 40 } });
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
    const { json: own } = await applicant.get(CURRENT);
    expect(own).toMatchObject({ status: 'reviewing', round: 2, revision: 4, verbs: ['withdraw'], values: { address: '历下区泉城路 18 号' } });
    expect(own.changes).toEqual({ address: form.address, headcount: form.headcount });
    const { json: seen } = await reviewer.get(`/api/cases/${caseId}`);
    expect(seen).toMatchObject({ round: 2, canDecide: true, changes: { headcount: form.headcount } });
    expect((await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 4 })).json.status).toBe('applied');
    expect((await applicant.get(CURRENT)).json).toMatchObject({ status: 'approved', verbs: [] });
    expect((await signIn(form.idNumber)).status).toBe(200);
  });

  it('is resubmitted once by a double click, and again by nobody', async () => {
    const { form, applicant, caseId } = await returned();
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => resubmit(applicant, { form }, index < 2 ? key : {})));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(answers.filter(({ json }) => json.status === 'applied').length).toBeGreaterThan(0);
    expect(await countEvents({ caseId }, 'resubmit')).toBe(1);
  });

  it('gives the same answer to the same key, and none to the same key with another body', async () => {
    const { form, applicant, caseId } = await returned();
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await resubmit(applicant, { form }, key);
    const again = await resubmit(applicant, { form }, key);
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect((await resubmit(applicant, { form: { ...form, headcount: 1 } }, key)).json).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(await countEvents({ caseId }, 'resubmit')).toBe(1);
  });

  it('is not taken with a wrong form: every field says what is wrong', async () => {
    const { form, applicant } = await returned();
    const answer = await resubmit(applicant, { form: { ...form, creditCode: '123', mobile: '', role: 'root' } });
    expect(answer.status).toBe(422);
    expect(answer.json.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual(['form.creditCode', 'form.mobile', 'form.role']);
    expect((await resubmit(applicant, { form: { ...form, superiorId: randomUUID() } })).json.errors).toMatchObject([{ field: 'form.superiorId' }]);
    expect((await resubmit(applicant, { form }, { 'Idempotency-Key': '' })).json.code).toBe('idempotency-key-missing');
  });

  it('is refused when its new credit code waits elsewhere, or its new administrator has an account', async () => {
    const { form, applicant, department } = await returned();
    const other = await submit(department.organizationId);
    expect((await resubmit(applicant, { form: { ...form, creditCode: other.form.creditCode } })).json).toMatchObject({ status: 409, code: 'already-registered' });
    expect((await resubmit(applicant, { form: { ...form, idNumber: department.idNumber } })).json).toMatchObject({ status: 409, code: 'already-registered' });
    const free = { creditCode: nextCreditCode(), idNumber: nextIdNumber() };
    expect((await resubmit(applicant, { form: { ...form, ...free } })).status).toBe(200);
  });

  it('that was not returned cannot be resubmitted, and an old revision moves nothing', async () => {
    const submitted = await submit((await api.organization('department')).organizationId);
    const applicant = await opened(submitted);
    expect((await resubmit(applicant, { form: submitted.form, expectedRevision: 2 })).json).toMatchObject({ status: 422, code: 'verb-not-offered' });
    const mended = await returned();
    expect((await resubmit(mended.applicant, { form: mended.form, expectedRevision: 2 })).json).toMatchObject({
      status: 409, code: 'stale', facts: { verb: 'return', revision: 3 },
    });
  });

  it('keeps its form out of the history of its workflow', async () => {
    const { form, applicant, caseId } = await returned();
    await resubmit(applicant, { form: { ...form, address: '绝密路 9 号' } });
    const history = JSON.stringify(await api.deps.client.workflow.getHandle(`registrationReview:${caseId}`).fetchHistory());
    for (const secret of ['绝密路 9 号', form.idNumber, form.mobile, form.email]) {
      expect(history).not.toContain(secret);
      expect(history).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
    }
  });
});

describe('withdrawing', () => {
  it('ends a registration that waits; another one may be submitted', async () => {
    const department = await api.organization('department');
    const submitted = await submit(department.organizationId);
    const applicant = await opened(submitted);
    expect((await withdraw(applicant, { reason: '信息有误，重新填写' })).json.status).toBe('applied');
    const { json } = await applicant.get(CURRENT);
    expect(json).toMatchObject({ status: 'withdrawn', verbs: [], timeline: [{ edge: 'withdraw', reason: '信息有误，重新填写' }, {}, {}] });
    expect((await withdraw(applicant)).json.status).toBe('already_applied');
    expect((await (await api.signedIn(department)).get('/api/tasks?kind=registrationReview.employer')).json.items).toEqual([]);
    await submit(department.organizationId, { ...submitted.form });
  });

  it('ends a returned one too, without a reason', async () => {
    const { applicant } = await returned();
    expect((await withdraw(applicant, { expectedRevision: 3 })).json.status).toBe('applied');
  });

  it.each(Array.from({ length: 6 }, (_, index) => index))('against an approval, one is applied and the other reads what happened (%i)', async () => {
    const department = await api.organization('department');
    const submitted = await submit(department.organizationId);
    const [applicant, reviewer] = [await opened(submitted), await api.signedIn(department)];
    const both = [
      { verb: 'withdraw', send: () => withdraw(applicant) },
      { verb: 'approve', send: () => decideBy(reviewer)(submitted.caseId, { verb: 'approve' }) },
    ];
    const order = Math.random() < 0.5 ? both : both.toReversed();
    const answers = await Promise.all(order.map(async ({ verb, send }) => ({ verb, ...await send() })));
    const [winner, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    const loser = answers.find(({ status }) => status !== 200);
    expect(loser?.json).toMatchObject({ status: 409, code: 'stale', facts: { verb: winner?.verb, decidedAt: expect.any(String), revision: 3 } });
    if (loser?.verb === 'withdraw') expect(loser.text).not.toContain(department.name);
    const { json } = await applicant.get(CURRENT);
    expect(json.status).toBe(winner?.verb === 'withdraw' ? 'withdrawn' : 'approved');
    expect((await signIn(submitted.form.idNumber)).status).toBe(winner?.verb === 'withdraw' ? 401 : 200);
  });
});

describe('a person with an account', () => {
  const own = '/api/registrations/employers/own';

  /** The organization's part of a form. */
  function ownForm(superiorId: string) {
    const { creditCode, name, nature, industry, divisionCode, legalRepresentative, headcount, address, license, authorization } = registrationForm({ nature: 'public-institution' });
    return { creditCode, name, nature, industry, divisionCode, superiorId, legalRepresentative, headcount, address, license, authorization };
  }

  it('registers another employer with himself as administrator, and switches to it once it is approved', async () => {
    const department = await api.organization('department');
    const employer = await api.organization('employer');
    const browser = await api.signedIn(employer, 'employer');
    expect((await browser.get(own)).json).toEqual({
      personName: employer.name, idType: 'resident-id', idNumber: expect.stringMatching(/^370\*{11}/), mobile: '139****5678', email: 's***@example.cn',
      sex: expect.stringMatching(/^[12]$/), birthDate: expect.stringMatching(/^19\d\d-\*\*-\*\*$/),
    });
    const form = await withUploads(browser, ownForm(department.organizationId));
    expect((await browser.post(`${own}/checks`, { form })).json.checks).toContainEqual({ name: 'administratorElsewhere', result: 'warning', params: { count: 1 } });
    const submitted = await browser.post(own, { form, commitment: true });
    expect(submitted).toMatchObject({ status: 201, json: { status: 'reviewing', reviewer: { name: department.organizationName } } });
    const { caseId } = submitted.json;
    expect((await browser.get('/api/my-cases')).json.items).toMatchObject([{ caseId, status: 'reviewing', subjectName: form.name }]);

    const reviewer = await api.signedIn(department);
    await decideBy(reviewer)(caseId, { verb: 'return', reason: '请补充专技人数' });
    const { json: seen } = await browser.get(`/api/my-cases/${caseId}`);
    expect(seen).toMatchObject({ isAdministratorFixed: true, verbs: ['resubmit', 'withdraw'], values: { idNumber: employer.idNumber } });
    const mended = { ...seen.values, headcount: 77, personName: '别人', idNumber: nextIdNumber() };
    const answer = await browser.post(`/api/my-cases/${caseId}/resubmission`, { expectedRevision: 3, form: mended });
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
    // Whatever was sent: the administrator stays who he has shown to be.
    expect((await browser.get(`/api/my-cases/${caseId}`)).json.values).toMatchObject({ headcount: 77, personName: employer.name, idNumber: employer.idNumber });
    expect((await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 4 })).json.status).toBe('applied');
    const memberships = await queryRows<{ name: string }>(sequelize, `
      SELECT o.name FROM memberships m JOIN organizations o ON o.id = m.organization_id
      WHERE m.account_id = :accountId ORDER BY m.created_at`, { accountId: employer.accountId });
    expect(memberships.map(({ name }) => name)).toEqual(expect.arrayContaining([employer.organizationName, form.name]));
  });

  it('keeps the files he uploaded before he signed in, and gets no file of anybody else', async () => {
    const department = await api.organization('department');
    const employer = await api.organization('employer');
    const browser = api.browser();
    const { license, authorization } = await withUploads(browser, {});
    await browser.post('/api/sessions', { userType: 'employer', idNumber: employer.idNumber, password: PASSWORD });
    const stranger = await api.signedIn(await api.organization('employer'), 'employer');
    const form = { ...ownForm(department.organizationId), license, authorization };
    expect((await stranger.post(own, { form, commitment: true })).json).toMatchObject({ code: 'attachment-missing' });
    expect((await browser.post(own, { form, commitment: true })).status).toBe(201);
  });

  it('withdraws it with his account', async () => {
    const department = await api.organization('department');
    const browser = await api.signedIn(await api.organization('employer'), 'employer');
    const form = await withUploads(browser, ownForm(department.organizationId));
    const { json: { caseId } } = await browser.post(own, { form, commitment: true });
    expect((await browser.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 2 })).json.status).toBe('applied');
    const [event] = await queryRows<{ accountId: string | null }>(
      sequelize, "SELECT account_id AS \"accountId\" FROM case_events WHERE case_id = :caseId AND edge = 'withdraw'", { caseId });
    expect(event?.accountId).not.toBeNull();
  });

  it('does not reach the case of anybody else, and a visitor reaches none', async () => {
    const department = await api.organization('department');
    const { caseId, form } = await submit(department.organizationId);
    const stranger = await api.signedIn(await api.organization('employer'), 'employer');
    for (const browser of [stranger, await api.signedIn(department)]) {
      expect((await browser.get(`/api/my-cases/${caseId}`)).status).toBe(404);
      expect((await browser.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 2 })).status).toBe(404);
      expect((await browser.post(`/api/my-cases/${caseId}/resubmission`, { expectedRevision: 2, form })).status).toBe(404);
    }
    for (const path of ['/api/my-cases', `/api/my-cases/${caseId}`, own]) expect((await api.browser().get(path)).status).toBe(401);
    expect((await api.browser().post(own, { form: ownForm(department.organizationId), commitment: true })).status).toBe(401);
    expect((await stranger.get('/api/my-cases/no-uuid')).status).toBe(404);
  });

  it('cannot name another administrator, set a password, or leave the commitment open', async () => {
    const department = await api.organization('department');
    const browser = await api.signedIn(await api.organization('employer'), 'employer');
    const form = ownForm(department.organizationId);
    const fields = ({ json }: { json: { errors: { field: string; code: string }[] } }) => json.errors.map(({ field, code }) => [field, code]);
    expect(fields(await browser.post(own, { form: { ...form, idNumber: nextIdNumber() }, commitment: true }))).toEqual([['form.idNumber', 'unknown']]);
    expect(fields(await browser.post(own, { form, commitment: true, password: PASSWORD }))).toEqual([['password', 'unknown']]);
    expect(fields(await browser.post(own, { form, commitment: false }))).toEqual([['commitment', 'commitment']]);
  });
});

describe('a registration that is refused', () => {
  const register = (body: object) => api.browser().post('/api/registrations/employers', { password: PASSWORD, commitment: true, ...body });

  it('says only that the code or the ID number is taken', async () => {
    const department = await api.organization('department');
    const { form } = await submit(department.organizationId);
    for (const more of [{}, { creditCode: nextCreditCode(), idNumber: department.idNumber }]) {
      const { status, json } = await register({ form: { ...form, ...more } });
      expect({ ...json, title: '', detail: '', instance: '' }).toEqual({
        type: '/problems/already-registered', title: '', status, detail: '', instance: '', code: 'already-registered',
      });
      expect(status).toBe(409);
    }
  });

  it.each([
    ['short', 'passwordLength'], ['onlylowercase', 'passwordClasses'], ['Zhao-ming-13900001234', 'passwordPersonal'],
  ])('names the rule that the password %s breaks', async (password, code) => {
    const { organizationId: superiorId } = await api.organization('department');
    const answer = await register({ form: registrationForm({ nature: 'public-institution', superiorId }), password });
    expect(answer.json.errors).toContainEqual(expect.objectContaining({ field: 'password', code }));
  });

  it('wants the commitment ticked', async () => {
    for (const commitment of [false, undefined, 'yes']) {
      const answer = await register({ form: registrationForm(), commitment });
      expect(answer).toMatchObject({ status: 422, json: { errors: [{ field: 'commitment', code: 'commitment' }] } });
    }
  });
});
