import type { Migration } from './migration.ts';

/** Many tasks decided at once: who wants what done to which, and one receipt for each. Working rows, no evidence. */
export const batches: Migration = {
  name: '2026-11-25-3-batches',
  sql: `
    CREATE TABLE batches (
      id uuid PRIMARY KEY,
      -- The request that made it: sent twice, it is one batch.
      request_id uuid NOT NULL UNIQUE,
      account_id uuid NOT NULL REFERENCES accounts (id),
      membership_id uuid NOT NULL REFERENCES memberships (id),
      organization_id uuid NOT NULL REFERENCES organizations (id),
      -- Null where it came from a list of every kind.
      kind text,
      verb text NOT NULL CHECK (verb IN ('approve', 'return', 'reject')),
      reason_content_id uuid REFERENCES contents (id),
      -- The conditions that chose the items, sealed: a text that was searched for may be a name. Null where they were ticked.
      filter_sealed text,
      total integer NOT NULL CHECK (total BETWEEN 1 AND 5000),
      state text NOT NULL CHECK (state IN ('running', 'completed', 'cancelled')),
      -- How many items ended which way; null while it runs.
      counts jsonb,
      cancel_requested_at timestamptz,
      created_at timestamptz NOT NULL,
      ended_at timestamptz,
      CONSTRAINT batches_end_is_whole CHECK ((state = 'running') = (ended_at IS NULL) AND (ended_at IS NULL) = (counts IS NULL))
    );
    CREATE INDEX batches_own ON batches (account_id, organization_id, id DESC);
    CREATE INDEX batches_running ON batches (id) WHERE state = 'running';

    CREATE TABLE batch_items (
      batch_id uuid NOT NULL REFERENCES batches (id),
      position integer NOT NULL,
      -- As it was asked for: there may be no such case.
      case_id uuid NOT NULL,
      task_id uuid REFERENCES tasks (id),
      -- The revision the person saw, or that of the moment in which he confirmed.
      expected_revision integer NOT NULL,
      -- Under which the case moves: a second run finds its event.
      request_id uuid NOT NULL UNIQUE,
      result text CHECK (result IN ('applied', 'already_applied', 'stale', 'forbidden', 'invalid', 'cancelled')),
      reason_code text,
      event_id uuid REFERENCES case_events (id),
      at timestamptz,
      PRIMARY KEY (batch_id, position),
      CONSTRAINT batch_items_result_is_whole CHECK ((result IS NULL) = (at IS NULL))
    );
    CREATE INDEX batch_items_waiting ON batch_items (batch_id, position) WHERE result IS NULL;
    CREATE INDEX batch_items_result ON batch_items (batch_id, result, position);
  `,
};
