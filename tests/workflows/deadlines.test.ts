import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { recountDeadlines } from '../../activities/recount-deadlines.ts';
import { resyncCase } from '../../activities/resync-case.ts';
import { queryRows } from '../../models/database.ts';
import { removeCalendarDay, setCalendarDay } from '../../models/stores/calendar.ts';
import { findCaseRow } from '../../models/stores/case-row.ts';
import { findDueDates } from '../../models/stores/due-date.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { useDatabase } from '../setup/database.ts';
import { useTimeSkipping } from '../setup/time-skipping.ts';
import { knowAttachments } from '../support/attachments.ts';
import { type CommandInput, makeCommand } from '../support/commands.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { nextCreditCode } from '../support/registration-form.ts';
import { openReview, sendToReview, submitEmployer } from '../support/reviews.ts';

const server = useTimeSkipping();
const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };

/** A county department below a city department, each with a reviewer; the province has a bureau. */
async function makeLine() {
  const administrate = (organizationId: string) => makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
  const { id: upperId } = await makeOrganization(sequelize, { kind: 'department', divisionCode: '370100' });
  const { id: lowerId } = await makeOrganization(sequelize, { kind: 'department', superiorId: upperId });
  return { lower: await administrate(lowerId), upper: await administrate(upperId) };
}

async function openCase(superiorId: string): Promise<CaseRow> {
  const { caseId } = await submitEmployer(deps, { superiorId, at: await server.now() });
  return (await openReview({ client: server.client(), taskQueue: server.taskQueue }, caseId)).row;
}

/** Gives the answer, and the row as it is then. */
async function send(command: Omit<CommandInput, 'issuedAt'>) {
  const answer = await sendToReview(server.client(), await makeCommand(deps, { ...command, issuedAt: await server.now() }));
  const row = await findCaseRow(sequelize, command.caseId);
  if (row === null) throw new Error('There is no such case');
  return { ...answer, row };
}

/** Moves the clock to an hour after this instant. */
async function sleepUntil(instant: string): Promise<void> {
  await server.sleep(Date.parse(instant) - Date.parse(await server.now()) + 3_600_000);
}

const edgesOf = async (caseId: string): Promise<string[]> =>
  (await queryRows<{ edge: string }>(sequelize, 'SELECT edge FROM case_events WHERE case_id = :caseId ORDER BY sequence', { caseId })).map(({ edge }) => edge);
const openTasks = (caseId: string) =>
  queryRows(sequelize, "SELECT reviewer_org_id AS \"organizationId\" FROM tasks WHERE case_id = :caseId AND state = 'open'", { caseId });
const messagesOf = async (caseId: string): Promise<string[]> =>
  (await queryRows<{ message: string }>(sequelize, `
    SELECT topic || '.' || (payload ->> 'message') AS message FROM outbox WHERE payload ->> 'caseId' = :caseId AND topic <> 'startCase' ORDER BY id`, { caseId }))
    .map(({ message }) => message);

describe('a case that nobody decides', () => {
  it('reminds after 3 and 5 working days, goes up after 10, and is decided there', async () => {
    const { lower, upper } = await makeLine();
    await server.withWorker(createActivities(deps), async () => {
      const { caseId, openedAt } = await openCase(lower.organizationId);
      const [first = '', second = '', due = ''] = await findDueDates(sequelize, {
        from: openedAt ?? '', divisionCode: '370102', afterWorkingDays: [3, 5, 10],
      });
      await sleepUntil(first);
      expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'remind']);
      await sleepUntil(second);
      expect(await openTasks(caseId)).toEqual([{ organizationId: lower.organizationId }]);
      await sleepUntil(due);
      expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'remind', 'remind', 'escalate']);
      expect(await openTasks(caseId)).toEqual([{ organizationId: upper.organizationId }]);
      expect(await messagesOf(caseId)).toEqual([
        'notifyReviewers.newTask', 'notifyApplicant.received', 'notifyReviewers.reminder', 'notifyReviewers.reminder', 'notifyReviewers.escalated',
        'notifyApplicant.escalated',
      ]);
      const late = await send({ caseId, verb: 'approve', expectedRevision: 2, by: lower });
      expect(late).toMatchObject({ status: 'stale', row: { escalated: true, slaState: 'on-time' } });
      expect(await send({ caseId, verb: 'approve', expectedRevision: late.row.revision, by: lower })).toMatchObject({ status: 'forbidden' });
      expect(await send({ caseId, verb: 'approve', expectedRevision: late.row.revision, by: upper })).toMatchObject({ status: 'applied' });
    });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('stays with the last reviewer and is overdue where nobody stands above him; silence never approves', async () => {
    const { upper } = await makeLine();
    await server.withWorker(createActivities(deps), async () => {
      const { caseId } = await openCase(upper.organizationId);
      await server.sleep('60 days');
      expect((await edgesOf(caseId)).at(-1)).toBe('overdue');
      expect(await openTasks(caseId)).toEqual([{ organizationId: upper.organizationId }]);
      expect(await queryRows(sequelize, 'SELECT sla_state AS "slaState", outcome FROM cases WHERE id = :caseId', { caseId }))
        .toEqual([{ slaState: 'overdue', outcome: null }]);
    });
  });

  it('follows deadlines that data sets for its division', async () => {
    const { lower } = await makeLine();
    await queryRows(sequelize, "INSERT INTO deadline_plans VALUES ('registrationReview', 'employer', 'review', '370102', '{1}', 2)");
    await server.withWorker(createActivities(deps), async () => {
      const { caseId, openedAt, deadline, dueAt } = await openCase(lower.organizationId);
      const [reminder, due] = await findDueDates(sequelize, { from: openedAt ?? '', divisionCode: '370102', afterWorkingDays: [1, 2] });
      expect({ deadline, dueAt }).toEqual({ deadline: { kind: 'remind', at: reminder }, dueAt: due });
      await send({ caseId, verb: 'withdraw', expectedRevision: 2, by: null });
    });
    await queryRows(sequelize, 'DELETE FROM deadline_plans');
  });
});

describe('a calendar that changes while a case waits', () => {
  const dayBefore = (endOfDay: string): string => dayOf(new Date(Date.parse(endOfDay) - 1).toISOString());
  const recount = async (caseId: string, payload: { divisionCode: string; day: string }): Promise<void> => {
    await recountDeadlines(deps, { ...payload, afterCaseId: null });
    await resyncCase({ client: server.client() }, caseId);
  };

  it('moves the deadlines that have not passed, of the division and those below it alone, and the timer with them', async () => {
    const { lower } = await makeLine();
    await server.withWorker(createActivities(deps), async () => {
      const { caseId, openedAt } = await openCase(lower.organizationId);
      const due = (afterWorkingDays: readonly number[]) => findDueDates(sequelize, { from: openedAt ?? '', divisionCode: '370102', afterWorkingDays });
      const [first = '', second = '', , last = ''] = await due([3, 5, 9, 10]);
      await sleepUntil(first);
      await setCalendarDay(sequelize, { divisionCode: '370200', day: dayBefore(second), isWorking: false, note: '青岛放假', at: await server.now() });
      await recount(caseId, { divisionCode: '370200', day: dayBefore(second) });
      expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'remind']);
      const holiday = { divisionCode: '370100', day: dayBefore(second) };
      await setCalendarDay(sequelize, { ...holiday, isWorking: false, note: '泉城放假', at: await server.now() });
      await recount(caseId, holiday);
      await recount(caseId, holiday);
      const [movedSecond = '', movedLast = ''] = await due([5, 10]);
      expect([movedSecond > second, movedLast > last]).toEqual([true, true]);
      expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'remind', 'recount']);
      expect(await findCaseRow(sequelize, caseId)).toMatchObject({ dueAt: movedLast, deadline: { kind: 'remind', at: movedSecond } });
      expect(await queryRows(sequelize, 'SELECT due_at AS "dueAt" FROM tasks WHERE case_id = :caseId', { caseId })).toEqual([{ dueAt: new Date(movedLast) }]);
      await sleepUntil(second);
      expect(await edgesOf(caseId)).toHaveLength(4);
      await sleepUntil(movedSecond);
      expect((await edgesOf(caseId)).at(-1)).toBe('remind');
      // A decision on what was read before the days were counted again is not stale.
      expect(await send({ caseId, verb: 'approve', expectedRevision: 2, by: lower })).toMatchObject({ status: 'applied' });
      expect(await removeCalendarDay(sequelize, { ...holiday, at: await server.now() })).toBe(true);
      await recount(caseId, holiday);
      expect((await edgesOf(caseId)).at(-1)).toBe('approve');
    });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
    await queryRows(sequelize, 'DELETE FROM working_day_exceptions WHERE division_code IS NOT NULL RETURNING day');
  });
});

describe('a case that was returned', () => {
  const returned = async (organizationId: string, by: CommandInput['by']) => {
    const { caseId } = await openCase(organizationId);
    const answer = await send({ caseId, verb: 'return', expectedRevision: 2, reason: '授权委托书未盖章', by });
    expect(answer).toMatchObject({ status: 'applied', row: { status: 'returned', step: null, waitingFor: [] } });
    return { caseId, answer };
  };

  it('waits for its applicant, is mended in the next round, and can be approved', async () => {
    const { lower } = await makeLine();
    await server.withWorker(createActivities(deps), async () => {
      const { caseId, answer } = await returned(lower.organizationId, lower);
      expect(await openTasks(caseId)).toEqual([]);
      expect(await send({ caseId, verb: 'approve', expectedRevision: answer.row.revision, by: lower })).toMatchObject({ status: 'stale' });
      const { form: busy } = await submitEmployer(deps, { superiorId: lower.organizationId, at: await server.now() });
      const files = { license: [randomUUID()], authorization: [randomUUID()] };
      await knowAttachments(deps.sealing, files, 'account:applicant');
      const resubmit = (changes: object) => send({
        caseId, verb: 'resubmit', expectedRevision: answer.row.revision, by: null, form: { ...busy, ...files, name: '历下区改名小学', ...changes },
      });
      expect(await resubmit({})).toMatchObject({ status: 'invalid', reason: 'subject-busy' });
      expect(await resubmit({ creditCode: '123' })).toMatchObject({ status: 'invalid', reason: 'form-invalid' });
      const mended = await resubmit({ creditCode: nextCreditCode() });
      expect(mended).toMatchObject({ status: 'applied', row: { status: 'reviewing', step: 'review', round: 2 } });
      expect(await send({ caseId, verb: 'approve', expectedRevision: 4, by: lower })).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
      expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'return', 'resubmit', 'approve']);
    });
    expect(await queryRows(sequelize, "SELECT name FROM organizations WHERE name = '历下区改名小学'")).toHaveLength(1);
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('lapses 20 working days later, after one reminder', async () => {
    const { lower } = await makeLine();
    await server.withWorker(createActivities(deps), async () => {
      const { caseId } = await returned(lower.organizationId, lower);
      await server.sleep('60 days');
      expect(await edgesOf(caseId)).toEqual(['submit', 'open', 'return', 'remind', 'lapse']);
      expect(await send({ caseId, verb: 'resubmit', expectedRevision: 3, by: null, form: {} }).catch((error: unknown) => error)).toBeInstanceOf(Error);
    });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('can be taken back by its applicant, and by nobody else', async () => {
    const { lower, upper } = await makeLine();
    await server.withWorker(createActivities(deps), async () => {
      const { caseId, answer } = await returned(lower.organizationId, lower);
      const { revision } = answer.row;
      expect(await send({ caseId, verb: 'withdraw', expectedRevision: revision, by: { accountId: upper.accountId, membershipId: null } }))
        .toMatchObject({ status: 'forbidden', reason: 'not-applicant' });
      expect(await send({ caseId, verb: 'withdraw', expectedRevision: revision, by: null })).toMatchObject({ status: 'applied', row: { outcome: 'withdrawn' } });
    });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});
