import type { Migration } from './migration.ts';

/** Organizations with both relations, sections, persons, employments. */
export const organizationsAndPeople: Migration = {
  name: '2026-11-23-2-organizations-and-people',
  sql: `
    -- Serial numbers of organization codes, per division: 370102-0003.
    CREATE TABLE organization_code_counters (
      division_code text PRIMARY KEY REFERENCES divisions (code),
      last integer NOT NULL
    );

    CREATE TABLE organizations (
      id uuid PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('hrss', 'department', 'employer', 'base')),
      code text NOT NULL UNIQUE,
      credit_code text,
      name text NOT NULL,
      short_name text NOT NULL,
      -- Line of command; optional at the top and for enterprises.
      superior_id uuid REFERENCES organizations (id),
      -- Ids of all superiors from the top, then the organization's own.
      path uuid[] NOT NULL,
      -- Which HRSS bureau is responsible.
      division_code text NOT NULL REFERENCES divisions (code),
      status text NOT NULL CHECK (status IN ('active', 'disabled')),
      nature text,
      industry text,
      address text,
      legal_representative_sealed text,
      headcount integer CHECK (headcount >= 0),
      revision integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT organizations_path_ends_with_own_id CHECK (path[cardinality(path)] = id)
    );
    CREATE UNIQUE INDEX organizations_credit_code ON organizations (kind, credit_code) WHERE credit_code IS NOT NULL;
    -- One bureau per division decides for it.
    CREATE UNIQUE INDEX organizations_bureau_of_division ON organizations (division_code) WHERE kind = 'hrss' AND status = 'active';
    CREATE INDEX organizations_superior_id ON organizations (superior_id);
    CREATE INDEX organizations_division_kind ON organizations (division_code, kind);
    CREATE INDEX organizations_path ON organizations USING gin (path);
    CREATE INDEX organizations_name_trgm ON organizations USING gin (name gin_trgm_ops);

    CREATE TABLE sections (
      id uuid PRIMARY KEY,
      organization_id uuid NOT NULL REFERENCES organizations (id),
      name text NOT NULL,
      created_at timestamptz NOT NULL,
      UNIQUE (organization_id, name)
    );

    CREATE TABLE persons (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      id_type text NOT NULL,
      id_number_sealed text NOT NULL,
      id_number_index text NOT NULL UNIQUE,
      sex text CHECK (sex IN ('male', 'female')),
      birth_date date,
      mobile_sealed text,
      mobile_index text,
      email_sealed text,
      email_index text,
      phone text,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    );
    CREATE INDEX persons_mobile_index ON persons (mobile_index);
    CREATE INDEX persons_email_index ON persons (email_index);

    CREATE TABLE employments (
      id uuid PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES persons (id),
      organization_id uuid NOT NULL REFERENCES organizations (id),
      section_id uuid REFERENCES sections (id),
      period tstzrange NOT NULL CHECK (NOT isempty(period)),
      -- One unit at a time.
      CONSTRAINT employments_one_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&)
    );
    CREATE INDEX employments_organization_id ON employments (organization_id);
  `,
};
