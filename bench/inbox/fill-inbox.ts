import { createDatabase } from '../../models/database.ts';
import { createPasswords } from '../../platform/passwords.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../../tests/support/organizations.ts';
import { PASSWORD } from '../../tests/support/registration-form.ts';
import { withClient } from '../lib/bench-home.ts';

/** Departments that share the tasks. */
const OFFICES = 100;

/** Of a hundred tasks, so many are those of the first department: the busiest office of a province. */
const BUSIEST_PERCENT = 17;

export interface Filling {
  readonly tasks: number;
  /** How many of them wait. */
  readonly pending: number;
}

/** Fills a database with tasks of many offices; gives the reviewer of the busiest one. */
export async function fillInbox(
  { appUrl, superuserUrl }: { appUrl: string; superuserUrl: string }, sealing: Sealing, { tasks, pending }: Filling,
): Promise<TestAdministrator> {
  const sequelize = createDatabase(appUrl);
  try {
    const passwordHash = await createPasswords().hash(PASSWORD);
    const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
    for (let count = 1; count < OFFICES; count += 1) await makeOrganization(sequelize, { kind: 'department' });
    const reviewer = await makeAdministrator({ sequelize, sealing, passwordHash }, { organizationId });
    await withClient(superuserUrl, async (client) => {
      // Rows that refer to each other are written at once; nothing of it is checked twice.
      await client.query('SET session_replication_role = replica');
      await client.query(PLACES, [tasks, pending, organizationId]);
      for (const statement of [CASES, TASKS, COUNTERS]) await client.query(statement);
      await client.query(DECISIONS, [reviewer.accountId, reviewer.membershipId, organizationId]);
      await client.query('VACUUM (ANALYZE)');
    });
    return reviewer;
  } finally {
    await sequelize.close();
  }
}

/** One row for every task: whose it is, whether it waits, and since when. Closed ones reach back two years. */
const PLACES = `
  CREATE TEMP TABLE places AS
  WITH offices AS (SELECT id, path, row_number() OVER (ORDER BY id <> $3, id) - 1 AS place FROM organizations WHERE kind = 'department')
  SELECT n, gen_random_uuid() AS case_id, gen_random_uuid() AS task_id, gen_random_uuid() AS decision_id, o.id AS office, o.path,
    n <= $2 AS is_open, now() - (n % 10000) * CASE WHEN n <= $2 THEN interval '2 minutes' ELSE interval '105 minutes' END AS opened_at,
    n % 7 AS dice
  FROM generate_series(1, $1::int) n
  JOIN offices o ON o.place = CASE WHEN n % 100 < ${BUSIEST_PERCENT} THEN 0 ELSE 1 + n % ${OFFICES - 1} END`;

const CASES = `
  INSERT INTO cases (id, number, flow_id, subject, definition_version, rules_version, subject_key, subject_name, division_code,
    superior_id, status, step, step_rev, round, revision, outcome, submission_id, submitted_at, opened_at, due_at, closed_at)
  SELECT case_id, 'RG-20261101-' || lpad(n::text, 7, '0'), 'registrationReview', 'employer', 1, '2026-1', 'bench:' || n, '历下区第' || n || '号单位',
    '370102', office, CASE WHEN is_open THEN 'reviewing' ELSE 'approved' END, CASE WHEN is_open THEN 'review' END, 2, 1,
    CASE WHEN is_open THEN 2 ELSE 3 END, CASE WHEN is_open THEN NULL ELSE 'approved' END, gen_random_uuid(), opened_at, opened_at,
    CASE WHEN is_open THEN opened_at + interval '14 days' END, CASE WHEN is_open THEN NULL ELSE opened_at + interval '2 days' END
  FROM places`;

const TASKS = `
  INSERT INTO tasks (id, case_id, case_number, flow_id, kind, subject_name, step, side, round, step_rev, state, close_reason, verb,
    reviewer_org_id, org_path, division_code, escalated, checks_failed, checks_warning, checks_passed, opened_at, due_at, closed_at)
  SELECT task_id, case_id, 'RG-20261101-' || lpad(n::text, 7, '0'), 'registrationReview', 'registrationReview.employer',
    '历下区第' || n || '号单位', 'review', 'only', CASE WHEN dice = 0 THEN 2 ELSE 1 END, 2, CASE WHEN is_open THEN 'open' ELSE 'closed' END,
    CASE WHEN is_open THEN NULL ELSE 'decided' END, CASE WHEN is_open THEN NULL ELSE 'approve' END, office, path, '370102', dice = 1,
    CASE WHEN dice = 2 THEN 1 ELSE 0 END, CASE WHEN dice = 3 THEN 1 ELSE 0 END, 4, opened_at, opened_at + interval '14 days',
    CASE WHEN is_open THEN NULL ELSE opened_at + interval '2 days' END
  FROM places`;

const COUNTERS = `
  INSERT INTO task_counters (organization_id, section_id, kind, open_count)
  SELECT reviewer_org_id, NULL, kind, count(*) FROM tasks WHERE state = 'open' GROUP BY reviewer_org_id, kind`;

const DECISIONS = `
  INSERT INTO decisions (id, case_id, task_id, request_id, step, side, round, verb, is_final, revision, account_id, membership_id,
    person_index, right_name, role_id, scope, reviewer_org_id, decided_at)
  SELECT decision_id, case_id, task_id, gen_random_uuid(), 'review', 'only', 1, 'approve', true, 3, $1, $2, 'bench', 'registration.decide',
    (SELECT id FROM roles WHERE code = 'reviewer' LIMIT 1), 'organization', $3, opened_at + interval '2 days'
  FROM places WHERE NOT is_open`;
