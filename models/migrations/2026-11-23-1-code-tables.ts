import type { Migration } from './migration.ts';

/** Divisions, GB dictionaries, title series and the working-day calendar (docs/rules.md names their sources). */
export const codeTables: Migration = {
  name: '2026-11-23-1-code-tables',
  sql: `
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE EXTENSION IF NOT EXISTS btree_gist;

    CREATE TABLE divisions (
      code text PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'),
      name text NOT NULL,
      name_en text NOT NULL,
      level text NOT NULL CHECK (level IN ('province', 'city', 'county')),
      parent_code text REFERENCES divisions (code),
      valid_from date NOT NULL,
      valid_to date
    );
    CREATE INDEX divisions_parent_code ON divisions (parent_code);

    CREATE TABLE code_tables (
      table_name text NOT NULL,
      code text NOT NULL,
      zh text NOT NULL,
      en text NOT NULL,
      parent_code text,
      sort integer NOT NULL,
      valid_from date NOT NULL,
      valid_to date,
      PRIMARY KEY (table_name, code)
    );

    CREATE TABLE title_names (
      series_code text NOT NULL,
      level_code text NOT NULL,
      name text NOT NULL,
      sort integer NOT NULL,
      PRIMARY KEY (series_code, level_code, name)
    );

    CREATE TABLE title_aliases (
      alias text PRIMARY KEY,
      name text NOT NULL
    );

    CREATE TABLE working_day_exceptions (
      division_code text REFERENCES divisions (code),
      day date NOT NULL,
      is_working boolean NOT NULL,
      note text NOT NULL,
      UNIQUE NULLS NOT DISTINCT (division_code, day)
    );
  `,
};
