import type { Migration } from './migration.ts';

/** One-time links by which a person becomes the first administrator of an organization that exists already. */
export const invitations: Migration = {
  name: '2026-11-24-1-invitations',
  sql: `
    CREATE TABLE invitations (
      id uuid PRIMARY KEY,
      -- SHA-256 of the link's token: a copy of the table opens nothing.
      token_hash text NOT NULL UNIQUE,
      organization_id uuid NOT NULL REFERENCES organizations (id),
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      accepted_at timestamptz
    );
    CREATE INDEX invitations_organization_id ON invitations (organization_id);
  `,
};
