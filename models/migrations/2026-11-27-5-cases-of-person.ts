import type { Migration } from './migration.ts';

/** A person finds what is about him, whoever has started it. */
export const casesOfPerson: Migration = {
  name: '2026-11-27-5-cases-of-person',
  sql: `
    CREATE INDEX cases_of_person ON cases (subject_person_index, submitted_at DESC, id DESC) WHERE subject_person_index IS NOT NULL;
  `,
};
