import type { Migration } from './migration.ts';

/** Steps that several organizations decide, changes that are compared with a record, and the numbers of their cases. */
export const twoSides: Migration = {
  name: '2026-11-26-4-two-sides',
  sql: `
    ALTER TABLE cases
      ADD COLUMN successor_id uuid REFERENCES organizations (id),
      ADD COLUMN submitter_organization_id uuid REFERENCES organizations (id),
      ADD COLUMN base_revision integer;
    ALTER TABLE case_submissions ADD COLUMN base jsonb;
    CREATE INDEX cases_successor_id ON cases (successor_id) WHERE successor_id IS NOT NULL;
    CREATE INDEX cases_submitter_organization_id ON cases (submitter_organization_id, submitted_at DESC, id DESC) WHERE submitter_organization_id IS NOT NULL;
    CREATE INDEX cases_open_of_person ON cases (subject_person_index) WHERE outcome IS NULL;
    -- Closed because another side refused or returned the case.
    ALTER TABLE tasks
      DROP CONSTRAINT tasks_close_reason_check,
      ADD CONSTRAINT tasks_close_reason_check
        CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed', 'escalated', 'overtaken'));
    CREATE SEQUENCE case_numbers_change_review;
    CREATE SEQUENCE case_numbers_superior_change;
    CREATE SEQUENCE case_numbers_personnel_transfer;
  `,
};
