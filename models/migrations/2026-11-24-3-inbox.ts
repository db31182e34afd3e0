import type { Migration } from './migration.ts';

/** What lists of tasks are filtered and sorted by stands in the task itself, each with the index that finds it. */
export const inbox: Migration = {
  name: '2026-11-24-3-inbox',
  sql: `
    ALTER TABLE tasks
      -- Null only in tasks that the release before has opened since.
      ADD COLUMN division_code text REFERENCES divisions (code),
      ADD COLUMN escalated boolean NOT NULL DEFAULT false,
      -- What was decided; null while a task is open and where nobody decided it.
      ADD COLUMN verb text CHECK (verb IN ('approve', 'return', 'reject'));
    UPDATE tasks t SET division_code = c.division_code, escalated = c.escalated AND t.state = 'open',
        verb = (SELECT d.verb FROM decisions d WHERE d.task_id = t.id AND d.is_final)
      FROM cases c WHERE c.id = t.case_id;

    CREATE INDEX tasks_inbox_due ON tasks (reviewer_org_id, kind, due_at, id) WHERE state = 'open';
    CREATE INDEX tasks_division ON tasks (reviewer_org_id, kind, division_code, due_at, id) WHERE state = 'open';
    CREATE INDEX tasks_passed ON tasks (reviewer_org_id, kind, due_at, id)
      WHERE state = 'open' AND checks_failed = 0 AND checks_warning = 0;
    CREATE INDEX tasks_later_rounds ON tasks (reviewer_org_id, kind, due_at, id) WHERE state = 'open' AND round > 1;
    CREATE INDEX tasks_escalated ON tasks (reviewer_org_id, kind, due_at, id) WHERE state = 'open' AND escalated;
    CREATE INDEX tasks_decided_verb ON tasks (reviewer_org_id, kind, verb, closed_at DESC, id DESC) WHERE state = 'closed';
  `,
};
