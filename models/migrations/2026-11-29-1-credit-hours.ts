import type { Migration } from './migration.ts';

/** Rules as data, what hours are declared for, and the ledger of those that were recognized. */
export const creditHours: Migration = {
  name: '2026-11-29-1-credit-hours',
  sql: `
    -- Which steps of its definition a case goes through; without, all.
    ALTER TABLE cases ADD COLUMN chain text[];
    ALTER TABLE decisions ADD COLUMN recognized_hours numeric(6,1), ADD COLUMN reason_code text;
    -- Nobody decides about himself either, whoever has submitted it.
    ALTER TABLE tasks ADD COLUMN subject_person_index text;
    UPDATE tasks t SET subject_person_index = c.subject_person_index FROM cases c WHERE c.id = t.case_id AND c.subject_person_index IS NOT NULL;
    -- The same file submitted with several cases: its content is kept once, under the id of the first.
    ALTER TABLE attachments ADD COLUMN file_id uuid;
    CREATE SEQUENCE case_numbers_credit_hour_review;

    -- Versions never change: a new one takes effect on its day, and open cases keep theirs.
    CREATE TABLE hour_rule_sets (
      id uuid PRIMARY KEY,
      division_code text NOT NULL REFERENCES divisions (code),
      year integer NOT NULL,
      version integer NOT NULL,
      effective_from date NOT NULL,
      rules jsonb NOT NULL,
      created_by_account_id uuid REFERENCES accounts (id),
      created_at timestamptz NOT NULL,
      UNIQUE (division_code, year, version)
    );

    -- What the present form of a case of hours says, for lists and checks.
    CREATE TABLE hour_declarations (
      case_id uuid PRIMARY KEY REFERENCES cases (id),
      person_id uuid NOT NULL REFERENCES persons (id),
      year integer NOT NULL,
      learning_subject text NOT NULL CHECK (learning_subject IN ('public', 'professional')),
      study_form text NOT NULL,
      title text NOT NULL,
      starts_on date NOT NULL,
      ends_on date NOT NULL,
      declared_hours numeric(6,1) NOT NULL CHECK (declared_hours > 0),
      proposed_hours numeric(6,1),
      -- What was achieved, however it is written: a certificate, patent, paper, meeting or project.
      achievement_key text,
      rules_version text NOT NULL
    );
    CREATE INDEX hour_declarations_of_person ON hour_declarations (person_id, year);
    CREATE INDEX hour_declarations_achievement ON hour_declarations (achievement_key) WHERE achievement_key IS NOT NULL;

    -- Hours that an organization declares for a list of its people; one case each.
    CREATE TABLE rosters (
      id uuid PRIMARY KEY,
      request_id uuid NOT NULL UNIQUE,
      account_id uuid NOT NULL REFERENCES accounts (id),
      membership_id uuid NOT NULL REFERENCES memberships (id),
      organization_id uuid NOT NULL REFERENCES organizations (id),
      study_form text NOT NULL,
      -- What is declared for everybody alike.
      form_sealed text NOT NULL,
      total integer NOT NULL CHECK (total > 0),
      state text NOT NULL CHECK (state IN ('running', 'completed', 'cancelled')),
      cancel_requested_at timestamptz,
      created_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE INDEX rosters_of_organization ON rosters (organization_id, id DESC);
    CREATE TABLE roster_items (
      roster_id uuid NOT NULL REFERENCES rosters (id),
      position integer NOT NULL,
      -- Whoever is not registered has none, and his masked name instead.
      person_id uuid REFERENCES persons (id),
      label text,
      -- His own hours, where the roster says them.
      hours numeric(6,1),
      result text CHECK (result IN ('declared', 'refused', 'cancelled')),
      reason_code text,
      case_id uuid REFERENCES cases (id),
      at timestamptz,
      PRIMARY KEY (roster_id, position),
      CHECK ((result = 'declared') = (case_id IS NOT NULL) OR result IS NULL)
    );
    CREATE INDEX roster_items_waiting ON roster_items (roster_id, position) WHERE result IS NULL;

    -- The evidence of a roster is that of all its cases.
    ALTER TABLE attachments ADD COLUMN roster_id uuid REFERENCES rosters (id),
      DROP CONSTRAINT attachments_bound_is_whole,
      ADD CONSTRAINT attachments_bound_is_whole CHECK ((num_nonnulls(case_id, record_id, roster_id) = 1) = (field IS NOT NULL)),
      DROP CONSTRAINT attachments_bound_once,
      ADD CONSTRAINT attachments_bound_once CHECK (num_nonnulls(case_id, record_id, roster_id) <= 1);

    CREATE TABLE hour_entries (
      id uuid PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES persons (id),
      year integer NOT NULL,
      learning_subject text NOT NULL CHECK (learning_subject IN ('public', 'professional')),
      study_form text NOT NULL,
      hours numeric(6,1) NOT NULL CHECK (hours <> 0),
      source text NOT NULL CHECK (source IN ('recognition', 'revocation')),
      case_id uuid NOT NULL REFERENCES cases (id),
      reverses_id uuid UNIQUE REFERENCES hour_entries (id),
      rules_version text NOT NULL,
      -- His unit then, and who recognized or revoked them: he takes his hours along.
      unit_id uuid REFERENCES organizations (id),
      decided_by_organization_id uuid REFERENCES organizations (id),
      recorded_at timestamptz NOT NULL,
      CHECK ((source = 'revocation') = (reverses_id IS NOT NULL)),
      CHECK ((source = 'revocation') = (hours < 0))
    );
    CREATE UNIQUE INDEX hour_entries_one_recognition ON hour_entries (case_id) WHERE source = 'recognition';
    CREATE INDEX hour_entries_of_person ON hour_entries (person_id, year) INCLUDE (learning_subject, study_form, hours);
    CREATE INDEX hour_entries_of_year ON hour_entries (year, person_id);
  `,
};
