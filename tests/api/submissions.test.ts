import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { deleteExpired } from '../../models/stores/delete-expired.ts';
import { useApi } from '../support/api.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { employAccount } from '../support/employees.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { nextIdNumber } from '../support/registration-form.ts';

const api = useApi({ worker: true });
const { sequelize } = api.deps;
const REASON = '请补充文号后再提交';
const DUE_ON = /^\d{4}-\d\d-\d\d$/;

/** Somebody who works in a unit, with an account of another organization. */
async function employee(unit: Pick<TestAdministrator, 'organizationId'>) {
  const person = await api.colleague(await api.organization('department'));
  const { personId } = await employAccount(sequelize, { accountId: person.accountId, organizationId: unit.organizationId });
  return { ...person, personId };
}

/** Two units with two people who decide in each, and somebody who works in the first. */
async function units() {
  const [from, into] = [await api.organization('employer'), await api.organization('employer')];
  return { from, into, releasing: await api.colleague(from), receiving: await api.colleague(into), person: await employee(from) };
}

const employer = (who: TestAdministrator) => api.signedIn(who, 'employer');

async function transferForm(browser: BrowserSession, personId: string, successorId: string) {
  const { license: proof } = await withUploads(browser, {});
  return { personId, divisionCode: '370102', successorId, transferOn: '2026-12-01', reasonCode: 'transferred', proof };
}

const BODY = { flowId: 'personnelTransfer', subject: 'person', as: 'organization' } as const;
const decide = (browser: BrowserSession, caseId: string, verb: string, expectedRevision: number) =>
  browser.post(`/api/cases/${caseId}/decisions`, { verb, expectedRevision, ...(verb === 'approve' ? {} : { reason: REASON }) });

describe('picking a person', () => {
  it('shows a unit its own people, masked, and nobody else', async () => {
    const { from, into, person } = await units();
    const browser = await employer(from);
    const { json: { items } } = await browser.post('/api/people/search', { text: '周强' });
    expect(items).toEqual([{
      id: person.personId, name: '周*', idNumber: expect.stringMatching(/^370\*{11}.{4}$/),
      details: { sex: expect.stringMatching(/male/), birthDate: expect.stringMatching(/^\d{4}-\*\*-\*\*$/), unitName: from.organizationName, sectionName: null, titleName: null },
    }]);
    expect(JSON.stringify(items)).not.toContain('周强');
    expect((await (await employer(into)).post('/api/people/search', { text: '周强' })).json.items).toEqual([]);
    expect((await (await employer(into)).post('/api/people/chosen', { personId: person.personId })).json.person).toBeNull();
    expect((await browser.post('/api/people/search', { text: '%' })).json.items).toEqual([]);
    expect((await api.browser().post('/api/people/search', { text: '' })).status).toBe(401);
  });

  it('finds whoever is to come by his whole ID number only, without telling where he works, and slows guessing down', async () => {
    const { from, into, person } = await units();
    const browser = await employer(into);
    const { json } = await browser.post('/api/people/lookup', { idNumber: person.idNumber });
    expect(json.person).toMatchObject({ id: person.personId, name: '周*', details: null });
    expect(JSON.stringify(json)).not.toContain(from.organizationName);
    for (let count = 0; count < 5; count += 1) {
      expect((await browser.post('/api/people/lookup', { idNumber: nextIdNumber() })).json).toEqual({ person: null });
    }
    expect((await browser.post('/api/people/lookup', { idNumber: person.idNumber })).json.code).toBe('too-many-requests');
    const trail = await queryRows<{ result: string }>(sequelize, `
      SELECT result FROM audit_entries WHERE action = 'person.looked-up' AND account_id = :accountId ORDER BY at`, { accountId: into.accountId });
    expect(trail.map(({ result }) => result)).toEqual(['success', ...Array.from({ length: 5 }, () => 'failure')]);
    const clerk = await api.colleague(into, 'registration-clerk');
    expect((await (await employer(clerk)).post('/api/people/lookup', { idNumber: person.idNumber })).status).toBe(403);
  });

  it('shows a professional himself', async () => {
    const { person, from } = await units();
    const browser = await api.signedIn(person, 'professional');
    expect((await browser.get('/api/people/me')).json.person).toMatchObject({ id: person.personId, details: { unitName: from.organizationName } });
    expect((await (await employer(from)).get('/api/people/me')).json.person).toBeNull();
  });
});

describe('choosing a superior', () => {
  it('offers departments and bureaus that are neither the present one, nor oneself, nor below', async () => {
    const [old, next] = [await api.organization('department'), await api.organization('department')];
    const own = await api.organization('department', { superiorId: old.organizationId });
    const below = await api.organization('department', { superiorId: own.organizationId });
    const browser = await api.signedIn(own);
    const search = async (text: string) => (await browser.post('/api/organizations/superiors', { text })).json.items;
    const offered = async (text: string) => (await search(text)).map(({ id }: { id: string }) => id);
    expect(await search(next.organizationName)).toContainEqual(expect.objectContaining({ id: next.organizationId, divisionName: '历下区', divisionNameEn: 'Lixia District' }));
    expect(await offered(next.organizationName)).toContain(next.organizationId);
    for (const other of [old, own, below]) expect(await offered(other.organizationName)).not.toContain(other.organizationId);
    const clerk = await api.colleague(own, 'registration-clerk');
    expect((await (await api.signedIn(clerk)).post('/api/organizations/superiors', { text: '' })).status).toBe(403);
  });

  it('begins at the record of the own organization', async () => {
    const superior = await api.organization('department');
    const own = await api.organization('employer', { superiorId: superior.organizationId });
    expect((await (await employer(own)).get('/api/organizations/own')).json).toMatchObject({
      id: own.organizationId, name: own.organizationName, superiorName: superior.organizationName, divisionCode: '370102', administrators: 1, openChange: null,
    });
    expect((await (await api.signedIn(await employee(own), 'professional')).get('/api/organizations/own')).status).toBe(404);
  });
});

describe('a preview', () => {
  it('says who decides in which order and by when, and writes nothing', async () => {
    const { from, into, person } = await units();
    const browser = await employer(from);
    const form = await transferForm(browser, person.personId, into.organizationId);
    const { json } = await browser.post('/api/cases/preview', { ...BODY, form });
    expect(json.reviewers).toEqual([
      { step: 'release', side: 'out', reviewer: { id: from.organizationId, name: from.organizationName }, dueWorkingDays: 10, dueOn: expect.stringMatching(DUE_ON) },
      { step: 'receive', side: 'in', reviewer: { id: into.organizationId, name: into.organizationName }, dueWorkingDays: 10, dueOn: expect.stringMatching(DUE_ON) },
    ]);
    expect(json.reviewers[1].dueOn > json.reviewers[0].dueOn).toBe(true);
    expect((await browser.get('/api/my-cases')).json.items).toEqual([]);
  });
});

describe('what one has started', () => {
  async function started() {
    const found = await units();
    const browser = await employer(found.from);
    const form = await transferForm(browser, found.person.personId, found.into.organizationId);
    const { json: { caseId } } = await browser.post('/api/cases', { ...BODY, form, commitment: true });
    return { ...found, browser, form, caseId };
  }

  it('is listed with where it is, and with why it came back; it is mended by whoever started it and read by his colleagues', async () => {
    const { from, into, releasing, browser, form, caseId } = await started();
    expect((await browser.get('/api/my-cases')).json.items).toMatchObject([{ caseId, status: 'reviewing', holders: [from.organizationName], subjectName: '周*', reason: null, isMine: true }]);
    const reviewer = await employer(releasing);
    expect((await decide(reviewer, caseId, 'return', 2)).status).toBe(200);
    expect((await browser.get('/api/my-cases?state=returned')).json.items).toMatchObject([{ caseId, status: 'returned', holders: [], reason: REASON }]);
    expect((await reviewer.get('/api/my-cases')).json.items).toMatchObject([{ caseId, isMine: false }]);
    const seen = (await browser.get(`/api/my-cases/${caseId}`)).json;
    expect(seen).toMatchObject({ submitsAs: 'organization', isMine: true, verbs: ['resubmit', 'withdraw'], labels: { personId: '周*', successorId: into.organizationName } });
    expect((await reviewer.get(`/api/my-cases/${caseId}`)).json).toMatchObject({ isMine: false, verbs: [] });
    expect((await reviewer.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 3 })).status).toBe(403);
    const stranger = await employer(into);
    expect((await stranger.get(`/api/my-cases/${caseId}`)).status).toBe(404);
    const wrong = await browser.post(`/api/my-cases/${caseId}/resubmission`, { expectedRevision: 3, form: { ...form, successorId: from.organizationId } });
    expect([wrong.status, wrong.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.successorId', code: 'unitUnchanged' })]);
    const mended = { ...form, documentNumber: '济教人〔2026〕7号' };
    expect((await browser.post(`/api/my-cases/${caseId}/checks`, { form: mended })).json.checks).toHaveLength(3);
    expect((await browser.post(`/api/my-cases/${caseId}/resubmission`, { expectedRevision: 3, form: mended })).json).toMatchObject({ status: 'applied' });
    expect((await browser.get(`/api/my-cases/${caseId}`)).json).toMatchObject({ status: 'reviewing', round: 2, values: { documentNumber: '济教人〔2026〕7号' } });
  });

  it('stands in the records of transfers of both units, of the new one once the old one has let the person go', async () => {
    const { from, into, releasing, receiving, browser, caseId } = await started();
    const records = async (who: TestAdministrator) => (await (await employer(who)).get('/api/transfers')).json.items;
    expect(await records(from)).toMatchObject([{ caseId, direction: 'out', personName: '周*', fromName: from.organizationName, toName: into.organizationName, status: 'reviewing', opensAs: 'reviewer' }]);
    expect(await records(into)).toEqual([]);
    expect((await decide(await employer(releasing), caseId, 'approve', 2)).status).toBe(200);
    expect(await records(into)).toMatchObject([{ caseId, direction: 'in', status: 'reviewing' }]);
    expect((await decide(await employer(receiving), caseId, 'approve', 3)).status).toBe(200);
    expect(await records(into)).toMatchObject([{ caseId, status: 'approved', closedAt: expect.any(String) }]);
    expect((await browser.get('/api/transfers?direction=in')).json.items).toEqual([]);
    expect((await (await employer(await api.colleague(from, 'registration-clerk'))).get('/api/transfers')).status).toBe(403);
  });

  it('shows as done what was decided in this round, and as waiting what was not', async () => {
    const { releasing, receiving, browser, form, caseId } = await started();
    const statesOf = async () => (await browser.get(`/api/my-cases/${caseId}`)).json.steps.map(({ state }: { state: string }) => state);
    expect(await statesOf()).toEqual(['done', 'current', 'waiting', 'waiting']);
    expect((await decide(await employer(releasing), caseId, 'approve', 2)).status).toBe(200);
    expect((await decide(await employer(receiving), caseId, 'return', 3)).status).toBe(200);
    const mended = { ...form, documentNumber: '济教人〔2026〕9号' };
    expect((await browser.post(`/api/my-cases/${caseId}/resubmission`, { expectedRevision: 4, form: mended })).json).toMatchObject({ status: 'applied' });
    expect(await statesOf()).toEqual(['done', 'current', 'waiting', 'waiting']);
    expect((await decide(await employer(releasing), caseId, 'approve', 5)).status).toBe(200);
    expect(await statesOf()).toEqual(['done', 'done', 'current', 'waiting']);
    expect((await browser.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 6 })).status).toBe(200);
    expect(await statesOf()).toEqual(['done', 'done', 'waiting', 'waiting']);
  });

  it('is followed by the person whom it is about, who changes nothing of it', async () => {
    const { person, caseId, browser } = await started();
    const own = await api.signedIn(person, 'professional');
    expect((await own.get('/api/my-cases')).json.items).toMatchObject([{ caseId, isMine: false, isAboutMe: true }]);
    expect((await browser.get('/api/my-cases')).json.items).toMatchObject([{ caseId, isMine: true, isAboutMe: false }]);
    expect((await own.get(`/api/my-cases/${caseId}`)).json).toMatchObject({ isMine: false, verbs: [] });
    expect((await own.post(`/api/my-cases/${caseId}/withdrawal`, { expectedRevision: 2 })).status).toBe(403);
    const other = await api.signedIn((await units()).person, 'professional');
    expect((await other.get(`/api/my-cases/${caseId}`)).status).toBe(404);
  });

  it('stands in the records of whoever reviews it for others', async () => {
    const [superior, other] = [await api.organization('department'), await api.organization('department')];
    const [from, into] = [await api.organization('employer', { superiorId: superior.organizationId }), await api.organization('employer')];
    const browser = await employer(from);
    const form = await transferForm(browser, (await employee(from)).personId, into.organizationId);
    const { json: { caseId } } = await browser.post('/api/cases', { ...BODY, form, commitment: true });
    const records = async (who: TestAdministrator, query = '') => (await (await api.signedIn(who)).get(`/api/transfers${query}`)).json.items;
    const reviewed = [{ caseId, direction: 'review', fromName: from.organizationName, toName: into.organizationName, opensAs: 'reviewer' }];
    expect(await records(superior)).toMatchObject(reviewed);
    expect(await records(superior, '?direction=review')).toMatchObject(reviewed);
    expect(await records(superior, '?direction=out')).toEqual([]);
    expect(await records(other)).toEqual([]);
  });

  it('is given page by page', async () => {
    const { from, browser, caseId } = await started();
    const into = await api.organization('employer');
    const second = await employee(from);
    const { json } = await browser.post('/api/cases', { ...BODY, form: await transferForm(browser, second.personId, into.organizationId), commitment: true });
    const first = (await browser.get('/api/my-cases?limit=1')).json;
    expect(first.items).toMatchObject([{ caseId: json.caseId }]);
    const next = (await browser.get(`/api/my-cases?limit=1&cursor=${first.nextCursor}`)).json;
    expect([next.items, next.nextCursor]).toEqual([[expect.objectContaining({ caseId })], null]);
  });
});

describe('a draft', () => {
  const PATH = '/api/drafts/personnelTransfer/person/organization';
  const VALUES = { reasonCode: 'transferred', remark: '草稿里的话', transferOn: null };

  it('is kept sealed for whoever began it, whatever session he is in, until it is submitted', async () => {
    const { from, into, person } = await units();
    const browser = await employer(from);
    expect((await browser.get(PATH)).json).toEqual({ draft: null });
    expect((await browser.put(PATH, { values: { remark: '先写的' } })).status).toBe(204);
    expect((await browser.put(PATH, { values: VALUES })).status).toBe(204);
    await browser.send('DELETE', '/api/sessions/current');
    const again = await employer(from);
    expect((await again.get(PATH)).json.draft).toEqual({ values: VALUES, labels: { reasonCode: '调动' }, updatedAt: expect.any(String) });
    const rows = await queryRows<{ contentSealed: string }>(sequelize, 'SELECT content_sealed AS "contentSealed" FROM drafts WHERE account_id = :accountId', { accountId: from.accountId });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.contentSealed).not.toContain('草稿里的话');
    const form = await transferForm(again, person.personId, into.organizationId);
    expect((await again.post('/api/cases', { ...BODY, form, commitment: true })).status).toBe(201);
    expect((await again.get(PATH)).json).toEqual({ draft: null });
  });

  it('is nobody else\'s, and of nothing one may not submit', async () => {
    const { from } = await units();
    const browser = await employer(from);
    await browser.put(PATH, { values: VALUES });
    expect((await (await employer(await api.colleague(from))).get(PATH)).json).toEqual({ draft: null });
    expect((await browser.get(PATH.replace('organization', 'oneself'))).json).toEqual({ draft: null });
    expect((await (await employer(await api.colleague(from, 'registration-clerk'))).get(PATH)).status).toBe(403);
    for (const path of ['/api/drafts/nothing/person/organization', '/api/drafts/registrationReview/employer/organization']) expect((await browser.get(path)).status).toBe(403);
    expect((await browser.put(PATH, { values: { remark: { deep: true } } })).status).toBe(422);
    expect((await api.browser().put(PATH, { values: VALUES })).status).toBe(401);
    expect((await browser.send('DELETE', PATH)).status).toBe(204);
    expect((await browser.get(PATH)).json).toEqual({ draft: null });
  });

  it('is deleted after 30 days', async () => {
    const { from } = await units();
    const browser = await employer(from);
    await browser.put(PATH, { values: VALUES });
    await queryRows(sequelize, "UPDATE drafts SET updated_at = now() - interval '31 days' WHERE account_id = :accountId RETURNING id", { accountId: from.accountId });
    expect((await deleteExpired(api.deps)).drafts).toBe(1);
    expect((await browser.get(PATH)).json).toEqual({ draft: null });
  });
});
