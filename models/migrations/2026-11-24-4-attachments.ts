import type { Migration } from './migration.ts';

/** Files that go with a form: uploaded before it is submitted, then part of its case. */
export const attachments: Migration = {
  name: '2026-11-24-4-attachments',
  sql: `
    CREATE TABLE attachments (
      -- Of the file in the file store.
      id uuid PRIMARY KEY,
      owner text NOT NULL,
      field text,
      name_sealed text NOT NULL,
      media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/gif', 'application/pdf')),
      size integer NOT NULL CHECK (size > 0),
      sha256 text NOT NULL,
      case_id uuid REFERENCES cases (id),
      created_at timestamptz NOT NULL,
      CONSTRAINT attachments_bound_is_whole CHECK ((case_id IS NULL) = (field IS NULL))
    );
    CREATE INDEX attachments_case_id ON attachments (case_id) WHERE case_id IS NOT NULL;
    CREATE INDEX attachments_owner ON attachments (owner, created_at) WHERE case_id IS NULL;
    CREATE INDEX attachments_orphaned ON attachments (created_at) WHERE case_id IS NULL;
  `,
};
