import type { Migration } from './migration.ts';

/** Cases that go back to the applicant, end without a decision, and move when nobody acts. */
export const deadlinesAndReturns: Migration = {
  name: '2026-11-24-2-deadlines-and-returns',
  sql: `
    ALTER TABLE cases
      -- What happens next if nobody does anything, in order: [{ "kind", "at" }]. A deadline that has passed is taken out.
      ADD COLUMN deadlines jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN sla_state text NOT NULL DEFAULT 'on-time' CHECK (sla_state IN ('on-time', 'reminded', 'overdue')),
      ADD COLUMN escalated boolean NOT NULL DEFAULT false,
      -- The record says no longer what was decided; the effect stays.
      ADD COLUMN voided_at timestamptz,
      DROP CONSTRAINT cases_status_check,
      DROP CONSTRAINT cases_outcome_check,
      ADD CONSTRAINT cases_status_check
        CHECK (status IN ('received', 'reviewing', 'returned', 'approved', 'rejected', 'withdrawn', 'lapsed')),
      ADD CONSTRAINT cases_outcome_check CHECK (outcome IN ('approved', 'rejected', 'withdrawn', 'lapsed'));
    -- Cases of the release before escalate when they are due.
    UPDATE cases SET deadlines = jsonb_build_array(jsonb_build_object(
        'kind', 'escalate', 'at', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      WHERE status = 'reviewing' AND due_at IS NOT NULL;

    ALTER TABLE tasks
      DROP CONSTRAINT tasks_close_reason_check,
      ADD CONSTRAINT tasks_close_reason_check
        CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed', 'escalated'));

    -- The request of a person that took this edge: sent twice, it is taken once.
    ALTER TABLE case_events ADD COLUMN request_id uuid;
    CREATE UNIQUE INDEX case_events_request_once ON case_events (request_id) WHERE request_id IS NOT NULL;

    -- Deadlines that differ from the definition, for one division or (null) everywhere.
    CREATE TABLE deadline_plans (
      flow_id text NOT NULL,
      subject text NOT NULL,
      -- The name of a step, or 'returned'.
      waits_for text NOT NULL,
      division_code text REFERENCES divisions (code),
      remind_after_working_days integer[] NOT NULL,
      due_working_days integer NOT NULL CHECK (due_working_days > 0),
      UNIQUE NULLS NOT DISTINCT (flow_id, subject, waits_for, division_code)
    );

    -- What members do not want to see in their own lists any more; the record itself stays.
    CREATE TABLE hidden_cases (
      membership_id uuid NOT NULL REFERENCES memberships (id) ON DELETE CASCADE,
      case_id uuid NOT NULL REFERENCES cases (id),
      hidden_at timestamptz NOT NULL,
      PRIMARY KEY (membership_id, case_id)
    );
    CREATE INDEX hidden_cases_case_id ON hidden_cases (case_id);
  `,
};
