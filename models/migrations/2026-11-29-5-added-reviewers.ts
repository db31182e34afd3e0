import type { Migration } from './migration.ts';

/** Reviewers whom others have added to a step: who was asked, whose task waits meanwhile, and who does not decide in his place. */
export const addedReviewers: Migration = {
  name: '2026-11-29-5-added-reviewers',
  sql: `
    ALTER TABLE cases ADD COLUMN additions jsonb NOT NULL DEFAULT '[]';
    ALTER TABLE tasks ADD COLUMN barred_person_indexes text[] NOT NULL DEFAULT '{}';
    -- Closed until an added reviewer has agreed; it opens again as another task.
    ALTER TABLE tasks
      DROP CONSTRAINT tasks_close_reason_check,
      ADD CONSTRAINT tasks_close_reason_check
        CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed', 'escalated', 'overtaken', 'deferred'));
    -- Which organization was asked to decide too.
    ALTER TABLE case_events ADD COLUMN target_organization_id uuid REFERENCES organizations (id);
  `,
};
