import type { Migration } from './migration.ts';

/** The class whose hours a declaration, or a whole roster, is about. */
export const classHours: Migration = {
  name: '2026-11-29-3-class-hours',
  sql: `
    ALTER TABLE hour_declarations ADD COLUMN class_id uuid REFERENCES training_classes (id);
    CREATE INDEX hour_declarations_of_class ON hour_declarations (class_id) WHERE class_id IS NOT NULL;
    ALTER TABLE rosters ADD COLUMN class_id uuid REFERENCES training_classes (id);
  `,
};
