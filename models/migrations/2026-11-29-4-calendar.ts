import type { Migration } from './migration.ts';

/** Since when, and by whose calendar, a case waits: what is needed to count its deadlines again when that calendar changes. */
export const calendar: Migration = {
  name: '2026-11-29-4-calendar',
  sql: `
    ALTER TABLE cases ADD COLUMN waiting_since timestamptz, ADD COLUMN waiting_division_code text REFERENCES divisions (code);
    CREATE INDEX cases_waiting ON cases (id) WHERE outcome IS NULL;
  `,
};
