import type { Migration } from './migration.ts';

/** Files that go with an education, qualification or honor of a person's record. */
export const recordFiles: Migration = {
  name: '2026-11-27-4-record-files',
  sql: `
    ALTER TABLE attachments
      ADD COLUMN record_id uuid REFERENCES profile_records (id),
      DROP CONSTRAINT attachments_bound_is_whole,
      ADD CONSTRAINT attachments_bound_is_whole CHECK ((num_nonnulls(case_id, record_id) = 1) = (field IS NOT NULL)),
      ADD CONSTRAINT attachments_bound_once CHECK (num_nonnulls(case_id, record_id) <= 1);
    CREATE INDEX attachments_record_id ON attachments (record_id) WHERE record_id IS NOT NULL;
    DROP INDEX attachments_owner;
    DROP INDEX attachments_orphaned;
    CREATE INDEX attachments_owner ON attachments (owner, created_at) WHERE field IS NULL;
    CREATE INDEX attachments_orphaned ON attachments (created_at) WHERE field IS NULL;
  `,
};
