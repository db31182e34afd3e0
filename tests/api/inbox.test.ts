import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { addDays, dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import type { Answer, BrowserSession } from '../support/browser-session.ts';
import { taskKinds } from '../../workflows/flows/index.ts';
import { makeOpenCases } from '../support/open-cases.ts';

const statements: string[] = [];
const api = useApi({ onQuery: (sql) => { statements.push(sql); } });
const KIND = 'registrationReview.employer';
const TODAY = dayOf(new Date().toISOString());

async function office() {
  const department = await api.organization('department');
  const reviewer = await api.signedIn(department);
  return {
    department, reviewer,
    open: (count: number) => makeOpenCases(api.deps.sequelize, { superiorId: department.organizationId, count }),
    list: (query = '') => reviewer.get(`/api/tasks?kind=${KIND}${query}`),
  };
}

const idsIn = ({ json }: Answer): string[] => json.items.map(({ caseId }: { caseId: string }) => caseId);

/** Changes the task of a case, as time and other people would. */
async function setTask(caseId: string, values: Readonly<Record<string, string | number | boolean>>): Promise<void> {
  const columns = Object.keys(values).map((name) => `${name} = :${name}`).join(', ');
  await queryRows(api.deps.sequelize, `UPDATE tasks SET ${columns} WHERE case_id = :caseId`, { ...values, caseId });
}

const dueAfter = (days: number): string => endOfDay(addDays(TODAY, days));
const hide = (reviewer: BrowserSession, caseId: string | undefined, hidden = true) =>
  reviewer.send('PUT', `/api/cases/${caseId}/hidden`, { body: JSON.stringify({ hidden }) });

describe('the filters of an inbox', () => {
  it('by deadline find what is late, what ends today and what is near', async () => {
    const { open, list } = await office();
    const [late = '', today = '', near = '', far = ''] = await open(4);
    await setTask(late, { due_at: dueAfter(-3) });
    await setTask(today, { due_at: dueAfter(0) });
    await setTask(near, { due_at: dueAfter(1) });
    await setTask(far, { due_at: dueAfter(60) });
    expect(idsIn(await list('&due=overdue'))).toEqual([late]);
    expect(idsIn(await list('&due=today'))).toEqual([today]);
    expect(idsIn(await list('&due=near'))).toEqual([late, today, near]);
    expect(idsIn(await list())).toEqual([late, today, near, far]);
  });

  it('by checks, round, escalation, division and day each find their part', async () => {
    const { open, list } = await office();
    const [warned = '', second = '', escalated = '', elsewhere = '', old = ''] = await open(5);
    await setTask(warned, { checks_warning: 1 });
    await setTask(second, { round: 2 });
    await setTask(escalated, { escalated: true });
    await setTask(elsewhere, { division_code: '370202' });
    await setTask(old, { opened_at: endOfDay('2026-03-01') });
    expect(idsIn(await list('&checks=passed')).toSorted()).toEqual([second, escalated, elsewhere, old].toSorted());
    expect(idsIn(await list('&rounds=later'))).toEqual([second]);
    expect(idsIn(await list('&escalated=1'))).toEqual([escalated]);
    expect(idsIn(await list('&division=370202'))).toEqual([elsewhere]);
    expect(idsIn(await list('&division=370200'))).toEqual([elsewhere]);
    expect(idsIn(await list('&division=370000'))).toHaveLength(5);
    expect(idsIn(await list('&from=2026-03-02&to=2026-03-02'))).toEqual([old]);
    expect(idsIn(await list('&to=2026-03-01'))).toEqual([]);
  });

  it('refuse what is no filter, an order of the other state included', async () => {
    const { list } = await office();
    for (const query of ['&due=soon', '&division=37', '&from=2026-02-30', '&verb=void', '&sort=decided', '&state=closed&sort=due']) {
      expect((await list(query)).status).toBe(422);
    }
  });

  it('without a kind give every kind that the person may read, and nothing of other organizations', async () => {
    const [mine, other] = [await office(), await office()];
    const [caseId = ''] = await mine.open(1);
    const [foreign = ''] = await other.open(1);
    await setTask(caseId, { due_at: dueAfter(0) });
    await setTask(foreign, { due_at: dueAfter(0) });
    expect(idsIn(await mine.reviewer.get('/api/tasks?due=near'))).toEqual([caseId]);
  });
});

describe('the order of an inbox', () => {
  it.each([['due', 'due_at'], ['-due', 'due_at'], ['opened', 'opened_at'], ['-opened', 'opened_at']])(
    'by %s goes on page by page without losing or repeating a task', async (sort, column) => {
      const { open, reviewer } = await office();
      const cases = await open(5);
      for (const [index, caseId] of cases.entries()) await setTask(caseId, { [column]: dueAfter(-Math.floor(index / 2)) });
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer = await reviewer.get(`/api/tasks?kind=${KIND}&sort=${sort}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...idsIn(page));
        cursor = page.json.nextCursor;
      }
      const [a, b, c, d, e] = cases;
      expect(seen).toEqual(sort.startsWith('-') ? [b, a, d, c, e] : [e, c, d, a, b]);
    },
  );
});

describe('the counts of an inbox', () => {
  it('are what the lists have, and what they would have with one filter more', async () => {
    const { open, list, reviewer } = await office();
    const [late = '', warned = '', hidden = ''] = await open(4);
    await setTask(late, { due_at: dueAfter(-3), round: 2 });
    await setTask(warned, { checks_warning: 2 });
    await hide(reviewer, hidden);
    const exactly = (count: number) => ({ count, isMore: false });
    expect((await list('&counts=1')).json.counts).toEqual({ total: exactly(3), facets: {
      passed: exactly(2), near: exactly(1), overdue: exactly(1), today: exactly(0), laterRounds: exactly(1), escalated: exactly(0), mine: exactly(0),
    } });
    expect((await list('&counts=1&checks=passed')).json.counts).toMatchObject({ total: exactly(2), facets: { overdue: exactly(1) } });
    expect((await list()).json.counts).toBeNull();
  });

  it('come with the first page in at most five questions, however many tasks there are', async () => {
    const { open, list } = await office();
    const questionsFor = async (query: string): Promise<number> => {
      statements.length = 0;
      expect((await list(query)).status).toBe(200);
      return statements.length;
    };
    const before = await questionsFor('&counts=1');
    await open(8);
    expect(await questionsFor('&counts=1')).toBe(before);
    expect(before).toBeLessThanOrEqual(5);
    expect(await questionsFor('&counts=1&due=near&division=370102&checks=passed')).toBe(before);
  });

  it('come with the workbench in at most six', async () => {
    const { open, reviewer } = await office();
    await open(8);
    statements.length = 0;
    expect((await reviewer.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind: KIND, count: 8 }));
    expect(statements.length).toBeLessThanOrEqual(6);
  });

  it('stop at a thousand under a filter, and are exact without one', async () => {
    const { department, open, list } = await office();
    const [first = ''] = await open(1);
    await queryRows(api.deps.sequelize, `
      INSERT INTO tasks (id, case_id, case_number, flow_id, kind, subject_name, step, side, round, step_rev, state, reviewer_org_id,
        org_path, checks_failed, checks_warning, checks_passed, opened_at, due_at, division_code)
      SELECT gen_random_uuid(), case_id, case_number, flow_id, kind, subject_name, step, 'added:' || n, round, step_rev, state,
        reviewer_org_id, org_path, 0, 0, 5, opened_at, due_at, division_code
      FROM tasks, generate_series(1, 1200) n WHERE case_id = :first`, { first });
    await queryRows(api.deps.sequelize, 'UPDATE task_counters SET open_count = 1201 WHERE organization_id = :organizationId', { ...department });
    const { total, facets } = (await list('&counts=1')).json.counts;
    expect([total, facets.passed]).toEqual([{ count: 1201, isMore: false }, { count: 1000, isMore: true }]);
    expect((await list('&counts=1&checks=passed')).json.counts.total).toEqual({ count: 1000, isMore: true });
  });
});

describe('a case that went up because nobody answered', () => {
  it('is still read, and says that others review it now', async () => {
    const { open, reviewer } = await office();
    const [caseId = ''] = await open(1);
    await queryRows(api.deps.sequelize, `
      UPDATE tasks SET state = 'closed', close_reason = 'escalated', closed_at = now() WHERE case_id = :caseId`, { caseId });
    expect((await reviewer.get(`/api/cases/${caseId}`)).json).toMatchObject({ canDecide: false, refusal: 'passed-on' });
  });
});

describe('the workbench', () => {
  it('counts what is late and what ends today exactly, however much is near', async () => {
    const { open, reviewer } = await office();
    const cases = await open(16);
    for (const caseId of cases.slice(0, 13)) await setTask(caseId, { due_at: dueAfter(-2) });
    await setTask(cases[13] ?? '', { due_at: dueAfter(0) });
    const counters = async () => (await reviewer.get('/api/workbench')).json.counters;
    const none = { count: 0, isMore: false };
    expect(await counters()).toEqual([
      { kind: KIND, count: 16, late: { count: 13, isMore: false }, today: { count: 1, isMore: false } },
      ...taskKinds().filter((kind) => kind !== KIND && kind !== 'registrationReview.department').map((kind) => ({ kind, count: 0, late: none, today: none })),
    ]);
    await hide(reviewer, cases[0]);
    expect(await counters()).toContainEqual(expect.objectContaining({ kind: KIND, late: { count: 12, isMore: false }, today: { count: 1, isMore: false } }));
  });
});

describe('a case that a member hides', () => {
  it('leaves his own lists alone, until he puts it back', async () => {
    const { department, open, list, reviewer } = await office();
    const colleague = await api.colleague(department);
    const [kept = '', hidden = ''] = await open(2);
    expect((await hide(reviewer, hidden)).status).toBe(204);
    expect(idsIn(await list())).toEqual([kept]);
    expect(idsIn(await list('&hidden=1'))).toEqual([hidden]);
    expect(idsIn(await (await api.signedIn(colleague)).get(`/api/tasks?kind=${KIND}`))).toEqual([kept, hidden]);
    await hide(reviewer, hidden, false);
    expect(idsIn(await list())).toEqual([kept, hidden]);
  });
});

describe('a search in an inbox', () => {
  it('finds a part of a name or of a case number, in the body of the request', async () => {
    const { open, reviewer, list } = await office();
    const [first = '', second = ''] = await open(2);
    await setTask(first, { subject_name: '历下区 100%_启明幼儿园' });
    const search = (body: object) => reviewer.post('/api/tasks/search', { kind: KIND, ...body }, { 'Idempotency-Key': '' });
    expect(idsIn(await search({ text: '启明' }))).toEqual([first]);
    expect(idsIn(await search({ text: '100%_' }))).toEqual([first]);
    expect(idsIn(await search({ text: '%' }))).toEqual([first]);
    const number = (await list()).json.items.find(({ caseId }: { caseId: string }) => caseId === second).caseNumber;
    expect(idsIn(await search({ text: number.slice(-9).toLowerCase() }))).toEqual([second]);
    expect((await search({ text: '启明', counts: '1' })).json.counts).toEqual({ total: { count: 1, isMore: false }, facets: {} });
    expect(idsIn(await search({ text: '启明', state: 'closed' }))).toEqual([]);
    expect((await search({ text: ' ' })).status).toBe(422);
    expect((await reviewer.get(`/api/tasks?kind=${KIND}&text=启明`)).json.items).toHaveLength(2);
  });
});
