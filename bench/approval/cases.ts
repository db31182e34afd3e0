import type { Sequelize } from 'sequelize';
import { createDatabase, queryRows } from '../../models/database.ts';
import { withClient } from '../lib/bench-home.ts';
import type { DatabaseUrls } from './installation.ts';
import type { Office } from './steps.ts';

/** A case that waits for its reviewer, with every value that is its own. */
export interface OpenCase {
  readonly caseId: string;
  /** In the order of {@link VALUES}. */
  readonly values: readonly string[];
}

/** Cases made at once. */
const AT_ONCE = 6;

/**
 * What one case does not share with another, in the columns of this query, empty where it has no such thing; each has a stored
 * request to decide it.
 */
const VALUES = `
  WITH requested AS (
    INSERT INTO requests (id, owner, key, method, path, body_hash, body_sealed, case_id, state, created_at)
    SELECT gen_random_uuid(), 'account:bench', gen_random_uuid(), 'POST', '/', 'hash', 'sealed', c.id, 'running', now() FROM cases c
    RETURNING id, case_id
  )
  SELECT c.id AS "caseId", ARRAY[c.id::text, r.id::text, t.id::text, c.submission_id::text, c.number, COALESCE(c.submitter_person_index, ''),
    COALESCE(s.form ->> 'creditCode', ''), COALESCE(c.subject_person_index, ''), COALESCE(p.id::text, '')] AS values
  FROM cases c JOIN requested r ON r.case_id = c.id JOIN tasks t ON t.case_id = c.id AND t.state = 'open' JOIN case_submissions s ON s.id = c.submission_id
  LEFT JOIN persons p ON p.id_number_index = c.subject_person_index
  ORDER BY c.id`;

/** Which of the values is the id of the request. */
export const REQUEST_VALUE = 1;

/** Empties the database but for its reviewers, rewrites tables and indexes, and makes open cases; none has a workflow yet. */
export async function makeCases({ appUrl, superuserUrl }: DatabaseUrls, { makeCase }: Pick<Office, 'makeCase'>, count: number): Promise<OpenCase[]> {
  await withClient(superuserUrl, async (client) => {
    await unlessDeadlocked(() => client.query(EMPTY));
    await client.query('VACUUM (FULL, ANALYZE)');
  });
  return withModels(appUrl, async (sequelize) => {
    const remaining = Array.from({ length: count }).values();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const _one of remaining) await makeCase(sequelize);
    }));
    await sequelize.query('DELETE FROM outbox');
    const cases = await queryRows<OpenCase>(sequelize, VALUES);
    await withClient(superuserUrl, (client) => client.query('VACUUM (ANALYZE)'));
    return cases;
  });
}

/** Mail that is going out at this moment may hold rows that are to be deleted; it is soon over. */
async function unlessDeadlocked(work: () => Promise<unknown>): Promise<void> {
  for (let isDone = false; !isDone;) {
    try {
      await work();
      isDone = true;
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== DEADLOCK) throw error;
    }
  }
}

const DEADLOCK = '40P01';

/** Whatever belongs to cases. Emptied by DELETE: a TRUNCATE would take along the persons, who may have a photo that came with a case. */
const OF_CASES = [
  'cases', 'case_submissions', 'case_events', 'case_disclosures', 'tasks', 'task_counters', 'decisions', 'attachments', 'registration_credentials',
  'hour_declarations', 'hour_entries', 'rosters', 'roster_items', 'hidden_cases', 'contents', 'one_time_codes', 'applicant_sessions', 'batches', 'batch_items', 'messages', 'message_digests', 'requests', 'outbox',
  'audit_entries', 'caught_messages', 'employments',
];

const EMPTY = `
  SET session_replication_role = replica;
  DELETE FROM organizations WHERE id IN (SELECT subject_organization_id FROM cases);
  ${OF_CASES.map((table) => `DELETE FROM ${table};`).join(' ')}
  DELETE FROM memberships WHERE organization_id NOT IN (SELECT id FROM organizations);
  DELETE FROM membership_roles WHERE membership_id NOT IN (SELECT id FROM memberships);
  DELETE FROM accounts WHERE id NOT IN (SELECT account_id FROM memberships);
  DELETE FROM persons WHERE id NOT IN (SELECT person_id FROM accounts)`;

/** Binds the models to a database for a while: one process makes cases in two of them, one after the other. */
export async function withModels<Result>(url: string, work: (sequelize: Sequelize) => Promise<Result>): Promise<Result> {
  const sequelize = createDatabase(url, { pool: AT_ONCE });
  try {
    return await work(sequelize);
  } finally {
    await sequelize.close();
  }
}
