import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sequelize } from 'sequelize';
import { queryRows } from '../../models/database.ts';
import { BUSY_DEPARTMENT, BUSY_UNIT } from '../../models/seeds/demo/organizations.ts';
import { computeCompletions } from '../../models/stores/hour-completion.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { yearOf } from '../../workflows/shared/time.ts';
import { useInstallation } from '../support/installation.ts';
import { connectTo } from '../support/installed.ts';

const installation = useInstallation({ isPrepared: true });
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let sequelize: Sequelize;

// Of the installation only the database runs: what a first start left in it.
beforeAll(async () => {
  postgres = await startPostgres({ home: installation.home, fast: true, log: () => {} });
  sequelize = connectTo(installation);
}, 60_000);
afterAll(async () => {
  await sequelize.close();
  await postgres.stop();
});

/** What waits in the inbox of an organization, by kind. */
async function waitingAt(name: string): Promise<Record<string, number>> {
  const rows = await queryRows<{ kind: string; count: number }>(sequelize, `
    SELECT t.kind, count(*)::int AS count FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    WHERE o.name = :name AND t.state = 'open' GROUP BY t.kind`, { name });
  return Object.fromEntries(rows.map(({ kind, count }) => [kind.split('.')[1] ?? '', count]));
}

describe('the demo', () => {
  it('breaks no invariant', async () => {
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('has registrations of all four subjects in every state', async () => {
    const rows = await queryRows<{ subject: string; states: string[] }>(sequelize, `
      SELECT subject, array_agg(DISTINCT status ORDER BY status) AS states FROM cases WHERE flow_id = 'registrationReview' GROUP BY subject ORDER BY subject`);
    expect(rows.map(({ subject }) => subject)).toEqual(['base', 'department', 'employer', 'professional']);
    for (const { states } of rows) expect(states).toEqual(expect.arrayContaining(['approved', 'rejected', 'returned', 'reviewing']));
  });

  it('has changes and transfers in every state, one change of superior that half has agreed to, and all of it where the portal leads', async () => {
    const rows = await queryRows<{ flow: string; states: string[] }>(sequelize, `
      SELECT flow_id AS flow, array_agg(DISTINCT status ORDER BY status) AS states FROM cases WHERE flow_id IN ('changeReview', 'personnelTransfer', 'superiorChange') GROUP BY flow_id ORDER BY flow_id`);
    const all = ['approved', 'rejected', 'returned', 'reviewing'];
    expect(rows).toEqual([
      { flow: 'changeReview', states: all }, { flow: 'personnelTransfer', states: all }, { flow: 'superiorChange', states: ['reviewing'] },
    ]);
    expect(await queryRows(sequelize, `SELECT 1 AS found FROM case_events WHERE edge = 'consent'`)).toHaveLength(1);
    expect(await waitingAt(BUSY_UNIT)).toMatchObject({ person: expect.any(Number), out: expect.any(Number), in: expect.any(Number) });
    expect(await waitingAt(BUSY_DEPARTMENT)).toMatchObject({ person: expect.any(Number), organization: expect.any(Number) });
  });

  it('has plans, classes and a summary that wait where the portal leads, and a class that is over and can be closed', async () => {
    expect(await waitingAt(BUSY_DEPARTMENT)).toMatchObject({ plan: 1, class: 2, summary: 1 });
    const classes = await queryRows(sequelize, "SELECT status, ends_on < CURRENT_DATE AS \"isOver\" FROM training_classes ORDER BY starts_on");
    expect(classes).toEqual([{ status: 'open', isOver: true }, { status: 'open', isOver: false }]);
    expect(await queryRows(sequelize, 'SELECT version FROM training_plans')).toEqual([{ version: 1 }]);
  });

  it('has declared hours in every state, a person who has a whole year together and others who have not, and an appeal', async () => {
    const rows = await queryRows<{ state: string }>(sequelize, `
      SELECT DISTINCT concat_ws(' ', c.status, c.step) AS state FROM cases c WHERE c.flow_id = 'creditHourReview' ORDER BY state`);
    expect(rows.map(({ state }) => state)).toEqual(['approved', 'rejected', 'returned', 'reviewing appeal', 'reviewing department', 'reviewing unit', 'withdrawn']);
    const [unit] = await queryRows<{ id: string }>(sequelize, 'SELECT id FROM organizations WHERE name = :name', { name: BUSY_UNIT });
    const thisYear = { year: yearOf(new Date().toISOString()), of: { organizationId: unit?.id ?? '' } };
    const computed = await computeCompletions(sequelize, thisYear).next();
    const people = computed.done === true ? [] : computed.value;
    const complete = people.filter(({ completion }) => completion.isComplete);
    const begun = people.filter(({ completion }) => !completion.isComplete && completion.total.counted > 0);
    expect([complete.length, begun.length]).toEqual([1, 2]);
    expect(await queryRows(sequelize, `
      SELECT FROM hour_entries e JOIN hour_declarations d ON d.case_id = e.case_id WHERE e.hours < d.declared_hours`)).toHaveLength(2);
    expect(await waitingAt(BUSY_UNIT)).toMatchObject({ declaration: expect.any(Number) });
    expect(await waitingAt(BUSY_DEPARTMENT)).toMatchObject({ declaration: expect.any(Number) });
  });

  it('gives every reviewer that the portal offers something to decide, some of it come up from below', async () => {
    expect(await waitingAt('历下区人力资源和社会保障局')).toMatchObject({ department: expect.any(Number), out: expect.any(Number) });
    expect(await waitingAt(BUSY_DEPARTMENT)).toMatchObject({ employer: expect.any(Number), base: expect.any(Number), professional: expect.any(Number) });
    expect(await waitingAt(BUSY_UNIT)).toMatchObject({ professional: expect.any(Number) });
    const escalated = await queryRows<{ subject: string }>(sequelize, `SELECT DISTINCT subject FROM cases WHERE escalated ORDER BY subject`);
    expect(escalated.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['department', 'professional']));
  });

  it('has a professional who was returned for a wrong unit', async () => {
    const rows = await queryRows(sequelize, `
      SELECT 1 AS found FROM case_events e JOIN cases c ON c.id = e.case_id WHERE e.edge = 'returnWrongUnit' AND c.status = 'returned'`);
    expect(rows).toHaveLength(1);
  });
});
