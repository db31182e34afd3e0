import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { leaveUnassigned } from '../../models/stores/open-case.ts';
import { addDays, dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import { makeCase } from '../support/cases.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeOpenCases } from '../support/open-cases.ts';

const statements: string[] = [];
const api = useApi({ onQuery: (sql) => { statements.push(sql); } });
const KIND = 'registrationReview.employer';
const DAY_MS = 86_400_000;
const TODAY = dayOf(new Date().toISOString());

/** A department with another below it, each with cases of its own, and a bystander. */
async function line() {
  const upper = await api.organization('department');
  const lower = await api.organization('department', { superiorId: upper.organizationId });
  const [own, below] = [
    await makeOpenCases(api.deps.sequelize, { superiorId: upper.organizationId, count: 2 }),
    await makeOpenCases(api.deps.sequelize, { superiorId: lower.organizationId, count: 3 }),
  ];
  return { upper, lower, own, below, supervisor: await api.signedIn(upper) };
}

async function setTask(caseId: string | undefined, values: Readonly<Record<string, string | boolean>>): Promise<void> {
  const columns = Object.keys(values).map((name) => `${name} = :${name}`).join(', ');
  await queryRows(api.deps.sequelize, `UPDATE tasks SET ${columns} WHERE case_id = :caseId RETURNING id`, { ...values, caseId });
}

const tasksOf = async (who: BrowserSession, query = ''): Promise<{ caseId: string; subjectName: string }[]> =>
  (await who.get(`/api/supervision/tasks${query}`)).json.items;
const ageDays = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

describe('supervision', () => {
  it('counts what waits here and below by kind, step and age, and for whom, in a fixed number of queries', async () => {
    const { upper, lower, own, below, supervisor } = await line();
    for (const [place, caseId] of [...own, ...below].entries()) await setTask(caseId, { opened_at: ageDays([1, 5, 5, 12, 30][place] ?? 0), due_at: endOfDay(addDays(TODAY, 5)) });
    await setTask(below[2], { due_at: endOfDay(addDays(TODAY, -1)), escalated: true });
    await supervisor.get('/api/supervision');
    statements.length = 0;
    const { status, json } = await supervisor.get('/api/supervision');
    expect(statements.filter((sql) => sql.includes('FROM tasks'))).toHaveLength(2);
    expect(status).toBe(200);
    expect(json.groups).toEqual([{ kind: KIND, step: 'review', open: 5, overdue: 1, escalated: 1, ages: { young: 1, middle: 2, old: 2 }, oldestAt: expect.any(String) }]);
    expect(json.holders.map(({ organizationId, open, overdue, claimed }: Record<string, unknown>) => [organizationId, open, overdue, claimed]))
      .toEqual([[lower.organizationId, 3, 1, 0], [upper.organizationId, 2, 0, 0]]);
  });

  it('names what was returned and waits for its applicant', async () => {
    const { own, supervisor } = await line();
    await queryRows(api.deps.sequelize, "UPDATE tasks SET state = 'closed', closed_at = now(), close_reason = 'decided' WHERE case_id = :caseId RETURNING id", { caseId: own[0] });
    await queryRows(api.deps.sequelize, "UPDATE cases SET status = 'returned', step = NULL WHERE id = :caseId RETURNING id", { caseId: own[0] });
    const { json } = await supervisor.get('/api/supervision');
    expect(json.groups.map(({ step, open }: Record<string, unknown>) => [step, open])).toEqual([['review', 4], ['returned', 1]]);
  });

  it('lists tasks, the longest waiting first, page by page, narrowed by step, organization and lateness', async () => {
    const { lower, own, below, supervisor } = await line();
    const all = [...own, ...below];
    for (const [place, caseId] of all.entries()) await setTask(caseId, { opened_at: ageDays(20 - place) });
    await setTask(below[1], { due_at: endOfDay(addDays(TODAY, -1)) });
    const ids = (found: { caseId: string }[]): string[] => found.map(({ caseId }) => caseId);
    expect(ids(await tasksOf(supervisor))).toEqual(all);
    const first = (await supervisor.get('/api/supervision/tasks?limit=3')).json;
    const second = (await supervisor.get(`/api/supervision/tasks?limit=3&cursor=${first.nextCursor}`)).json;
    expect([...ids(first.items), ...ids(second.items), second.nextCursor]).toEqual([...all, null]);
    expect(ids(await tasksOf(supervisor, `?organizationId=${lower.organizationId}`))).toEqual(below);
    expect(ids(await tasksOf(supervisor, `?kind=${KIND}&step=review&overdue=true`))).toEqual([below[1]]);
    expect(await tasksOf(supervisor, '?step=nowhere')).toEqual([]);
  });

  it('names what nobody up to the province can decide, to whoever would read it and to bureaus that supervise workflows', async () => {
    const { sequelize } = api.deps;
    const { upper, lower, supervisor } = await line();
    const found = await makeCase(sequelize, { superiorId: lower.organizationId });
    await makeCase(sequelize, { superiorId: lower.organizationId });
    await sequelize.transaction((transaction) => leaveUnassigned(sequelize, found, '2026-11-02T02:01:00.000Z', transaction));
    const unassignedFor = async (who: BrowserSession) => (await who.get('/api/supervision')).json.unassigned;
    const { count, cases } = await unassignedFor(supervisor);
    expect(count).toBe(1);
    expect(cases).toEqual([{ caseId: found.id, caseNumber: found.number, kind: KIND, receivedAt: '2026-11-02T02:00:00.000Z', workflowUrl: null }]);
    // His own organization is asked, but he reads what waits for it alone.
    expect(await unassignedFor(await api.signedIn(await api.colleague(upper)))).toEqual({ count: 0, cases: [] });
    expect(await unassignedFor(await api.signedIn(await api.organization('department')))).toEqual({ count: 0, cases: [] });
    expect(await unassignedFor(await api.signedIn(await api.organization('hrss'), 'hrss'))).toMatchObject({ count: 1 });
  });

  it('shows nobody what stands elsewhere, and nothing to who reviews nothing', async () => {
    const { lower, below } = await line();
    const reviewer = await api.signedIn(await api.colleague(lower));
    expect((await tasksOf(reviewer)).map(({ caseId }) => caseId).toSorted()).toEqual(below.toSorted());
    expect(await tasksOf(await api.signedIn(await api.organization('department')))).toEqual([]);
    expect((await api.browser().get('/api/supervision')).status).toBe(401);
    const wrong = await reviewer.get('/api/supervision/tasks?organizationId=here');
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([422, 'organizationId']);
  });
});
