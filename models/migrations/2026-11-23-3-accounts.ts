import type { Migration } from './migration.ts';

/** Accounts, memberships, roles, sessions and the slowing of sign-ins. */
export const accounts: Migration = {
  name: '2026-11-23-3-accounts',
  sql: `
    CREATE TABLE accounts (
      id uuid PRIMARY KEY,
      person_id uuid NOT NULL UNIQUE REFERENCES persons (id),
      password_hash text NOT NULL,
      password_changed_at timestamptz NOT NULL,
      status text NOT NULL CHECK (status IN ('active', 'disabled')),
      created_at timestamptz NOT NULL
    );

    CREATE TABLE memberships (
      id uuid PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES accounts (id),
      organization_id uuid NOT NULL REFERENCES organizations (id),
      section_id uuid REFERENCES sections (id),
      status text NOT NULL CHECK (status IN ('active', 'disabled')),
      is_super_administrator boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL,
      UNIQUE (account_id, organization_id)
    );
    CREATE INDEX memberships_organization_id ON memberships (organization_id);
    -- The super administrator hands over; there are never two (manual §5.1.1.3).
    CREATE UNIQUE INDEX memberships_one_super_administrator ON memberships (organization_id)
      WHERE is_super_administrator AND status = 'active';

    CREATE TABLE roles (
      id uuid PRIMARY KEY,
      -- Null for the built-in roles.
      organization_id uuid REFERENCES organizations (id),
      code text NOT NULL,
      name_zh text NOT NULL,
      name_en text NOT NULL,
      UNIQUE NULLS NOT DISTINCT (organization_id, code)
    );

    -- "right" and "scope" are of the closed catalogue in workflows/shared/rights.ts; unknown text is refused when read.
    CREATE TABLE role_rights (
      role_id uuid NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
      right_name text NOT NULL,
      scope text NOT NULL CHECK (scope IN ('section', 'organization', 'subtree')),
      PRIMARY KEY (role_id, right_name)
    );

    CREATE TABLE membership_roles (
      membership_id uuid NOT NULL REFERENCES memberships (id) ON DELETE CASCADE,
      role_id uuid NOT NULL REFERENCES roles (id),
      PRIMARY KEY (membership_id, role_id)
    );
    CREATE INDEX membership_roles_role_id ON membership_roles (role_id);

    CREATE TABLE sessions (
      id uuid PRIMARY KEY,
      -- SHA-256 of the cookie's token: a copy of the table opens no session.
      token_hash text NOT NULL UNIQUE,
      account_id uuid NOT NULL REFERENCES accounts (id),
      membership_id uuid REFERENCES memberships (id),
      user_type text NOT NULL,
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      revoked_at timestamptz,
      user_agent text NOT NULL,
      address text NOT NULL
    );
    CREATE INDEX sessions_account_id ON sessions (account_id) WHERE revoked_at IS NULL;

    CREATE TABLE sign_in_throttles (
      -- 'account:<blind index>' or 'address:<network address>'.
      key text PRIMARY KEY,
      failures integer NOT NULL,
      last_failure_at timestamptz NOT NULL,
      blocked_until timestamptz
    );
  `,
};
