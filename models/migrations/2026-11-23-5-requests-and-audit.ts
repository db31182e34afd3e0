import type { Migration } from './migration.ts';

/** Idempotent requests, the outbox, the audit trail, and the mailbox of the demo. */
export const requestsAndAudit: Migration = {
  name: '2026-11-23-5-requests-and-audit',
  sql: `
    CREATE TABLE requests (
      id uuid PRIMARY KEY,
      -- 'account:<id>' or 'visitor:<id>': an idempotency key belongs to whoever sent it.
      owner text NOT NULL,
      key uuid NOT NULL,
      method text NOT NULL,
      path text NOT NULL,
      body_hash text NOT NULL,
      -- Kept for decisions only, whose transition reads it; other bodies may hold a password.
      body_sealed text,
      case_id uuid,
      state text NOT NULL CHECK (state IN ('running', 'answered')),
      sent_at timestamptz,
      answer_status integer,
      answer_sealed text,
      created_at timestamptz NOT NULL,
      answered_at timestamptz,
      UNIQUE (owner, key),
      CONSTRAINT requests_answer_is_whole CHECK ((state = 'answered') = (answer_status IS NOT NULL AND answer_sealed IS NOT NULL))
    );
    CREATE INDEX requests_created_at ON requests (created_at);

    CREATE TABLE outbox (
      id uuid PRIMARY KEY,
      topic text NOT NULL,
      -- Ids and codes only.
      payload jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      available_at timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      last_error text,
      done_at timestamptz
    );
    CREATE INDEX outbox_waiting ON outbox (available_at, id) WHERE done_at IS NULL;

    CREATE TABLE audit_entries (
      id uuid PRIMARY KEY,
      at timestamptz NOT NULL,
      action text NOT NULL,
      result text NOT NULL CHECK (result IN ('success', 'denied', 'failure')),
      account_id uuid REFERENCES accounts (id),
      membership_id uuid REFERENCES memberships (id),
      organization_id uuid REFERENCES organizations (id),
      subject_type text,
      subject_id uuid,
      code text,
      address text,
      request_id text
    );
    CREATE INDEX audit_entries_account_at ON audit_entries (account_id, at DESC);
    CREATE INDEX audit_entries_organization_at ON audit_entries (organization_id, at DESC);

    CREATE TABLE caught_messages (
      id uuid PRIMARY KEY,
      channel text NOT NULL CHECK (channel IN ('mail', 'sms')),
      recipient text NOT NULL,
      subject text NOT NULL,
      text text NOT NULL,
      sent_at timestamptz NOT NULL
    );
    CREATE INDEX caught_messages_sent_at ON caught_messages (sent_at DESC, id DESC);
  `,
};
