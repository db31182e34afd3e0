import type { Migration } from './migration.ts';

/** Who has seen whole what a form shows masked, and why. */
export const disclosures: Migration = {
  name: '2026-11-25-6-disclosures',
  sql: `
    CREATE TABLE case_disclosures (
      case_id uuid NOT NULL REFERENCES cases (id),
      membership_id uuid NOT NULL REFERENCES memberships (id),
      reason_content_id uuid NOT NULL REFERENCES contents (id),
      disclosed_at timestamptz NOT NULL,
      -- The reason is asked once; every look stands in the audit trail.
      PRIMARY KEY (membership_id, case_id)
    );
  `,
};
