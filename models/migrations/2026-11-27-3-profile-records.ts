import type { Migration } from './migration.ts';

/** What people's records say beside who they are, what it said before, and which of it a case changes. */
export const profileRecords: Migration = {
  name: '2026-11-27-3-profile-records',
  sql: `
    CREATE TABLE profile_records (
      id uuid PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES persons (id),
      kind text NOT NULL CHECK (kind IN ('title', 'education', 'qualification', 'honor')),
      form jsonb NOT NULL,
      -- Moves with every change; a change that was compared with another revision is compared again.
      revision integer NOT NULL DEFAULT 1,
      -- Taken out by its owner; kept, because cases name it.
      removed_at timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    );
    CREATE INDEX profile_records_of_person ON profile_records (person_id, kind) WHERE removed_at IS NULL;
    CREATE INDEX profile_records_certificate ON profile_records ((form ->> 'certificateNumber'))
      WHERE removed_at IS NULL AND form ->> 'certificateNumber' IS NOT NULL;

    -- What a record said until it was changed; written once.
    CREATE TABLE record_versions (
      subject_type text NOT NULL CHECK (subject_type IN ('ProfileRecord', 'Person', 'Organization')),
      subject_id uuid NOT NULL,
      revision integer NOT NULL,
      -- Sensitive values are masked in form and whole in sealed.
      form jsonb NOT NULL,
      sealed jsonb NOT NULL,
      -- The case that changed it; without one it was changed at once.
      case_id uuid REFERENCES cases (id),
      replaced_at timestamptz NOT NULL,
      PRIMARY KEY (subject_type, subject_id, revision)
    );

    ALTER TABLE persons ADD COLUMN revision integer NOT NULL DEFAULT 1;
    -- Which of the person's records a case changes; a new one has none yet.
    ALTER TABLE cases ADD COLUMN subject_record_id uuid REFERENCES profile_records (id);
  `,
};
