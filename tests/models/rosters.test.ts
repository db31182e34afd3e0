import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { createActivities } from '../../activities/index.ts';
import { declareItems } from '../../activities/rosters/declare-items.ts';
import { PEOPLE_AT_ONCE } from '../../activities/rosters/declare-people.ts';
import { queryRows } from '../../models/database.ts';
import { attachmentsIn } from '../../models/stores/attachments.ts';
import { createRoster, type RosterPerson } from '../../models/stores/create-roster.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { employ } from '../../models/stores/employments.ts';
import { findOrCreatePerson } from '../../models/stores/people.ts';
import { endRoster, requestRosterCancellation } from '../../models/stores/roster-items.ts';
import { listRosterItems } from '../../models/stores/roster-view.ts';
import { readStanding } from '../../models/stores/standing.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import { useDatabase } from '../setup/database.ts';
import { stepContext } from '../support/batches.ts';
import { decideHours, makeFiles, makeOffice, type Office, selfStudy } from '../support/hours.ts';
import { makeAdministrator, type TestAdministrator } from '../support/organizations.ts';
import { nextIdNumber } from '../support/registration-form.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const AT = new Date().toISOString();
const EMPLOYED_AT = '2026-01-01T00:00:00.000Z';
const PEOPLE = 60;
/** Enough for groups that wait for their turn. */
const MANY = 6 * PEOPLE_AT_ONCE;

/** A unit with somebody who declares and somebody who reviews. */
interface Unit extends Office {
  readonly colleague: TestAdministrator;
}

let department: Office;

beforeAll(async () => { department = await makeOffice(deps, 'department'); });

async function makeUnit(): Promise<Unit> {
  const office = await makeOffice(deps, 'employer', department.id);
  return { ...office, colleague: await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: office.id }) };
}

/** People who work in a unit; whoever is on a list needs no account. */
async function staffOf({ id: organizationId }: Office, count: number): Promise<RosterPerson[]> {
  const contacts = { mobile: '13900005678', email: 'han@example.cn', phone: '' };
  return sequelize.transaction(async (transaction) => {
    const people: RosterPerson[] = [];
    while (people.length < count) {
      const { id: personId } = await findOrCreatePerson(deps.sealing, { name: '韩梅', idType: 'resident-id', idNumber: nextIdNumber(), ...contacts }, EMPLOYED_AT, transaction);
      await employ(sequelize, { personId, organizationId, sectionId: null, at: EMPLOYED_AT }, transaction);
      people.push({ personId, label: null, hours: null });
    }
    return people;
  });
}

/** Writes a roster as the API does; nothing starts it. */
async function rosterOf({ id: organizationId, reviewer: { accountId, membershipId } }: Office, people: readonly RosterPerson[], more: object = {}): Promise<string> {
  const owner = `account:${accountId}`;
  const [plan = '', assessment = ''] = await makeFiles(deps, owner, 2);
  const form = { ...selfStudy(more), studyPlan: [plan], assessmentResult: [assessment] };
  const created = await createRoster(deps, {
    requestId: uuidv7(), accountId, membershipId, organizationId, studyForm: 'selfStudy', classId: null, form, attachments: attachmentsIn(creditHourForms.selfStudy, form), owner, people,
    at: AT, alsoWrite: async () => undefined,
  });
  if (created.status !== 'created') throw new Error(created.status);
  return created.rosterId;
}

const step = (rosterId: string, more: Parameters<typeof stepContext>[0] = {}) => declareItems(deps, { rosterId, at: AT }, stepContext(more));

/** Runs a roster to its end, as its process does. */
async function run(rosterId: string) {
  for (let isOver = false; !isOver;) ({ isOver } = await step(rosterId));
  return endRoster(sequelize, rosterId, AT);
}

/** A context in which something happens when so many groups of people have begun. */
function interruptedAt(count: number, work: () => void): Parameters<typeof stepContext>[0] {
  let calls = 0;
  return { alive: () => { calls += 1; if (calls === count) work(); } };
}

const itemsOf = (rosterId: string) => listRosterItems(sequelize, { rosterId, result: null, afterPosition: 0, limit: 5_000 });
const refusalsOf = async (rosterId: string) => (await itemsOf(rosterId)).map(({ reasonCode }) => reasonCode);
const openTasks = async (unit: Unit) => (await readStanding(sequelize, unit.colleague)).counters[0]?.count ?? 0;
const casesOf = async (rosterId: string) => queryRows<{ personId: string; status: string; step: string; hours: number }>(sequelize, `
  SELECT d.person_id AS "personId", c.status, c.step, d.declared_hours::float8 AS hours FROM cases c JOIN hour_declarations d ON d.case_id = c.id
  WHERE c.group_id = :rosterId`, { rosterId });

async function expectSound(): Promise<void> {
  expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
}

describe('a roster', () => {
  it('opens a case for each of its people at once, in one group, over the same files, and starts their workflows one after the other', async () => {
    const unit = await makeUnit();
    const people = await staffOf(unit, PEOPLE);
    const rosterId = await rosterOf(unit, people);
    expect(await run(rosterId)).toEqual({ state: 'completed', counts: { declared: PEOPLE, refused: 0, cancelled: 0 } });
    const cases = await casesOf(rosterId);
    expect(cases.map(({ personId }) => personId).toSorted()).toEqual(people.map(({ personId }) => personId).toSorted());
    expect(new Set(cases.map(({ status, step: at, hours }) => `${status} ${at} ${hours}`))).toEqual(new Set(['reviewing unit 12']));
    expect(await openTasks(unit)).toBe(PEOPLE);
    const files = await queryRows<{ contents: number; files: number }>(sequelize, `
      SELECT count(DISTINCT a.file_id)::int AS contents, count(*)::int AS files FROM attachments a JOIN cases c ON c.id = a.case_id WHERE c.group_id = :rosterId`, { rosterId });
    expect(files).toEqual([{ contents: 2, files: 2 * PEOPLE }]);
    const starts = await queryRows<{ at: Date }>(sequelize, `
      SELECT o.available_at AS at FROM outbox o JOIN roster_items i ON i.case_id::text = o.payload ->> 'caseId'
      WHERE o.topic = 'startCase' AND i.roster_id = :rosterId ORDER BY i.position`, { rosterId });
    const gaps = starts.slice(1).map(({ at }, place) => at.getTime() - (starts[place]?.at.getTime() ?? 0));
    expect([starts.length, new Set(gaps)]).toEqual([PEOPLE, new Set([50])]);
    const mails = await queryRows(sequelize, `
      SELECT o.topic FROM outbox o JOIN roster_items i ON i.case_id::text = o.payload ->> 'caseId' WHERE o.topic LIKE 'notify%' AND i.roster_id = :rosterId ORDER BY o.topic`, { rosterId });
    expect(mails).toEqual([{ topic: 'notifyApplicant' }, { topic: 'notifyReviewers' }]);
    const [{ caseId } = { caseId: null }] = await itemsOf(rosterId);
    expect(await decideHours(deps, createActivities(deps), { caseId: caseId ?? '', by: unit.colleague })).toMatchObject({ status: 'applied', row: { step: 'department' } });
    await expectSound();
  });

  it('says of each why nothing is declared for him, and takes the hours of whoever has his own', async () => {
    const unit = await makeUnit();
    const [first, second] = await staffOf(unit, 2);
    const [stranger] = await staffOf(await makeUnit(), 1);
    const nobody = { personId: null, label: '王*', hours: null };
    const people = [first, stranger, nobody, second].flatMap((person) => (person === undefined ? [] : [person])).map((person, place) => (place === 3 ? { ...person, hours: 6.5 } : person));
    const rosterId = await rosterOf(unit, people);
    expect(await run(rosterId)).toEqual({ state: 'completed', counts: { declared: 2, refused: 2, cancelled: 0 } });
    expect((await itemsOf(rosterId)).map(({ personName, reasonCode }) => [personName, reasonCode])).toEqual([['韩*', null], ['韩*', 'personUnknown'], ['王*', 'personUnknown'], ['韩*', null]]);
    expect((await casesOf(rosterId)).map(({ hours }) => hours).toSorted()).toEqual([12, 6.5]);
    const again = await rosterOf(unit, people.slice(0, 1));
    expect((await run(again)).counts).toMatchObject({ refused: 1 });
    expect(await refusalsOf(again)).toEqual(['subject-busy']);
    await expectSound();
  });

  it('run twice at the same time, and again after its end, declares for everybody once', async () => {
    const unit = await makeUnit();
    const rosterId = await rosterOf(unit, await staffOf(unit, 45));
    await Promise.all([step(rosterId), step(rosterId)]);
    const report = await run(rosterId);
    expect(report.counts).toEqual({ declared: 45, refused: 0, cancelled: 0 });
    expect(await run(rosterId)).toEqual(report);
    expect([(await casesOf(rosterId)).length, await openTasks(unit)]).toEqual([45, 45]);
    await expectSound();
  });

  it('beside another one over the same people in another order shares them, and neither waits for ever', async () => {
    const unit = await makeUnit();
    const people = await staffOf(unit, 40);
    const ids = [await rosterOf(unit, people), await rosterOf(unit, people.toReversed())];
    const reports = await Promise.all(ids.map(run));
    expect(reports.map(({ counts: { declared } }) => declared).reduce((sum, count) => sum + count, 0)).toBe(40);
    const [a = [], b = []] = await Promise.all(ids.map(refusalsOf));
    expect(a.map((reason, place) => [reason, b.toReversed()[place]].filter((each) => each !== null))).toEqual(people.map(() => ['subject-busy']));
    expect(await openTasks(unit)).toBe(40);
    await expectSound();
  });

  it('goes on after it was interrupted in the middle', async () => {
    const unit = await makeUnit();
    const rosterId = await rosterOf(unit, await staffOf(unit, MANY));
    const stopped = new AbortController();
    const stop = () => { stopped.abort(new Error('the worker stops')); };
    await expect(step(rosterId, { ...interruptedAt(5, stop), signal: stopped.signal })).rejects.toThrow('the worker stops');
    const before = (await casesOf(rosterId)).length;
    expect([before > 0, before < MANY]).toEqual([true, true]);
    expect((await run(rosterId)).counts).toEqual({ declared: MANY, refused: 0, cancelled: 0 });
    expect((await casesOf(rosterId)).length).toBe(MANY);
    await expectSound();
  });

  it('declares for nobody more once whoever began it may no longer declare', async () => {
    const unit = await makeUnit();
    const rosterId = await rosterOf(unit, await staffOf(unit, MANY));
    let dismissed: Promise<unknown> = Promise.resolve();
    const dismiss = () => {
      dismissed = queryRows(sequelize, "UPDATE memberships SET status = 'disabled' WHERE id = :id RETURNING id", { id: unit.reviewer.membershipId });
    };
    await step(rosterId, interruptedAt(4, dismiss));
    await dismissed;
    const { counts } = await run(rosterId);
    expect([counts.declared > 0, counts.refused > 0, counts.declared + counts.refused]).toEqual([true, true, MANY]);
    expect(new Set(await refusalsOf(rosterId))).toEqual(new Set([null, 'forbidden']));
    expect((await casesOf(rosterId)).length).toBe(counts.declared);
  });

  it('that is cancelled in the middle keeps what was declared, and declares nothing more', async () => {
    const unit = await makeUnit();
    const rosterId = await rosterOf(unit, await staffOf(unit, MANY));
    let cancelling: Promise<boolean> = Promise.resolve(false);
    expect(await step(rosterId, interruptedAt(4, () => { cancelling = requestRosterCancellation(sequelize, rosterId, AT); }))).toMatchObject({ isOver: true });
    expect(await cancelling).toBe(true);
    const { state, counts } = await endRoster(sequelize, rosterId, AT);
    expect([state, counts.declared > 0, counts.cancelled > 0, counts.declared + counts.cancelled]).toEqual(['cancelled', true, true, MANY]);
    expect([(await casesOf(rosterId)).length, await openTasks(unit)]).toEqual([counts.declared, counts.declared]);
    expect(await requestRosterCancellation(sequelize, rosterId, AT)).toBe(false);
    await expectSound();
  });
});
