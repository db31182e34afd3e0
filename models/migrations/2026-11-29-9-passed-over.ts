import type { Migration } from './migration.ts';

/** What happens where nobody can decide: who was passed over, and what a decision covers besides (docs/rules.md, "Who reviews"). */
export const passedOver: Migration = {
  name: '2026-11-29-9-passed-over',
  sql: `
    -- Whether a nearer organization had nobody who could decide.
    ALTER TABLE tasks ADD COLUMN passed_over boolean NOT NULL DEFAULT false;
    -- Steps that count as approved with this decision, because the same organization would have decided them.
    ALTER TABLE decisions ADD COLUMN covered_steps text[];
  `,
};
