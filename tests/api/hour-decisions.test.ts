import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findAppealable } from '../../models/stores/appeals.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { decideHoursOf, declaredBy, declareHours, type DeclaringPlace, declaringIn, type Employee, uploadedForm } from '../support/declaring.ts';

const api = useApi({ worker: true });
const people = declaringIn(api);
const REASON = '按材料载明的学时核减';
const DAY_MS = 24 * 3600 * 1000;
const APPEAL = '获奖证书补充了鉴定意见，请复核';
let place: DeclaringPlace;
let unit: BrowserSession;
let department: BrowserSession;
let stranger: BrowserSession;
/** Of each test another one. */
let person: Employee;
let own: BrowserSession;

beforeAll(async () => {
  place = await people.place();
  [unit, department] = [await api.signedIn(place.unit, 'employer'), await api.signedIn(place.department)];
  stranger = await api.signedIn((await people.place()).unit, 'employer');
});

beforeEach(async () => {
  person = await people.employee(place.unit);
  own = await api.signedIn(person, 'professional');
});

const approve = (reviewer: BrowserSession, caseId: string, expectedRevision: number, more: object = {}) =>
  decideHoursOf(reviewer, caseId, { verb: 'approve', expectedRevision, ...more });

async function recognized(more: Readonly<Record<string, unknown>> = {}, fewer: object = {}): Promise<string> {
  const caseId = await declaredBy(own, 'other', more);
  expect((await approve(unit, caseId, 2, fewer)).status).toBe(200);
  expect((await approve(department, caseId, 3)).status).toBe(200);
  return caseId;
}

async function rejectedBy(which: 'unit' | 'department'): Promise<string> {
  const caseId = await declaredBy(own, 'award');
  const decision = { verb: 'reject', reason: '证书上没有本人姓名' };
  if (which === 'unit') {
    expect((await decideHoursOf(unit, caseId, { ...decision, expectedRevision: 2 })).status).toBe(200);
  } else {
    expect((await approve(unit, caseId, 2)).status).toBe(200);
    expect((await decideHoursOf(department, caseId, { ...decision, expectedRevision: 3 })).status).toBe(200);
  }
  return caseId;
}

const mine = async (browser = own) => (await browser.get('/api/hours/mine')).json;
const resultsOf = async (result: string) => (await own.get(`/api/hour-declarations?as=oneself&result=${result}`)).json.items;
const appeal = (browser: BrowserSession, caseId: string, reason = APPEAL) => browser.post(`/api/hour-declarations/${caseId}/appeal`, { reason });
const revoke = (browser: BrowserSession, caseId: string) => browser.post(`/api/hour-declarations/${caseId}/revocation`, { reason: '经核查材料不实' });
const codeOf = async (answer: Promise<{ status: number; json: { code: string } }>) => answer.then(({ status, json }) => [status, json.code]);

describe('recognized hours', () => {
  it('are those declared or fewer, for a reason, in halves; they stand in the ledger with who decided', async () => {
    const caseId = await declaredBy(own, 'other');
    expect((await mine()).pending).toMatchObject([{ caseId, result: 'pending', declaredHours: 20, recognizedHours: null, holder: place.unit.organizationName }]);
    const outOfHalves = await approve(unit, caseId, 2, { recognizedHours: 0.3 });
    expect([outOfHalves.status, outOfHalves.json.errors]).toEqual([422, [expect.objectContaining({ field: 'recognizedHours' })]]);
    expect(await codeOf(approve(unit, caseId, 2, { recognizedHours: 20.5 }))).toEqual([422, 'hours-invalid']);
    expect(await codeOf(approve(unit, caseId, 2, { recognizedHours: 16 }))).toEqual([422, 'reason-required']);
    expect((await approve(unit, caseId, 2, { recognizedHours: 16, reason: REASON })).status).toBe(200);
    expect((await department.get(`/api/cases/${caseId}`)).json).toMatchObject({ recognizableHours: 16, canRevoke: false });
    expect(await codeOf(approve(department, caseId, 3, { recognizedHours: 18 }))).toEqual([422, 'hours-invalid']);
    expect((await approve(department, caseId, 3, { recognizedHours: 12, reason: REASON })).status).toBe(200);
    expect(await mine()).toMatchObject({
      person: { id: person.personId }, pending: [], completion: { subjects: { professional: { counted: 12, missing: 48 } }, isComplete: false },
      entries: [{ caseId, hours: 12, source: 'recognition', isReversed: false, unitName: place.unit.organizationName, decidedBy: place.department.organizationName }],
    });
  });

  it('over the cap of the year are pointed out to whoever decides last, who recognizes what is left', async () => {
    const first = await declaredBy(own, 'practice', { hours: 24, title: '施工实践一' });
    const second = await declaredBy(own, 'practice', { hours: 16, title: '施工实践二' });
    for (const caseId of [first, second]) expect((await approve(unit, caseId, 2)).status).toBe(200);
    expect((await approve(department, first, 3)).status).toBe(200);
    expect(await codeOf(approve(department, second, 3))).toEqual([409, 'hours-over-cap']);
    expect((await approve(department, second, 3, { recognizedHours: 6, reason: REASON })).status).toBe(200);
    expect(await mine()).toMatchObject({ caps: { practice: 30 }, completion: { subjects: { professional: { counted: 30, overCap: 0 } } } });
  });

  it('are listed by what became of them, page by page, for the person and for the unit that has declared them', async () => {
    const cases = {
      recognized: await recognized({ title: '已认定' }), pending: await declaredBy(own, 'other', { title: '待审核' }), refused: await rejectedBy('unit'),
      withdrawn: await declaredBy(own, 'other', { title: '已撤回' }), revoked: await recognized({ title: '已撤销' }),
    };
    expect((await own.post(`/api/my-cases/${cases.withdrawn}/withdrawal`, { expectedRevision: 2 })).status).toBe(200);
    expect((await revoke(department, cases.revoked)).status).toBe(204);
    for (const [result, caseId] of Object.entries(cases)) expect(await resultsOf(result)).toMatchObject([{ caseId, result, personName: '周强' }]);
    expect(await resultsOf('refused')).toMatchObject([{ reason: '证书上没有本人姓名', recognizedHours: null }]);
    const first = (await own.get('/api/hour-declarations?as=oneself&limit=3')).json;
    const rest = (await own.get(`/api/hour-declarations?as=oneself&limit=3&cursor=${first.nextCursor}`)).json;
    expect([...first.items, ...rest.items].map(({ caseId }) => caseId).toSorted()).toEqual(Object.values(cases).toSorted());
    expect((await own.get('/api/hour-declarations?as=oneself&year=2024')).json.items).toEqual([]);
    const declared = await declareHours(unit, 'other', await uploadedForm(unit, 'other', { more: { title: '单位申报' } }), { as: 'organization', personId: person.personId });
    expect((await unit.get('/api/hour-declarations?as=organization')).json.items).toMatchObject([{ caseId: declared.json.caseId, personName: '周*', title: '单位申报' }]);
    expect((await stranger.get('/api/hour-declarations?as=organization')).json.items).toEqual([]);
    expect((await own.get('/api/hour-declarations?as=organization')).status).toBe(403);
    expect((await own.get('/api/hour-declarations?as=oneself&result=unknown')).status).toBe(422);
  });
});

describe('an appeal', () => {
  it.each(['unit', 'department'] as const)('of what a %s has rejected is a case of its own at the organization above, with the reason, and is final', async (which) => {
    const above = which === 'unit' ? place.department : await api.organization('hrss');
    const caseId = await rejectedBy(which);
    expect(await codeOf(appeal(stranger, caseId))).toEqual([404, 'not-found']);
    expect(await codeOf(appeal(own, caseId, '短'))).toEqual([422, 'invalid']);
    const { status, json } = await appeal(own, caseId);
    expect([status, json]).toEqual([201, expect.objectContaining({ status: 'reviewing', reviewer: { name: above.organizationName } })]);
    expect(await codeOf(appeal(own, caseId))).toEqual([409, 'appealed-already']);
    const reviewer = which === 'unit' ? department : await api.signedIn(above, 'hrss');
    const seen = (await reviewer.get(`/api/cases/${json.caseId}`)).json;
    expect(seen).toMatchObject({ step: 'appeal', canDecide: true, recognizableHours: 35 });
    expect(seen.timeline).toContainEqual(expect.objectContaining({ reason: APPEAL }));
    expect(seen.attachments).toHaveLength(1);
    expect((await decideHoursOf(reviewer, json.caseId, { verb: 'reject', expectedRevision: seen.revision, reason: '材料仍不能证明本人参与' })).status).toBe(200);
    expect(await codeOf(appeal(own, json.caseId))).toEqual([409, 'not-appealable']);
  });

  it('is refused while the same is declared anew, and made once by whoever asks twice at the same moment', async () => {
    const form = await uploadedForm(own, 'award');
    const { json: { caseId } } = await declareHours(own, 'award', form);
    expect((await decideHoursOf(unit, caseId, { verb: 'reject', expectedRevision: 2, reason: '证书上没有本人姓名' })).status).toBe(200);
    const anew = await declareHours(own, 'award', { ...form, certificate: (await uploadedForm(own, 'award')).certificate });
    expect(await codeOf(appeal(own, caseId))).toEqual([409, 'subject-busy']);
    expect((await own.post(`/api/my-cases/${anew.json.caseId}/withdrawal`, { expectedRevision: 2 })).status).toBe(200);
    const answers = await Promise.all([appeal(own, caseId), appeal(own, caseId)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('that is granted puts the hours into the ledger; what was not rejected cannot be appealed, nor too late', async () => {
    const caseId = await rejectedBy('unit');
    const { json } = await appeal(own, caseId);
    expect((await approve(department, json.caseId, (await department.get(`/api/cases/${json.caseId}`)).json.revision)).status).toBe(200);
    expect((await mine()).entries).toMatchObject([{ caseId: json.caseId, hours: 35, decidedBy: place.department.organizationName }]);
    const open = await declaredBy(own, 'other');
    expect(await codeOf(appeal(own, open))).toEqual([409, 'not-appealable']);
    // Whoever has nothing to do with it learns nothing of it.
    expect(await codeOf(appeal(stranger, open))).toEqual([404, 'not-found']);
    const old = await rejectedBy('unit');
    const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    expect(await findAppealable(api.deps.sequelize, { caseId: old, at: inDays(30) })).toMatchObject({ subject: 'award', refusal: null });
    expect(await findAppealable(api.deps.sequelize, { caseId: old, at: inDays(31) })).toMatchObject({ refusal: 'appeal-too-late' });
  });
});

describe('a revocation', () => {
  it('takes the hours back by an entry of its own, by who recognized them or above, and once', async () => {
    const caseId = await recognized();
    expect(await codeOf(revoke(stranger, caseId))).toEqual([404, 'not-found']);
    expect(await codeOf(revoke(unit, caseId))).toEqual([403, 'forbidden']);
    expect(await codeOf(revoke(await api.signedIn(await api.colleague(place.department)), caseId))).toEqual([403, 'forbidden']);
    expect((await unit.get(`/api/cases/${caseId}`)).json.canRevoke).toBe(false);
    expect((await department.get(`/api/cases/${caseId}`)).json.canRevoke).toBe(true);
    expect((await department.post(`/api/hour-declarations/${caseId}/revocation`, { reason: '短' })).status).toBe(422);
    expect([(await revoke(department, caseId)).status, (await revoke(department, caseId)).status]).toEqual([204, 204]);
    expect(await mine()).toMatchObject({
      completion: { total: { counted: 0 } },
      entries: [{ hours: -20, source: 'revocation', decidedBy: place.department.organizationName }, { hours: 20, source: 'recognition', isReversed: true }],
    });
    expect((await department.get(`/api/cases/${caseId}`)).json).toMatchObject({ outcome: 'approved', canRevoke: false });
    expect(await codeOf(revoke(department, await rejectedBy('department')))).toEqual([409, 'not-recognized']);
  });
});

describe('the hours of people', () => {
  it('are read by their unit, masked, page by page, and by nobody else', async () => {
    await recognized();
    const { json } = await unit.get('/api/hours/people?limit=1');
    expect(json.items).toMatchObject([{ person: { name: '周*' } }]);
    const all = (await unit.get(`/api/hours/people?after=${json.nextAfter}&limit=100`)).json;
    expect([...json.items, ...all.items].find(({ person: { id } }) => id === person.personId)).toMatchObject({ completion: { total: { counted: 20 } } });
    expect((await unit.get(`/api/hours/people/${person.personId}`)).json).toMatchObject({ person: { id: person.personId, name: '周*' }, entries: [{ hours: 20 }] });
    expect((await stranger.get(`/api/hours/people/${person.personId}`)).status).toBe(404);
    expect((await stranger.get('/api/hours/people')).json.items).toEqual([]);
    expect((await own.get('/api/hours/people')).status).toBe(403);
    expect((await own.get(`/api/hours/people/${person.personId}`)).status).toBe(404);
    expect((await unit.get('/api/hours/mine')).json.code).toBe('not-employed');
    expect((await own.get('/api/hours/mine?year=1999')).status).toBe(422);
    expect((await api.browser().get('/api/hours/mine')).status).toBe(401);
  });
});

describe('everything that was decided', () => {
  it('leaves nothing that can never be', async () => {
    expect(await findViolations(api.deps.sequelize, { quiet: false })).toEqual([]);
  });
});
