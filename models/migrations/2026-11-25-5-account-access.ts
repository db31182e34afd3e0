import type { Migration } from './migration.ts';

/** How a forgotten password is set anew, and in which membership an account acted last. */
export const accountAccess: Migration = {
  name: '2026-11-25-5-account-access',
  sql: `
    ALTER TABLE memberships ADD COLUMN last_used_at timestamptz;

    CREATE TABLE password_resets (
      id uuid PRIMARY KEY,
      -- SHA-256 of what the browser holds that asked: only there the code can be used.
      token_hash text NOT NULL UNIQUE,
      -- What was typed, until it was compared.
      asked_sealed text,
      -- Whose password may be set; null for whatever belongs to nobody. Both look the same from outside.
      account_id uuid REFERENCES accounts (id),
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE INDEX password_resets_account ON password_resets (account_id, created_at DESC) WHERE account_id IS NOT NULL;
    CREATE INDEX password_resets_created_at ON password_resets (created_at);

    ALTER TABLE one_time_codes
      DROP CONSTRAINT one_time_codes_purpose_check,
      -- Of 'password-reset' the subject is the reset.
      ADD CONSTRAINT one_time_codes_purpose_check CHECK (purpose IN ('case-access', 'password-reset'));
  `,
};
