import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CaseEventModel } from '../../models/case-event.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { DecisionModel } from '../../models/decision.ts';
import { expectedHash } from '../../models/stores/append-event.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import { nameSubstitute } from '../../models/stores/substitutes.ts';
import { TaskModel } from '../../models/task.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { MAX_ADDED } from '../../workflows/shared/added-reviewers.ts';
import { useDatabase } from '../setup/database.ts';
import { ADDING_AT, createAdding } from '../support/adding.ts';
import { makeBatchOf, readReceipts, runBatch } from '../support/batches.ts';
import { makeCommand } from '../support/commands.ts';
import { makeAdministrator, type TestAdministrator } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const { activities, act, approve, ask, chosen, colleagueOf, edgesOf, escalate, office, opened, openTasks, told, unit, waitsFor } = createAdding(deps);
const REASON = '请补充说明材料';
/** Above everybody who does not answer. */
let bureau: TestAdministrator;
let upper: TestAdministrator;
let own: TestAdministrator;
let colleague: TestAdministrator;
let other: TestAdministrator;

beforeAll(async () => {
  bureau = await office('hrss');
  upper = await office('department', bureau.organizationId);
  own = await office('department', upper.organizationId);
  colleague = await colleagueOf(own);
  other = await office();
});

afterEach(async () => { expect(await findViolations(sequelize, { quiet: false })).toEqual([]); });

describe('a colleague asked to decide first', () => {
  it('has the task until he agrees; then whoever asked decides, and nobody else in between', async () => {
    const caseId = await opened(own);
    await act({ caseId, verb: 'transfer', by: colleague, membershipId: own.membershipId });
    expect(await ask(caseId, 'before', own, chosen(colleague), { reason: '请看营业执照' })).toMatchObject({
      status: 'applied', row: { status: 'reviewing', step: 'review', stepRevision: 2, revision: 4, waitingFor: [expect.anything()] },
    });
    expect(await openTasks(caseId)).toEqual([waitsFor('added:1', colleague, true)]);
    // He has nothing to decide now, and is told what has happened since he looked.
    expect(await approve(caseId, own)).toMatchObject({ status: 'forbidden', reason: 'right-missing' });
    expect(await approve(caseId, own, 3)).toMatchObject({ status: 'stale', eventId: expect.any(String) });
    expect(await approve(caseId, colleague)).toMatchObject({ status: 'applied', row: { status: 'reviewing', stepRevision: 2 } });
    expect(await openTasks(caseId)).toEqual([waitsFor('only', own, true)]);
    expect(await approve(caseId, colleague)).toMatchObject({ status: 'forbidden' });
    expect(await approve(caseId, own)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
    expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'transfer', 'addBefore', 'consent', 'approve']);
    expect((await told(caseId)).map(({ payload }) => payload)).toEqual([
      { membershipIds: [colleague.membershipId], message: 'added' }, { membershipIds: [own.membershipId], message: 'agreed' },
    ]);
    const closed = await TaskModel.findAll({ where: { caseId }, order: [['openedAt', 'ASC'], ['stepRev', 'ASC']] });
    expect(closed.map(({ side, closeReason }) => [side, closeReason])).toEqual([['only', 'deferred'], ['added:1', 'decided'], ['only', 'decided']]);
  });

  it('makes stale what his colleagues saw, and not what the applicant saw', async () => {
    const caseId = await opened(own);
    const third = await colleagueOf(own);
    await ask(caseId, 'before', own, chosen(colleague));
    expect(await approve(caseId, third, 2)).toMatchObject({ status: 'stale' });
    expect(await act({ caseId, verb: 'withdraw', by: null, expectedRevision: 2 })).toMatchObject({ status: 'applied', row: { outcome: 'withdrawn' } });
    expect(await openTasks(caseId)).toEqual([]);
  });

  it('leaves an event that names who asked whom and why, in a chain that holds', async () => {
    const caseId = await opened(own);
    await ask(caseId, 'before', own, chosen(colleague), { reason: '请看营业执照' });
    await approve(caseId, colleague);
    await ask(caseId, 'after', own, unit(other));
    const events = await CaseEventModel.findAll({ where: { caseId }, order: [['sequence', 'ASC']] });
    const asked = events.filter(({ edge }) => edge.startsWith('add'));
    expect(asked.map(({ edge, membershipId, targetMembershipId, targetOrganizationId, contentHash }) => ({ edge, membershipId, targetMembershipId, targetOrganizationId, hasReason: contentHash !== null }))).toEqual([
      { edge: 'addBefore', membershipId: own.membershipId, targetMembershipId: colleague.membershipId, targetOrganizationId: null, hasReason: true },
      { edge: 'addAfter', membershipId: own.membershipId, targetMembershipId: null, targetOrganizationId: other.organizationId, hasReason: false },
    ]);
    for (const [place, event] of events.entries()) expect(event.hash).toBe(expectedHash(event, events[place - 1]?.hash ?? null));
  });
});

describe('an organization asked to decide afterwards', () => {
  it('has a task once whoever asked has approved, and finishes the step', async () => {
    const caseId = await opened(own);
    expect(await ask(caseId, 'after', own, unit(other))).toMatchObject({ status: 'applied', row: { stepRevision: 2, revision: 3 } });
    expect(await openTasks(caseId)).toEqual([waitsFor('only', own)]);
    expect(await approve(caseId, other)).toMatchObject({ status: 'forbidden' });
    // Whoever saw it before the addition still decides: more is asked now, and nothing else.
    expect(await approve(caseId, colleague, 2)).toMatchObject({ status: 'applied', row: { status: 'reviewing' } });
    expect(await openTasks(caseId)).toEqual([waitsFor('added:1', other)]);
    expect(await told(caseId)).toEqual([{ payload: { message: 'added', side: 'added:1' } }]);
    expect(await approve(caseId, other)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
    expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'addAfter', 'consent', 'approve']);
  });

  it('is not answered for by whoever asked, nor by whoever has approved before', async () => {
    const caseId = await opened(own);
    const third = await colleagueOf(own);
    await ask(caseId, 'after', own, chosen(third));
    await approve(caseId, colleague);
    for (const by of [own, colleague]) expect(await approve(caseId, by)).toMatchObject({ status: 'forbidden', reason: 'right-missing' });
    expect(await approve(caseId, third)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
  });
});

describe('several who are asked', () => {
  it('decide in their order, those whom an added reviewer asks included', async () => {
    const caseId = await opened(own);
    const [first, last] = [await office(), await office()];
    await ask(caseId, 'after', own, unit(last));
    await ask(caseId, 'before', own, unit(other));
    await ask(caseId, 'before', other, unit(first));
    for (const [by, next] of [[first, 'added:2'], [other, 'only'], [own, 'added:1']] as const) {
      expect(await approve(caseId, by)).toMatchObject({ status: 'applied', row: { status: 'reviewing' } });
      expect((await openTasks(caseId)).map(({ side }) => side)).toEqual([next]);
    }
    expect(await approve(caseId, last)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
  });

  it('are each asked once, at most five to a step, and are kept with their round', async () => {
    const caseId = await opened(own);
    expect(await ask(caseId, 'after', own, unit(other))).toMatchObject({ status: 'applied' });
    expect(await ask(caseId, 'after', own, unit(other))).toMatchObject({ status: 'invalid', reason: 'reviewer-added' });
    expect(await ask(caseId, 'after', own, chosen(colleague))).toMatchObject({ status: 'applied' });
    expect(await ask(caseId, 'before', own, chosen(colleague))).toMatchObject({ status: 'invalid', reason: 'reviewer-added' });
    for (let count = 2; count < MAX_ADDED; count += 1) expect(await ask(caseId, 'after', own, unit(await office()))).toMatchObject({ status: 'applied' });
    expect(await ask(caseId, 'after', own, unit(await office()))).toMatchObject({ status: 'invalid', reason: 'reviewers-full' });
    await act({ caseId, verb: 'return', by: own, reason: REASON });
    const { additions } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
    expect(additions.map(({ round }) => round)).toEqual(Array.from({ length: MAX_ADDED }, () => 1));
  });
});

describe('nobody can be asked', () => {
  it.each([
    ['oneself', () => chosen(own)],
    ['a member of another organization by name', () => chosen(other)],
    ['one\'s own organization', () => unit(own)],
    ['nobody', () => ({ membershipId: '' })],
    ['what is no id', () => ({ organizationId: 'x' })],
    ['both at once', () => ({ ...chosen(colleague), ...unit(other) })],
  ])('who is %s', async (_what, whom) => {
    const caseId = await opened(own);
    expect(await ask(caseId, 'before', own, whom())).toMatchObject({ status: 'invalid', reason: 'reviewer-not-offered' });
    expect(await openTasks(caseId)).toEqual([waitsFor('only', own)]);
  });

  it('who submitted the case, or is disabled, or has no right, or is an organization without a reviewer', async () => {
    const caseId = await opened(own);
    const [applicant, disabled, reader] = [await colleagueOf(own), await office(), await office()];
    await TaskModel.update({ submitterPersonIndex: deps.sealing.blindIndex(applicant.idNumber, ID_NUMBER) }, { where: { caseId } });
    await queryRows(sequelize, "UPDATE organizations SET status = 'disabled' WHERE id = :organizationId RETURNING id", { ...disabled });
    await queryRows(sequelize, 'DELETE FROM membership_roles WHERE membership_id = :membershipId RETURNING membership_id', { ...reader });
    for (const whom of [chosen(applicant), unit(disabled), unit(reader)]) {
      expect(await ask(caseId, 'after', own, whom)).toMatchObject({ status: 'invalid', reason: 'reviewer-not-offered' });
    }
  });

  it('by whoever may not decide, nor at a place that there is not', async () => {
    const caseId = await opened(own);
    expect(await ask(caseId, 'before', other, chosen(colleague))).toMatchObject({ status: 'forbidden', reason: 'right-missing' });
    expect(await act({ caseId, verb: 'addReviewer', by: own, place: 'beside', ...chosen(colleague) })).toMatchObject({ status: 'invalid', reason: 'verb-not-offered' });
    expect(await edgesOf(caseId)).toEqual(['submit', 'open']);
  });
});

describe('an added reviewer who does not agree', () => {
  it.each(['return', 'reject'] as const)('speaks for all: %s', async (verb) => {
    const caseId = await opened(own);
    await ask(caseId, 'before', own, unit(other));
    expect(await act({ caseId, verb, by: other, reason: REASON })).toMatchObject({
      status: 'applied', row: verb === 'return' ? { status: 'returned', outcome: null } : { outcome: 'rejected' },
    });
    expect(await openTasks(caseId)).toEqual([]);
  });
});

describe('the same request', () => {
  it('asks once, however often it runs, and under another key it is known to be done', async () => {
    const caseId = await opened(own);
    const command = await makeCommand(deps, { caseId, verb: 'addReviewer', by: own, place: 'before', ...chosen(colleague), expectedRevision: 2, issuedAt: ADDING_AT });
    const run = () => activities.transition({ command, acceptedAt: ADDING_AT, at: ADDING_AT });
    const first = await run();
    expect([first.status, await run()]).toEqual(['applied', first]);
    expect(await ask(caseId, 'before', own, chosen(colleague), { expectedRevision: 2 })).toMatchObject({ status: 'already_applied' });
    expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'addBefore']);
    const consent = await makeCommand(deps, { caseId, verb: 'approve', by: colleague, expectedRevision: 3, issuedAt: ADDING_AT });
    for (let run_ = 0; run_ < 2; run_ += 1) expect(await activities.transition({ command: consent, acceptedAt: ADDING_AT, at: ADDING_AT })).toMatchObject({ status: 'applied', row: { revision: 4 } });
    expect(await DecisionModel.count({ where: { caseId } })).toBe(1);
  });
});

describe('what happens meanwhile', () => {
  it('an added reviewer who does not answer is answered for above whoever asked, who then decides', async () => {
    const caseId = await opened(own);
    await ask(caseId, 'before', own, unit(other));
    await escalate(caseId);
    expect(await openTasks(caseId)).toEqual([waitsFor('added:1', upper)]);
    await escalate(caseId);
    expect(await openTasks(caseId)).toEqual([waitsFor('added:1', bureau)]);
    expect(await approve(caseId, bureau)).toMatchObject({ status: 'applied' });
    expect(await openTasks(caseId)).toEqual([waitsFor('only', own)]);
  });

  it('whoever takes over a step decides alone, whom others wanted to ask afterwards', async () => {
    const caseId = await opened(own);
    await ask(caseId, 'after', own, unit(other));
    await escalate(caseId);
    expect(await openTasks(caseId)).toEqual([waitsFor('only', upper)]);
    expect(await approve(caseId, upper)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
  });

  it('the days begin anew for whoever is asked', async () => {
    const caseId = await opened(own);
    const { deadline } = await activities.readCase({ caseId });
    if (deadline === null || deadline === undefined) throw new Error('Nothing is due');
    await activities.passDeadline({ caseId, deadline, at: deadline.at });
    await ask(caseId, 'before', own, chosen(colleague));
    expect(await activities.readCase({ caseId })).toMatchObject({ slaState: 'on-time', deadline: { kind: 'remind', at: deadline.at } });
  });

  it('a batch takes what waits for an added reviewer as what it is', async () => {
    const caseId = await opened(own);
    await ask(caseId, 'before', own, unit(other));
    const items = [{ caseId, expectedRevision: 3 }];
    const batchId = await makeBatchOf(deps, other, [], { verb: 'approve', reason: null, selection: { by: 'items', items }, confirmed: 1 });
    await runBatch(deps, batchId);
    expect((await readReceipts(sequelize, batchId)).map(({ result }) => result)).toEqual(['applied']);
    expect(await openTasks(caseId)).toEqual([waitsFor('only', own)]);
  });
});

describe('a substitute of whoever asked', () => {
  it('does not answer in his name what he has asked a colleague, and asks in his name himself', async () => {
    const { organizationId } = await office('department', upper.organizationId);
    const [absent, asked] = [await colleagueOf({ ...own, organizationId }), await colleagueOf({ ...own, organizationId })];
    const standIn = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId, roleCode: 'registration-clerk' });
    await nameSubstitute(deps, {
      substituteMembershipId: standIn.membershipId, from: '2026-11-03', until: '2026-11-05', kinds: null, reason: null, at: ADDING_AT,
      by: { ...absent, requestId: uuidv7(), address: '127.0.0.1' },
    });
    const first = await opened({ ...own, organizationId });
    await ask(first, 'before', absent, chosen(asked));
    expect(await approve(first, standIn)).toMatchObject({ status: 'forbidden', reason: 'right-missing' });
    expect(await approve(first, asked)).toMatchObject({ status: 'applied' });
    expect(await approve(first, standIn)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });

    const second = await opened({ ...own, organizationId });
    expect(await ask(second, 'after', standIn, chosen(absent))).toMatchObject({ status: 'invalid', reason: 'reviewer-not-offered' });
    expect(await ask(second, 'before', standIn, chosen(asked))).toMatchObject({ status: 'applied' });
    for (const by of [standIn, absent]) expect(await approve(second, by)).toMatchObject({ status: 'forbidden', reason: 'right-missing' });
  });
});
