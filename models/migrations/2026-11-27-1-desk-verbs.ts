import type { Migration } from './migration.ts';

/** What people do around a case: who holds a task, to whom it was given, and who may read a case because it was copied to him. */
export const deskVerbs: Migration = {
  name: '2026-11-27-1-desk-verbs',
  sql: `
    ALTER TABLE cases ADD COLUMN copied_membership_ids uuid[] NOT NULL DEFAULT '{}';
    CREATE INDEX cases_copied ON cases USING gin (copied_membership_ids) WHERE copied_membership_ids <> '{}';
    -- To whom a case was transferred or copied.
    ALTER TABLE case_events ADD COLUMN target_membership_id uuid REFERENCES memberships (id);
    CREATE INDEX case_events_urges ON case_events (case_id, at) WHERE edge = 'urge';
    CREATE INDEX tasks_assignee ON tasks (assignee_membership_id, kind, due_at, id) WHERE state = 'open' AND assignee_membership_id IS NOT NULL;
  `,
};
