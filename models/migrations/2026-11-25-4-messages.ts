import type { Migration } from './migration.ts';

/** What people are told within the application, by which way mail goes to them, and the digest of a day. */
export const messages: Migration = {
  name: '2026-11-25-4-messages',
  sql: `
    CREATE TABLE messages (
      id uuid PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES accounts (id),
      -- The outbox entry it was written for: written again, it is there already.
      source_id uuid NOT NULL,
      -- Name of a sentence in the area "messages".
      code text NOT NULL,
      -- Codes, days and names of organizations; never anything about a person.
      params jsonb NOT NULL,
      case_id uuid REFERENCES cases (id),
      -- In which membership it concerns a reviewer; null for an applicant.
      membership_id uuid REFERENCES memberships (id),
      -- How its mail goes, as the account wanted it at that moment.
      delivery text NOT NULL CHECK (delivery IN ('at-once', 'digest', 'none')),
      -- The day whose digest has it.
      digest_day date,
      created_at timestamptz NOT NULL,
      read_at timestamptz,
      UNIQUE (source_id, account_id)
    );
    CREATE INDEX messages_account ON messages (account_id, created_at DESC, id DESC);
    CREATE INDEX messages_unread ON messages (account_id) WHERE read_at IS NULL;
    CREATE INDEX messages_waiting ON messages (account_id, created_at) WHERE delivery = 'digest' AND digest_day IS NULL;
    CREATE INDEX messages_digest ON messages (account_id, digest_day) WHERE digest_day IS NOT NULL;
    CREATE INDEX messages_created_at ON messages (created_at);

    -- What an account has chosen; what it has not stands in workflows/shared/mail-choice.ts.
    CREATE TABLE mail_choices (
      account_id uuid NOT NULL REFERENCES accounts (id),
      topic text NOT NULL CHECK (topic IN ('outcome', 'reminder', 'new-task')),
      delivery text NOT NULL CHECK (delivery IN ('at-once', 'digest', 'none')),
      PRIMARY KEY (account_id, topic)
    );

    -- One digest per account and day, whoever asks how often.
    CREATE TABLE message_digests (
      account_id uuid NOT NULL REFERENCES accounts (id),
      day date NOT NULL,
      -- New tasks are counted from after here up to there.
      since timestamptz NOT NULL,
      until timestamptz NOT NULL,
      PRIMARY KEY (account_id, day)
    );
    CREATE INDEX message_digests_day ON message_digests (day);
  `,
};
