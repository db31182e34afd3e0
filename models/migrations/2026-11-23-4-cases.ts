import type { Migration } from './migration.ts';

/** Cases, submissions, tasks, decisions, events, and the counters of the inbox. */
export const cases: Migration = {
  name: '2026-11-23-4-cases',
  sql: `
    CREATE SEQUENCE case_numbers_registration_review;

    CREATE TABLE cases (
      id uuid PRIMARY KEY,
      number text NOT NULL UNIQUE,
      flow_id text NOT NULL,
      subject text NOT NULL,
      definition_version integer NOT NULL,
      rules_version text NOT NULL,
      subject_key text NOT NULL,
      subject_name text NOT NULL,
      subject_organization_id uuid REFERENCES organizations (id),
      division_code text NOT NULL REFERENCES divisions (code),
      -- The superior the applicant chose; null where the HRSS bureau of the division is responsible.
      superior_id uuid REFERENCES organizations (id),
      submitter_account_id uuid REFERENCES accounts (id),
      -- Four eyes compares persons: blind indexes of the ID numbers.
      submitter_person_index text,
      subject_person_index text,
      status text NOT NULL CHECK (status IN ('received', 'reviewing', 'approved', 'rejected')),
      step text,
      step_rev integer NOT NULL,
      round integer NOT NULL CHECK (round >= 1),
      revision integer NOT NULL CHECK (revision >= 1),
      outcome text CHECK (outcome IN ('approved', 'rejected')),
      submission_id uuid NOT NULL,
      group_id uuid,
      related_case_id uuid REFERENCES cases (id),
      relation text CHECK (relation IN ('copy', 'appeal', 'closing')),
      submitted_at timestamptz NOT NULL,
      opened_at timestamptz,
      due_at timestamptz,
      closed_at timestamptz,
      last_event_hash text,
      CONSTRAINT cases_closed_has_outcome CHECK ((outcome IS NULL) = (closed_at IS NULL)),
      CONSTRAINT cases_relation_is_whole CHECK ((related_case_id IS NULL) = (relation IS NULL))
    );
    -- One open case per subject.
    CREATE UNIQUE INDEX cases_one_open_per_subject ON cases (subject_key) WHERE outcome IS NULL;
    CREATE INDEX cases_received ON cases (submitted_at) WHERE status = 'received';
    CREATE INDEX cases_related_case_id ON cases (related_case_id);
    CREATE INDEX cases_subject_organization_id ON cases (subject_organization_id);
    CREATE INDEX cases_submitter_account_id ON cases (submitter_account_id);

    CREATE TABLE case_submissions (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES cases (id),
      round integer NOT NULL,
      -- Sensitive fields stand masked in the form and whole in "sealed".
      form jsonb NOT NULL,
      sealed jsonb NOT NULL,
      checks jsonb NOT NULL,
      base_revision integer,
      content_hash text NOT NULL,
      created_at timestamptz NOT NULL,
      UNIQUE (case_id, round)
    );
    ALTER TABLE cases ADD CONSTRAINT cases_submission_id_fkey FOREIGN KEY (submission_id)
      REFERENCES case_submissions (id) DEFERRABLE INITIALLY DEFERRED;

    -- The password of a first administrator waits here, hashed, until the decision; it is no part of the form.
    CREATE TABLE registration_credentials (
      case_id uuid PRIMARY KEY REFERENCES cases (id),
      password_hash text NOT NULL
    );

    -- Texts that events only know by hash: salted, sealed, deletable without breaking the chain.
    CREATE TABLE contents (
      id uuid PRIMARY KEY,
      salt text NOT NULL,
      text_sealed text NOT NULL,
      hash text NOT NULL,
      created_at timestamptz NOT NULL
    );

    CREATE TABLE tasks (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES cases (id),
      case_number text NOT NULL,
      flow_id text NOT NULL,
      kind text NOT NULL,
      subject_name text NOT NULL,
      step text NOT NULL,
      side text NOT NULL,
      round integer NOT NULL,
      step_rev integer NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'closed')),
      close_reason text CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed')),
      -- Frozen when the task opens: the right to decide comes from here.
      reviewer_org_id uuid NOT NULL REFERENCES organizations (id),
      reviewer_section_id uuid REFERENCES sections (id),
      assignee_membership_id uuid REFERENCES memberships (id),
      org_path uuid[] NOT NULL,
      submitter_person_index text,
      checks_failed integer NOT NULL,
      checks_warning integer NOT NULL,
      checks_passed integer NOT NULL,
      opened_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      closed_at timestamptz,
      CONSTRAINT tasks_closed_is_whole CHECK ((state = 'closed') = (closed_at IS NOT NULL AND close_reason IS NOT NULL))
    );
    CREATE UNIQUE INDEX tasks_one_open_per_side ON tasks (case_id, step, side) WHERE state = 'open';
    CREATE INDEX tasks_inbox ON tasks (reviewer_org_id, kind, opened_at, id) WHERE state = 'open';
    CREATE INDEX tasks_due ON tasks (reviewer_org_id, due_at, id) WHERE state = 'open';
    CREATE INDEX tasks_decided ON tasks (reviewer_org_id, kind, closed_at DESC, id DESC) WHERE state = 'closed';
    CREATE INDEX tasks_case_id ON tasks (case_id);
    CREATE INDEX tasks_org_path ON tasks USING gin (org_path);

    CREATE TABLE decisions (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES cases (id),
      task_id uuid NOT NULL REFERENCES tasks (id),
      request_id uuid NOT NULL UNIQUE,
      step text NOT NULL,
      side text NOT NULL,
      round integer NOT NULL,
      verb text NOT NULL,
      is_final boolean NOT NULL,
      revision integer NOT NULL,
      account_id uuid NOT NULL REFERENCES accounts (id),
      membership_id uuid NOT NULL REFERENCES memberships (id),
      person_index text NOT NULL,
      right_name text NOT NULL,
      role_id uuid NOT NULL REFERENCES roles (id),
      scope text NOT NULL,
      reviewer_org_id uuid NOT NULL REFERENCES organizations (id),
      on_behalf_of uuid REFERENCES memberships (id),
      reason_content_id uuid,
      decided_at timestamptz NOT NULL
    );
    -- A step is decided once per side and round, whoever clicks how often.
    CREATE UNIQUE INDEX decisions_final_once ON decisions (case_id, step, side, round) WHERE is_final;
    CREATE INDEX decisions_task_id ON decisions (task_id);

    CREATE TABLE case_events (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES cases (id),
      sequence integer NOT NULL,
      edge text NOT NULL,
      from_status text,
      to_status text NOT NULL,
      step text,
      round integer NOT NULL,
      revision integer NOT NULL,
      account_id uuid REFERENCES accounts (id),
      membership_id uuid REFERENCES memberships (id),
      organization_id uuid REFERENCES organizations (id),
      decision_id uuid REFERENCES decisions (id),
      submission_id uuid REFERENCES case_submissions (id),
      content_id uuid,
      content_hash text,
      at timestamptz NOT NULL,
      previous_hash text,
      hash text NOT NULL,
      UNIQUE (case_id, sequence)
    );
    CREATE INDEX case_events_organization_at ON case_events (organization_id, at DESC);

    CREATE TABLE task_counters (
      organization_id uuid NOT NULL REFERENCES organizations (id),
      section_id uuid REFERENCES sections (id),
      kind text NOT NULL,
      open_count integer NOT NULL CHECK (open_count >= 0),
      UNIQUE NULLS NOT DISTINCT (organization_id, section_id, kind)
    );
  `,
};
