import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { SectionModel } from '../../models/section.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import type { RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import { decideBy } from '../support/applicants.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';
import { nextCreditCode, nextIdNumber, PASSWORD } from '../support/registration-form.ts';
import { factsOf, ownPart, PLURALS, subjectForm, type SubjectForm, uploaded } from '../support/subject-forms.ts';

const api = useApi({ worker: true });
const { sequelize, sealing } = api.deps;
const TODAY = dayOf(new Date().toISOString());
let bureau: TestAdministrator & { organizationName: string };
let department: TestAdministrator & { organizationName: string };
let unit: TestAdministrator & { organizationName: string };

beforeAll(async () => {
  bureau = await api.organization('hrss');
  department = await api.organization('department');
  unit = await api.organization('employer', { superiorId: department.organizationId });
});

async function submit(subject: RegistrationSubject, form: SubjectForm, browser: BrowserSession = api.browser()) {
  return browser.post(`/api/registrations/${PLURALS[subject]}`, { form: await uploaded(browser, form), password: PASSWORD, commitment: true });
}

function signIn(userType: string, idNumber: unknown) {
  return api.browser().post('/api/sessions', { userType, idNumber, password: PASSWORD });
}

async function countCases(): Promise<number> {
  return CaseModel.count();
}

/** Somebody whom an import has brought, without an account. */
async function importPerson(organizationId: string, idNumber = nextIdNumber()): Promise<string> {
  const { accountId } = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId, idNumber });
  const [{ personId = '' } = {}] = await queryRows<{ personId: string }>(sequelize, 'SELECT person_id AS "personId" FROM accounts WHERE id = :accountId', { accountId });
  await queryRows(sequelize, `
    WITH roles_gone AS (DELETE FROM membership_roles WHERE membership_id IN (SELECT id FROM memberships WHERE account_id = :accountId) RETURNING 1)
    SELECT count(*) FROM roles_gone`, { accountId });
  await queryRows(sequelize, 'DELETE FROM memberships WHERE account_id = :accountId', { accountId });
  await queryRows(sequelize, 'DELETE FROM accounts WHERE id = :accountId', { accountId });
  await employ(personId, organizationId);
  return idNumber;
}

async function employ(personId: string, organizationId: string): Promise<void> {
  await queryRows(sequelize, `
    INSERT INTO employments (id, person_id, organization_id, period) VALUES (:id, :personId, :organizationId, tstzrange(now() - interval '1 year', NULL))`,
  { id: randomUUID(), personId, organizationId });
}

describe.each([
  ['department', 'hrss'], ['employer', 'department'], ['base', 'department'], ['professional', 'employer'],
] as const)('the registration of a %s', (subject, reviewerKind) => {
  const reviewerOf = () => ({ hrss: bureau, department, employer: unit })[reviewerKind];
  const superiorOf = () => (subject === 'professional' ? unit : department).organizationId;

  it('is submitted, waits at its reviewer, is approved, and who registered signs in', async () => {
    const reviewer = reviewerOf();
    const form = subjectForm(subject, superiorOf(), subject === 'professional' ? { photo: [randomUUID()] } : {});
    const submitted = await submit(subject, form);
    expect(submitted).toMatchObject({ status: 201, json: { status: 'reviewing', reviewer: { name: reviewer.organizationName } } });
    expect((await signIn(subject, form.idNumber)).status).toBe(401);
    const { caseId } = submitted.json;
    const browser = await api.signedIn(reviewer, reviewerKind);
    const kind = `registrationReview.${subject}`;
    expect((await browser.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind, count: 1 }));
    const { json: found } = await browser.get(`/api/cases/${caseId}`);
    expect(found).toMatchObject({ kind, canDecide: true, returnCodes: subject === 'professional' ? ['wrong-unit'] : [] });
    expect(JSON.stringify(found.form)).not.toContain(form.idNumber);
    expect((await decideBy(browser)(caseId, { verb: 'approve' })).json).toMatchObject({ status: 'applied' });
    const session = await signIn(subject, form.idNumber);
    expect(session).toMatchObject({ status: 200, json: { userType: subject, membership: subject === 'professional' ? null : { isSuperAdministrator: true } } });
    expect((await submit(subject, { ...form }))).toMatchObject({ status: 409, json: { code: 'already-registered' } });
  });

  it('names who reviews before it is submitted', async () => {
    const { json } = await api.browser().get(`/api/registrations/reviewer?subject=${subject}&division=370102&superiorId=${superiorOf()}`);
    expect(json.organization).toEqual({ id: reviewerOf().organizationId, name: reviewerOf().organizationName });
  });

  it('is one case, however many are submitted at the same moment', async () => {
    const form = subjectForm(subject, superiorOf());
    const answers = await Promise.all([submit(subject, form), submit(subject, form), submit(subject, form)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe('already-registered');
  });

  it('is checked before it is submitted, and mended and resubmitted by its own schema', async () => {
    const browser = api.browser();
    const form = await uploaded(browser, subjectForm(subject, superiorOf()));
    const checked = await browser.post(`/api/registrations/${PLURALS[subject]}/checks`, { form });
    expect(checked.status).toBe(200);
    expect(checked.json.checks.every(({ result }: { result: string }) => result !== 'failed')).toBe(true);
    const unknown = await browser.post(`/api/registrations/${PLURALS[subject]}/checks`, { form: { ...form, isAdmin: true } });
    expect(unknown.json.errors).toEqual([expect.objectContaining({ field: 'form.isAdmin', code: 'unknown' })]);
  });
});

describe('what an approval leaves behind', () => {
  async function approved(subject: RegistrationSubject, form: SubjectForm, reviewer: TestAdministrator, userType: string): Promise<void> {
    const { json: { caseId } } = await submit(subject, form);
    expect((await decideBy(await api.signedIn(reviewer, userType))(caseId, { verb: 'approve' })).status).toBe(200);
  }

  it('a department below the superior it chose', async () => {
    const form = subjectForm('department', department.organizationId, { divisionCode: '370102' });
    await approved('department', form, bureau, 'hrss');
    const rows = await queryRows<object>(sequelize, `
      SELECT kind, path[1] AS top, postcode, contact_phone AS phone, contact_name_sealed LIKE 'v1.%' AS sealed FROM organizations WHERE credit_code = :code`,
    { code: form.creditCode });
    expect(rows).toEqual([{ kind: 'department', top: department.organizationId, postcode: '250013', phone: '0531-86001234', sealed: true }]);
  });

  it('a base with its approval, its head sealed', async () => {
    const form = subjectForm('base', department.organizationId);
    await approved('base', form, department, 'department');
    const rows = await queryRows<object>(sequelize, `
      SELECT o.kind, b.level, b.host, b.approval_number AS number, b.approved_on::text AS "approvedOn", b.series, b.seats, b.teachers,
        b.head_mobile_sealed LIKE 'v1.%' AS sealed
      FROM bases b JOIN organizations o ON o.id = b.organization_id WHERE o.credit_code = :code`, { code: form.creditCode });
    expect(rows).toEqual([{
      kind: 'base', level: 'provincial', host: 'university', number: form.approvalNumber, approvedOn: '2025-01-15', series: ['22', '05'],
      seats: 120, teachers: null, sealed: true,
    }]);
  });

  it('a professional employed in unit and section, with what he said of himself', async () => {
    const section = await SectionModel.create({ id: randomUUID(), organizationId: unit.organizationId, name: '教务处', createdAt: new Date() });
    expect((await api.browser().get(`/api/units/${unit.organizationId}/sections`)).json.items).toEqual([{ id: section.id, name: '教务处' }]);
    const form = subjectForm('professional', unit.organizationId, { sectionId: section.id, photo: [randomUUID()] });
    await approved('professional', form, unit, 'employer');
    const [row] = await queryRows<object>(sequelize, `
      SELECT e.organization_id AS "unitId", e.section_id AS "sectionId", p.ethnicity, p.school, p.major, p.birth_date::text AS "birthDate",
        p.photo_attachment_id IS NOT NULL AS "hasPhoto"
      FROM employments e JOIN persons p ON p.id = e.person_id WHERE p.id_number_index IN (:indexes)`,
    { indexes: sealing.blindIndexes(form.idNumber, 'persons.id_number') });
    expect(row).toEqual({
      unitId: unit.organizationId, sectionId: section.id, ethnicity: '01', school: '山东大学', major: '数学', birthDate: form.birthDate, hasPhoto: true,
    });
  });

  it('somebody an import has brought keeps his record, and gets an account', async () => {
    const idNumber = await importPerson(unit.organizationId);
    const form = subjectForm('professional', unit.organizationId, { idNumber, ...factsOf(idNumber), personName: '别名' });
    const browser = api.browser();
    const { json: { checks } } = await browser.post('/api/registrations/professionals/checks', { form });
    expect(checks).toContainEqual(expect.objectContaining({ name: 'identityMatchesRecord', result: 'warning' }));
    await approved('professional', form, unit, 'employer');
    expect((await signIn('professional', idNumber)).json).toMatchObject({ person: { name: '孙丽' }, membership: null });
  });

  it('breaks no invariant', async () => {
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});

describe('bad input writes nothing and names the field', () => {
  const elsewhere = { disabled: '', section: '', below: '' };
  beforeAll(async () => {
    const { id } = await makeOrganization(sequelize, { kind: 'employer' });
    await queryRows(sequelize, "UPDATE organizations SET status = 'disabled' WHERE id = :id", { id });
    const section = await SectionModel.create({ id: randomUUID(), organizationId: department.organizationId, name: '办公室', createdAt: new Date() });
    const below = await makeOrganization(sequelize, { kind: 'department', divisionCode: '370102' });
    Object.assign(elsewhere, { disabled: id, section: section.id, below: below.id });
  });

  const otherSex = (idNumber: string) => ({ sex: factsOf(idNumber).sex === '1' ? '2' : '1' });
  it.each<[string, RegistrationSubject, (form: SubjectForm) => object, string, string]>([
    ['a unit that is disabled', 'professional', () => ({ superiorId: elsewhere.disabled }), 'superiorId', 'unitUnknown'],
    ['a unit nobody knows', 'professional', () => ({ superiorId: randomUUID() }), 'superiorId', 'unitUnknown'],
    ['a bureau as a unit', 'professional', () => ({ superiorId: bureau.organizationId }), 'superiorId', 'unitUnknown'],
    ['a unit of another division', 'professional', () => ({ divisionCode: '370200' }), 'superiorId', 'unitUnknown'],
    ['a section of another unit', 'professional', () => ({ sectionId: elsewhere.section }), 'sectionId', 'sectionUnknown'],
    ['a sex that the ID number contradicts', 'professional', ({ idNumber }) => otherSex(idNumber), 'sex', 'sexDiffers'],
    ['a date of birth that it contradicts', 'professional', () => ({ birthDate: '1970-01-01' }), 'birthDate', 'birthDateDiffers'],
    ['a date of birth that does not exist', 'professional', () => ({ birthDate: '1990-02-30' }), 'birthDate', 'day'],
    ['an ethnic group that is not in the table', 'professional', () => ({ ethnicity: '60' }), 'ethnicity', 'notOffered'],
    ['no unit at all', 'professional', () => ({ superiorId: '' }), 'superiorId', 'required'],
    ['an approval that has run out', 'base', () => ({ validUntil: addDays(TODAY, -1) }), 'validUntil', 'approvalExpired'],
    ['an approval that ends before it began', 'base', () => ({ validUntil: '2024-01-01' }), 'validUntil', 'daysReversed'],
    ['an approval of tomorrow', 'base', () => ({ approvedOn: addDays(TODAY, 1), validUntil: null }), 'approvedOn', 'dayInFuture'],
    ['a series that is not in the table', 'base', () => ({ series: ['22', '77'] }), 'series', 'notOffered'],
    ['no managing department', 'base', () => ({ superiorId: '' }), 'superiorId', 'required'],
    ['an employer as managing department', 'base', () => ({ superiorId: unit.organizationId }), 'superiorId', 'superiorUnknown'],
    ['a superior of a division below', 'department', () => ({ divisionCode: '370100', superiorId: elsewhere.below }), 'superiorId', 'superiorUnknown'],
    ['a division that does not exist', 'department', () => ({ divisionCode: '379999', superiorId: null }), 'divisionCode', 'notOffered'],
    ['a postcode of five digits', 'department', () => ({ postcode: '25001' }), 'postcode', 'postcode'],
  ])('%s', async (_what, subject, change, field, code) => {
    const form = subjectForm(subject, (subject === 'professional' ? unit : department).organizationId);
    const before = await countCases();
    const answer = await submit(subject, { ...form, ...change(form) });
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid' } });
    expect(answer.json.errors).toContainEqual(expect.objectContaining({ field: `form.${field}`, code }));
    expect(await countCases()).toBe(before);
  });

  it.each(['ID number', 'name', 'mobile'] as const)('a password with the own %s', async (what) => {
    const form = subjectForm('professional', unit.organizationId, { personName: 'Robinson' });
    const password = `Aa-${{ 'ID number': form.idNumber.slice(6, 14), name: 'robinson', mobile: String(form.mobile) }[what]}-9`;
    const answer = await api.browser().post('/api/registrations/professionals', { form, password, commitment: true });
    expect(answer.json.errors).toEqual([expect.objectContaining({ field: 'password', code: 'passwordPersonal' })]);
  });

  it('an own registration without a session', async () => {
    const form = ownPart('professional', subjectForm('professional', unit.organizationId));
    for (const plural of Object.values(PLURALS)) expect((await api.browser().get(`/api/registrations/${plural}/own`)).status).toBe(401);
    expect((await api.browser().post('/api/registrations/professionals/own', { form, commitment: true })).status).toBe(401);
  });
});

describe('a person who works somewhere already', () => {
  it('is told that alone, before and when he submits', async () => {
    const other = await makeOrganization(sequelize, { kind: 'employer' });
    const idNumber = await importPerson(other.id);
    const form = subjectForm('professional', unit.organizationId, { idNumber, ...factsOf(idNumber) });
    const before = await countCases();
    for (const answer of [await api.browser().post('/api/registrations/professionals/checks', { form }), await submit('professional', form)]) {
      expect(answer).toMatchObject({ status: 409, json: { code: 'employed-elsewhere' } });
      expect(answer.text).not.toContain(other.name);
    }
    expect(await countCases()).toBe(before);
  });

  it('with an account he signs in instead', async () => {
    const form = subjectForm('professional', unit.organizationId, { idNumber: unit.idNumber, ...factsOf(unit.idNumber) });
    expect(await submit('professional', form)).toMatchObject({ status: 409, json: { code: 'already-registered' } });
  });
});

describe('an administrator who registers himself as a professional', () => {
  it('is reviewed by the next upper organization where he alone administers his unit, and keeps password and membership', async () => {
    const own = await api.organization('employer', { superiorId: department.organizationId });
    const browser = await api.signedIn(own, 'employer');
    expect((await browser.get('/api/registrations/professionals/own')).json).toMatchObject({ personName: own.name, ...factsOf(own.idNumber), birthDate: expect.stringMatching(/-\*\*-\*\*$/) });
    const query = `subject=professional&division=370102&superiorId=${own.organizationId}`;
    expect((await browser.get(`/api/registrations/reviewer?${query}`)).json.organization.name).toBe(department.organizationName);
    const form = ownPart('professional', subjectForm('professional', own.organizationId));
    const submitted = await browser.post('/api/registrations/professionals/own', { form, commitment: true });
    expect(submitted).toMatchObject({ status: 201, json: { reviewer: { name: department.organizationName } } });
    const { caseId } = submitted.json;
    expect((await browser.post('/api/registrations/professionals/own', { form, commitment: true }))).toMatchObject({ status: 409, json: { code: 'already-registered' } });
    expect((await browser.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect((await decideBy(await api.signedIn(department))(caseId, { verb: 'approve' })).json.status).toBe('applied');
    expect((await signIn('professional', own.idNumber)).json).toMatchObject({
      membership: null, organization: { name: own.organizationName, divisionName: '历下区', divisionNameEn: 'Lixia District' },
    });
    expect((await signIn('employer', own.idNumber)).json).toMatchObject({ membership: { isSuperAdministrator: true } });
  });

  it('is reviewed by a colleague where there is one, never by himself', async () => {
    const own = await api.organization('employer', { superiorId: department.organizationId });
    const colleague = await api.colleague(own);
    const browser = await api.signedIn(own, 'employer');
    const form = ownPart('professional', subjectForm('professional', own.organizationId));
    const { json: { caseId, reviewer } } = await browser.post('/api/registrations/professionals/own', { form, commitment: true });
    expect(reviewer.name).toBe(own.organizationName);
    expect((await browser.get(`/api/cases/${caseId}`)).json).toMatchObject({ canDecide: false, refusal: 'own-submission' });
    expect(await decideBy(browser)(caseId, { verb: 'approve' })).toMatchObject({ status: 403, json: { code: 'own-submission' } });
    expect((await decideBy(await api.signedIn(colleague, 'employer'))(caseId, { verb: 'approve' })).status).toBe(200);
  });
});

describe('units', () => {
  it('are found by part of the name in a division and below it, disabled ones and bureaus never', async () => {
    const name = `槐荫路测试医院${nextCreditCode().slice(-4)}`;
    const { id } = await makeOrganization(sequelize, { kind: 'employer', name, divisionCode: '370103' });
    const search = async (query: string) => (await api.browser().get(`/api/units?${query}`)).json.items;
    const find = async (query: string) => (await search(query)).map((item: { id: string }) => item.id);
    const part = encodeURIComponent('路测试医');
    expect(await search(`division=370103&q=${part}`)).toMatchObject([{ name, kind: 'employer', divisionName: '市中区', divisionNameEn: 'Shizhong District' }]);
    expect(await find(`division=370103&q=${part}`)).toEqual([id]);
    expect(await find(`division=370100&q=${part}`)).toEqual([id]);
    expect(await find(`division=370200&q=${part}`)).toEqual([]);
    expect(await find(`division=370100&q=${encodeURIComponent('%')}`)).toEqual([]);
    await queryRows(sequelize, "UPDATE organizations SET status = 'disabled' WHERE id = :id", { id });
    expect(await find(`division=370100&q=${part}`)).toEqual([]);
    expect((await api.browser().get(`/api/units/${id}/sections`)).status).toBe(404);
    expect(await find('division=370102')).not.toContain(bureau.organizationId);
  });
});
