import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { decideItems } from '../../activities/batches/decide-items.ts';
import { reconcile } from '../../activities/reconciler.ts';
import { relayOnce } from '../../activities/relay.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { endBatch } from '../../models/stores/batch-items.ts';
import { createUnconfiguredMailer } from '../../platform/mail.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import { useApi } from '../support/api.ts';
import { makeBatchOf, stepContext } from '../support/batches.ts';
import type { Answer, BrowserSession } from '../support/browser-session.ts';
import { waitUntil } from '../support/installation.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { openReview, submitEmployer } from '../support/reviews.ts';

const api = useApi({ worker: true });
const KIND = 'registrationReview.employer';
const REJECTION = { kind: KIND, verb: 'reject', reason: '材料与证照不一致' } as const;

async function office() {
  const department = await api.organization('department');
  return {
    department, reviewer: await api.signedIn(department),
    open: (count: number) => makeOpenCases(api.deps.sequelize, { superiorId: department.organizationId, count }),
  };
}

const ticked = (caseIds: readonly string[]) => ({ by: 'items', items: caseIds.map((caseId) => ({ caseId, expectedRevision: 2 })) });
const all = (count: number, filter = {}) => ({ by: 'filter', filter, count });
const send = (by: BrowserSession, selection: object, more = {}, key: string = randomUUID()): Promise<Answer> =>
  by.post('/api/batches', { ...REJECTION, selection, ...more }, { 'Idempotency-Key': key });
const codeOf = ({ status, json }: Answer) => [status, json.code];

/** Waits for the end of a batch and gives it. */
async function ended(by: BrowserSession, batchId: string): Promise<Answer['json']> {
  let json: Answer['json'] = null;
  await waitUntil('the batch has ended', 20_000, async () => {
    ({ json } = await by.get(`/api/batches/${batchId}`));
    return json.state !== 'running';
  });
  return json;
}

async function run(by: BrowserSession, selection: object, more = {}): Promise<Answer['json']> {
  const answer = await send(by, selection, more);
  expect(answer.status).toBe(201);
  return ended(by, answer.json.batchId);
}

/** In the form that ExcelJS declares; it takes any. */
const bufferOf = ({ bytes }: Answer): ArrayBuffer => new Uint8Array(bytes).buffer;

/** A workbook: the rows of a sheet, empty cells as empty texts. */
async function readReceipt(answer: Answer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bufferOf(answer));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '逐件结果']);
  return (name: string) => (workbook.getWorksheet(name)?.getSheetValues() ?? []).slice(1)
    .map((row) => (Array.isArray(row) ? Array.from(row.slice(1), (cell) => cell ?? '') : []));
}

const none = { applied: 0, already_applied: 0, stale: 0, forbidden: 0, invalid: 0, cancelled: 0 };

describe('a batch over ticked cases', () => {
  it('is taken, decided in the background, and leaves a receipt for every case', async () => {
    const { reviewer, open } = await office();
    const cases = await open(4);
    const preview = await reviewer.post('/api/batches/preview', { kind: KIND, selection: ticked(cases) }, { 'Idempotency-Key': '' });
    expect(preview).toMatchObject({ status: 200, json: { count: 4, passed: 4, limit: 5_000 } });
    const answer = await send(reviewer, ticked(cases));
    expect(answer.headers.get('Location')).toBe(`/api/batches/${answer.json.batchId}`);
    expect(await ended(reviewer, answer.json.batchId)).toMatchObject({
      kind: KIND, verb: 'reject', reason: REJECTION.reason, chosenBy: 'items', total: 4, state: 'completed', isCancelling: false,
      counts: { ...none, applied: 4 },
    });
    expect((await reviewer.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind: KIND, count: 0 }));
    const first = await reviewer.get(`/api/batches/${answer.json.batchId}/items?limit=3`);
    expect(first.json.items).toMatchObject(cases.slice(0, 3).map((caseId, place) => ({ position: place + 1, caseId, result: 'applied', earlier: null })));
    const rest = await reviewer.get(`/api/batches/${answer.json.batchId}/items?limit=3&cursor=${first.json.nextCursor}`);
    expect(rest.json).toMatchObject({ items: [{ position: 4 }], nextCursor: null });
    expect((await reviewer.get('/api/batches')).json.items).toMatchObject([{ id: answer.json.batchId, counts: { applied: 4 } }]);
  });

  it('sent twice under one key is one batch; under another key it finds everything done', async () => {
    const { department, reviewer, open } = await office();
    const colleague = await api.signedIn(await api.colleague(department));
    const cases = await open(2);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => send(reviewer, ticked(cases), {}, key)));
    const ids = answers.filter(({ status }) => status === 201).map(({ json }) => json.batchId);
    expect(new Set(ids).size).toBe(1);
    const again = await send(reviewer, ticked(cases), {}, key);
    expect(again).toMatchObject({ status: 201, json: { batchId: ids[0] } });
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(codeOf(await send(reviewer, ticked(cases), { reason: '另一个理由是什么' }, key))).toEqual([422, 'idempotency-key-reused']);
    await ended(reviewer, ids[0]);
    expect((await reviewer.post('/api/batches/preview', { kind: KIND, selection: ticked(cases) })).json).toMatchObject({ count: 2, waiting: 0, passed: 0 });
    expect((await run(reviewer, ticked(cases))).counts).toEqual({ ...none, already_applied: 2 });
    const late = await run(colleague, ticked(cases));
    expect(late.counts).toEqual({ ...none, stale: 2 });
    const { json: { items } } = await colleague.get(`/api/batches/${late.id}/items?result=stale`);
    expect(items).toMatchObject([{ earlier: { verb: 'reject', deciderName: department.name, decidedAt: expect.any(String) } }, {}]);
    expect((await reviewer.get('/api/batches')).json.items).toHaveLength(2);
  });

  it('refuses what the person may not read like what does not exist, and names neither', async () => {
    const [mine, other] = [await office(), await office()];
    const [foreign = ''] = await other.open(1);
    const [own = ''] = await mine.open(1);
    const batch = await run(mine.reviewer, ticked([own, foreign, randomUUID()]));
    expect(batch.counts).toEqual({ ...none, applied: 1, forbidden: 2 });
    const { json: { items } } = await mine.reviewer.get(`/api/batches/${batch.id}/items?result=forbidden`);
    for (const item of items) expect(item).toMatchObject({ caseNumber: null, subjectName: null, reasonCode: 'right-missing', earlier: null });
    expect((await CaseModel.findByPk(foreign))?.status).toBe('reviewing');
  });
});

describe('a batch over everything that matches', () => {
  it('decides what was counted, and nothing else', async () => {
    const { reviewer, open } = await office();
    const [warned = ''] = await open(4);
    await queryRows(api.deps.sequelize, 'UPDATE tasks SET checks_warning = 1 WHERE case_id = :warned', { warned });
    const preview = (filter: object) => reviewer.post('/api/batches/preview', { kind: KIND, selection: { by: 'filter', filter } });
    expect((await preview({})).json).toMatchObject({ count: 4, passed: 3 });
    expect((await preview({ checks: 'passed' })).json).toMatchObject({ count: 3, passed: 3 });
    const batch = await run(reviewer, all(3, { checks: 'passed' }));
    expect(batch).toMatchObject({ chosenBy: 'filter', total: 3, counts: { applied: 3 } });
    expect((await reviewer.get(`/api/tasks?kind=${KIND}`)).json.items).toMatchObject([{ caseId: warned }]);
  });

  it('is refused with the count of now when that has changed', async () => {
    const { reviewer, open } = await office();
    await open(2);
    const answer = await send(reviewer, all(1));
    expect(answer).toMatchObject({ status: 409, json: { code: 'batch-count-changed', facts: { count: 2 } } });
    expect(answer.json.detail).toContain('2');
    expect((await reviewer.get('/api/batches')).json.items).toEqual([]);
  });

  it('finds by name what a search has found, and keeps the text nowhere in plain', async () => {
    const { reviewer, open } = await office();
    const [wanted = ''] = await open(3);
    await queryRows(api.deps.sequelize, "UPDATE tasks SET subject_name = '历下区启明幼儿园' WHERE case_id = :wanted", { wanted });
    const batch = await run(reviewer, all(1, { text: '启明幼儿园' }));
    expect(batch.counts.applied).toBe(1);
    const [row] = await queryRows(api.deps.sequelize, 'SELECT * FROM batches WHERE id = :id', { id: batch.id });
    expect(JSON.stringify(row)).not.toContain('启明');
    const history = JSON.stringify(await api.deps.client.workflow.getHandle(`batchDecision:${batch.id}`).fetchHistory());
    for (const secret of ['启明', REJECTION.reason]) {
      expect(history).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
    }
  });
});

describe('the limits of a batch', () => {
  let mine: Awaited<ReturnType<typeof office>>;
  beforeAll(async () => { mine = await office(); });
  const some = (count: number) => Array.from({ length: count }, () => randomUUID());

  it.each([
    ['nothing', () => ticked([]), {}, [422, 'batch-empty']],
    ['5,001 cases', () => ticked(some(5_001)), {}, [422, 'batch-too-large']],
    ['a filter of 5,001', () => all(5_001), {}, [422, 'batch-too-large']],
    ['a filter that matches nothing', () => all(0), {}, [422, 'batch-empty']],
    ['a rejection without a reason', () => ticked(some(1)), { reason: ' 短 ' }, [422, 'reason-required']],
    ['a reason that is too long', () => ticked(some(1)), { reason: '长'.repeat(2_001) }, [422, 'invalid']],
    ['a verb of applicants', () => ticked(some(1)), { verb: 'withdraw' }, [422, 'invalid']],
    ['a case twice', () => { const [id = ''] = some(1); return ticked([id, id]); }, {}, [422, 'invalid']],
    ['a kind that does not exist', () => ticked(some(1)), { kind: 'registrationReview.nobody' }, [422, 'invalid']],
    ['fields it does not know', () => ({ ...all(1), more: 1 }), {}, [422, 'invalid']],
  ])('refuse %s', async (_what, selection, more, expected) => {
    expect(codeOf(await send(mine.reviewer, selection(), more))).toEqual(expected);
  });

  it('take 5,000 cases', async () => {
    const answer = await send(mine.reviewer, ticked(some(5_000)));
    expect(answer.status).toBe(201);
    await mine.reviewer.send('POST', `/api/batches/${answer.json.batchId}/cancellation`);
    const { counts, state } = await ended(mine.reviewer, answer.json.batchId);
    expect([state, counts.forbidden + counts.cancelled]).toEqual(['cancelled', 5_000]);
  });

  it('let nobody begin who decides nothing, or is not signed in', async () => {
    const clerk = await api.signedIn(await api.colleague(mine.department, 'registration-clerk'));
    expect(codeOf(await send(clerk, ticked(some(1))))).toEqual([403, 'forbidden']);
    expect(codeOf(await send(api.browser(), ticked(some(1))))).toEqual([401, 'session-missing']);
    expect(codeOf(await send(mine.reviewer, ticked(some(1)), {}, ''))).toEqual([400, 'idempotency-key-missing']);
  });
});

describe('the batch of somebody else', () => {
  it('is there for nobody but him who made it', async () => {
    const { department, reviewer, open } = await office();
    const colleague = await api.signedIn(await api.colleague(department));
    const { id } = await run(reviewer, ticked(await open(1)));
    for (const path of ['', '/items', '/receipt.xlsx']) {
      expect(codeOf(await colleague.get(`/api/batches/${id}${path}`))).toEqual([404, 'not-found']);
      expect(codeOf(await reviewer.get(`/api/batches/${randomUUID()}${path}`))).toEqual([404, 'not-found']);
      expect((await reviewer.get(`/api/batches/${id}${path}`)).status).toBe(200);
    }
    expect(codeOf(await colleague.post(`/api/batches/${id}/cancellation`, {}))).toEqual([404, 'not-found']);
    expect((await colleague.get('/api/batches')).json.items).toEqual([]);
    expect(codeOf(await reviewer.post(`/api/batches/${id}/cancellation`, {}))).toEqual([409, 'batch-ended']);
  });
});

describe('the workbook of a batch', () => {
  it('has a sheet that sums up and a row for every receipt, in the language of the reader', async () => {
    const { department, reviewer, open } = await office();
    const [mine = '', theirs = ''] = await open(2);
    await queryRows(api.deps.sequelize, "UPDATE tasks SET subject_name = '=1+1' WHERE case_id = :mine", { mine });
    const colleague = await api.signedIn(await api.colleague(department));
    await run(colleague, ticked([theirs]));
    const batch = await run(reviewer, ticked([mine, theirs, randomUUID()]));
    const answer = await reviewer.get(`/api/batches/${batch.id}/receipt.xlsx`, { 'Accept-Language': 'zh-CN' });
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="batch-[\d-]+-\w+\.xlsx"$/);
    const rows = await readReceipt(answer);
    expect(rows('汇总')).toEqual(expect.arrayContaining([['操作', '批量驳回'], ['意见', REJECTION.reason], ['总件数', 3], ['已办理', 1], ['已有变化', 1]]));
    const [head, ...receipts] = rows('逐件结果');
    expect(head).toEqual(['序号', '编号', '名称', '结果', '说明', '时间']);
    expect(receipts).toEqual([
      [1, expect.stringMatching(/^RG-/), '=1+1', '已办理', '', expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)],
      [2, expect.stringMatching(/^RG-/), expect.any(String), '已有变化', expect.stringMatching(/^周强 已于 .+ 驳回$/), expect.any(String)],
      [3, '', '', '无权办理', '没有办理权限，或不在您的查看范围内', expect.any(String)],
    ]);
    const english = new ExcelJS.Workbook();
    await english.xlsx.load(bufferOf(await reviewer.get(`/api/batches/${batch.id}/receipt.xlsx`, { 'Accept-Language': 'en' })));
    expect(english.worksheets.map(({ name }) => name)).toEqual(['Summary', 'Results']);
  });
});

describe('a batch that is cancelled in the middle', () => {
  it('keeps what was decided, leaves the rest waiting, and its workbook says so of each', async () => {
    const { department, reviewer, open } = await office();
    const batchId = await makeBatchOf(api.deps, department, await open(20));
    const at = new Date().toISOString();
    let calls = 0;
    const cancelling: Promise<Answer>[] = [];
    const alive = () => { if ((calls += 1) === 6) cancelling.push(reviewer.post(`/api/batches/${batchId}/cancellation`, {})); };
    await decideItems(api.deps, { batchId, at }, stepContext({ alive }));
    expect((await Promise.all(cancelling)).map(({ status }) => status)).toEqual([200]);
    await endBatch(api.deps.sequelize, batchId, at);
    const { json: { state, counts } } = await reviewer.get(`/api/batches/${batchId}`);
    expect([state, counts.applied + counts.cancelled]).toEqual(['cancelled', 20]);
    for (const some of [counts.applied, counts.cancelled]) expect(some).toBeGreaterThan(0);
    expect((await reviewer.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind: KIND, count: counts.cancelled }));
    const { json: { items } } = await reviewer.get(`/api/batches/${batchId}/items?result=cancelled`);
    for (const { caseId } of items) expect((await reviewer.get(`/api/cases/${caseId}`)).json).toMatchObject({ status: 'reviewing', revision: 2, canDecide: true });
    const receipt = await readReceipt(await reviewer.get(`/api/batches/${batchId}/receipt.xlsx`, { 'Accept-Language': 'zh-CN' }));
    expect(receipt('汇总')).toEqual(expect.arrayContaining([['状态', '已停止'], ['已办理', counts.applied], ['未办理', counts.cancelled]]));
    expect(receipt('逐件结果').filter(([, , , result]) => result === '未办理')).toHaveLength(counts.cancelled);
  });
});

describe('the process of a batch', () => {
  it('lets the workflows of its cases follow, and is found by supervisors with its numbers', async () => {
    const { department, reviewer } = await office();
    const { client, config } = api.deps;
    const { caseId } = await submitEmployer(api.deps, { superiorId: department.organizationId, at: new Date().toISOString() });
    await openReview({ client, taskQueue: config.temporalTaskQueue }, caseId);
    const batch = await run(reviewer, ticked([caseId]), { verb: 'approve', reason: '' });
    expect(batch).toMatchObject({ counts: { applied: 1 }, reason: null });
    expect(await client.workflow.getHandle(workflowIdOf('registrationReview', caseId)).result()).toMatchObject({ outcome: 'approved' });
    const handle = client.workflow.getHandle(`batchDecision:${batch.id}`);
    expect(await handle.result()).toMatchObject({ state: 'completed', counts: { applied: 1 } });
    const details = JSON.stringify(await handle.query('__temporal_workflow_metadata'));
    expect(details).toContain('1 of 1 done: 1 applied');
    expect(details).toContain(`/batches/${batch.id}`);
  });

  it('is started by the relay when Temporal did not answer, and once however often', async () => {
    const { department, reviewer, open } = await office();
    const cases = await open(1);
    const { sequelize, sealing, client, config, logger } = api.deps;
    const { batchId } = (await send(reviewer, ticked(cases))).json;
    await ended(reviewer, batchId);
    const relay = () => relayOnce({
      sequelize, sealing, client, logger, taskQueue: config.temporalTaskQueue, publicUrl: config.publicUrl, mailer: createUnconfiguredMailer(), shortMessages: null,
    });
    await queryRows(sequelize, "UPDATE outbox SET done_at = now() WHERE topic <> 'startBatch'");
    await relay();
    expect(await queryRows(sequelize, "SELECT 1 FROM outbox WHERE topic = 'startBatch' AND done_at IS NULL")).toEqual([]);
    // One that no API has started.
    await queryRows(sequelize, "UPDATE batches SET state = 'running', counts = NULL, ended_at = NULL WHERE id = :batchId", { batchId });
    await queryRows(sequelize, "UPDATE outbox SET done_at = NULL, available_at = now() WHERE payload ->> 'batchId' = :batchId", { batchId });
    await relay();
    expect(await queryRows(sequelize, 'SELECT 1 FROM decisions WHERE reviewer_org_id = :organizationId', { ...department })).toHaveLength(1);
  });

  it('is taken up by the reconciler when its process was lost', async () => {
    const { department, reviewer, open } = await office();
    const { publicUrl, temporalTaskQueue: taskQueue } = api.deps.config;
    const batchId = await makeBatchOf(api.deps, department, await open(2));
    await reconcile({ ...api.deps, taskQueue, publicUrl }, { reconciliationId: randomUUID(), isDryRun: false, requestedBy: null });
    expect((await ended(reviewer, batchId)).counts).toEqual({ ...none, applied: 2 });
  });
});
