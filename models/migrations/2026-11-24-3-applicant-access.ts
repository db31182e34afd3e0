import type { Migration } from './migration.ts';

/** How an applicant without an account reaches his own case: a one-time code, and the session it opens. */
export const applicantAccess: Migration = {
  name: '2026-11-24-3-applicant-access',
  sql: `
    CREATE TABLE one_time_codes (
      id uuid PRIMARY KEY,
      purpose text NOT NULL CHECK (purpose IN ('case-access')),
      -- What the code opens: of 'case-access' the case.
      subject_id uuid NOT NULL,
      channel text NOT NULL CHECK (channel IN ('email', 'mobile')),
      -- Keyed, and over the id too: equal codes do not look alike.
      code_index text NOT NULL,
      -- Only until it was sent.
      code_sealed text,
      failures integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE INDEX one_time_codes_subject ON one_time_codes (purpose, subject_id, created_at DESC);
    CREATE INDEX one_time_codes_expires_at ON one_time_codes (expires_at);

    CREATE TABLE applicant_sessions (
      id uuid PRIMARY KEY,
      -- SHA-256 of the cookie's token: a copy of the table opens nothing.
      token_hash text NOT NULL UNIQUE,
      case_id uuid NOT NULL REFERENCES cases (id),
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX applicant_sessions_case_id ON applicant_sessions (case_id);
    CREATE INDEX applicant_sessions_expires_at ON applicant_sessions (expires_at);

    -- A person with an account finds what he submitted.
    CREATE INDEX cases_submitter_person ON cases (submitter_person_index, submitted_at DESC) WHERE submitter_person_index IS NOT NULL;
  `,
};
