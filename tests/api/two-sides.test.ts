import { describe, expect, it } from '@jest/globals';
import { CaseModel } from '../../models/case.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { submitCase } from '../../models/stores/submit-case.ts';
import { TaskModel } from '../../models/task.ts';
import { STATE_QUERY, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import { useApi } from '../support/api.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { delivererOf } from '../support/deliver.ts';
import { employAccount } from '../support/employees.ts';
import type { TestAdministrator } from '../support/organizations.ts';

const api = useApi({ worker: true });
const deliver = delivererOf(api);
const REASON = '经研究，不同意';

async function submit(browser: BrowserSession, body: { flowId: string; subject: string; form: object; as: string }) {
  const { license: proof } = await withUploads(browser, {});
  return browser.post('/api/cases', { ...body, form: { ...body.form, proof }, commitment: true });
}

const decide = (browser: BrowserSession, caseId: string, verb: string, expectedRevision: number) =>
  browser.post(`/api/cases/${caseId}/decisions`, { verb, expectedRevision, ...(verb === 'approve' ? {} : { reason: REASON }) });

const noViolations = async () => { expect(await findViolations(api.deps.sequelize, { quiet: false })).toEqual([]); };

async function organizations() {
  const [old, next] = [await api.organization('department'), await api.organization('department')];
  const own = await api.organization('department', { superiorId: old.organizationId });
  const below = await api.organization('employer', { superiorId: own.organizationId });
  return { old, next, own, below };
}
const change = async (own: TestAdministrator, successorId: string) =>
  submit(await api.signedIn(own), { flowId: 'superiorChange', subject: 'organization', form: { successorId, reason: '机构调整' }, as: 'organization' });
const placeOf = async (id: string) => (await queryRows<{ superiorId: string; path: string[] }>(
  api.deps.sequelize, 'SELECT superior_id AS "superiorId", path FROM organizations WHERE id = :id', { id }))[0];

async function units() {
  const [from, into] = [await api.organization('employer'), await api.organization('employer')];
  const [releasing, receiving] = [await api.colleague(from), await api.colleague(into)];
  const person = await api.colleague(await api.organization('department'));
  const { personId } = await employAccount(api.deps.sequelize, { accountId: person.accountId, organizationId: from.organizationId });
  return { from, into, releasing, receiving, personId };
}
const start = async (by: TestAdministrator, { personId, into }: { personId: string; into: TestAdministrator }) =>
  submit(await api.signedIn(by, 'employer'), {
    flowId: 'personnelTransfer', subject: 'person', as: 'organization',
    form: { personId, divisionCode: '370102', successorId: into.organizationId, transferOn: '2026-12-01', reasonCode: 'transferred' },
  });
const unitOf = async (personId: string) => (await queryRows<{ id: string }>(api.deps.sequelize, `
  SELECT organization_id AS id FROM employments WHERE person_id = :personId AND period @> now()`, { personId })).map(({ id }) => id);

describe('another superior', () => {
  it('takes effect when the old and the new one have agreed, and everything below moves along', async () => {
    const { old, next, own, below } = await organizations();
    const { status, json } = await change(own, next.organizationId);
    expect([status, json.status]).toEqual([201, 'reviewing']);
    const reviewer = await api.signedIn(next);
    const first = await decide(reviewer, json.caseId, 'approve', 2);
    expect([first.status, first.json.status]).toEqual([200, 'applied']);
    expect((await reviewer.get(`/api/cases/${json.caseId}`)).json).toMatchObject({ canDecide: false, refusal: 'elsewhere' });
    expect((await placeOf(own.organizationId))?.superiorId).toBe(old.organizationId);
    // The second consent is not stale, although it saw the case before the first.
    expect((await decide(await api.signedIn(old), json.caseId, 'approve', 2)).status).toBe(200);
    expect(await placeOf(own.organizationId)).toEqual({ superiorId: next.organizationId, path: [next.organizationId, own.organizationId] });
    expect((await placeOf(below.organizationId))?.path).toEqual([next.organizationId, own.organizationId, below.organizationId]);
    // The form asks for no address: whoever submitted it is written to at that of his record, in the words of every flow.
    const { mails } = await deliver();
    expect(mails.filter(({ text }) => text.includes(json.caseNumber))).toEqual(expect.arrayContaining([
      expect.objectContaining({ to: 'sun@example.cn', subject: `更换上级部门审核通过：${own.organizationName}` }),
    ]));
    expect(await queryRows(api.deps.sequelize, 'SELECT topic FROM outbox WHERE done_at IS NULL')).toEqual([]);
    await noViolations();
  });

  it('is refused by one of them, whatever the other has said, and by both at the same moment only once', async () => {
    const { old, next, own } = await organizations();
    const { json: { caseId } } = await change(own, next.organizationId);
    const [a, b] = await Promise.all([
      decide(await api.signedIn(old), caseId, 'approve', 2), decide(await api.signedIn(next), caseId, 'reject', 2),
    ]);
    expect(b.status).toBe(200);
    expect([200, 409]).toContain(a.status);
    expect((await placeOf(own.organizationId))?.superiorId).toBe(old.organizationId);
    await noViolations();
  });

  it('cannot be the present one, oneself, or one below', async () => {
    const { old, own, next } = await organizations();
    const below = await api.organization('department', { superiorId: own.organizationId });
    for (const [successorId, code] of [
      [old.organizationId, 'superiorUnchanged'], [own.organizationId, 'superiorCycle'], [below.organizationId, 'superiorCycle'],
    ] as const) {
      const { status, json } = await change(own, successorId);
      expect([status, json.errors]).toEqual([422, [expect.objectContaining({ field: 'form.successorId', code })]]);
    }
    expect((await change(own, next.organizationId)).status).toBe(201);
    const second = await change(own, next.organizationId);
    expect([second.status, second.json.code]).toEqual([409, 'subject-busy']);
  });
});

describe('what was disabled meanwhile', () => {
  const disable = async (id: string) => OrganizationModel.update({ status: 'disabled' }, { where: { id } });

  it('is no superior any more: nothing takes effect, and another one can be chosen', async () => {
    const { old, next, own } = await organizations();
    const { json: { caseId } } = await change(own, next.organizationId);
    expect((await decide(await api.signedIn(next), caseId, 'approve', 2)).status).toBe(200);
    await disable(next.organizationId);
    const last = await decide(await api.signedIn(old), caseId, 'approve', 3);
    expect([last.status, last.json.code]).toEqual([409, 'superior-unavailable']);
    expect((await placeOf(own.organizationId))?.superiorId).toBe(old.organizationId);
    const again = await change(own, next.organizationId);
    expect([again.status, again.json.errors?.[0]]).toEqual([422, expect.objectContaining({ field: 'form.successorId', code: 'superiorUnknown' })]);
    await noViolations();
  });

  it('takes nobody any more, because nobody acts for it', async () => {
    const { from, into, releasing, receiving, personId } = await units();
    const { json: { caseId } } = await start(from, { personId, into });
    expect((await decide(await api.signedIn(releasing, 'employer'), caseId, 'approve', 2)).status).toBe(200);
    const who = await api.signedIn(receiving, 'employer');
    await disable(into.organizationId);
    const last = await decide(who, caseId, 'approve', 3);
    expect([last.status, last.json.code]).toEqual([401, 'session-missing']);
    expect(await unitOf(personId)).toEqual([from.organizationId]);
    await noViolations();
  });
});

describe('a transfer', () => {
  it('is released by the old unit, confirmed by the new one, and then one employment follows the other without a gap', async () => {
    const { from, into, releasing, receiving, personId } = await units();
    const { status, json: { caseId } } = await start(from, { personId, into });
    expect(status).toBe(201);
    const own = await decide(await api.signedIn(from, 'employer'), caseId, 'approve', 2);
    expect([own.status, own.json.code]).toEqual([403, 'own-submission']);
    expect((await decide(await api.signedIn(receiving, 'employer'), caseId, 'approve', 2)).status).toBe(404);
    expect((await decide(await api.signedIn(releasing, 'employer'), caseId, 'approve', 2)).status).toBe(200);
    expect(await unitOf(personId)).toEqual([from.organizationId]);
    expect((await decide(await api.signedIn(receiving, 'employer'), caseId, 'approve', 3)).status).toBe(200);
    expect(await unitOf(personId)).toEqual([into.organizationId]);
    await noViolations();
  });

  it('takes along what waits for the old unit about the person, whose workflows follow', async () => {
    const { sequelize, client } = api.deps;
    const { from, into, releasing, receiving, personId } = await units();
    const [person] = await queryRows<{ index: string }>(sequelize, 'SELECT id_number_index AS index FROM persons WHERE id = :personId', { personId });
    const waiting = await sequelize.transaction((transaction) => submitCase(sequelize, {
      flowId: 'registrationReview', subject: 'professional', subjectKey: `professional:${personId}`, subjectName: '周强', divisionCode: '370102',
      superiorId: from.organizationId, submitterAccountId: null, submitterPersonIndex: null, subjectPersonIndex: person?.index ?? null,
      stored: { form: {}, sealed: {} }, attachments: [], owner: null, checks: [], at: new Date().toISOString(),
    }, transaction));
    await deliver();
    const { json: { caseId } } = await start(from, { personId, into });
    expect((await decide(await api.signedIn(releasing, 'employer'), caseId, 'approve', 2)).status).toBe(200);
    expect((await decide(await api.signedIn(receiving, 'employer'), caseId, 'approve', 3)).status).toBe(200);
    const tasks = await TaskModel.findAll({ where: { caseId: waiting.id }, order: [['stepRev', 'ASC']] });
    expect(tasks.map(({ reviewerOrgId, state, closeReason, stepRev }) => ({ reviewerOrgId, state, closeReason, stepRev }))).toEqual([
      { reviewerOrgId: from.organizationId, state: 'closed', closeReason: 'rerouted', stepRev: 2 },
      { reviewerOrgId: into.organizationId, state: 'open', closeReason: null, stepRev: 3 },
    ]);
    expect(await CaseModel.findByPk(waiting.id)).toMatchObject({ superiorId: into.organizationId, status: 'reviewing', revision: 3, stepRev: 3 });
    await deliver();
    const row = await client.workflow.getHandle(workflowIdOf('registrationReview', waiting.id)).query<CaseRow>(STATE_QUERY);
    expect(row).toMatchObject({ revision: 3, waitingFor: [expect.objectContaining({ shortName: into.organizationName })] });
    await noViolations();
  });

  it('that the new unit refuses leaves no trace of a move', async () => {
    const { from, into, releasing, receiving, personId } = await units();
    const { json: { caseId } } = await start(from, { personId, into });
    expect((await decide(await api.signedIn(releasing, 'employer'), caseId, 'approve', 2)).status).toBe(200);
    expect((await decide(await api.signedIn(receiving, 'employer'), caseId, 'reject', 3)).status).toBe(200);
    expect(await unitOf(personId)).toEqual([from.organizationId]);
    await noViolations();
  });

  it('goes to another unit, of a person who works here, and only once at a time', async () => {
    const { from, into, personId } = await units();
    const stranger = await api.organization('employer');
    const unchanged = await start(from, { personId, into: from });
    expect([unchanged.status, unchanged.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.successorId', code: 'unitUnchanged' })]);
    const foreign = await start(stranger, { personId, into });
    expect([foreign.status, foreign.json.errors[0]]).toEqual([422, expect.objectContaining({ field: 'form.personId', code: 'personUnknown' })]);
    expect((await start(from, { personId, into })).status).toBe(201);
    expect((await start(from, { personId, into })).json.code).toBe('subject-busy');
  });
});
