import type { Migration } from './migration.ts';

/** What people have begun to fill in, until it is submitted. */
export const drafts: Migration = {
  name: '2026-11-27-2-drafts',
  sql: `
    CREATE TABLE drafts (
      id uuid PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES accounts (id),
      -- <flow>.<subject>
      kind text NOT NULL,
      -- In whose name; null for oneself.
      organization_id uuid REFERENCES organizations (id),
      -- The record it is about, where there are several.
      record_id uuid,
      -- The values of the form as JSON, sealed.
      content_sealed text NOT NULL,
      updated_at timestamptz NOT NULL,
      UNIQUE NULLS NOT DISTINCT (account_id, kind, organization_id, record_id)
    );
    CREATE INDEX drafts_updated_at ON drafts (updated_at);
  `,
};
