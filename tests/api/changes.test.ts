import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { PersonModel } from '../../models/person.ts';
import { ProfileRecordModel } from '../../models/profile-record.ts';
import { RecordVersionModel } from '../../models/record-version.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { useApi } from '../support/api.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { employAccount } from '../support/employees.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';

const api = useApi({ worker: true });

const TITLE = {
  seriesCode: '05', levelCode: '420', titleName: '工程师', route: 'review', obtainedOn: '2019-12-20', certificateNumber: 'SD-2019-001', postGrade: 9,
  firstAppointedOn: null, appointedFrom: null, appointedUntil: null,
};

async function submit(browser: BrowserSession, subject: string, form: object, more: object = {}) {
  const { license: proof } = await withUploads(browser, {});
  const as = subject === 'organization' ? 'organization' : 'oneself';
  return browser.post('/api/cases', { flowId: 'changeReview', subject, as, form: { ...form, reason: '证书更新', proof }, commitment: true, ...more });
}

const decide = (browser: BrowserSession, caseId: string, verb: string, expectedRevision: number) =>
  browser.post(`/api/cases/${caseId}/decisions`, { verb, expectedRevision, ...(verb === 'approve' ? {} : { reason: '证书不清楚，请重新上传' }) });

const put = (browser: BrowserSession, path: string, body: object) => browser.send('PUT', path, { body: JSON.stringify(body) });

const noViolations = async () => { expect(await findViolations(api.deps.sequelize, { quiet: false })).toEqual([]); };

/** Somebody who works in a unit below a department, and who reviews there. */
async function employed() {
  const { sequelize } = api.deps;
  const department = await api.organization('department');
  const unit = await api.organization('employer', { superiorId: department.organizationId });
  const person = await api.colleague(await api.organization('department'));
  const { personId } = await employAccount(sequelize, { accountId: person.accountId, organizationId: unit.organizationId });
  return { department, unit, person, personId };
}

const unitOf = async ({ unit }: { unit: TestAdministrator }) => api.signedIn(unit, 'employer');
const titlesOf = async (personId: string) => ProfileRecordModel.findAll({ where: { personId, kind: 'title' }, order: [['createdAt', 'ASC']] });

async function withTitle() {
  const who = await employed();
  const browser = await api.signedIn(who.person);
  const { json } = await submit(browser, 'title', TITLE);
  expect((await decide(await unitOf(who), json.caseId, 'approve', 2)).status).toBe(200);
  const [title] = await titlesOf(who.personId);
  if (title === undefined) throw new Error('There is no title');
  return { ...who, browser, title };
}

describe('a title', () => {
  it('that is new stands in the record once the own unit has approved it, and in the profile of its owner', async () => {
    const { browser, title, personId } = await withTitle();
    expect(title).toMatchObject({ revision: 1, form: expect.objectContaining({ titleName: '工程师', postGrade: 9 }) });
    expect(await RecordVersionModel.count({ where: { subjectId: title.id } })).toBe(0);
    const { json: profile } = await browser.get('/api/profile');
    expect(profile.records).toEqual([expect.objectContaining({ id: title.id, kind: 'title', labels: expect.objectContaining({ seriesCode: '工程技术人员' }), openCase: null })]);
    expect(await titlesOf(personId)).toHaveLength(1);
    await noViolations();
  });

  it('that changes is compared, old, proposed and present; what it said before is kept', async () => {
    const { browser, title, unit } = await withTitle();
    const changed = { ...TITLE, levelCode: '412', titleName: '高级工程师' };
    const { status, json: { caseId } } = await submit(browser, 'title', changed, { recordId: title.id });
    expect(status).toBe(201);
    const reviewer = await api.signedIn(unit, 'employer');
    const { json: read } = await reviewer.get(`/api/cases/${caseId}`);
    expect(read.comparison.filter(({ isChanged }: { isChanged: boolean }) => isChanged)).toEqual([
      expect.objectContaining({ name: 'levelCode', before: '420', proposed: '412', present: '420', labels: { before: '中级', proposed: '副高级', present: '中级' }, hasMoved: false }),
      expect.objectContaining({ name: 'titleName', before: '工程师', proposed: '高级工程师' }),
    ]);
    expect((await browser.get('/api/profile')).json.records[0].openCase).toMatchObject({ id: caseId });
    expect((await decide(reviewer, caseId, 'approve', 2)).status).toBe(200);
    expect(await ProfileRecordModel.findByPk(title.id)).toMatchObject({ revision: 2, form: expect.objectContaining({ titleName: '高级工程师' }) });
    expect(await RecordVersionModel.findAll({ where: { subjectId: title.id } })).toEqual([
      expect.objectContaining({ revision: 1, caseId, form: expect.objectContaining({ titleName: '工程师' }) }),
    ]);
    await noViolations();
  });

  it('whose record moved meanwhile is compared again before it can be approved', async () => {
    const { browser, title, unit } = await withTitle();
    const { json: { caseId } } = await submit(browser, 'title', { ...TITLE, titleName: '高级工程师', levelCode: '412' }, { recordId: title.id });
    await title.update({ form: { ...title.form, issuer: '山东省人力资源和社会保障厅' }, revision: 2 });
    const reviewer = await api.signedIn(unit, 'employer');
    const late = await decide(reviewer, caseId, 'approve', 2);
    expect([late.status, late.json.code, late.json.facts]).toEqual([409, 'stale', expect.objectContaining({ verb: 'rebase', revision: 3, deciderName: null })]);
    const { json: read } = await reviewer.get(`/api/cases/${caseId}`);
    expect(read).toMatchObject({ revision: 3, canDecide: true, status: 'reviewing' });
    expect(read.comparison.filter(({ hasMoved }: { hasMoved: boolean }) => hasMoved)).toEqual([
      expect.objectContaining({ name: 'issuer', before: null, proposed: null, present: '山东省人力资源和社会保障厅' }),
    ]);
    expect((await decide(reviewer, caseId, 'approve', 2)).status).toBe(409);
    expect((await decide(reviewer, caseId, 'approve', 3)).status).toBe(200);
    expect(await ProfileRecordModel.findByPk(title.id)).toMatchObject({ revision: 3, form: expect.objectContaining({ titleName: '高级工程师' }) });
    await noViolations();
  });

  it('changes once at a time, not without a change, and only for its owner', async () => {
    const { browser, title } = await withTitle();
    const stranger = await withTitle();
    const foreign = await submit(stranger.browser, 'title', { ...TITLE, titleName: '高级工程师' }, { recordId: title.id });
    expect([foreign.status, foreign.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.seriesCode', code: 'recordUnknown' })]);
    const same = await submit(browser, 'title', TITLE, { recordId: title.id });
    expect([same.status, same.json.errors[0].code]).toEqual([422, 'unchanged']);
    const [a, b] = await Promise.all([1, 2].map(async (grade) => submit(browser, 'title', { ...TITLE, postGrade: grade }, { recordId: title.id })));
    expect([a?.status, b?.status].toSorted()).toEqual([201, 409]);
    // Another record, or a new one, is another matter.
    expect((await submit(browser, 'title', { ...TITLE, certificateNumber: 'SD-2020-002' })).status).toBe(201);
  });

  it('cannot be changed by somebody who works nowhere', async () => {
    const person = await api.colleague(await api.organization('department'));
    const { status, json } = await submit(await api.signedIn(person), 'title', TITLE);
    expect([status, json.code]).toEqual([409, 'not-employed']);
  });

  it('is mended after a return and withdrawn without a trace', async () => {
    const { browser, title, unit } = await withTitle();
    const changed = { ...TITLE, postGrade: 8 };
    const { json: { caseId } } = await submit(browser, 'title', changed, { recordId: title.id });
    expect((await decide(await api.signedIn(unit, 'employer'), caseId, 'return', 2)).status).toBe(200);
    expect((await browser.get('/api/profile')).json.records[0].openCase).toMatchObject({ id: caseId, status: 'returned' });
    await noViolations();
  });
});

describe('name and ID number', () => {
  it('are corrected when the unit and the organization above it have approved; the person signs in with the new number', async () => {
    const { person, personId, unit, department } = await employed();
    const browser = await api.signedIn(person);
    const { json: { values } } = await browser.get('/api/profile/changes/identity');
    const idNumber = nextIdNumber();
    const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
    const sex = Number(idNumber[16]) % 2 === 1 ? '1' : '2';
    const form = { ...values, personName: '孙莉', idNumber, birthDate, sex };
    const { status, json: { caseId } } = await submit(browser, 'identity', form);
    expect(status).toBe(201);
    const first = await api.signedIn(unit, 'employer');
    const { json: read } = await first.get(`/api/cases/${caseId}`);
    expect(JSON.stringify(read)).not.toContain(idNumber);
    expect(read.comparison.find(({ name }: { name: string }) => name === 'idNumber')).toMatchObject({ isChanged: true });
    expect((await decide(first, caseId, 'approve', 2)).status).toBe(200);
    expect((await PersonModel.findByPk(personId))?.name).toBe(person.name);
    expect((await decide(await api.signedIn(department), caseId, 'approve', 3)).status).toBe(200);
    expect(await PersonModel.findByPk(personId)).toMatchObject({ name: '孙莉', birthDate, revision: 2 });
    await api.signedIn({ ...person, idNumber });
    const [own] = await queryRows<{ same: boolean }>(api.deps.sequelize, `
      SELECT c.subject_person_index = p.id_number_index AND c.submitter_person_index = p.id_number_index AS same FROM cases c, persons p
      WHERE c.id = :caseId AND p.id = :personId`, { caseId, personId });
    expect(own?.same).toBe(true);
    await noViolations();
  });

  it('of somebody else are refused at the last step, and nothing changes', async () => {
    const { person, personId, unit, department } = await employed();
    const other = await employed();
    const browser = await api.signedIn(person);
    const { json: { values } } = await browser.get('/api/profile/changes/identity');
    const taken = other.person.idNumber;
    const birthDate = `${taken.slice(6, 10)}-${taken.slice(10, 12)}-${taken.slice(12, 14)}`;
    const { json: { caseId } } = await submit(browser, 'identity', { ...values, idNumber: taken, birthDate, sex: Number(taken[16]) % 2 === 1 ? '1' : '2' });
    expect((await decide(await api.signedIn(unit, 'employer'), caseId, 'approve', 2)).status).toBe(200);
    const last = await decide(await api.signedIn(department), caseId, 'approve', 3);
    expect([last.status, last.json.code]).toEqual([409, 'identity-taken']);
    expect((await PersonModel.findByPk(personId))?.revision).toBe(1);
    await noViolations();
  });
});

describe('data of an organization', () => {
  it('change when its superior has approved', async () => {
    const department = await api.organization('department');
    const unit = await api.organization('employer', { superiorId: department.organizationId, roleCode: 'super-administrator' });
    const browser = await api.signedIn(unit, 'employer');
    const { json: { values } } = await browser.get('/api/profile/changes/organization');
    const name = `${unit.organizationName}（更名）`;
    const { status, json: { caseId } } = await submit(browser, 'organization', { ...values, name, legalRepresentative: '王志远', address: '泉城路 1 号' });
    expect(status).toBe(201);
    const reviewer = await api.signedIn(department);
    expect((await reviewer.get('/api/tasks?kind=changeReview.organization')).json.items).toHaveLength(1);
    expect((await decide(reviewer, caseId, 'approve', 2)).status).toBe(200);
    expect(await OrganizationModel.findByPk(unit.organizationId)).toMatchObject({ name, shortName: name, address: '泉城路 1 号', revision: 2 });
    await noViolations();
  });
});

describe('what needs no review', () => {
  it('is written at once, only by its owner, and audited', async () => {
    const { browser, personId } = await withTitle();
    const { license: files } = await withUploads(browser, {});
    const form = { files, educationCode: '21', degreeCode: null, school: '山东大学', major: '土木工程', studyMode: 'full-time', enteredOn: '2003-09-01', graduatedOn: '2007-06-30' };
    const added = await browser.post('/api/profile/records', { kind: 'education', form });
    expect(added.status).toBe(201);
    const changed = await put(browser, `/api/profile/records/${added.json.id}`, { kind: 'education', form: { ...form, major: '建筑学' }, expectedRevision: 1 });
    expect([changed.status, changed.json.revision]).toEqual([200, 2]);
    expect((await put(browser, `/api/profile/records/${added.json.id}`, { kind: 'education', form, expectedRevision: 1 })).status).toBe(409);
    const [record] = (await browser.get('/api/profile')).json.records.filter(({ kind }: { kind: string }) => kind === 'education');
    expect(record.attachments).toMatchObject([{ id: files[0], name: '营业执照.png' }]);
    const file = `/api/profile/records/${added.json.id}/attachments/${files[0]}`;
    expect((await browser.get(file)).status).toBe(200);
    const stranger = await withTitle();
    expect((await stranger.browser.get(file)).status).toBe(404);
    const borrowed = await stranger.browser.post('/api/profile/records', { kind: 'education', form });
    expect([borrowed.status, borrowed.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.files', code: 'attachmentMissing' })]);
    expect((await put(stranger.browser, `/api/profile/records/${added.json.id}`, { kind: 'education', form, expectedRevision: 2 })).status).toBe(404);
    const reversed = await browser.post('/api/profile/records', { kind: 'education', form: { ...form, graduatedOn: '2001-06-30' } });
    expect([reversed.status, reversed.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.graduatedOn', code: 'daysReversed' })]);
    const contact = { mobile: '13900009999', email: 'new@example.cn', phone: '', sectionId: null };
    expect((await put(browser, '/api/profile/contact', { form: contact, currentPassword: PASSWORD })).status).toBe(204);
    expect((await browser.get('/api/profile')).json).toMatchObject({ mobile: '139****9999' });
    const elsewhere = await put(browser, '/api/profile/contact', { form: { ...contact, sectionId: randomUUID() } });
    expect([elsewhere.status, elsewhere.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.sectionId', code: 'sectionUnknown' })]);
    expect((await browser.send('DELETE', `/api/profile/records/${added.json.id}`)).status).toBe(204);
    expect((await browser.get('/api/profile')).json.records.map(({ kind }: { kind: string }) => kind)).toEqual(['title']);
    const audited = await queryRows<{ action: string }>(api.deps.sequelize, `
      SELECT action FROM audit_entries WHERE subject_type = 'Person' AND subject_id IN (:ids) ORDER BY at`, { ids: [added.json.id, personId] });
    expect(audited.map(({ action }) => action)).toEqual([
      'profile.recordAdded', 'profile.recordChanged', 'profile.contactChanged', 'profile.recordRemoved',
    ]);
  });

  it('takes the password where another number or address could set a new one', async () => {
    const { browser } = await withTitle();
    const { values } = (await browser.get('/api/profile/contact')).json;
    const change = (more: object, currentPassword?: string) =>
      put(browser, '/api/profile/contact', { form: { ...values, sectionId: null, ...more }, ...(currentPassword === undefined ? {} : { currentPassword }) });
    expect((await change({ phone: '0531-86001234' })).status).toBe(204);
    const missing = await change({ email: 'taken@example.cn' });
    expect([missing.status, missing.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'currentPassword', code: 'required' })]);
    const wrong = await change({ email: 'taken@example.cn' }, 'Another-Password-11');
    expect([wrong.status, wrong.json.code, wrong.json.errors[0].field]).toEqual([422, 'password-mismatch', 'currentPassword']);
    expect((await browser.get('/api/profile/contact')).json.values).toEqual({ ...values, phone: '0531-86001234' });
    for (let attempt = 0; attempt < 8; attempt += 1) await change({ mobile: '13900008888' }, 'Another-Password-11');
    expect((await change({ mobile: '13900008888' }, PASSWORD)).status).toBe(429);
  });
});
