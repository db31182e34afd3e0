import type { Migration } from './migration.ts';

/** Who decides for a colleague who is away, from when until when, and what (docs/rules.md, "Substitutes"). */
export const substitutes: Migration = {
  name: '2026-11-29-6-substitutes',
  sql: `
    CREATE TABLE substitutes (
      id uuid PRIMARY KEY,
      organization_id uuid NOT NULL REFERENCES organizations (id),
      absent_membership_id uuid NOT NULL REFERENCES memberships (id),
      substitute_membership_id uuid NOT NULL REFERENCES memberships (id),
      -- Both are days in Asia/Shanghai, and both belong to it.
      from_day date NOT NULL,
      until_day date NOT NULL,
      -- Kinds of tasks; null for all that the absent one decides.
      kinds text[],
      -- Why he is away, sealed; null where he has not said.
      reason_content_id uuid REFERENCES contents (id),
      created_at timestamptz NOT NULL,
      cancelled_at timestamptz,
      CHECK (absent_membership_id <> substitute_membership_id),
      CHECK (from_day <= until_day),
      CHECK (kinds IS NULL OR cardinality(kinds) > 0)
    );
    -- Asked with every request of a member.
    CREATE INDEX substitutes_substitute ON substitutes (substitute_membership_id, until_day) WHERE cancelled_at IS NULL;
    CREATE INDEX substitutes_absent ON substitutes (absent_membership_id, until_day DESC);

    -- For whom somebody acted; in the hash of the event where there is one.
    ALTER TABLE case_events ADD COLUMN on_behalf_of uuid REFERENCES memberships (id);
  `,
};
