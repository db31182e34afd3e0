import type { Migration } from './migration.ts';

/** What was found different between the stores, whenever it was looked. */
export const reconciliations: Migration = {
  name: '2026-11-29-7-reconciliations',
  sql: `
    CREATE TABLE reconciliations (
      id uuid PRIMARY KEY,
      finished_at timestamptz NOT NULL,
      is_dry_run boolean NOT NULL,
      requested_by uuid REFERENCES accounts (id),
      open_cases integer NOT NULL CHECK (open_cases >= 0),
      running_workflows integer NOT NULL CHECK (running_workflows >= 0),
      found jsonb NOT NULL,
      repaired jsonb NOT NULL,
      drifts jsonb NOT NULL,
      has_drift boolean NOT NULL
    );
    CREATE INDEX reconciliations_finished ON reconciliations (finished_at DESC);
    CREATE INDEX reconciliations_with_drift ON reconciliations (finished_at DESC) WHERE has_drift;
    CREATE INDEX cases_approved ON cases (closed_at) WHERE outcome = 'approved';
  `,
};
