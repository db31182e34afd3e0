import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { queryRows } from '../../models/database.ts';
import { addMessages } from '../../models/stores/messages.ts';
import { addToOutbox } from '../../models/stores/outbox.ts';
import type { ReviewerMessage } from '../../models/outbox-entry.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy } from '../support/applicants.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { waitUntil } from '../support/installation.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { PASSWORD } from '../support/registration-form.ts';

const api = useApi({ worker: true });
const { sequelize } = api.deps;
const { submit, deliver } = applicantsOf(api);

const listOf = async (browser: BrowserSession) => (await browser.get('/api/messages')).json.items;
const unreadOf = async (browser: BrowserSession): Promise<number> => (await browser.get('/api/workbench')).json.unreadMessages;
const choose = (browser: BrowserSession, choices: object) => browser.send('PUT', '/api/accounts/current/mail-choices', {
  body: JSON.stringify({ outcome: 'at-once', reminder: 'digest', 'new-task': 'digest', ...choices }),
});
const put = (browser: BrowserSession, path: string, body?: object) =>
  browser.send('PUT', path, body === undefined ? {} : { body: JSON.stringify(body) });

/** What a deadline would say to the reviewers of a case. */
async function tellReviewers(caseId: string, message: ReviewerMessage): Promise<void> {
  await sequelize.transaction((transaction) => addToOutbox(
    sequelize, { topic: 'notifyReviewers', payload: { caseId, message }, at: new Date().toISOString() }, transaction));
}

/** Messages as they would be written one after the other. */
async function tell({ accountId }: Pick<TestAdministrator, 'accountId'>, count: number): Promise<void> {
  const department = await api.organization('department');
  const [caseId = ''] = await makeOpenCases(sequelize, { superiorId: department.organizationId, count: 1 });
  for (let number = 0; number < count; number += 1) {
    await addMessages(sequelize, {
      sourceId: randomUUID(), code: 'registrationReview.received', params: { subject: `第${number}单位`, reviewer: '', dueOn: '' }, caseId,
    }, [{ accountId, membershipId: null, delivery: 'none' }]);
  }
}

describe('an applicant with an account', () => {
  /** A registration that the person submitted himself, signed in. */
  async function own(applicant: TestAdministrator) {
    const department = await api.organization('department');
    const submitted = await submit(department.organizationId);
    await queryRows(sequelize, 'UPDATE cases SET submitter_account_id = :accountId WHERE id = :caseId', { ...applicant, caseId: submitted.caseId });
    return { ...submitted, department, decide: decideBy(await api.signedIn(department)) };
  }

  it('is told of what becomes of his case, within the application and by mail at once', async () => {
    const applicant = await api.organization('department');
    const { caseId, caseNumber, form, department, decide } = await own(applicant);
    await decide(caseId, { verb: 'return', reason: '请补充单位地址' });
    const { mails } = await deliver();
    const subjects = mails.filter(({ to }) => to === form.email).map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual([expect.stringContaining('注册申请已提交'), expect.stringContaining('注册申请退回修改')]);
    const browser = await api.signedIn(applicant);
    const items = await listOf(browser);
    expect(items.map(({ code }: { code: string }) => code).toSorted()).toEqual(['registrationReview.received', 'registrationReview.returned']);
    expect(items.find(({ code }: { code: string }) => code.endsWith('returned'))).toEqual({
      id: expect.any(String), code: 'registrationReview.returned', caseId, caseNumber, membershipId: null, organizationName: null,
      params: { subject: form.name, reviewer: department.organizationName, dueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
      createdAt: expect.any(String), readAt: null,
    });
    expect(await unreadOf(browser)).toBe(2);
    for (const hidden of ['请补充单位地址', form.personName, form.idNumber]) expect(JSON.stringify(items)).not.toContain(hidden);
  });

  it.each(['digest', 'none'])('gets no mail at once when he has chosen %s', async (outcome) => {
    const applicant = await api.organization('department');
    expect((await choose(await api.signedIn(applicant), { outcome })).status).toBe(204);
    await own(applicant);
    const { mails, shortMessages } = await deliver();
    expect({ mails, shortMessages }).toEqual({ mails: [], shortMessages: [] });
    const rows = await queryRows(sequelize, 'SELECT delivery FROM messages WHERE account_id = :accountId', { ...applicant });
    expect(rows).toEqual([{ delivery: outcome }]);
  });

  it('that he got by the approval finds it there', async () => {
    const department = await api.organization('department');
    const { caseId, form } = await submit(department.organizationId);
    await deliver();
    expect(await queryRows(sequelize, 'SELECT id FROM messages WHERE case_id = :caseId', { caseId })).toEqual([]);
    await decideBy(await api.signedIn(department))(caseId, { verb: 'approve' });
    expect((await deliver()).mails.filter(({ to }) => to === form.email)).toMatchObject([{ subject: expect.stringContaining('通过') }]);
    const browser = api.browser();
    expect((await browser.post('/api/sessions', { userType: 'employer', idNumber: form.idNumber, password: PASSWORD })).status).toBe(200);
    expect(await listOf(browser)).toMatchObject([{ code: 'registrationReview.approved', caseId }]);
  });
});

describe('a reviewer', () => {
  async function office() {
    const department = await api.organization('department');
    const colleague = await api.colleague(department);
    const [caseId = ''] = await makeOpenCases(sequelize, { superiorId: department.organizationId, count: 1 });
    await queryRows(sequelize, "UPDATE outbox SET done_at = now() WHERE done_at IS NULL");
    return { department, colleague, caseId };
  }

  it('is told that a task is urged, within the application, and by mail as he has chosen', async () => {
    const { department, colleague, caseId } = await office();
    await choose(await api.signedIn(colleague), { reminder: 'at-once' });
    await tellReviewers(caseId, 'reminder');
    const { mails } = await deliver();
    expect(mails).toMatchObject([{ messageId: expect.stringContaining(colleague.membershipId), subject: expect.stringContaining('待审核提醒') }]);
    for (const reviewer of [department, colleague]) {
      expect(await listOf(await api.signedIn(reviewer))).toMatchObject([{
        code: 'reviewer.reminder', caseId, membershipId: reviewer.membershipId, organizationName: department.organizationName, readAt: null,
      }]);
    }
  });

  it('who may not decide hears nothing, and nobody does once it was decided', async () => {
    const { department, caseId } = await office();
    const clerk = await api.colleague(department, 'registration-clerk');
    await tellReviewers(caseId, 'reminder');
    await deliver();
    expect(await listOf(await api.signedIn(clerk))).toEqual([]);
    await queryRows(sequelize, "UPDATE tasks SET state = 'closed', closed_at = now(), close_reason = 'decided' WHERE case_id = :caseId", { caseId });
    await tellReviewers(caseId, 'escalated');
    await deliver();
    expect(await listOf(await api.signedIn(department))).toHaveLength(1);
  });

  it('hears of a new task at once only when he wants to', async () => {
    const { department, colleague } = await office();
    await choose(await api.signedIn(colleague), { 'new-task': 'at-once' });
    await makeOpenCases(sequelize, { superiorId: department.organizationId, count: 1 });
    const mails = (await deliver()).mails.filter(({ to }) => to !== '');
    expect(mails).toMatchObject([{ messageId: expect.stringContaining(colleague.membershipId), subject: expect.stringContaining('新到待审核') }]);
    expect(await listOf(await api.signedIn(colleague))).toMatchObject([{ code: 'reviewer.newTask' }]);
    expect(await listOf(await api.signedIn(department))).toEqual([]);
  });

  it('is told once, however often the relay comes', async () => {
    const { department, caseId } = await office();
    await tellReviewers(caseId, 'overdue');
    await deliver();
    await queryRows(sequelize, "UPDATE outbox SET done_at = NULL, available_at = now() WHERE payload ->> 'message' = 'overdue'");
    await deliver();
    expect(await listOf(await api.signedIn(department))).toHaveLength(1);
  });
});

describe('messages', () => {
  it('are listed page by page, the latest first', async () => {
    const reader = await api.organization('department');
    await tell(reader, 7);
    const browser = await api.signedIn(reader);
    const seen: string[] = [];
    let address = '/api/messages?limit=3';
    for (const count of [3, 3, 1]) {
      const { json: { items, nextCursor } } = await browser.get(address);
      expect(items).toHaveLength(count);
      seen.push(...items.map(({ params }: { params: { subject: string } }) => params.subject));
      address = `/api/messages?limit=3&cursor=${nextCursor}`;
      if (count === 1) expect(nextCursor).toBeNull();
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((number) => `第${number}单位`));
    expect((await browser.get('/api/messages?cursor=nonsense')).json).toMatchObject({ status: 422, code: 'invalid' });
  });

  it('are read one by one, or all that were there', async () => {
    const reader = await api.organization('department');
    await tell(reader, 3);
    const browser = await api.signedIn(reader);
    const [newest] = await listOf(browser);
    for (let twice = 0; twice < 2; twice += 1) expect((await put(browser, `/api/messages/${newest.id}/read`)).status).toBe(204);
    expect(await unreadOf(browser)).toBe(2);
    expect((await listOf(browser))[0].readAt).toEqual(expect.any(String));
    await tell(reader, 1);
    expect((await put(browser, '/api/messages/read', { until: newest.createdAt })).status).toBe(204);
    expect(await unreadOf(browser)).toBe(1);
  });

  it('are nobody else’s', async () => {
    const reader = await api.organization('department');
    await tell(reader, 1);
    const [message] = await listOf(await api.signedIn(reader));
    const stranger = await api.signedIn(await api.organization('department'));
    expect(await listOf(stranger)).toEqual([]);
    expect((await put(stranger, `/api/messages/${message.id}/read`)).json.code).toBe('not-found');
    expect((await put(stranger, '/api/messages/read', { until: message.createdAt })).status).toBe(204);
    expect(await unreadOf(await api.signedIn(reader))).toBe(1);
    for (const answer of [await api.browser().get('/api/messages'), await put(api.browser(), `/api/messages/${uuidv7()}/read`)]) {
      expect(answer.json.code).toBe('session-missing');
    }
  });

  it('are said to whoever listens, when they come and when they were read elsewhere', async () => {
    const reader = await api.organization('department');
    const browser = await api.signedIn(reader);
    const heard: number[] = [];
    for await (const name of browser.events('/api/events', AbortSignal.timeout(25_000))) {
      await waitUntil('the API listens', 10_000, async () => (await queryRows(sequelize, `
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`)).length > 0);
      heard.push(await unreadOf(browser));
      if (heard.length === 3) break;
      if (name === 'ready') await tell(reader, 1);
      else await put(browser, '/api/messages/read', { until: new Date().toISOString() });
    }
    expect(heard).toEqual([0, 1, 0]);
  });
});

describe('the choice of mail', () => {
  it('has defaults, is kept, and refuses what is not offered', async () => {
    const browser = await api.signedIn(await api.organization('department'));
    const read = async () => (await browser.get('/api/accounts/current/mail-choices')).json;
    expect(await read()).toEqual({ outcome: 'at-once', reminder: 'digest', 'new-task': 'digest' });
    await choose(browser, { outcome: 'none', 'new-task': 'at-once' });
    expect(await read()).toEqual({ outcome: 'none', reminder: 'digest', 'new-task': 'at-once' });
    expect((await choose(browser, { reminder: 'weekly' })).json).toMatchObject({ status: 422, errors: [{ field: 'reminder' }] });
    expect((await choose(browser, { codes: 'none' })).status).toBe(422);
    expect(await read()).toMatchObject({ outcome: 'none' });
  });
});
