import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { DecisionModel } from '../../models/decision.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy } from '../support/applicants.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeOrganization, type TestAdministrator } from '../support/organizations.ts';
import { nextCreditCode, nextIdNumber, PASSWORD } from '../support/registration-form.ts';
import { PLURALS, subjectForm, type SubjectForm, uploaded } from '../support/subject-forms.ts';

const api = useApi({ worker: true });
const { sequelize, sealing } = api.deps;
const { deliver } = applicantsOf(api);
let department: TestAdministrator & { organizationName: string };
let unit: TestAdministrator & { organizationName: string };
let other: TestAdministrator & { organizationName: string };
let decide: ReturnType<typeof decideBy>;

beforeAll(async () => {
  department = await api.organization('department');
  unit = await api.organization('employer', { superiorId: department.organizationId });
  other = await api.organization('employer');
  decide = decideBy(await api.signedIn(unit, 'employer'));
});

interface Waiting {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly form: SubjectForm;
}

async function submit(subject: keyof typeof PLURALS = 'professional', superiorId = unit.organizationId, more: object = {}): Promise<Waiting> {
  const browser = api.browser();
  const form = await uploaded(browser, subjectForm(subject, superiorId, { ...more }));
  const { status, json } = await browser.post(`/api/registrations/${PLURALS[subject]}`, { form, password: PASSWORD, commitment: true });
  expect(status).toBe(201);
  return { caseId: json.caseId, caseNumber: json.caseNumber, form };
}

/** A browser that has opened the case with a code sent to its applicant. */
async function openedBy({ caseNumber, form: { idNumber } }: Waiting): Promise<BrowserSession> {
  await deliver();
  expect((await api.browser().post('/api/registrations/access-codes', { caseNumber, idNumber, channel: 'email' })).status).toBe(202);
  const { mails } = await deliver();
  const code = /\d{6}/.exec(mails.find(({ subject }) => subject.startsWith('验证码'))?.subject ?? '')?.[0];
  const browser = api.browser();
  expect((await browser.post('/api/registrations/access', { caseNumber, code })).status).toBe(204);
  return browser;
}

describe('a professional whom the unit does not know', () => {
  it('is returned without a reason, chooses another unit, and is decided there', async () => {
    const waiting = await submit();
    const { caseId, form } = waiting;
    await deliver();
    expect((await decide(caseId, { verb: 'return', code: 'wrong-unit' })).json.status).toBe('applied');
    expect(await DecisionModel.findOne({ where: { caseId } })).toMatchObject({ verb: 'return', returnCode: 'wrong-unit', reasonContentId: null });
    const { mails, shortMessages } = await deliver();
    expect(mails.map(({ subject }) => subject)).toEqual([`请重新选择单位：${String(form.personName)}`]);
    expect(shortMessages[0]?.text).toContain('重新选择所在单位');

    const browser = await openedBy(waiting);
    const { json: seen } = await browser.get('/api/registrations/current');
    expect(seen).toMatchObject({ status: 'returned', returnCode: 'wrong-unit', verbs: ['resubmit', 'withdraw'], values: { idNumber: form.idNumber } });
    expect(seen.timeline[0]).toMatchObject({ edge: 'returnWrongUnit', organizationName: unit.organizationName, reason: null });
    const mended = { ...seen.values, divisionCode: '370102' };
    const unchanged = await browser.post('/api/registrations/current/resubmission', { expectedRevision: 3, form: mended });
    expect(unchanged).toMatchObject({ status: 422, json: { errors: [{ field: 'form.superiorId', code: 'unitUnchanged' }] } });
    const moved = await browser.post('/api/registrations/current/resubmission', { expectedRevision: 3, form: { ...mended, superiorId: other.organizationId } });
    expect(moved).toMatchObject({ status: 200, json: { status: 'applied' } });
    expect((await browser.get('/api/registrations/current')).json).toMatchObject({
      status: 'reviewing', round: 2, returnCode: null, reviewer: { name: other.organizationName }, values: { school: form.school, major: form.major },
    });
    const reviewer = await api.signedIn(other, 'employer');
    const { json: found } = await reviewer.get(`/api/cases/${caseId}`);
    expect(found).toMatchObject({ canDecide: true, changes: { superiorId: unit.organizationId }, labels: { superiorId: other.organizationName } });
    expect(await decide(caseId, { verb: 'approve', expectedRevision: 4 })).toMatchObject({ status: 403 });
    expect((await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 4 })).json.status).toBe('applied');
    const [{ unitId } = { unitId: '' }] = await queryRows<{ unitId: string }>(sequelize, `
      SELECT e.organization_id AS "unitId" FROM employments e JOIN persons p ON p.id = e.person_id WHERE p.id_number_index IN (:indexes)`,
    { indexes: sealing.blindIndexes(form.idNumber, 'persons.id_number') });
    expect(unitId).toBe(other.organizationId);
    expect((await deliver()).mails.at(-1)?.text).toContain('/sign-in/professional');
  });

  it('may be told why, and is told who was faster like everybody', async () => {
    const { caseId } = await submit();
    const colleague = await api.colleague(unit);
    expect((await decide(caseId, { verb: 'return', code: 'wrong-unit', reason: '请核对劳动合同' })).status).toBe(200);
    const late = await decideBy(await api.signedIn(colleague, 'employer'))(caseId, { verb: 'approve' });
    expect(late).toMatchObject({ status: 409, json: { code: 'stale', facts: { verb: 'return', deciderName: unit.name } } });
    expect((await decide(caseId, { verb: 'return', code: 'wrong-unit' })).json.status).toBe('already_applied');
  });

  it.each([
    ['to approve', { verb: 'approve', code: 'wrong-unit' }, 'verb-not-offered'],
    ['to reject', { verb: 'reject', code: 'wrong-unit', reason: '不是本单位人员' }, 'verb-not-offered'],
    ['unknown', { verb: 'return', code: 'too-late' }, 'invalid'],
  ])('is not refused by a code that is %s', async (_what, body, code) => {
    const { caseId } = await submit();
    expect(await decide(caseId, body)).toMatchObject({ status: 422, json: { code } });
    expect((await decide(caseId, { verb: 'return' })).json.code).toBe('reason-required');
  });

  it('has a code that organizations have not', async () => {
    const { caseId } = await submit('employer', department.organizationId);
    const answer = await decideBy(await api.signedIn(department))(caseId, { verb: 'return', code: 'wrong-unit' });
    expect(answer).toMatchObject({ status: 422, json: { code: 'verb-not-offered' } });
  });
});

describe('progress', () => {
  it('is told by number and ID number, and to nobody else', async () => {
    const { caseNumber, form: { idNumber } } = await submit();
    const ask = (body: object) => api.browser().post('/api/registrations/progress', body);
    expect(await ask({ caseNumber, idNumber: idNumber.toLowerCase() })).toMatchObject({ status: 200, json: { status: 'reviewing', reviewer: { name: unit.organizationName } } });
    expect((await ask({ caseNumber, idNumber: nextIdNumber() })).json.code).toBe('registration-unknown');
    expect((await ask({ caseNumber, creditCode: nextCreditCode() })).json.code).toBe('registration-unknown');
    expect((await ask({ caseNumber })).json.errors).toEqual([expect.objectContaining({ field: 'creditCode', code: 'required' })]);
    expect((await ask({ caseNumber, idNumber, creditCode: nextCreditCode() })).status).toBe(422);
  });
});

describe('an approval that can no longer take effect', () => {
  const setStatus = (id: string, status: 'active' | 'disabled') => queryRows(sequelize, 'UPDATE organizations SET status = :status WHERE id = :id', { id, status });

  it.each([
    ['professional', 'unit-unavailable'], ['employer', 'superior-unavailable'],
  ] as const)('of a %s leaves the case open: %s', async (subject, code) => {
    // Whoever reviews it is above the organization that is disabled meanwhile.
    const top = await api.organization('department');
    const { id } = await makeOrganization(sequelize, { kind: subject === 'professional' ? 'employer' : 'department', superiorId: top.organizationId });
    const { caseId } = await submit(subject, id);
    const reviewer = await api.signedIn(top);
    await setStatus(id, 'disabled');
    const answer = await decideBy(reviewer)(caseId, { verb: 'approve' });
    expect(answer).toMatchObject({ status: 409, json: { code } });
    expect((await reviewer.get(`/api/cases/${caseId}`)).json).toMatchObject({ status: 'reviewing', revision: 2, canDecide: true });
    await setStatus(id, 'active');
    expect((await decideBy(reviewer)(caseId, { verb: 'approve' })).json.status).toBe('applied');
  });

  it('of a professional who was employed elsewhere meanwhile', async () => {
    const { caseId, form: { idNumber } } = await submit();
    const administrator = await api.colleague(other);
    await queryRows(sequelize, `
      WITH person AS (UPDATE persons SET id_number_index = :index WHERE id = (SELECT person_id FROM accounts WHERE id = :accountId) RETURNING id)
      INSERT INTO employments (id, person_id, organization_id, period) SELECT gen_random_uuid(), id, :unitId, tstzrange(now(), NULL) FROM person`,
    { index: sealing.blindIndex(idNumber, 'persons.id_number'), accountId: administrator.accountId, unitId: other.organizationId });
    const answer = await decide(caseId, { verb: 'approve' });
    expect(answer).toMatchObject({ status: 409, json: { code: 'employed-elsewhere' } });
    expect((await decide(caseId, { verb: 'return', reason: '请先办理人员调转' })).status).toBe(200);
  });

  it('of an organization whose credit code was registered meanwhile', async () => {
    const { caseId, form } = await submit('employer', department.organizationId);
    const { id } = await makeOrganization(sequelize, { kind: 'employer' });
    await queryRows(sequelize, 'UPDATE organizations SET credit_code = :code WHERE id = :id', { id, code: form.creditCode });
    const reviewer = decideBy(await api.signedIn(department));
    expect(await reviewer(caseId, { verb: 'approve' })).toMatchObject({ status: 409, json: { code: 'credit-code-taken' } });
    // Of a disabled one it can be registered again.
    await setStatus(id, 'disabled');
    expect((await reviewer(caseId, { verb: 'approve' })).json.status).toBe('applied');
  });

  it('breaks no invariant', async () => {
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});
