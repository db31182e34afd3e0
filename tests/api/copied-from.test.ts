import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy, type Submitted } from '../support/applicants.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { employAccount } from '../support/employees.ts';
import { nextCreditCode, PASSWORD, registrationForm } from '../support/registration-form.ts';
import { subjectForm, uploaded } from '../support/subject-forms.ts';

const statements: string[] = [];
const api = useApi({ worker: true, onQuery: (sql) => { statements.push(sql); } });
const { submit, opened } = applicantsOf(api);
const { sequelize } = api.deps;
const REASON = '证照与名称不符';
const CURRENT = '/api/registrations/current';
const REFUSED = { status: 422, json: { code: 'invalid', errors: [{ field: 'copiedFrom', code: 'notOffered' }] } };
const UNRELATED = { relatedCaseId: null, relation: null };

async function relationOf(caseId: string) {
  const { relatedCaseId, relation } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  return { relatedCaseId, relation };
}

/** A registration that was rejected, the browser that has opened it with a code, and its reviewer. */
async function rejected() {
  const department = await api.organization('department');
  const submitted = await submit(department.organizationId);
  const reviewer = await api.signedIn(department);
  expect((await decideBy(reviewer)(submitted.caseId, { verb: 'reject', reason: REASON })).status).toBe(200);
  return { ...submitted, department, reviewer, applicant: await opened(submitted) };
}

/** Registers what was registered before, as the page does with a copy. */
async function again(browser: BrowserSession, { form }: Pick<Submitted, 'form'>, copiedFrom: string | null, more: object = {}) {
  const uploads = await withUploads(browser, { ...form, ...more });
  return browser.post('/api/registrations/employers', { form: uploads, password: PASSWORD, commitment: true, copiedFrom });
}

describe('a registration that was copied', () => {
  it('names the case that its applicant has opened with a code; reviewer and applicant read it', async () => {
    const source = await rejected();
    const { status, json: { caseId } } = await again(source.applicant, source, source.caseId, { name: '更正后的名称' });
    expect(status).toBe(201);
    expect(await relationOf(caseId)).toEqual({ relatedCaseId: source.caseId, relation: 'copy' });
    expect((await source.reviewer.get(`/api/cases/${caseId}`)).json.copiedFrom).toEqual({
      number: source.caseNumber, source: { caseId: source.caseId, outcome: 'rejected', closedAt: expect.any(String), reason: REASON },
    });
    expect((await source.reviewer.get(`/api/cases/${source.caseId}`)).json.copiedFrom).toBeNull();
    const copy = { ...source, caseId, caseNumber: (await CaseModel.findByPk(caseId, { rejectOnEmpty: true })).number };
    const reopened = await opened({ ...copy, knowledge: { caseNumber: copy.caseNumber, creditCode: source.form.creditCode } });
    // With the code of the one he has not shown that the other is his.
    expect((await reopened.get(CURRENT)).json.copiedFrom).toEqual({ number: source.caseNumber, source: null });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('costs the page of a case one statement more', async () => {
    const source = await rejected();
    const plain = await submit(source.department.organizationId);
    const { json: { caseId } } = await again(source.applicant, source, source.caseId);
    const cost = async (id: string): Promise<number> => {
      statements.length = 0;
      expect((await source.reviewer.get(`/api/cases/${id}`)).status).toBe(200);
      return statements.length;
    };
    expect(await cost(caseId) - await cost(plain.caseId)).toBe(1);
  });

  it('tells a reviewer who may not read the other its number alone', async () => {
    const source = await rejected();
    const elsewhere = await api.organization('department');
    const { json: { caseId } } = await again(source.applicant, source, source.caseId, { superiorId: elsewhere.organizationId });
    const { json, text } = await (await api.signedIn(elsewhere)).get(`/api/cases/${caseId}`);
    expect(json.copiedFrom).toEqual({ number: source.caseNumber, source: null });
    expect(text).not.toContain(REASON);
    expect(text).not.toContain(source.caseId);
  });

  it('names none when access by the code has ended, or nobody has shown anything', async () => {
    const source = await rejected();
    await queryRows(sequelize, "UPDATE applicant_sessions SET expires_at = now() - interval '1 minute' WHERE case_id = :caseId", { caseId: source.caseId });
    const late = await again(source.applicant, source, source.caseId);
    expect(late.status).toBe(201);
    expect(await relationOf(late.json.caseId)).toEqual(UNRELATED);
    const stranger = await again(api.browser(), { form: registrationForm({ nature: 'public-institution', superiorId: source.department.organizationId }) }, randomUUID());
    expect(stranger.status).toBe(201);
    expect(await relationOf(stranger.json.caseId)).toEqual(UNRELATED);
  });

  it('names no open case, no approved one, none of another subject, none of somebody else, and none that is not there: alike', async () => {
    const [source, foreign] = [await rejected(), await rejected()];
    const open = await submit(source.department.organizationId);
    const approved = await submit(source.department.organizationId);
    await decideBy(source.reviewer)(approved.caseId, { verb: 'approve' });
    const free = { creditCode: nextCreditCode() };
    for (const [browser, caseId] of [
      [await opened(open), open.caseId], [await opened(approved), approved.caseId], [source.applicant, foreign.caseId], [source.applicant, randomUUID()],
    ] as const) {
      expect(await again(browser, source, caseId, free)).toMatchObject(REFUSED);
    }
    const base = await uploaded(source.applicant, subjectForm('base', source.department.organizationId));
    const other = await source.applicant.post('/api/registrations/bases', { form: base, password: PASSWORD, commitment: true, copiedFrom: source.caseId });
    expect(other).toMatchObject(REFUSED);
    expect(await again(source.applicant, source, 'no-uuid')).toMatchObject({ status: 422, json: { errors: [{ field: 'copiedFrom' }] } });
    expect((await again(source.applicant, source, null)).status).toBe(201);
  });

  it('is related by the account too, whoever had opened the other with a code', async () => {
    const department = await api.organization('department');
    const own = await api.organization('employer');
    const browser = await api.signedIn(own, 'employer');
    const { idType: _type, idNumber: _number, personName: _name, mobile: _mobile, email: _email, phone: _phone, ...plain } =
      registrationForm({ nature: 'public-institution', superiorId: department.organizationId });
    const register = async (copiedFrom: string | null) =>
      browser.post('/api/registrations/employers/own', { form: await withUploads(browser, plain), commitment: true, copiedFrom });
    const { json: { caseId, caseNumber } } = await register(null);
    expect((await browser.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 2 })).status).toBe(200);
    expect(await register((await rejected()).caseId)).toMatchObject(REFUSED);
    const copy = await register(caseId);
    expect(await relationOf(copy.json.caseId)).toEqual({ relatedCaseId: caseId, relation: 'copy' });
    expect((await browser.get(`/api/my-cases/${copy.json.caseId}`)).json.copiedFrom).toEqual({
      number: caseNumber, source: { caseId, outcome: 'withdrawn', closedAt: expect.any(String), reason: null },
    });
  });
});

describe('another case that was copied', () => {
  it('names one that the same person has submitted, of the same flow alone', async () => {
    const [from, into] = [await api.organization('employer'), await api.organization('employer')];
    const person = await api.colleague(await api.organization('department'));
    const { personId } = await employAccount(sequelize, { accountId: person.accountId, organizationId: from.organizationId });
    const browser = await api.signedIn(from, 'employer');
    const [colleague, stranger] = [await api.signedIn(await api.colleague(from), 'employer'), await api.signedIn(into, 'employer')];
    const transfer = async (by: BrowserSession, copiedFrom?: string | null) => {
      const { license: proof } = await withUploads(by, {});
      const form = { personId, divisionCode: '370102', successorId: into.organizationId, transferOn: '2026-12-01', reasonCode: 'transferred', proof };
      return by.post('/api/cases', {
        flowId: 'personnelTransfer', subject: 'person', as: 'organization', form, commitment: true, ...(copiedFrom === undefined ? {} : { copiedFrom }),
      });
    };
    const { json: { caseId, caseNumber } } = await transfer(browser);
    expect(await relationOf(caseId)).toEqual(UNRELATED);
    expect(await transfer(browser, caseId)).toMatchObject(REFUSED);
    expect((await browser.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 2 })).status).toBe(200);
    expect(await transfer(colleague, caseId)).toMatchObject(REFUSED);
    expect(await transfer(stranger, caseId)).toMatchObject(REFUSED);
    expect(await transfer(browser, (await rejected()).caseId)).toMatchObject(REFUSED);
    const copy = await transfer(browser, caseId);
    expect(copy.status).toBe(201);
    const copied = { number: caseNumber, source: { caseId, outcome: 'withdrawn', closedAt: expect.any(String), reason: null } };
    expect(await relationOf(copy.json.caseId)).toEqual({ relatedCaseId: caseId, relation: 'copy' });
    expect((await browser.get(`/api/my-cases/${copy.json.caseId}`)).json.copiedFrom).toEqual(copied);
    expect((await colleague.get(`/api/cases/${copy.json.caseId}`)).json.copiedFrom).toEqual(copied);
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});
