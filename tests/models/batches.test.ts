import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decideItems } from '../../activities/batches/decide-items.ts';
import { createActivities } from '../../activities/index.ts';
import { BatchModel } from '../../models/batch.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { DecisionModel } from '../../models/decision.ts';
import { endBatch, requestCancellation } from '../../models/stores/batch-items.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { readStanding } from '../../models/stores/standing.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { makeBatch, makeBatchOf, readReceipts, runBatch, stepContext } from '../support/batches.ts';
import { makeCommand } from '../support/commands.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';
import { submitEmployer } from '../support/reviews.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);
const AT = new Date().toISOString();
const REASON = '材料与证照不一致';

interface Office {
  readonly reviewer: TestAdministrator;
  readonly colleague: TestAdministrator;
  readonly open: (count: number) => Promise<string[]>;
}

/** A department with two reviewers. */
async function office(): Promise<Office> {
  const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
  const person = () => makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
  return { reviewer: await person(), colleague: await person(), open: (count) => makeOpenCases(sequelize, { superiorId: organizationId, count }) };
}

async function decideAlone(caseId: string, by: TestAdministrator, verb: 'reject' | 'return' = 'reject'): Promise<void> {
  const command = await makeCommand(deps, { caseId, verb, expectedRevision: 2, reason: REASON, by, issuedAt: AT });
  expect(await activities.transition({ command, acceptedAt: AT, at: AT })).toMatchObject({ status: 'applied' });
}

const openCount = async ({ reviewer }: Office) => (await readStanding(sequelize, reviewer)).counters[0]?.count ?? 0;
const decisionsOf = (caseIds: readonly string[]) => DecisionModel.count({ where: { caseId: [...caseIds] } });
const resultsOf = async (batchId: string) => (await readReceipts(sequelize, batchId)).map(({ result }) => result);

async function expectSound(): Promise<void> {
  expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
}

describe('a batch', () => {
  it('decides each item as a person would have: decision with its reason, event, mail, counter, and a receipt', async () => {
    const mine = await office();
    const cases = await mine.open(3);
    const before = await openCount(mine);
    const batchId = await makeBatchOf(deps, mine.reviewer, cases, { verb: 'return' });
    const counts = { applied: 3, already_applied: 0, stale: 0, forbidden: 0, invalid: 0, cancelled: 0 };
    expect(await runBatch(deps, batchId)).toEqual({ state: 'completed', counts });
    const receipts = await readReceipts(sequelize, batchId);
    const events = await queryRows(sequelize, `
      SELECT e.case_id AS "caseId", 'applied' AS result, NULL AS "reasonCode", e.id AS "eventId" FROM case_events e
      JOIN batch_items i ON i.request_id = e.request_id WHERE i.batch_id = :batchId AND e.edge = 'return' AND e.content_id IS NOT NULL ORDER BY i.position`, { batchId });
    expect(receipts).toEqual(events);
    expect(receipts).toHaveLength(3);
    expect(await openCount(mine)).toBe(before - 3);
    expect(await DecisionModel.count({ where: { caseId: cases, membershipId: mine.reviewer.membershipId, verb: 'return' } })).toBe(3);
    const [mail] = await queryRows<{ count: number }>(sequelize, `
      SELECT count(*)::int AS count FROM outbox WHERE topic = 'notifyApplicant' AND payload ->> 'message' = 'returned'
        AND payload ->> 'caseId' IN (:cases)`, { cases });
    expect(mail?.count).toBe(3);
    await expectSound();
  });

  it('approves with the effect of an approval', async () => {
    const mine = await office();
    const { caseId } = await submitEmployer(deps, { superiorId: mine.reviewer.organizationId, at: AT });
    await activities.openCase({ caseId, at: AT });
    const batchId = await makeBatchOf(deps, mine.reviewer, [caseId], { verb: 'approve', reason: null });
    expect((await runBatch(deps, batchId)).counts.applied).toBe(1);
    expect(await CaseModel.findByPk(caseId)).toMatchObject({ outcome: 'approved', subjectOrganizationId: expect.any(String) });
    await expectSound();
  });

  it('says of each item what became of it: own submission, foreign, unknown, closed, decided by another, seen too early', async () => {
    const [mine, other] = [await office(), await office()];
    const [fine = '', byMe = '', byColleague = '', early = '', own = ''] = await mine.open(5);
    const [foreign = '', foreignClosed = ''] = await other.open(2);
    const unknown = randomUUID();
    await decideAlone(byMe, mine.reviewer);
    await decideAlone(byColleague, mine.colleague, 'return');
    await decideAlone(foreignClosed, other.reviewer);
    const { personIndex } = (await queryRows<{ personIndex: string }>(sequelize, `
      SELECT p.id_number_index AS "personIndex" FROM accounts a JOIN persons p ON p.id = a.person_id WHERE a.id = :accountId`, { ...mine.reviewer }))[0] ?? {};
    await CaseModel.update({ submitterPersonIndex: personIndex ?? '' }, { where: { id: own } });
    await queryRows(sequelize, 'UPDATE tasks SET submitter_person_index = :personIndex WHERE case_id = :own', { personIndex, own });
    const items = [fine, byMe, byColleague, own, foreign, foreignClosed, unknown].map((caseId) => ({ caseId, expectedRevision: 2 }));
    const batchId = await makeBatchOf(deps, mine.reviewer, [], {
      selection: { by: 'items', items: [...items, { caseId: early, expectedRevision: 1 }] }, confirmed: 8,
    });
    await runBatch(deps, batchId);
    expect((await readReceipts(sequelize, batchId)).map(({ result, reasonCode }) => [result, reasonCode])).toEqual([
      ['applied', null], ['already_applied', null], ['stale', null], ['forbidden', 'own-submission'],
      ['forbidden', 'right-missing'], ['forbidden', 'right-missing'], ['forbidden', 'right-missing'], ['stale', null],
    ]);
    const [stale] = await queryRows(sequelize, `
      SELECT e.edge, e.account_id AS "accountId" FROM batch_items i JOIN case_events e ON e.id = i.event_id
      WHERE i.batch_id = :batchId AND i.result = 'stale'`, { batchId });
    expect(stale).toEqual({ edge: 'return', accountId: mine.colleague.accountId });
    const denied = await queryRows(sequelize, "SELECT subject_id FROM audit_entries WHERE result = 'denied' AND account_id = :accountId", { ...mine.reviewer });
    expect(denied).toHaveLength(4);
    await expectSound();
  });

  it('refuses every item without a reason where one is needed, whoever wrote the batch', async () => {
    const mine = await office();
    const batchId = await makeBatchOf(deps, mine.reviewer, await mine.open(1), { reason: null });
    await runBatch(deps, batchId);
    expect((await readReceipts(sequelize, batchId))[0]).toMatchObject({ result: 'invalid', reasonCode: 'reason-required' });
  });

  it('stops deciding at the item at which the right was withdrawn', async () => {
    const mine = await office();
    const cases = await mine.open(12);
    const batchId = await makeBatchOf(deps, mine.reviewer, cases);
    let calls = 0;
    const alive = (): void => { calls += 1; if (calls === 6) withdrawing = withdraw(); };
    const withdraw = () => queryRows(sequelize, 'DELETE FROM membership_roles WHERE membership_id = :membershipId', { ...mine.reviewer });
    let withdrawing: Promise<unknown> = Promise.resolve();
    await decideItems(deps, { batchId, at: AT }, stepContext({ alive }));
    await withdrawing;
    const report = await endBatch(sequelize, batchId, AT);
    expect(report.counts.applied).toBeGreaterThan(0);
    expect(report.counts.forbidden).toBeGreaterThan(0);
    expect(report.counts.applied + report.counts.forbidden).toBe(12);
    expect(await decisionsOf(cases)).toBe(report.counts.applied);
  });

  it('cancelled in the middle keeps what was decided and leaves the rest alone', async () => {
    const mine = await office();
    const cases = await mine.open(20);
    const batchId = await makeBatchOf(deps, mine.reviewer, cases);
    let calls = 0;
    let cancelling: Promise<boolean> = Promise.resolve(false);
    const alive = (): void => { calls += 1; if (calls === 8) cancelling = requestCancellation(sequelize, batchId, AT); };
    expect(await decideItems(deps, { batchId, at: AT }, stepContext({ alive }))).toMatchObject({ isOver: true });
    expect(await cancelling).toBe(true);
    const report = await endBatch(sequelize, batchId, AT);
    expect(report.state).toBe('cancelled');
    expect(report.counts.applied).toBeGreaterThanOrEqual(5);
    expect(report.counts.cancelled).toBeGreaterThan(0);
    expect(report.counts.applied + report.counts.cancelled).toBe(20);
    expect(await decisionsOf(cases)).toBe(report.counts.applied);
    expect(await openCount(mine)).toBe(report.counts.cancelled);
    expect(await requestCancellation(sequelize, batchId, AT)).toBe(false);
    await expectSound();
  });

  it('run twice at the same time, and again after its end, decides everything once', async () => {
    const mine = await office();
    const cases = await mine.open(15);
    const batchId = await makeBatchOf(deps, mine.reviewer, cases);
    await Promise.all([1, 2].map(() => decideItems(deps, { batchId, at: AT }, stepContext())));
    const first = await endBatch(sequelize, batchId, AT);
    expect(first.counts.applied).toBe(15);
    const receipts = await readReceipts(sequelize, batchId);
    expect(await runBatch(deps, batchId)).toEqual(first);
    expect(await readReceipts(sequelize, batchId)).toEqual(receipts);
    expect(await decisionsOf(cases)).toBe(15);
    await expectSound();
  });

  it('over the same items as another one at the same time shares them: each is decided by one of the two', async () => {
    const mine = await office();
    const cases = await mine.open(15);
    const ids = [await makeBatchOf(deps, mine.reviewer, cases), await makeBatchOf(deps, mine.colleague, cases.toReversed())];
    await Promise.all(ids.map((id) => runBatch(deps, id)));
    const [a = [], b = []] = await Promise.all(ids.map(resultsOf));
    const pairs = a.map((result, place) => [result, b.toReversed()[place]].toSorted().join(' '));
    expect(new Set(pairs)).toEqual(new Set(['applied stale']));
    expect(await decisionsOf(cases)).toBe(15);
    await expectSound();
  });

  it('goes on after an outage in the middle of an item, which leaves no trace of itself', async () => {
    const mine = await office();
    const cases = await mine.open(3);
    const batchId = await makeBatchOf(deps, mine.reviewer, cases);
    const stopped = new AbortController();
    let calls = 0;
    const alive = (): void => { calls += 1; if (calls === 2) stopped.abort(new Error('the worker stops')); };
    await expect(decideItems(deps, { batchId, at: AT }, stepContext({ alive, signal: stopped.signal }))).rejects.toThrow('the worker stops');
    expect((await runBatch(deps, batchId)).counts.applied).toBe(3);
    await expectSound();
  });

  it('gives an item that fails by a fault of ours a receipt, and goes on with the others', async () => {
    const mine = await office();
    const [broken = '', fine = ''] = await mine.open(2);
    await queryRows(sequelize, "UPDATE cases SET step = 'unknown' WHERE id = :broken", { broken });
    const batchId = await makeBatchOf(deps, mine.reviewer, [broken, fine]);
    await runBatch(deps, batchId);
    expect((await readReceipts(sequelize, batchId)).map(({ result, reasonCode }) => [result, reasonCode])).toEqual([['invalid', 'internal'], ['applied', null]]);
    await queryRows(sequelize, "UPDATE cases SET step = 'review' WHERE id = :broken", { broken });
  });
});

describe('the selection of a batch', () => {
  let mine: Office;
  beforeAll(async () => { mine = await office(); });
  const filter = {
    due: null, divisionCode: null, openedFrom: null, openedUntil: null, passedOnly: false, laterRoundsOnly: false, escalatedOnly: false, holder: null, verb: null,
    hiddenOnly: false, text: null,
  };

  it('by a filter is what matches when it is confirmed, in the order of deadlines, at that revision', async () => {
    const [first = '', second = '', warned = ''] = await mine.open(3);
    await queryRows(sequelize, "UPDATE tasks SET due_at = due_at - interval '1 day' WHERE case_id = :second", { second });
    await queryRows(sequelize, 'UPDATE tasks SET checks_warning = 1 WHERE case_id = :warned', { warned });
    const created = await makeBatch(deps, mine.reviewer, { selection: { by: 'filter', filter: { ...filter, passedOnly: true } }, confirmed: 2 });
    if (created.status !== 'created') throw new Error(created.status);
    expect((await readReceipts(sequelize, created.batch.id)).map(({ caseId }) => caseId)).toEqual([second, first]);
    expect((await runBatch(deps, created.batch.id)).counts.applied).toBe(2);
    expect(await makeBatch(deps, mine.reviewer, { selection: { by: 'filter', filter: { ...filter, passedOnly: true } }, confirmed: 2 })).toEqual({ status: 'batch-empty' });
  });

  it('is refused with the count of now when that was not confirmed, and nothing is written', async () => {
    await mine.open(2);
    const count = await openCount(mine);
    const before = await BatchModel.count();
    expect(await makeBatch(deps, mine.reviewer, { selection: { by: 'filter', filter }, confirmed: count - 1 })).toEqual({ status: 'batch-count-changed', count });
    expect(await makeBatch(deps, mine.reviewer, { selection: { by: 'filter', filter }, confirmed: 5_001 })).toEqual({ status: 'batch-too-large', count: 5_001 });
    expect(await makeBatch(deps, mine.reviewer, { selection: { by: 'items', items: [] }, confirmed: 0 })).toEqual({ status: 'batch-empty' });
    expect(await BatchModel.count()).toBe(before);
    expect(await queryRows(sequelize, 'SELECT 1 FROM batch_items i LEFT JOIN batches b ON b.id = i.batch_id WHERE b.id IS NULL')).toEqual([]);
  });
});
