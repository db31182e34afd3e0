import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { queryRows } from '../../models/database.ts';
import { commentCase } from '../../models/stores/comment-case.ts';
import { urgeCase } from '../../models/stores/urge-case.ts';
import { dayOf, startOfDay } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy } from '../support/applicants.ts';
import type { BrowserSession } from '../support/browser-session.ts';

const api = useApi({ worker: true });
const { sequelize, client, config } = api.deps;
const { submit, opened, deliver } = applicantsOf(api);
const CURRENT = '/api/registrations/current';

/** A registration that waits at a department with two reviewers, both signed in. */
async function waiting() {
  const first = await api.organization('department');
  const second = await api.colleague(first);
  const submitted = await submit(first.organizationId);
  return { ...submitted, first, second, reviewer: await api.signedIn(first), colleague: await api.signedIn(second) };
}

const at = (browser: BrowserSession, caseId: string, verb: string, body: object = {}, headers = {}) =>
  browser.post(`/api/cases/${caseId}/${verb}`, body, headers);
const viewOf = async (browser: BrowserSession, caseId: string) => (await browser.get(`/api/cases/${caseId}`)).json;
const inboxOf = async (browser: BrowserSession, filter = '') =>
  (await browser.get(`/api/tasks?kind=registrationReview.employer${filter}`)).json.items.map(({ caseId }: { caseId: string }) => caseId);
const edgesOf = async (caseId: string) => (await queryRows<{ edge: string }>(
  sequelize, 'SELECT edge FROM case_events WHERE case_id = :caseId ORDER BY sequence', { caseId })).map(({ edge }) => edge);
const messagesOf = async (browser: BrowserSession): Promise<string[]> =>
  (await browser.get('/api/messages')).json.items.map(({ code }: { code: string }) => code);
const noViolations = async () => {
  await deliver();
  expect(await findAllViolations({ sequelize, client, taskQueue: config.temporalTaskQueue })).toEqual([]);
};

describe('claiming', () => {
  it('shows colleagues who holds a task, until he gives it back', async () => {
    const { caseId, reviewer, colleague } = await waiting();
    expect((await viewOf(reviewer, caseId)).deskActions).toEqual(['claim', 'transfer', 'addReviewer', 'comment', 'copy']);
    for (let count = 0; count < 2; count += 1) expect((await at(reviewer, caseId, 'claim')).status).toBe(204);
    expect(await viewOf(reviewer, caseId)).toMatchObject({
      holder: { name: '孙丽', isOneself: true }, deskActions: ['release', 'transfer', 'addReviewer', 'comment', 'copy'],
    });
    expect(await viewOf(colleague, caseId)).toMatchObject({ holder: { name: '孙丽', isOneself: false }, canDecide: true });
    expect((await colleague.get('/api/tasks')).json.items).toMatchObject([{ holder: { name: '孙丽' } }]);
    expect([await inboxOf(reviewer, '&holder=mine'), await inboxOf(colleague, '&holder=mine'), await inboxOf(colleague, '&holder=nobody')])
      .toEqual([[caseId], [], []]);
    expect((await reviewer.get('/api/tasks?counts=1')).json.counts.facets.mine).toEqual({ count: 1, isMore: false });
    expect((await at(reviewer, caseId, 'release')).status).toBe(204);
    expect(await inboxOf(colleague, '&holder=nobody')).toEqual([caseId]);
    expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'claim', 'release']);
    await noViolations();
  });

  it('is taken over only by whoever says so', async () => {
    const { caseId, reviewer, colleague } = await waiting();
    await at(reviewer, caseId, 'claim');
    const refused = await at(colleague, caseId, 'claim');
    expect([refused.status, refused.json.code, refused.json.facts, refused.json.title]).toEqual([409, 'claimed', { holder: '孙丽' }, '孙丽 已领取此事项']);
    expect((await at(colleague, caseId, 'claim', { takesOver: true })).status).toBe(204);
    expect((await viewOf(reviewer, caseId)).holder).toEqual({ name: '周强', isOneself: false });
    expect((await at(reviewer, caseId, 'release')).status).toBe(204);
    expect((await viewOf(reviewer, caseId)).holder).toMatchObject({ name: '周强' });
  });

  it('at the same moment goes to one of two', async () => {
    const { caseId, reviewer, colleague } = await waiting();
    const answers = await Promise.all([at(reviewer, caseId, 'claim'), at(colleague, caseId, 'claim')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'claim']);
  });

  it('keeps nobody from deciding what he saw before', async () => {
    const { caseId, reviewer, colleague } = await waiting();
    await at(reviewer, caseId, 'claim');
    expect(await decideBy(colleague)(caseId, { verb: 'approve', expectedRevision: 2 })).toMatchObject({ status: 200, json: { status: 'applied' } });
    const late = await at(reviewer, caseId, 'claim');
    expect([late.status, late.json.code]).toEqual([403, 'forbidden']);
    await noViolations();
  });

  it('is nothing for those who may not decide', async () => {
    const { caseId, first } = await waiting();
    const clerk = await api.signedIn(await api.colleague(first, 'registration-clerk'));
    const stranger = await api.signedIn(await api.organization('department'));
    expect((await at(clerk, caseId, 'claim')).status).toBe(403);
    expect((await at(stranger, caseId, 'claim')).status).toBe(404);
    expect((await viewOf(clerk, caseId)).deskActions).toEqual([]);
    for (const verb of ['comments', 'copies', 'transfer'] as const) {
      const bodies = { comments: { text: '请看', visibleTo: 'everyone' }, copies: { membershipIds: [first.membershipId] }, transfer: { membershipId: first.membershipId, expectedRevision: 2 } };
      expect([verb, (await at(clerk, caseId, verb, bodies[verb])).status]).toEqual([verb, 403]);
      expect([verb, (await at(stranger, caseId, verb, bodies[verb])).status]).toEqual([verb, 404]);
    }
    expect((await api.browser().post(`/api/cases/${caseId}/claim`, {})).status).toBe(401);
  });
});

describe('handing a task to a colleague', () => {
  const transfer = (browser: BrowserSession, caseId: string, body: object, headers = {}) =>
    at(browser, caseId, 'transfer', { expectedRevision: 2, ...body }, headers);

  it('tells him and makes nothing stale', async () => {
    const { caseId, second, reviewer, colleague } = await waiting();
    const { items } = (await reviewer.get(`/api/cases/${caseId}/colleagues`)).json;
    expect(items).toEqual([{ membershipId: second.membershipId, name: '周强' }]);
    const key = { 'Idempotency-Key': randomUUID() };
    const answer = await transfer(reviewer, caseId, { membershipId: second.membershipId, reason: '我明天出差' }, key);
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
    expect((await transfer(reviewer, caseId, { membershipId: second.membershipId, reason: '我明天出差' }, key)).json).toEqual(answer.json);
    expect(await inboxOf(colleague, '&holder=mine')).toEqual([caseId]);
    expect((await viewOf(colleague, caseId)).timeline[0]).toMatchObject({ edge: 'transfer', actorName: '孙丽', targetName: '周强', reason: '我明天出差' });
    await deliver();
    expect((await messagesOf(colleague))[0]).toBe('reviewer.transferred');
    const again = await transfer(reviewer, caseId, { membershipId: second.membershipId });
    expect([again.status, again.json.code]).toEqual([409, 'colleague-unchanged']);
    expect((await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 2 })).json.status).toBe('applied');
    const late = await transfer(reviewer, caseId, { membershipId: second.membershipId });
    expect([late.status, late.json.code]).toEqual([409, 'stale']);
    await noViolations();
  });

  it('goes to nobody who could not decide', async () => {
    const { caseId, first, reviewer } = await waiting();
    const clerk = await api.colleague(first, 'registration-clerk');
    const stranger = await api.organization('department');
    for (const membershipId of [clerk.membershipId, stranger.membershipId, first.membershipId, randomUUID()]) {
      const { status, json } = await transfer(reviewer, caseId, { membershipId });
      expect([status, json.code]).toEqual([422, 'colleague-unknown']);
    }
    expect(await edgesOf(caseId)).toEqual(['submit', 'open']);
  });
});

describe('urging', () => {
  it('is told to the reviewers, once a day, and both sides see it', async () => {
    const { reviewer, ...submitted } = await waiting();
    const { caseId } = submitted;
    const applicant = await opened(submitted);
    // Yesterday, a moment before midnight.
    const at = new Date(Date.parse(startOfDay(dayOf(new Date().toISOString()))) - 1).toISOString();
    expect(await urgeCase(sequelize, { caseId, actor: null, requestId: randomUUID(), at })).toBe('urged');
    expect((await applicant.get(CURRENT)).json.urging).toBe('possible');
    const key = { 'Idempotency-Key': randomUUID() };
    for (let count = 0; count < 2; count += 1) expect((await applicant.post(`${CURRENT}/urge`, {}, key)).status).toBe(204);
    const again = await applicant.post(`${CURRENT}/urge`, {});
    expect([again.status, again.json.code, again.json.title]).toEqual([409, 'urged-today', '今天已催办过']);
    await deliver();
    expect((await messagesOf(reviewer))[0]).toBe('reviewer.urged');
    expect((await viewOf(reviewer, caseId)).timeline[0]).toMatchObject({ edge: 'urge', actorName: null });
    expect((await applicant.get(CURRENT)).json).toMatchObject({ urging: 'urged-today', timeline: [{ edge: 'urge' }, { edge: 'urge' }, { edge: 'open' }, { edge: 'submit' }] });
    await decideBy(reviewer)(caseId, { verb: 'return', expectedRevision: 2, reason: '请补充单位地址' });
    const late = await applicant.post(`${CURRENT}/urge`, {});
    expect([late.status, late.json.code]).toEqual([409, 'not-waiting']);
  });
});

describe('comments', () => {
  it('are read by those they are meant for, told to the other side, and left once under a key', async () => {
    const { reviewer, colleague, ...submitted } = await waiting();
    const { caseId } = submitted;
    const applicant = await opened(submitted);
    const key = { 'Idempotency-Key': randomUUID() };
    for (let count = 0; count < 2; count += 1) {
      expect((await at(reviewer, caseId, 'comments', { text: '电话核实过地址', visibleTo: 'reviewers' }, key)).status).toBe(204);
    }
    expect((await at(reviewer, caseId, 'comments', { text: '请准备原件备查', visibleTo: 'everyone' })).status).toBe(204);
    expect((await applicant.post(`${CURRENT}/comments`, { text: '原件已备好' })).status).toBe(204);
    expect((await viewOf(colleague, caseId)).timeline.map(({ edge, reason }: { edge: string; reason: string }) => `${edge} ${reason}`).slice(0, 3))
      .toEqual(['comment 原件已备好', 'comment 请准备原件备查', 'internalComment 电话核实过地址']);
    const { timeline } = (await applicant.get(CURRENT)).json;
    expect(timeline.map(({ reason }: { reason: string }) => reason).slice(0, 2)).toEqual(['原件已备好', '请准备原件备查']);
    expect(JSON.stringify(timeline)).not.toContain('电话核实');
    const { mails } = await deliver();
    expect(mails.map(({ subject }) => subject)).toEqual(expect.arrayContaining([`注册申请有新留言：${submitted.form.name}`]));
    expect((await messagesOf(colleague))[0]).toBe('reviewer.commented');
    expect((await at(reviewer, caseId, 'comments', { text: ' ', visibleTo: 'everyone' })).status).toBe(422);
    // A decided case takes comments too.
    await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 2 });
    expect((await at(reviewer, caseId, 'comments', { text: '归档', visibleTo: 'reviewers' })).status).toBe(204);
    expect((await viewOf(reviewer, caseId)).timeline[0]).toMatchObject({ edge: 'internalComment', reason: '归档' });
    await noViolations();
  });

  it('happen once, however often the same request is carried out, beside a decision too', async () => {
    const { caseId, reviewer, first } = await waiting();
    const comment = () => commentCase(api.deps, {
      caseId, text: '请补充', isInternal: false, by: 'reviewer', actor: first, requestId, at: new Date().toISOString(),
    });
    const requestId = randomUUID();
    const [decided] = await Promise.all([decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 2 }), comment(), comment(), comment()]);
    expect(decided.status).toBe(200);
    expect((await edgesOf(caseId)).toSorted()).toEqual(['approve', 'comment', 'open', 'submit']);
    await noViolations();
  });

  it('of an applicant are twenty a day', async () => {
    const submitted = await waiting();
    const applicant = await opened(submitted);
    const write = () => applicant.post(`${CURRENT}/comments`, { text: '请尽快' });
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) statuses.push((await write()).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 204), 429]);
  });
});

describe('copying', () => {
  it('lets its readers read the case with its files, and nothing else', async () => {
    const upper = await api.organization('department');
    const own = await api.organization('department', { superiorId: upper.organizationId });
    const inside = await api.colleague(own, 'registration-clerk');
    const submitted = await submit(own.organizationId);
    const { caseId } = submitted;
    const [reviewer, reader] = [await api.signedIn(own), await api.signedIn(await api.colleague(upper, 'registration-clerk'))];
    const stranger = await api.organization('department');
    expect((await reader.get(`/api/cases/${caseId}`)).status).toBe(404);
    await at(reviewer, caseId, 'comments', { text: '内部意见', visibleTo: 'reviewers' });
    const { items } = (await reviewer.get(`/api/cases/${caseId}/readers`)).json;
    expect(items.map(({ organizationName }: { organizationName: string }) => organizationName)).toEqual([own.organizationName, upper.organizationName, upper.organizationName]);
    const refused = await at(reviewer, caseId, 'copies', { membershipIds: [inside.membershipId, stranger.membershipId] });
    expect([refused.status, refused.json.errors]).toEqual([422, [expect.objectContaining({ field: 'membershipIds', code: 'notOffered' })]]);

    const membershipIds: string[] = items.map(({ membershipId }: { membershipId: string }) => membershipId);
    for (let count = 0; count < 2; count += 1) expect((await at(reviewer, caseId, 'copies', { membershipIds })).status).toBe(204);
    expect((await edgesOf(caseId)).filter((edge) => edge === 'copy')).toHaveLength(3);
    await deliver();
    expect((await messagesOf(reader))[0]).toBe('reviewer.copied');
    const seen = await viewOf(reader, caseId);
    expect(seen).toMatchObject({ canDecide: false, deskActions: [], disclosure: null });
    expect(JSON.stringify(seen.timeline)).not.toContain('内部意见');
    const [{ id: fileId }] = seen.attachments;
    expect((await reader.get(`/api/cases/${caseId}/attachments/${fileId}`)).status).toBe(200);
    const copies = async (browser: BrowserSession, query = '') => (await browser.get(`/api/copies${query}`)).json;
    expect((await copies(reader)).items).toMatchObject([{ caseId, kind: 'registrationReview.employer', status: 'reviewing', copierName: '孙丽' }]);
    const next = await submit(own.organizationId);
    expect((await at(reviewer, next.caseId, 'copies', { membershipIds })).status).toBe(204);
    const first = await copies(reader, '?limit=1');
    expect(first.items).toMatchObject([{ caseId: next.caseId }]);
    expect(await copies(reader, `?limit=1&cursor=${first.nextCursor}`)).toMatchObject({ items: [{ caseId }], nextCursor: null });
    expect((await copies(reviewer)).items).toEqual([]);
    expect((await at(reader, caseId, 'comments', { text: '看过', visibleTo: 'everyone' })).status).toBe(403);
    expect((await decideBy(reader)(caseId, { verb: 'approve', expectedRevision: 2 })).status).toBe(404);
    await noViolations();
  });
});
