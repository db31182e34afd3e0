import type { Sequelize } from 'sequelize';
import { makeOrganization } from '../../tests/support/organizations.ts';
import { withClient } from '../lib/bench-home.ts';

export interface LedgerFilling {
  readonly people: number;
  /** Entries of each person; every eighth takes back the one before it. */
  readonly entries: number;
  readonly year: number;
}

/** Employs people in a unit and writes their ledger, without the cases that would have led to it; gives the unit. */
export async function fillLedger(sequelize: Sequelize, superuserUrl: string, { people, entries, year }: LedgerFilling): Promise<string> {
  const { id: unitId } = await makeOrganization(sequelize, { kind: 'employer' });
  await withClient(superuserUrl, async (client) => {
    // Entries without cases: nothing of what refers to another row is checked.
    await client.query('SET session_replication_role = replica');
    await client.query(PEOPLE, [people]);
    await client.query(EMPLOYMENTS, [unitId]);
    await client.query(ENTRIES, [entries, year, unitId]);
    await client.query('VACUUM (ANALYZE)');
  });
  return unitId;
}

const PEOPLE = `
  INSERT INTO persons (id, name, id_type, id_number_sealed, id_number_index, created_at, updated_at)
  SELECT gen_random_uuid(), '周强', 'resident-id', 'bench', 'bench-' || n, now(), now() FROM generate_series(1, $1::int) n`;

const EMPLOYMENTS = `
  INSERT INTO employments (id, person_id, organization_id, section_id, period)
  SELECT gen_random_uuid(), p.id, $1, NULL, tstzrange('2020-01-01', NULL) FROM persons p WHERE p.id_number_sealed = 'bench'`;

const ENTRIES = `
  INSERT INTO hour_entries (id, person_id, year, learning_subject, study_form, hours, source, case_id, reverses_id, rules_version, unit_id,
    decided_by_organization_id, recorded_at)
  SELECT gen_random_uuid(), p.id, $2, CASE WHEN n % 3 = 0 THEN 'public' ELSE 'professional' END,
    (ARRAY['trainingCourse', 'onlineCourse', 'paper', 'practice', 'teaching'])[1 + n % 5], CASE WHEN n % 8 = 0 THEN -6.5 ELSE 6.5 END,
    CASE WHEN n % 8 = 0 THEN 'revocation' ELSE 'recognition' END, gen_random_uuid(), CASE WHEN n % 8 = 0 THEN gen_random_uuid() END, 'SD-DEFAULT', $3, $3, now()
  FROM persons p, generate_series(1, $1::int) n WHERE p.id_number_sealed = 'bench'`;
