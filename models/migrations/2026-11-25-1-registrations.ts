import type { Migration } from './migration.ts';

/** What departments, bases and professionals bring with them, and returning a case because of a wrong unit. */
export const registrations: Migration = {
  name: '2026-11-25-1-registrations',
  sql: `
    ALTER TABLE organizations
      ADD COLUMN postcode text,
      ADD COLUMN contact_name_sealed text,
      ADD COLUMN contact_phone text;
    -- A disabled organization keeps its code; the same body may register again.
    CREATE UNIQUE INDEX organizations_active_credit_code ON organizations (kind, credit_code) WHERE credit_code IS NOT NULL AND status = 'active';
    DROP INDEX organizations_credit_code;
    CREATE INDEX organizations_credit_code ON organizations (credit_code) WHERE credit_code IS NOT NULL;

    CREATE TABLE bases (
      organization_id uuid PRIMARY KEY REFERENCES organizations (id),
      level text NOT NULL CHECK (level IN ('national', 'provincial', 'city', 'county')),
      host text NOT NULL CHECK (host IN ('university', 'research-institute', 'other')),
      approval_number text NOT NULL,
      approved_on date NOT NULL,
      -- Null where the approval names no end.
      valid_until date,
      series text[] NOT NULL,
      area_square_meters integer CHECK (area_square_meters >= 0),
      seats integer CHECK (seats >= 0),
      teachers integer CHECK (teachers >= 0),
      head_name_sealed text NOT NULL,
      head_mobile_sealed text NOT NULL,
      CONSTRAINT bases_valid_after_approval CHECK (valid_until >= approved_on)
    );
    CREATE INDEX bases_approval_number ON bases (approval_number);

    ALTER TABLE persons
      ADD COLUMN ethnicity text,
      ADD COLUMN school text,
      ADD COLUMN major text,
      ADD COLUMN photo_attachment_id uuid REFERENCES attachments (id);
    CREATE INDEX persons_photo_attachment_id ON persons (photo_attachment_id) WHERE photo_attachment_id IS NOT NULL;

    -- Why a case was returned, where the applicant has to do more than mend what he wrote.
    ALTER TABLE decisions ADD COLUMN return_code text CHECK (return_code IN ('wrong-unit'));
  `,
};
