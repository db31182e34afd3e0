-- A database as the release left it whose last migration was 2026-11-29-4-calendar: what that of 2026-11-23 had become by then, and
-- some rows in every table that came since. People and numbers are invented; sealed values open with the key that
-- older-dumps.test.ts names. This file is never changed.

CREATE TABLE migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
INSERT INTO migrations (name, applied_at) VALUES
  ('2026-11-23-1-code-tables', '2026-11-29T00:00:00Z'),
  ('2026-11-23-2-organizations-and-people', '2026-11-29T00:00:00Z'),
  ('2026-11-23-3-accounts', '2026-11-29T00:00:00Z'),
  ('2026-11-23-4-cases', '2026-11-29T00:00:00Z'),
  ('2026-11-23-5-requests-and-audit', '2026-11-29T00:00:00Z'),
  ('2026-11-24-1-invitations', '2026-11-29T00:00:00Z'),
  ('2026-11-24-2-deadlines-and-returns', '2026-11-29T00:00:00Z'),
  ('2026-11-24-3-applicant-access', '2026-11-29T00:00:00Z'),
  ('2026-11-24-3-inbox', '2026-11-29T00:00:00Z'),
  ('2026-11-24-4-attachments', '2026-11-29T00:00:00Z'),
  ('2026-11-25-1-registrations', '2026-11-29T00:00:00Z'),
  ('2026-11-25-3-batches', '2026-11-29T00:00:00Z'),
  ('2026-11-25-4-messages', '2026-11-29T00:00:00Z'),
  ('2026-11-25-5-account-access', '2026-11-29T00:00:00Z'),
  ('2026-11-25-6-disclosures', '2026-11-29T00:00:00Z'),
  ('2026-11-26-3-organization-serials', '2026-11-29T00:00:00Z'),
  ('2026-11-26-4-two-sides', '2026-11-29T00:00:00Z'),
  ('2026-11-27-1-desk-verbs', '2026-11-29T00:00:00Z'),
  ('2026-11-27-2-drafts', '2026-11-29T00:00:00Z'),
  ('2026-11-27-3-profile-records', '2026-11-29T00:00:00Z'),
  ('2026-11-27-4-record-files', '2026-11-29T00:00:00Z'),
  ('2026-11-27-5-cases-of-person', '2026-11-29T00:00:00Z'),
  ('2026-11-29-1-credit-hours', '2026-11-29T00:00:00Z'),
  ('2026-11-29-2-training-plans', '2026-11-29T00:00:00Z'),
  ('2026-11-29-3-class-hours', '2026-11-29T00:00:00Z'),
  ('2026-11-29-4-calendar', '2026-11-29T00:00:00Z');

-- 2026-11-23-1-code-tables
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

-- 2026-11-23-2-organizations-and-people
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

-- 2026-11-23-3-accounts
CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL UNIQUE REFERENCES persons (id),
  password_hash text NOT NULL,
  password_changed_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'disabled')),
  created_at timestamptz NOT NULL
);

CREATE TABLE memberships (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  section_id uuid REFERENCES sections (id),
  status text NOT NULL CHECK (status IN ('active', 'disabled')),
  is_super_administrator boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  UNIQUE (account_id, organization_id)
);
CREATE INDEX memberships_organization_id ON memberships (organization_id);
-- The super administrator hands over; there are never two (manual §5.1.1.3).
CREATE UNIQUE INDEX memberships_one_super_administrator ON memberships (organization_id)
  WHERE is_super_administrator AND status = 'active';

CREATE TABLE roles (
  id uuid PRIMARY KEY,
  -- Null for the built-in roles.
  organization_id uuid REFERENCES organizations (id),
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (organization_id, code)
);

-- "right" and "scope" are of the closed catalogue in workflows/shared/rights.ts; unknown text is refused when read.
CREATE TABLE role_rights (
  role_id uuid NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
  right_name text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('section', 'organization', 'subtree')),
  PRIMARY KEY (role_id, right_name)
);

CREATE TABLE membership_roles (
  membership_id uuid NOT NULL REFERENCES memberships (id) ON DELETE CASCADE,
  role_id uuid NOT NULL REFERENCES roles (id),
  PRIMARY KEY (membership_id, role_id)
);
CREATE INDEX membership_roles_role_id ON membership_roles (role_id);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  -- SHA-256 of the cookie's token: a copy of the table opens no session.
  token_hash text NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES accounts (id),
  membership_id uuid REFERENCES memberships (id),
  user_type text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  user_agent text NOT NULL,
  address text NOT NULL
);
CREATE INDEX sessions_account_id ON sessions (account_id) WHERE revoked_at IS NULL;

CREATE TABLE sign_in_throttles (
  -- 'account:<blind index>' or 'address:<network address>'.
  key text PRIMARY KEY,
  failures integer NOT NULL,
  last_failure_at timestamptz NOT NULL,
  blocked_until timestamptz
);

-- 2026-11-23-4-cases
CREATE SEQUENCE case_numbers_registration_review;

CREATE TABLE cases (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  flow_id text NOT NULL,
  subject text NOT NULL,
  definition_version integer NOT NULL,
  rules_version text NOT NULL,
  subject_key text NOT NULL,
  subject_name text NOT NULL,
  subject_organization_id uuid REFERENCES organizations (id),
  division_code text NOT NULL REFERENCES divisions (code),
  -- The superior the applicant chose; null where the HRSS bureau of the division is responsible.
  superior_id uuid REFERENCES organizations (id),
  submitter_account_id uuid REFERENCES accounts (id),
  -- Four eyes compares persons: blind indexes of the ID numbers.
  submitter_person_index text,
  subject_person_index text,
  status text NOT NULL CHECK (status IN ('received', 'reviewing', 'approved', 'rejected')),
  step text,
  step_rev integer NOT NULL,
  round integer NOT NULL CHECK (round >= 1),
  revision integer NOT NULL CHECK (revision >= 1),
  outcome text CHECK (outcome IN ('approved', 'rejected')),
  submission_id uuid NOT NULL,
  group_id uuid,
  related_case_id uuid REFERENCES cases (id),
  relation text CHECK (relation IN ('copy', 'appeal', 'closing')),
  submitted_at timestamptz NOT NULL,
  opened_at timestamptz,
  due_at timestamptz,
  closed_at timestamptz,
  last_event_hash text,
  CONSTRAINT cases_closed_has_outcome CHECK ((outcome IS NULL) = (closed_at IS NULL)),
  CONSTRAINT cases_relation_is_whole CHECK ((related_case_id IS NULL) = (relation IS NULL))
);
-- One open case per subject.
CREATE UNIQUE INDEX cases_one_open_per_subject ON cases (subject_key) WHERE outcome IS NULL;
CREATE INDEX cases_received ON cases (submitted_at) WHERE status = 'received';
CREATE INDEX cases_related_case_id ON cases (related_case_id);
CREATE INDEX cases_subject_organization_id ON cases (subject_organization_id);
CREATE INDEX cases_submitter_account_id ON cases (submitter_account_id);

CREATE TABLE case_submissions (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  round integer NOT NULL,
  -- Sensitive fields stand masked in the form and whole in "sealed".
  form jsonb NOT NULL,
  sealed jsonb NOT NULL,
  checks jsonb NOT NULL,
  base_revision integer,
  content_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (case_id, round)
);
ALTER TABLE cases ADD CONSTRAINT cases_submission_id_fkey FOREIGN KEY (submission_id)
  REFERENCES case_submissions (id) DEFERRABLE INITIALLY DEFERRED;

-- The password of a first administrator waits here, hashed, until the decision; it is no part of the form.
CREATE TABLE registration_credentials (
  case_id uuid PRIMARY KEY REFERENCES cases (id),
  password_hash text NOT NULL
);

-- Texts that events only know by hash: salted, sealed, deletable without breaking the chain.
CREATE TABLE contents (
  id uuid PRIMARY KEY,
  salt text NOT NULL,
  text_sealed text NOT NULL,
  hash text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  case_number text NOT NULL,
  flow_id text NOT NULL,
  kind text NOT NULL,
  subject_name text NOT NULL,
  step text NOT NULL,
  side text NOT NULL,
  round integer NOT NULL,
  step_rev integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  close_reason text CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed')),
  -- Frozen when the task opens: the right to decide comes from here.
  reviewer_org_id uuid NOT NULL REFERENCES organizations (id),
  reviewer_section_id uuid REFERENCES sections (id),
  assignee_membership_id uuid REFERENCES memberships (id),
  org_path uuid[] NOT NULL,
  submitter_person_index text,
  checks_failed integer NOT NULL,
  checks_warning integer NOT NULL,
  checks_passed integer NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT tasks_closed_is_whole CHECK ((state = 'closed') = (closed_at IS NOT NULL AND close_reason IS NOT NULL))
);
CREATE UNIQUE INDEX tasks_one_open_per_side ON tasks (case_id, step, side) WHERE state = 'open';
CREATE INDEX tasks_inbox ON tasks (reviewer_org_id, kind, opened_at, id) WHERE state = 'open';
CREATE INDEX tasks_due ON tasks (reviewer_org_id, due_at, id) WHERE state = 'open';
CREATE INDEX tasks_decided ON tasks (reviewer_org_id, kind, closed_at DESC, id DESC) WHERE state = 'closed';
CREATE INDEX tasks_case_id ON tasks (case_id);
CREATE INDEX tasks_org_path ON tasks USING gin (org_path);

CREATE TABLE decisions (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  task_id uuid NOT NULL REFERENCES tasks (id),
  request_id uuid NOT NULL UNIQUE,
  step text NOT NULL,
  side text NOT NULL,
  round integer NOT NULL,
  verb text NOT NULL,
  is_final boolean NOT NULL,
  revision integer NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id),
  membership_id uuid NOT NULL REFERENCES memberships (id),
  person_index text NOT NULL,
  right_name text NOT NULL,
  role_id uuid NOT NULL REFERENCES roles (id),
  scope text NOT NULL,
  reviewer_org_id uuid NOT NULL REFERENCES organizations (id),
  on_behalf_of uuid REFERENCES memberships (id),
  reason_content_id uuid,
  decided_at timestamptz NOT NULL
);
-- A step is decided once per side and round, whoever clicks how often.
CREATE UNIQUE INDEX decisions_final_once ON decisions (case_id, step, side, round) WHERE is_final;
CREATE INDEX decisions_task_id ON decisions (task_id);

CREATE TABLE case_events (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  sequence integer NOT NULL,
  edge text NOT NULL,
  from_status text,
  to_status text NOT NULL,
  step text,
  round integer NOT NULL,
  revision integer NOT NULL,
  account_id uuid REFERENCES accounts (id),
  membership_id uuid REFERENCES memberships (id),
  organization_id uuid REFERENCES organizations (id),
  decision_id uuid REFERENCES decisions (id),
  submission_id uuid REFERENCES case_submissions (id),
  content_id uuid,
  content_hash text,
  at timestamptz NOT NULL,
  previous_hash text,
  hash text NOT NULL,
  UNIQUE (case_id, sequence)
);
CREATE INDEX case_events_organization_at ON case_events (organization_id, at DESC);

CREATE TABLE task_counters (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  section_id uuid REFERENCES sections (id),
  kind text NOT NULL,
  open_count integer NOT NULL CHECK (open_count >= 0),
  UNIQUE NULLS NOT DISTINCT (organization_id, section_id, kind)
);

-- 2026-11-23-5-requests-and-audit
CREATE TABLE requests (
  id uuid PRIMARY KEY,
  -- 'account:<id>' or 'visitor:<id>': an idempotency key belongs to whoever sent it.
  owner text NOT NULL,
  key uuid NOT NULL,
  method text NOT NULL,
  path text NOT NULL,
  body_hash text NOT NULL,
  -- Kept for decisions only, whose transition reads it; other bodies may hold a password.
  body_sealed text,
  case_id uuid,
  state text NOT NULL CHECK (state IN ('running', 'answered')),
  sent_at timestamptz,
  answer_status integer,
  answer_sealed text,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  UNIQUE (owner, key),
  CONSTRAINT requests_answer_is_whole CHECK ((state = 'answered') = (answer_status IS NOT NULL AND answer_sealed IS NOT NULL))
);
CREATE INDEX requests_created_at ON requests (created_at);

CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  topic text NOT NULL,
  -- Ids and codes only.
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  available_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  done_at timestamptz
);
CREATE INDEX outbox_waiting ON outbox (available_at, id) WHERE done_at IS NULL;

CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  action text NOT NULL,
  result text NOT NULL CHECK (result IN ('success', 'denied', 'failure')),
  account_id uuid REFERENCES accounts (id),
  membership_id uuid REFERENCES memberships (id),
  organization_id uuid REFERENCES organizations (id),
  subject_type text,
  subject_id uuid,
  code text,
  address text,
  request_id text
);
CREATE INDEX audit_entries_account_at ON audit_entries (account_id, at DESC);
CREATE INDEX audit_entries_organization_at ON audit_entries (organization_id, at DESC);

CREATE TABLE caught_messages (
  id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('mail', 'sms')),
  recipient text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX caught_messages_sent_at ON caught_messages (sent_at DESC, id DESC);

-- 2026-11-24-1-invitations
CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  -- SHA-256 of the link's token: a copy of the table opens nothing.
  token_hash text NOT NULL UNIQUE,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz
);
CREATE INDEX invitations_organization_id ON invitations (organization_id);

-- 2026-11-24-2-deadlines-and-returns
ALTER TABLE cases
  -- What happens next if nobody does anything, in order: [{ "kind", "at" }]. A deadline that has passed is taken out.
  ADD COLUMN deadlines jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN sla_state text NOT NULL DEFAULT 'on-time' CHECK (sla_state IN ('on-time', 'reminded', 'overdue')),
  ADD COLUMN escalated boolean NOT NULL DEFAULT false,
  -- The record says no longer what was decided; the effect stays.
  ADD COLUMN voided_at timestamptz,
  DROP CONSTRAINT cases_status_check,
  DROP CONSTRAINT cases_outcome_check,
  ADD CONSTRAINT cases_status_check
    CHECK (status IN ('received', 'reviewing', 'returned', 'approved', 'rejected', 'withdrawn', 'lapsed')),
  ADD CONSTRAINT cases_outcome_check CHECK (outcome IN ('approved', 'rejected', 'withdrawn', 'lapsed'));
-- Cases of the release before escalate when they are due.
UPDATE cases SET deadlines = jsonb_build_array(jsonb_build_object(
    'kind', 'escalate', 'at', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  WHERE status = 'reviewing' AND due_at IS NOT NULL;

ALTER TABLE tasks
  DROP CONSTRAINT tasks_close_reason_check,
  ADD CONSTRAINT tasks_close_reason_check
    CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed', 'escalated'));

-- The request of a person that took this edge: sent twice, it is taken once.
ALTER TABLE case_events ADD COLUMN request_id uuid;
CREATE UNIQUE INDEX case_events_request_once ON case_events (request_id) WHERE request_id IS NOT NULL;

-- Deadlines that differ from the definition, for one division or (null) everywhere.
CREATE TABLE deadline_plans (
  flow_id text NOT NULL,
  subject text NOT NULL,
  -- The name of a step, or 'returned'.
  waits_for text NOT NULL,
  division_code text REFERENCES divisions (code),
  remind_after_working_days integer[] NOT NULL,
  due_working_days integer NOT NULL CHECK (due_working_days > 0),
  UNIQUE NULLS NOT DISTINCT (flow_id, subject, waits_for, division_code)
);

-- What members do not want to see in their own lists any more; the record itself stays.
CREATE TABLE hidden_cases (
  membership_id uuid NOT NULL REFERENCES memberships (id) ON DELETE CASCADE,
  case_id uuid NOT NULL REFERENCES cases (id),
  hidden_at timestamptz NOT NULL,
  PRIMARY KEY (membership_id, case_id)
);
CREATE INDEX hidden_cases_case_id ON hidden_cases (case_id);

-- 2026-11-24-3-applicant-access
CREATE TABLE one_time_codes (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('case-access')),
  -- What the code opens: of 'case-access' the case.
  subject_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'mobile')),
  -- Keyed, and over the id too: equal codes do not look alike.
  code_index text NOT NULL,
  -- Only until it was sent.
  code_sealed text,
  failures integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_codes_subject ON one_time_codes (purpose, subject_id, created_at DESC);
CREATE INDEX one_time_codes_expires_at ON one_time_codes (expires_at);

CREATE TABLE applicant_sessions (
  id uuid PRIMARY KEY,
  -- SHA-256 of the cookie's token: a copy of the table opens nothing.
  token_hash text NOT NULL UNIQUE,
  case_id uuid NOT NULL REFERENCES cases (id),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX applicant_sessions_case_id ON applicant_sessions (case_id);
CREATE INDEX applicant_sessions_expires_at ON applicant_sessions (expires_at);

-- A person with an account finds what he submitted.
CREATE INDEX cases_submitter_person ON cases (submitter_person_index, submitted_at DESC) WHERE submitter_person_index IS NOT NULL;

-- 2026-11-24-3-inbox
ALTER TABLE tasks
  -- Null only in tasks that the release before has opened since.
  ADD COLUMN division_code text REFERENCES divisions (code),
  ADD COLUMN escalated boolean NOT NULL DEFAULT false,
  -- What was decided; null while a task is open and where nobody decided it.
  ADD COLUMN verb text CHECK (verb IN ('approve', 'return', 'reject'));
UPDATE tasks t SET division_code = c.division_code, escalated = c.escalated AND t.state = 'open',
    verb = (SELECT d.verb FROM decisions d WHERE d.task_id = t.id AND d.is_final)
  FROM cases c WHERE c.id = t.case_id;

CREATE INDEX tasks_inbox_due ON tasks (reviewer_org_id, kind, due_at, id) WHERE state = 'open';
CREATE INDEX tasks_division ON tasks (reviewer_org_id, kind, division_code, due_at, id) WHERE state = 'open';
CREATE INDEX tasks_passed ON tasks (reviewer_org_id, kind, due_at, id)
  WHERE state = 'open' AND checks_failed = 0 AND checks_warning = 0;
CREATE INDEX tasks_later_rounds ON tasks (reviewer_org_id, kind, due_at, id) WHERE state = 'open' AND round > 1;
CREATE INDEX tasks_escalated ON tasks (reviewer_org_id, kind, due_at, id) WHERE state = 'open' AND escalated;
CREATE INDEX tasks_decided_verb ON tasks (reviewer_org_id, kind, verb, closed_at DESC, id DESC) WHERE state = 'closed';

-- 2026-11-24-4-attachments
CREATE TABLE attachments (
  -- Of the file in the file store.
  id uuid PRIMARY KEY,
  owner text NOT NULL,
  field text,
  name_sealed text NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/gif', 'application/pdf')),
  size integer NOT NULL CHECK (size > 0),
  sha256 text NOT NULL,
  case_id uuid REFERENCES cases (id),
  created_at timestamptz NOT NULL,
  CONSTRAINT attachments_bound_is_whole CHECK ((case_id IS NULL) = (field IS NULL))
);
CREATE INDEX attachments_case_id ON attachments (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX attachments_owner ON attachments (owner, created_at) WHERE case_id IS NULL;
CREATE INDEX attachments_orphaned ON attachments (created_at) WHERE case_id IS NULL;

-- 2026-11-25-1-registrations
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

-- 2026-11-25-3-batches
CREATE TABLE batches (
  id uuid PRIMARY KEY,
  -- The request that made it: sent twice, it is one batch.
  request_id uuid NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES accounts (id),
  membership_id uuid NOT NULL REFERENCES memberships (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  -- Null where it came from a list of every kind.
  kind text,
  verb text NOT NULL CHECK (verb IN ('approve', 'return', 'reject')),
  reason_content_id uuid REFERENCES contents (id),
  -- The conditions that chose the items, sealed: a text that was searched for may be a name. Null where they were ticked.
  filter_sealed text,
  total integer NOT NULL CHECK (total BETWEEN 1 AND 5000),
  state text NOT NULL CHECK (state IN ('running', 'completed', 'cancelled')),
  -- How many items ended which way; null while it runs.
  counts jsonb,
  cancel_requested_at timestamptz,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT batches_end_is_whole CHECK ((state = 'running') = (ended_at IS NULL) AND (ended_at IS NULL) = (counts IS NULL))
);
CREATE INDEX batches_own ON batches (account_id, organization_id, id DESC);
CREATE INDEX batches_running ON batches (id) WHERE state = 'running';

CREATE TABLE batch_items (
  batch_id uuid NOT NULL REFERENCES batches (id),
  position integer NOT NULL,
  -- As it was asked for: there may be no such case.
  case_id uuid NOT NULL,
  task_id uuid REFERENCES tasks (id),
  -- The revision the person saw, or that of the moment in which he confirmed.
  expected_revision integer NOT NULL,
  -- Under which the case moves: a second run finds its event.
  request_id uuid NOT NULL UNIQUE,
  result text CHECK (result IN ('applied', 'already_applied', 'stale', 'forbidden', 'invalid', 'cancelled')),
  reason_code text,
  event_id uuid REFERENCES case_events (id),
  at timestamptz,
  PRIMARY KEY (batch_id, position),
  CONSTRAINT batch_items_result_is_whole CHECK ((result IS NULL) = (at IS NULL))
);
CREATE INDEX batch_items_waiting ON batch_items (batch_id, position) WHERE result IS NULL;
CREATE INDEX batch_items_result ON batch_items (batch_id, result, position);

-- 2026-11-25-4-messages
CREATE TABLE messages (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  -- The outbox entry it was written for: written again, it is there already.
  source_id uuid NOT NULL,
  -- Name of a sentence in the area "messages".
  code text NOT NULL,
  -- Codes, days and names of organizations; never anything about a person.
  params jsonb NOT NULL,
  case_id uuid REFERENCES cases (id),
  -- In which membership it concerns a reviewer; null for an applicant.
  membership_id uuid REFERENCES memberships (id),
  -- How its mail goes, as the account wanted it at that moment.
  delivery text NOT NULL CHECK (delivery IN ('at-once', 'digest', 'none')),
  -- The day whose digest has it.
  digest_day date,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  UNIQUE (source_id, account_id)
);
CREATE INDEX messages_account ON messages (account_id, created_at DESC, id DESC);
CREATE INDEX messages_unread ON messages (account_id) WHERE read_at IS NULL;
CREATE INDEX messages_waiting ON messages (account_id, created_at) WHERE delivery = 'digest' AND digest_day IS NULL;
CREATE INDEX messages_digest ON messages (account_id, digest_day) WHERE digest_day IS NOT NULL;
CREATE INDEX messages_created_at ON messages (created_at);

-- What an account has chosen; what it has not stands in workflows/shared/mail-choice.ts.
CREATE TABLE mail_choices (
  account_id uuid NOT NULL REFERENCES accounts (id),
  topic text NOT NULL CHECK (topic IN ('outcome', 'reminder', 'new-task')),
  delivery text NOT NULL CHECK (delivery IN ('at-once', 'digest', 'none')),
  PRIMARY KEY (account_id, topic)
);

-- One digest per account and day, whoever asks how often.
CREATE TABLE message_digests (
  account_id uuid NOT NULL REFERENCES accounts (id),
  day date NOT NULL,
  -- New tasks are counted from after here up to there.
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (account_id, day)
);
CREATE INDEX message_digests_day ON message_digests (day);

-- 2026-11-25-5-account-access
ALTER TABLE memberships ADD COLUMN last_used_at timestamptz;

CREATE TABLE password_resets (
  id uuid PRIMARY KEY,
  -- SHA-256 of what the browser holds that asked: only there the code can be used.
  token_hash text NOT NULL UNIQUE,
  -- What was typed, until it was compared.
  asked_sealed text,
  -- Whose password may be set; null for whatever belongs to nobody. Both look the same from outside.
  account_id uuid REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX password_resets_account ON password_resets (account_id, created_at DESC) WHERE account_id IS NOT NULL;
CREATE INDEX password_resets_created_at ON password_resets (created_at);

ALTER TABLE one_time_codes
  DROP CONSTRAINT one_time_codes_purpose_check,
  -- Of 'password-reset' the subject is the reset.
  ADD CONSTRAINT one_time_codes_purpose_check CHECK (purpose IN ('case-access', 'password-reset'));

-- 2026-11-25-6-disclosures
CREATE TABLE case_disclosures (
  case_id uuid NOT NULL REFERENCES cases (id),
  membership_id uuid NOT NULL REFERENCES memberships (id),
  reason_content_id uuid NOT NULL REFERENCES contents (id),
  disclosed_at timestamptz NOT NULL,
  -- The reason is asked once; every look stands in the audit trail.
  PRIMARY KEY (membership_id, case_id)
);

-- 2026-11-26-3-organization-serials
CREATE SEQUENCE organization_serials;
SELECT setval('organization_serials', max(last) + 100) FROM organization_code_counters HAVING max(last) IS NOT NULL;

-- 2026-11-26-4-two-sides
ALTER TABLE cases
  ADD COLUMN successor_id uuid REFERENCES organizations (id),
  ADD COLUMN submitter_organization_id uuid REFERENCES organizations (id),
  ADD COLUMN base_revision integer;
ALTER TABLE case_submissions ADD COLUMN base jsonb;
CREATE INDEX cases_successor_id ON cases (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX cases_submitter_organization_id ON cases (submitter_organization_id, submitted_at DESC, id DESC) WHERE submitter_organization_id IS NOT NULL;
CREATE INDEX cases_open_of_person ON cases (subject_person_index) WHERE outcome IS NULL;
-- Closed because another side refused or returned the case.
ALTER TABLE tasks
  DROP CONSTRAINT tasks_close_reason_check,
  ADD CONSTRAINT tasks_close_reason_check
    CHECK (close_reason IN ('decided', 'rerouted', 'withdrawn', 'lapsed', 'escalated', 'overtaken'));
CREATE SEQUENCE case_numbers_change_review;
CREATE SEQUENCE case_numbers_superior_change;
CREATE SEQUENCE case_numbers_personnel_transfer;

-- 2026-11-27-1-desk-verbs
ALTER TABLE cases ADD COLUMN copied_membership_ids uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX cases_copied ON cases USING gin (copied_membership_ids) WHERE copied_membership_ids <> '{}';
-- To whom a case was transferred or copied.
ALTER TABLE case_events ADD COLUMN target_membership_id uuid REFERENCES memberships (id);
CREATE INDEX case_events_urges ON case_events (case_id, at) WHERE edge = 'urge';
CREATE INDEX tasks_assignee ON tasks (assignee_membership_id, kind, due_at, id) WHERE state = 'open' AND assignee_membership_id IS NOT NULL;

-- 2026-11-27-2-drafts
CREATE TABLE drafts (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  -- <flow>.<subject>
  kind text NOT NULL,
  -- In whose name; null for oneself.
  organization_id uuid REFERENCES organizations (id),
  -- The record it is about, where there are several.
  record_id uuid,
  -- The values of the form as JSON, sealed.
  content_sealed text NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, kind, organization_id, record_id)
);
CREATE INDEX drafts_updated_at ON drafts (updated_at);

-- 2026-11-27-3-profile-records
CREATE TABLE profile_records (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  kind text NOT NULL CHECK (kind IN ('title', 'education', 'qualification', 'honor')),
  form jsonb NOT NULL,
  -- Moves with every change; a change that was compared with another revision is compared again.
  revision integer NOT NULL DEFAULT 1,
  -- Taken out by its owner; kept, because cases name it.
  removed_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX profile_records_of_person ON profile_records (person_id, kind) WHERE removed_at IS NULL;
CREATE INDEX profile_records_certificate ON profile_records ((form ->> 'certificateNumber'))
  WHERE removed_at IS NULL AND form ->> 'certificateNumber' IS NOT NULL;

-- What a record said until it was changed; written once.
CREATE TABLE record_versions (
  subject_type text NOT NULL CHECK (subject_type IN ('ProfileRecord', 'Person', 'Organization')),
  subject_id uuid NOT NULL,
  revision integer NOT NULL,
  -- Sensitive values are masked in form and whole in sealed.
  form jsonb NOT NULL,
  sealed jsonb NOT NULL,
  -- The case that changed it; without one it was changed at once.
  case_id uuid REFERENCES cases (id),
  replaced_at timestamptz NOT NULL,
  PRIMARY KEY (subject_type, subject_id, revision)
);

ALTER TABLE persons ADD COLUMN revision integer NOT NULL DEFAULT 1;
-- Which of the person's records a case changes; a new one has none yet.
ALTER TABLE cases ADD COLUMN subject_record_id uuid REFERENCES profile_records (id);

-- 2026-11-27-4-record-files
ALTER TABLE attachments
  ADD COLUMN record_id uuid REFERENCES profile_records (id),
  DROP CONSTRAINT attachments_bound_is_whole,
  ADD CONSTRAINT attachments_bound_is_whole CHECK ((num_nonnulls(case_id, record_id) = 1) = (field IS NOT NULL)),
  ADD CONSTRAINT attachments_bound_once CHECK (num_nonnulls(case_id, record_id) <= 1);
CREATE INDEX attachments_record_id ON attachments (record_id) WHERE record_id IS NOT NULL;
DROP INDEX attachments_owner;
DROP INDEX attachments_orphaned;
CREATE INDEX attachments_owner ON attachments (owner, created_at) WHERE field IS NULL;
CREATE INDEX attachments_orphaned ON attachments (created_at) WHERE field IS NULL;

-- 2026-11-27-5-cases-of-person
CREATE INDEX cases_of_person ON cases (subject_person_index, submitted_at DESC, id DESC) WHERE subject_person_index IS NOT NULL;

-- 2026-11-29-1-credit-hours
-- Which steps of its definition a case goes through; without, all.
ALTER TABLE cases ADD COLUMN chain text[];
ALTER TABLE decisions ADD COLUMN recognized_hours numeric(6,1), ADD COLUMN reason_code text;
-- Nobody decides about himself either, whoever has submitted it.
ALTER TABLE tasks ADD COLUMN subject_person_index text;
UPDATE tasks t SET subject_person_index = c.subject_person_index FROM cases c WHERE c.id = t.case_id AND c.subject_person_index IS NOT NULL;
-- The same file submitted with several cases: its content is kept once, under the id of the first.
ALTER TABLE attachments ADD COLUMN file_id uuid;
CREATE SEQUENCE case_numbers_credit_hour_review;

-- Versions never change: a new one takes effect on its day, and open cases keep theirs.
CREATE TABLE hour_rule_sets (
  id uuid PRIMARY KEY,
  division_code text NOT NULL REFERENCES divisions (code),
  year integer NOT NULL,
  version integer NOT NULL,
  effective_from date NOT NULL,
  rules jsonb NOT NULL,
  created_by_account_id uuid REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  UNIQUE (division_code, year, version)
);

-- What the present form of a case of hours says, for lists and checks.
CREATE TABLE hour_declarations (
  case_id uuid PRIMARY KEY REFERENCES cases (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  year integer NOT NULL,
  learning_subject text NOT NULL CHECK (learning_subject IN ('public', 'professional')),
  study_form text NOT NULL,
  title text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  declared_hours numeric(6,1) NOT NULL CHECK (declared_hours > 0),
  proposed_hours numeric(6,1),
  -- What was achieved, however it is written: a certificate, patent, paper, meeting or project.
  achievement_key text,
  rules_version text NOT NULL
);
CREATE INDEX hour_declarations_of_person ON hour_declarations (person_id, year);
CREATE INDEX hour_declarations_achievement ON hour_declarations (achievement_key) WHERE achievement_key IS NOT NULL;

-- Hours that an organization declares for a list of its people; one case each.
CREATE TABLE rosters (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES accounts (id),
  membership_id uuid NOT NULL REFERENCES memberships (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  study_form text NOT NULL,
  -- What is declared for everybody alike.
  form_sealed text NOT NULL,
  total integer NOT NULL CHECK (total > 0),
  state text NOT NULL CHECK (state IN ('running', 'completed', 'cancelled')),
  cancel_requested_at timestamptz,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX rosters_of_organization ON rosters (organization_id, id DESC);
CREATE TABLE roster_items (
  roster_id uuid NOT NULL REFERENCES rosters (id),
  position integer NOT NULL,
  -- Whoever is not registered has none, and his masked name instead.
  person_id uuid REFERENCES persons (id),
  label text,
  -- His own hours, where the roster says them.
  hours numeric(6,1),
  result text CHECK (result IN ('declared', 'refused', 'cancelled')),
  reason_code text,
  case_id uuid REFERENCES cases (id),
  at timestamptz,
  PRIMARY KEY (roster_id, position),
  CHECK ((result = 'declared') = (case_id IS NOT NULL) OR result IS NULL)
);
CREATE INDEX roster_items_waiting ON roster_items (roster_id, position) WHERE result IS NULL;

-- The evidence of a roster is that of all its cases.
ALTER TABLE attachments ADD COLUMN roster_id uuid REFERENCES rosters (id),
  DROP CONSTRAINT attachments_bound_is_whole,
  ADD CONSTRAINT attachments_bound_is_whole CHECK ((num_nonnulls(case_id, record_id, roster_id) = 1) = (field IS NOT NULL)),
  DROP CONSTRAINT attachments_bound_once,
  ADD CONSTRAINT attachments_bound_once CHECK (num_nonnulls(case_id, record_id, roster_id) <= 1);

CREATE TABLE hour_entries (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  year integer NOT NULL,
  learning_subject text NOT NULL CHECK (learning_subject IN ('public', 'professional')),
  study_form text NOT NULL,
  hours numeric(6,1) NOT NULL CHECK (hours <> 0),
  source text NOT NULL CHECK (source IN ('recognition', 'revocation')),
  case_id uuid NOT NULL REFERENCES cases (id),
  reverses_id uuid UNIQUE REFERENCES hour_entries (id),
  rules_version text NOT NULL,
  -- His unit then, and who recognized or revoked them: he takes his hours along.
  unit_id uuid REFERENCES organizations (id),
  decided_by_organization_id uuid REFERENCES organizations (id),
  recorded_at timestamptz NOT NULL,
  CHECK ((source = 'revocation') = (reverses_id IS NOT NULL)),
  CHECK ((source = 'revocation') = (hours < 0))
);
CREATE UNIQUE INDEX hour_entries_one_recognition ON hour_entries (case_id) WHERE source = 'recognition';
CREATE INDEX hour_entries_of_person ON hour_entries (person_id, year) INCLUDE (learning_subject, study_form, hours);
CREATE INDEX hour_entries_of_year ON hour_entries (year, person_id);

-- 2026-11-29-2-training-plans
CREATE SEQUENCE case_numbers_training_plan_review;
CREATE SEQUENCE training_class_numbers;

CREATE TABLE training_plans (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  year integer NOT NULL,
  version integer NOT NULL,
  case_id uuid NOT NULL UNIQUE REFERENCES cases (id),
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('valid', 'superseded')),
  approved_at timestamptz NOT NULL,
  UNIQUE (organization_id, year, version)
);
CREATE UNIQUE INDEX training_plans_one_valid ON training_plans (organization_id, year) WHERE status = 'valid';

CREATE TABLE training_plan_items (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES training_plans (id),
  -- From 1, as in the form.
  place integer NOT NULL,
  name text NOT NULL,
  learning_subject text NOT NULL CHECK (learning_subject IN ('public', 'professional')),
  start_month integer NOT NULL CHECK (start_month BETWEEN 1 AND 12),
  hours numeric(6,1) NOT NULL CHECK (hours > 0),
  sessions integer NOT NULL CHECK (sessions > 0),
  capacity integer NOT NULL CHECK (capacity > 0),
  UNIQUE (plan_id, place)
);

CREATE TABLE training_classes (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  -- Null outside the plan.
  plan_item_id uuid REFERENCES training_plan_items (id),
  case_id uuid NOT NULL UNIQUE REFERENCES cases (id),
  closing_case_id uuid UNIQUE REFERENCES cases (id),
  name text NOT NULL,
  learning_subject text NOT NULL CHECK (learning_subject IN ('public', 'professional')),
  study_form text NOT NULL CHECK (study_form IN ('baseClass', 'onlineCourse', 'industryTraining')),
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  place text NOT NULL,
  hours numeric(6,1) NOT NULL CHECK (hours > 0),
  capacity integer NOT NULL CHECK (capacity > 0),
  status text NOT NULL CHECK (status IN ('open', 'cancelled', 'closed')),
  cancelled_at timestamptz,
  cancel_reason_id uuid REFERENCES contents (id),
  closed_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (status = 'closed') = (closing_case_id IS NOT NULL))
);
CREATE INDEX training_classes_of_organization ON training_classes (organization_id, created_at DESC, id DESC);
CREATE INDEX training_classes_of_item ON training_classes (plan_item_id) WHERE plan_item_id IS NOT NULL;

CREATE TABLE class_members (
  id uuid PRIMARY KEY,
  class_id uuid NOT NULL REFERENCES training_classes (id),
  place integer NOT NULL,
  -- Null for somebody whom the platform did not know when the class was closed.
  person_id uuid REFERENCES persons (id),
  name text NOT NULL,
  id_number_sealed text NOT NULL,
  id_number_index text NOT NULL,
  unit text,
  result text NOT NULL CHECK (result IN ('excellent', 'passed', 'failed')),
  hours numeric(6,1) NOT NULL CHECK (hours >= 0),
  UNIQUE (class_id, id_number_index)
);
CREATE INDEX class_members_of_person ON class_members (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX class_members_id_number ON class_members (id_number_index);

CREATE TABLE training_summaries (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  year integer NOT NULL,
  case_id uuid NOT NULL UNIQUE REFERENCES cases (id),
  -- Planned and actual numbers of the year on the day of the approval.
  figures jsonb NOT NULL,
  approved_at timestamptz NOT NULL,
  UNIQUE (organization_id, year)
);

-- 2026-11-29-3-class-hours
ALTER TABLE hour_declarations ADD COLUMN class_id uuid REFERENCES training_classes (id);
CREATE INDEX hour_declarations_of_class ON hour_declarations (class_id) WHERE class_id IS NOT NULL;
ALTER TABLE rosters ADD COLUMN class_id uuid REFERENCES training_classes (id);

-- 2026-11-29-4-calendar
ALTER TABLE cases ADD COLUMN waiting_since timestamptz, ADD COLUMN waiting_division_code text REFERENCES divisions (code);
CREATE INDEX cases_waiting ON cases (id) WHERE outcome IS NULL;

-- Rows

SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_credit_hour_review');
SELECT nextval('case_numbers_training_plan_review');
SELECT nextval('case_numbers_training_plan_review');
SELECT nextval('case_numbers_training_plan_review');
SELECT nextval('case_numbers_training_plan_review');
SELECT nextval('training_class_numbers');
-- As many as its migration had skipped in a database with organizations, and one.
SELECT count(nextval('organization_serials')) FROM generate_series(1, 104);

INSERT INTO divisions (code, name, name_en, level, parent_code, valid_from, valid_to) VALUES
  ('370000', '山东省', 'Shandong', 'province', NULL, '2015-10-01', NULL),
  ('370100', '济南市', 'Jinan', 'city', '370000', '2015-10-01', NULL),
  ('370102', '历下区', 'Lixia', 'county', '370100', '2015-10-01', NULL);

INSERT INTO code_tables (table_name, code, zh, en, parent_code, sort, valid_from, valid_to) VALUES
  ('industry', 'P', '教育', 'Education', NULL, '0', '2015-10-01', NULL),
  ('organization-nature', 'public-institution', '事业单位', 'Public institution', NULL, '0', '2015-10-01', NULL);

INSERT INTO title_names (series_code, level_code, name, sort) VALUES
  ('01', 'senior', '教授', '0');

INSERT INTO title_aliases (alias, name) VALUES
  ('正教授', '教授');

INSERT INTO working_day_exceptions (division_code, day, is_working, note) VALUES
  ('370102', '2026-11-12', 'false', '停水'),
  (NULL, '2026-10-10', 'true', '国庆节调休');

INSERT INTO organization_code_counters (division_code, last) VALUES
  ('370102', '3');

INSERT INTO organizations (id, kind, code, credit_code, name, short_name, superior_id, path, division_code, status, nature, industry, address, legal_representative_sealed, headcount, revision, created_at, updated_at, postcode, contact_name_sealed, contact_phone) VALUES
  ('01a20f60-aca6-7289-ac58-5311e608a89b', 'hrss', '370102-0001', '91000000MATE00001Y', '历下区人社局', '历下区人社局', NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b}', '370102', 'active', NULL, NULL, NULL, NULL, NULL, '1', '2026-11-02 01:00:00+00', '2026-11-02 01:00:00+00', NULL, NULL, NULL),
  ('01a20f60-acaf-721e-b4d1-a176b3a27987', 'department', '370102-0002', '91000000MATE000022', '历下区教育和体育局', '历下区教育和体育局', '01a20f60-aca6-7289-ac58-5311e608a89b', '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', '370102', 'active', NULL, NULL, NULL, NULL, NULL, '1', '2026-11-02 01:00:00+00', '2026-11-02 01:00:00+00', NULL, NULL, NULL),
  ('01a20f60-ad05-72ee-a5d4-219442733a1a', 'employer', '370102-0003', '91000000MATE000048', '历下区第一实验学校', '历下区第一实验学校', '01a20f60-acaf-721e-b4d1-a176b3a27987', '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987,01a20f60-ad05-72ee-a5d4-219442733a1a}', '370102', 'active', 'public-institution', 'P', '历下区解放路 1 号', 'v1.dump0001.AetLDc1V-2qIUCdhgkEATW65tD0Cz4_F6WDJIJP7fCjZ8Q', '12', '1', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00', NULL, NULL, NULL),
  ('01a22878-c2fe-75b6-91cf-58a1a0c3432c', 'base', '370102-0104', '91000000MATE00012C', '历下区继续教育基地', '历下区继续教育基地', '01a20f60-acaf-721e-b4d1-a176b3a27987', '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987,01a22878-c2fe-75b6-91cf-58a1a0c3432c}', '370102', 'active', 'public-institution', 'P', '历下区解放路 1 号', 'v1.dump0001.AetLDc1V-2qIUCdhgkEATW65tD0Cz4_F6WDJIJP7fCjZ8Q', '12', '1', '2026-11-26 01:00:00+00', '2026-11-26 01:00:00+00', NULL, NULL, NULL);

INSERT INTO sections (id, organization_id, name, created_at) VALUES
  ('01a20f60-acbf-77cc-a405-4f93d598586e', '01a20f60-acaf-721e-b4d1-a176b3a27987', '办公室', '2026-11-02 01:00:00+00');

INSERT INTO persons (id, name, id_type, id_number_sealed, id_number_index, sex, birth_date, mobile_sealed, mobile_index, email_sealed, email_index, phone, created_at, updated_at, ethnicity, school, major, photo_attachment_id, revision) VALUES
  ('01a20f60-acb7-7292-a062-c89e18c3c995', '孙丽', 'resident-id', 'v1.dump0001.DiacZbaSKC_ckqb9KmwI0fjRWQmR29k1gRE6TBaFeSuGf-b8m9o9XMxtspG5HA', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'male', '1963-04-13', 'v1.dump0001._Tjvm9Z62rpSQJRhcR7L1VW_E-D6z7xp2iE5F60L57ioBZNjRzlV', 'dump0001.51c45497d9b345bbc664e513bfc85db69c00f50c224c018d90c9164d1fe8053d', 'v1.dump0001.ID4OYoo_e2004iZ9js0ZelBeEtt4sG0_QPA1j9beMMv3OY77q0wNkCh_', 'dump0001.3fd77761e8f271ba533a84e752a745fa7a4dc8c2102d355f5a0b01d8e15646dc', NULL, '2026-11-02 01:00:00+00', '2026-11-02 01:00:00+00', NULL, NULL, NULL, NULL, '1'),
  ('01a20f60-ad0b-767b-8345-413662d36fdc', '赵明', 'resident-id', 'v1.dump0001.D1gow2ay1Dq-wUzL7-2tULzT5U6kNxclattRHg177VN61puae4qYJQcy3AN2Jg', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', 'male', '1965-06-15', 'v1.dump0001.liq_4lB1KO63JdgyxkF1zGXUCBZQ0_c7bModxfOpF7MZv1dbr90j', 'dump0001.27b8f8fa431582c15f7b8aaff83256d4a474a63b07e3884db55acb6965e24b10', 'v1.dump0001.fXxGK5_O_x738BG2haAWJQGWTca331GTPx23Xz67yaH8DliMsv2qqbhujw', 'dump0001.c51dcad9ba7726f5c4c6f19689863966f7d45ed0f4aef7dc04cceeeec778ded1', NULL, '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00', NULL, NULL, NULL, NULL, '1');

INSERT INTO employments (id, person_id, organization_id, section_id, period) VALUES
  ('01a20f60-acc0-7768-ae9d-15b94365a46b', '01a20f60-acb7-7292-a062-c89e18c3c995', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-acbf-77cc-a405-4f93d598586e', '["2020-01-01 00:00:00+00",)');

INSERT INTO accounts (id, person_id, password_hash, password_changed_at, status, created_at) VALUES
  ('01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acb7-7292-a062-c89e18c3c995', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA', '2026-11-02 01:00:00+00', 'active', '2026-11-02 01:00:00+00'),
  ('01a20f60-ad0d-704a-8967-0605f00f08d9', '01a20f60-ad0b-767b-8345-413662d36fdc', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA', '2026-11-03 01:00:00+00', 'active', '2026-11-03 01:00:00+00');

INSERT INTO memberships (id, account_id, organization_id, section_id, status, is_super_administrator, created_at, last_used_at) VALUES
  ('01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'active', 'false', '2026-11-02 01:00:00+00', NULL),
  ('01a20f60-ad0e-76ba-802c-3e5fc1916e2b', '01a20f60-ad0d-704a-8967-0605f00f08d9', '01a20f60-ad05-72ee-a5d4-219442733a1a', NULL, 'active', 'true', '2026-11-03 01:00:00+00', NULL);

INSERT INTO roles (id, organization_id, code, name_zh, name_en) VALUES
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', NULL, 'super-administrator', '超级管理员', 'Super administrator'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', NULL, 'reviewer', '审核员', 'Reviewer'),
  ('01a20f60-aca3-7062-bc3f-665842d2d977', NULL, 'registration-clerk', '注册查询员', 'Registration clerk');

INSERT INTO role_rights (role_id, right_name, scope) VALUES
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'administrator.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'audit.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'organization.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'person.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'registration.decide', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'registration.read', 'subtree'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'organization.read', 'subtree'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'person.read', 'organization'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'registration.decide', 'organization'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'registration.read', 'organization'),
  ('01a20f60-aca3-7062-bc3f-665842d2d977', 'organization.read', 'organization'),
  ('01a20f60-aca3-7062-bc3f-665842d2d977', 'registration.read', 'organization');

INSERT INTO membership_roles (membership_id, role_id) VALUES
  ('01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-aca2-70c8-b07a-be2767958aef'),
  ('01a20f60-ad0e-76ba-802c-3e5fc1916e2b', '01a20f60-ac9f-72f9-b86a-886d714961f4');

INSERT INTO sessions (id, token_hash, account_id, membership_id, user_type, created_at, last_seen_at, expires_at, revoked_at, user_agent, address) VALUES
  ('01a20f60-acc2-7304-8df2-5309a9b661de', 'abababababababababababababababababababababababababababababababab', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'department', '2026-11-03 00:50:00+00', '2026-11-03 00:50:00+00', '2026-11-03 12:50:00+00', NULL, 'Firefox', '192.0.2.7');

INSERT INTO sign_in_throttles (key, failures, last_failure_at, blocked_until) VALUES
  ('address:192.0.2.7', '1', '2026-11-03 00:49:00+00', NULL);

INSERT INTO contents (id, salt, text_sealed, hash, created_at) VALUES
  ('01a20f60-ad3c-7633-8351-1aa9fe0af70c', 'e89b8ca1171a9d74b6357014f3040485', 'v1.dump0001.hsbGNbM6VOOmEHSBFxXWj6g99WbQ0BJPIaDKh6TrjtMRZpgLjIQwM8OkYwR6HvP_DJsBJw', '6c211de263c726e3a0a865571c47be4873b492039f85fa18d74f6607619b00ea', '2026-11-03 01:05:00+00'),
  ('01a22878-c394-71df-9de6-e1fee58a68f6', 'be6aceb80613a72f6fca93550340ff3e', 'v1.dump0001.lY0qWKVkB23ZOYZzixqOG7WJwQbmPh84gQ4ppCfH19Dk-yK4miLCFCUADBghkg', '22436a9366e46d3f77d66e887beaf45ec1f6b88a93ba1177617d5137bd02a287', '2026-11-27 02:00:00+00');

INSERT INTO task_counters (organization_id, section_id, kind, open_count) VALUES
  ('01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'registrationReview.employer', '1');

INSERT INTO requests (id, owner, key, method, path, body_hash, body_sealed, case_id, state, sent_at, answer_status, answer_sealed, created_at, answered_at) VALUES
  ('01a20f60-acf0-76e5-afe9-315e8fea6824', 'account:01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acf0-76e5-afe9-2f612a749a2f', 'POST', '/api/cases/01a20f60-accd-77ee-ab7e-2c9dc2e0d554/decisions', 'dump0001.c1b56015fb2022b310d1d52b9ab1a5df8218883ab2acff6b416122cf21875874', 'v1.dump0001.1xw9pa7m_78UeFWWiHqqZxPlUt8NVToRp4zHqbhl_GbXWchAvIsIQCxfZVr5Zm45zuXjWCfCmJuDl3R81MkKkY4eyA', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'answered', '2026-11-03 01:00:00+00', '200', 'v1.dump0001.NdGBZALMlwAapuQGw6A5JNY9_ndWT6bNhqIoiy9B5PXvZ1FtrIBhJzOdtWxdKJ2Wq6KfefPRW2YRAr_3svvStvaYwHzh5oRnMblAtCIbcJMHdpf-ADO2trsLHaVeSHOBsoi1gtcjsQKUrbpd5DKjiRinQwKiBkGll4-tdtwmVQIqAAMn2H1Paerl-KKl0uB6Ytz8ojoD_4V8oC1R0wCa2-ZBJAG4ZXc-plN4JKFIt49C1w', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00'),
  ('01a20f60-ad36-77d6-87cb-c2464380a0ee', 'account:01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-ad36-77d6-87cb-bce09849c2f5', 'POST', '/api/cases/01a20f60-ad20-74c7-8765-e96fec892911/decisions', 'dump0001.6565588807f52249000cd8a72d658948c5dc43637fbe39896f830bd1e5fbec78', 'v1.dump0001.2kOA28LROaV53UJR_2fo9qV9jjU4tYh58EBEkmXcPqcEfpgip6lsH1Zx_ZNjU9PG9y_FcfhqE7R0kCMGnNDwEz4kHSLyAsApz5e9Mz_YQoCsmJqa2jyKimLq9hciEABYLN8Eloxq', '01a20f60-ad20-74c7-8765-e96fec892911', 'answered', '2026-11-03 01:00:00+00', '200', 'v1.dump0001.l6inKnpwYAJHE-M7pAakYalKVdy340C6_P8gHSCldqhW0QKYpyM-0eNFZbFDsnqOkr8xlrwO2MQYDlCKVUIeMCKGp-4ECSTGYtZqX39PlPDVgMky_SamBONDz1x2Uzi_08KlWSUvFLq4FhbBd1a0l680S6gb1p1p1gX-soA5f0T6C6P3QF00xqjeM0ExJVqkUSVqXktmW4L7w8zdFPbNWfXXdK0xuvHlwObcaeXufdzgxw', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00');

INSERT INTO outbox (id, topic, payload, created_at, available_at, attempts, last_error, done_at) VALUES
  ('01a20f60-acd8-7778-93a6-1bb558c563e3', 'startCase', '{"caseId": "01a20f60-accd-77ee-ab7e-2c9dc2e0d554"}', '2026-11-02 02:00:00+00', '2026-11-02 02:00:00+00', '0', NULL, '2026-11-02 02:00:01+00'),
  ('01a20f60-aceb-774f-81c3-28d017a07cf0', 'notifyApplicant', '{"caseId": "01a20f60-accd-77ee-ab7e-2c9dc2e0d554", "message": "received"}', '2026-11-02 02:00:01+00', '2026-11-02 02:00:01+00', '0', NULL, '2026-11-02 02:00:02+00'),
  ('01a20f60-ad0f-719c-ab5a-638fbd7e3e86', 'notifyApplicant', '{"caseId": "01a20f60-accd-77ee-ab7e-2c9dc2e0d554", "message": "approved"}', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00', '0', NULL, '2026-11-03 01:00:01+00'),
  ('01a20f60-ad27-7076-893d-7defd96381a1', 'startCase', '{"caseId": "01a20f60-ad20-74c7-8765-e96fec892911"}', '2026-11-02 03:00:00+00', '2026-11-02 03:00:00+00', '0', NULL, '2026-11-02 03:00:01+00'),
  ('01a20f60-ad33-70f1-b98c-a15212459f7c', 'notifyApplicant', '{"caseId": "01a20f60-ad20-74c7-8765-e96fec892911", "message": "received"}', '2026-11-02 03:00:01+00', '2026-11-02 03:00:01+00', '0', NULL, '2026-11-02 03:00:02+00'),
  ('01a20f60-ad40-76a3-81d1-fa023f2c91a9', 'notifyApplicant', '{"caseId": "01a20f60-ad20-74c7-8765-e96fec892911", "message": "rejected"}', '2026-11-03 01:05:00+00', '2026-11-03 01:05:00+00', '0', NULL, '2026-11-03 01:05:01+00'),
  ('01a20f60-ad56-72c9-b178-76a0f954fe01', 'startCase', '{"caseId": "01a20f60-ad4f-73fd-bb2d-15a34f19c98e"}', '2026-11-02 04:00:00+00', '2026-11-02 04:00:00+00', '0', NULL, '2026-11-02 04:00:01+00'),
  ('01a20f60-ad61-718e-8496-41182b7844f1', 'notifyApplicant', '{"caseId": "01a20f60-ad4f-73fd-bb2d-15a34f19c98e", "message": "received"}', '2026-11-02 04:00:01+00', '2026-11-02 04:00:01+00', '0', NULL, '2026-11-02 04:00:02+00'),
  ('01a20f60-ad6b-7318-b95f-e4f76b2ea2c1', 'startCase', '{"caseId": "01a20f60-ad68-73d9-9922-f67b53e4e921"}', '2026-11-02 05:00:00+00', '2026-11-02 05:00:00+00', '0', NULL, NULL);

INSERT INTO audit_entries (id, at, action, result, account_id, membership_id, organization_id, subject_type, subject_id, code, address, request_id) VALUES
  ('01a20f60-ad6e-714d-af40-4116eef30794', '2026-11-03 01:00:00+00', 'session.opened', 'success', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, NULL, '192.0.2.7', NULL);

INSERT INTO caught_messages (id, channel, recipient, subject, text, sent_at) VALUES
  ('01a20f60-acc4-70a4-9a95-7634adc8b00e', 'sms', '13900001234', '学时平台', '您的申请已受理。', '2026-11-02 02:01:00+00');

INSERT INTO invitations (id, token_hash, organization_id, created_at, expires_at, accepted_at) VALUES
  ('01a22878-c3b6-7617-979a-b6443fcafcc4', 'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd', '01a20f60-aca6-7289-ac58-5311e608a89b', '2026-11-27 03:00:00+00', '2026-11-30 03:00:00+00', NULL);

INSERT INTO deadline_plans (flow_id, subject, waits_for, division_code, remind_after_working_days, due_working_days) VALUES
  ('registrationReview', 'employer', 'review', '370100', '{2}', '8');

INSERT INTO one_time_codes (id, purpose, subject_id, channel, code_index, code_sealed, failures, created_at, expires_at, used_at) VALUES
  ('01a22878-c3bc-7210-b66b-06fb1c1534c8', 'case-access', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'email', 'dump0001.efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef', NULL, '0', '2026-11-27 03:00:00+00', '2026-11-27 03:10:00+00', '2026-11-27 03:02:00+00');

INSERT INTO bases (organization_id, level, host, approval_number, approved_on, valid_until, series, area_square_meters, seats, teachers, head_name_sealed, head_mobile_sealed) VALUES
  ('01a22878-c2fe-75b6-91cf-58a1a0c3432c', 'county', 'university', '历继基〔2026〕1号', '2026-01-05', NULL, '{01}', '1200', '200', '12', 'v1.dump0001.POeY-E7gecguk_ccx09S58zlA4VqJbNmN9kDWMeUmWn98g', 'v1.dump0001.nnwC2iiDbYx_dOcboR5FIoXN9KezIVB6a9Cwk095WspfXrWZnsQW');

INSERT INTO batches (id, request_id, account_id, membership_id, organization_id, kind, verb, reason_content_id, filter_sealed, total, state, counts, cancel_requested_at, created_at, ended_at) VALUES
  ('01a22878-c3c3-7642-aee0-a2f83cd35899', '4c1b989c-b1eb-4213-a741-e2a96a1b0eaa', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', 'registrationReview.employer', 'reject', '01a20f60-ad3c-7633-8351-1aa9fe0af70c', NULL, '1', 'completed', '{"applied": 1}', NULL, '2026-11-27 03:00:00+00', '2026-11-28 03:00:00+00');

INSERT INTO mail_choices (account_id, topic, delivery) VALUES
  ('01a20f60-acbb-76a6-aca7-9344632e0f1d', 'new-task', 'digest');

INSERT INTO message_digests (account_id, day, since, until) VALUES
  ('01a20f60-acbb-76a6-aca7-9344632e0f1d', '2026-11-27', '2026-11-26 00:00:00+00', '2026-11-27 00:00:00+00');

INSERT INTO password_resets (id, token_hash, asked_sealed, account_id, created_at, expires_at, used_at) VALUES
  ('01a22878-c3d5-71eb-b1e2-22ac19144dc3', '5656565656565656565656565656565656565656565656565656565656565656', NULL, '01a20f60-acbb-76a6-aca7-9344632e0f1d', '2026-11-27 03:00:00+00', '2026-11-28 03:00:00+00', NULL);

INSERT INTO drafts (id, account_id, kind, organization_id, record_id, content_sealed, updated_at) VALUES
  ('01a22878-c3da-713b-9960-1d0442a5ea0e', '01a20f60-acbb-76a6-aca7-9344632e0f1d', 'changeReview.organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'v1.dump0001.ESHpxo3BUTAOiGgLLzoIesi_uX7pD1Ho-vLaM4_f', '2026-11-27 03:00:00+00');

INSERT INTO profile_records (id, person_id, kind, form, revision, removed_at, created_at, updated_at) VALUES
  ('01a22878-c396-7358-be1f-70fe85ca106b', '01a20f60-ad0b-767b-8345-413662d36fdc', 'title', '{"name": "教授", "level": "senior", "series": "01", "certificateNumber": "ZS-0001"}', '2', NULL, '2026-11-27 03:00:00+00', '2026-11-28 03:00:00+00');

INSERT INTO cases (id, number, flow_id, subject, definition_version, rules_version, subject_key, subject_name, subject_organization_id, division_code, superior_id, submitter_account_id, submitter_person_index, subject_person_index, status, step, step_rev, round, revision, outcome, submission_id, group_id, related_case_id, relation, submitted_at, opened_at, due_at, closed_at, last_event_hash, deadlines, sla_state, escalated, voided_at, successor_id, submitter_organization_id, base_revision, copied_membership_ids, subject_record_id, chain, waiting_since, waiting_division_code) VALUES
  ('01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'RG-20261102-0000001-9', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE000048', '历下区第一实验学校', '01a20f60-ad05-72ee-a5d4-219442733a1a', '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', NULL, 'approved', NULL, '2', '1', '3', 'approved', '01a20f60-accd-77ee-ab7e-33bc8ace1c14', NULL, NULL, NULL, '2026-11-02 02:00:00+00', '2026-11-02 02:00:01+00', NULL, '2026-11-03 01:00:00+00', 'e76d87a733c29e5ba0fb096a8e016d85717fc2a6cc922483b0ab61ad36f8b279', '[]', 'on-time', 'false', NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL),
  ('01a20f60-ad20-74c7-8765-e96fec892911', 'RG-20261102-0000002-7', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE00006E', '历下区第二实验学校', NULL, '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.d0ba819dcbd64574e38e362e186108cf91b82854919afe4ce8489976d5063489', NULL, 'rejected', NULL, '2', '1', '3', 'rejected', '01a20f60-ad21-764e-be2a-adee8690adc8', NULL, NULL, NULL, '2026-11-02 03:00:00+00', '2026-11-02 03:00:01+00', NULL, '2026-11-03 01:05:00+00', '385f311a79cec0dd3e4111497d06c3849e2fd102268e9e1eb6eb794280e74912', '[]', 'on-time', 'false', NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL),
  ('01a20f60-ad4f-73fd-bb2d-15a34f19c98e', 'RG-20261102-0000003-5', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE00008L', '历下区第三实验学校', NULL, '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.3d5f0ff9c86b20de831147e2a95eaca20cf377d2699f8edfbd3742410b6ce582', NULL, 'reviewing', 'review', '2', '1', '2', NULL, '01a20f60-ad4f-73fd-bb2d-1ba251b54220', NULL, NULL, NULL, '2026-11-02 04:00:00+00', '2026-11-02 04:00:01+00', '2026-11-17 16:00:00+00', NULL, 'fc89ee2f61b86ddcd4686c5d36e70cf4fbabfdd97de7b7470113602ead1b1979', '[{"at": "2026-11-17T16:00:00.000Z", "kind": "escalate"}]', 'on-time', 'false', NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL),
  ('01a20f60-ad68-73d9-9922-f67b53e4e921', 'RG-20261102-0000004-3', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE00010W', '历下区第四实验学校', NULL, '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.a69c546cc18674659f388ca230edbd351fef4295eb77aaf7472b05ec5db4ff8d', NULL, 'received', NULL, '1', '1', '1', NULL, '01a20f60-ad68-73d9-9922-f8e1a778fa30', NULL, NULL, NULL, '2026-11-02 05:00:00+00', NULL, NULL, NULL, '2ec976ab4d540de8db29905e8f8f6222a8b9fe7f500bda5034a91525c9400ff1', '[]', 'on-time', 'false', NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL),
  ('01a22878-c308-709c-ac88-31b94572f28a', 'HR-20261126-0000001-1', 'creditHourReview', 'selfStudy', '1', '2026-1', 'creditHourReview:selfStudy:HR-20261126-0000001-1', '赵明', NULL, '370102', '01a20f60-ad05-72ee-a5d4-219442733a1a', '01a20f60-acbb-76a6-aca7-9344632e0f1d', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', 'approved', NULL, '2', '1', '3', 'approved', '01a22878-c309-71ee-a289-fbe4b0c0a3b0', NULL, NULL, NULL, '2026-11-26 02:00:00+00', '2026-11-26 02:01:00+00', NULL, '2026-11-26 02:09:00+00', '17d1afc9478bc637f00412e92dc05c24bd7636201c958b88e631d2b6b1bd33ee', '[]', 'on-time', 'false', NULL, NULL, NULL, NULL, '{01a20f60-acbc-742b-afef-882f45d4587a}', NULL, '{department}', '2026-11-26 02:01:00+00', '370102'),
  ('01a22878-c336-734d-a551-f3cb32395995', 'PL-20261126-0000001-1', 'trainingPlanReview', 'annualPlan', '1', '2026-1', 'trainingPlanReview:annualPlan:PL-20261126-0000001-1', '历下区继续教育基地', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-acbb-76a6-aca7-9344632e0f1d', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', NULL, 'approved', NULL, '2', '1', '3', 'approved', '01a22878-c336-734d-a551-f6b5015936a2', NULL, NULL, NULL, '2026-11-27 02:00:00+00', '2026-11-27 02:01:00+00', NULL, '2026-11-27 02:09:00+00', '3c14c30dd18b44797c03b8808ef754a1bece163ada7d71506234102d17d30343', '[]', 'on-time', 'false', NULL, NULL, '01a22878-c2fe-75b6-91cf-58a1a0c3432c', NULL, '{}', NULL, NULL, '2026-11-27 02:01:00+00', '370102'),
  ('01a22878-c34a-70cb-9a4b-672a739eb779', 'PL-20261126-0000002-9', 'trainingPlanReview', 'trainingClass', '1', '2026-1', 'trainingPlanReview:trainingClass:PL-20261126-0000002-9', '历下区继续教育基地', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-acbb-76a6-aca7-9344632e0f1d', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', NULL, 'approved', NULL, '2', '1', '3', 'approved', '01a22878-c34a-70cb-9a4b-6af7932d9094', NULL, NULL, NULL, '2026-11-27 02:00:00+00', '2026-11-27 02:01:00+00', NULL, '2026-11-27 02:09:00+00', '5b3d62d5c01310a816aa502d85564d7b14b6202b03dfe219927c031b8e551d37', '[]', 'on-time', 'false', NULL, NULL, '01a22878-c2fe-75b6-91cf-58a1a0c3432c', NULL, '{}', NULL, NULL, '2026-11-27 02:01:00+00', '370102'),
  ('01a22878-c35c-721b-a0c8-528bd53e015e', 'PL-20261126-0000003-7', 'trainingPlanReview', 'classClosing', '1', '2026-1', 'trainingPlanReview:classClosing:PL-20261126-0000003-7', '历下区继续教育基地', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-acbb-76a6-aca7-9344632e0f1d', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', NULL, 'approved', NULL, '2', '1', '3', 'approved', '01a22878-c35c-721b-a0c8-5778cda4c405', NULL, NULL, NULL, '2026-11-27 02:00:00+00', '2026-11-27 02:01:00+00', NULL, '2026-11-27 02:09:00+00', '271ad5151e759f13570ea4870f4bac94861912efffa1de103c4066af382fc971', '[]', 'on-time', 'false', NULL, NULL, '01a22878-c2fe-75b6-91cf-58a1a0c3432c', NULL, '{}', NULL, NULL, '2026-11-27 02:01:00+00', '370102'),
  ('01a22878-c379-75ab-82ae-9e316f2d4984', 'PL-20261126-0000004-5', 'trainingPlanReview', 'annualSummary', '1', '2026-1', 'trainingPlanReview:annualSummary:PL-20261126-0000004-5', '历下区继续教育基地', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-acbb-76a6-aca7-9344632e0f1d', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', NULL, 'approved', NULL, '2', '1', '3', 'approved', '01a22878-c379-75ab-82ae-a1cf47876b90', NULL, NULL, NULL, '2026-11-27 02:00:00+00', '2026-11-27 02:01:00+00', NULL, '2026-11-27 02:09:00+00', 'a759de05e0dbb830fd24537da3795af945dad93dd2214c127a1a5442cde7c6e3', '[]', 'on-time', 'false', NULL, NULL, '01a22878-c2fe-75b6-91cf-58a1a0c3432c', NULL, '{}', NULL, NULL, '2026-11-27 02:01:00+00', '370102');

INSERT INTO case_submissions (id, case_id, round, form, sealed, checks, base_revision, content_hash, created_at, base) VALUES
  ('01a20f60-accd-77ee-ab7e-33bc8ace1c14', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '1', '{"name": "历下区第一实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1051", "industry": "P", "headcount": 12, "creditCode": "91000000MATE000048", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.QDn070zcxRMyvmFp3Q9BlI9AuEZ32_1AXYqPUBPLPhjIiMFnntI4xRfVdg", "mobile": "v1.dump0001.udCdQNFBXyzH-sahI09hbdqPLlGN7iStN5-4h0dVk7n3390We6J4", "idNumber": "v1.dump0001.WIY2wk5jraW5MUi0NeYXFREMkxKVR6s566tlTXzrFAiYs_q6IC7aYvbtTwQKzA", "personName": "v1.dump0001.B-Hu124Q0MMBOFajGWau3CFOC9YLVAC78QU80R6MAg52sw", "legalRepresentative": "v1.dump0001.Eaiyn5sUIZgZkoSHZ9AS0QV5HOEcPEwPyuJLdd3bnizlcQ"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-02 02:00:00+00', NULL),
  ('01a20f60-ad21-764e-be2a-adee8690adc8', '01a20f60-ad20-74c7-8765-e96fec892911', '1', '{"name": "历下区第二实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1077", "industry": "P", "headcount": 12, "creditCode": "91000000MATE00006E", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.dakuILl72E-viCkaIxYwE70kliVJZb-uehkONKSX0DDIZcJZFYzI1kqEiQ", "mobile": "v1.dump0001.TGAQv6JbJPZ_VWWFbX3Uh9_AHgKN64ouicIbgZ5ZczRJv6ONcEeO", "idNumber": "v1.dump0001.2sfyq5ZqbXATv6JDshzq3WxIZk7M_3j7BXfN4y8UtBvvvnff2Mw0ARArgZno9A", "personName": "v1.dump0001.DLt8OgalskR567LL2Or4YZBJP6PF8JB77gypyI0lHsxo_w", "legalRepresentative": "v1.dump0001.lc92itBTPWRTAoOWZtk94RpfFTpbugx3vqY4EpoUwFZCiA"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {"percent": 83, "organization": "历下区第一实验学校"}, "result": "warning"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '7b8c1aac9eea06a0da899f711b17c5369e384132d3a5ae3e4bf2d2d365e6968a', '2026-11-02 03:00:00+00', NULL),
  ('01a20f60-ad4f-73fd-bb2d-1ba251b54220', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '1', '{"name": "历下区第三实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1097", "industry": "P", "headcount": 12, "creditCode": "91000000MATE00008L", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.w2eTj8UPrrBnpJzSMk4JMOy35nQw2CZfPXfY4nA-qx5j1sUhEAdRMHMCQA", "mobile": "v1.dump0001.bT8MIJwPY-p0pdhKYr4hAG8yL8b5z1rVuVDsi_O2v2wWyQiBqLq1", "idNumber": "v1.dump0001.GJXjDSaQu42YF1_ik2K73uq4P5xlBqsF0gG6-Pjm2iqyoRAj6cldGMDrZ3IkOw", "personName": "v1.dump0001.vmUzXUoyhSpsVKurWdhHXYEwdVO_5h2CJQ8SA1jSW3NEqA", "legalRepresentative": "v1.dump0001.ktFvfEqHIKg-2p9sbsDP3wbQg9_-l-SPJC_9o3zNHh0jyg"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {"percent": 83, "organization": "历下区第一实验学校"}, "result": "warning"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '30b930a90a975c3c54d254d1e123144e3da5d02d433d8dde13b63a8bd86f9c35', '2026-11-02 04:00:00+00', NULL),
  ('01a20f60-ad68-73d9-9922-f8e1a778fa30', '01a20f60-ad68-73d9-9922-f67b53e4e921', '1', '{"name": "历下区第四实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1119", "industry": "P", "headcount": 12, "creditCode": "91000000MATE00010W", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.yP8Z8lboumdRrH8HZqUrHvRXt-av8Vs7Tv0ErTwthQqeduraEEN5pPcBrg", "mobile": "v1.dump0001.fKhTYwsfi3LrC66DBuGNLSi4KCzuoiSJ8XqFLIdLRDKwxW1vIrHt", "idNumber": "v1.dump0001.ITdf1tGBnzSzpaaQyH8pZCj4aHxTSgOm60O_NzJqwoL7Irf-hdaDXZzJBqLViw", "personName": "v1.dump0001.JNqAzhBzQZeAwM22R_HQjDduXd5aAvsFeLA_bCFnejUbEw", "legalRepresentative": "v1.dump0001.NpmJDzgV_0wXpRBbGqie-9YvqqtGLr82-HS1rig7g-iMWQ"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {"percent": 83, "organization": "历下区第一实验学校"}, "result": "warning"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '8aa331cbc92e5d4029d3ce6cdba789601bccc4b8c736bb810c24d71203703bf8', '2026-11-02 05:00:00+00', NULL),
  ('01a22878-c309-71ee-a289-fbe4b0c0a3b0', '01a22878-c308-709c-ac88-31b94572f28a', '1', '{"year": 2026, "studyPlan": []}', '{}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-26 02:00:00+00', NULL),
  ('01a22878-c336-734d-a551-f6b5015936a2', '01a22878-c336-734d-a551-f3cb32395995', '1', '{"name": "2026 年度培训计划", "year": 2026}', '{}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-27 02:00:00+00', NULL),
  ('01a22878-c34a-70cb-9a4b-6af7932d9094', '01a22878-c34a-70cb-9a4b-672a739eb779', '1', '{"name": "教师公需科目班", "year": 2026}', '{}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-27 02:00:00+00', NULL),
  ('01a22878-c35c-721b-a0c8-5778cda4c405', '01a22878-c35c-721b-a0c8-528bd53e015e', '1', '{"year": 2026}', '{}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-27 02:00:00+00', NULL),
  ('01a22878-c379-75ab-82ae-a1cf47876b90', '01a22878-c379-75ab-82ae-9e316f2d4984', '1', '{"year": 2026}', '{}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-27 02:00:00+00', NULL);

INSERT INTO registration_credentials (case_id, password_hash) VALUES
  ('01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA'),
  ('01a20f60-ad68-73d9-9922-f67b53e4e921', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA');

INSERT INTO tasks (id, case_id, case_number, flow_id, kind, subject_name, step, side, round, step_rev, state, close_reason, reviewer_org_id, reviewer_section_id, assignee_membership_id, org_path, submitter_person_index, checks_failed, checks_warning, checks_passed, opened_at, due_at, closed_at, division_code, escalated, verb, subject_person_index) VALUES
  ('01a20f60-ace3-7724-8fc8-18d476bf7bc4', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'RG-20261102-0000001-9', 'registrationReview', 'registrationReview.employer', '历下区第一实验学校', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-02 02:00:01+00', '2026-11-17 16:00:00+00', '2026-11-03 01:00:00+00', '370102', 'false', 'approve', NULL),
  ('01a20f60-ad2e-7298-990a-dba86b442d1b', '01a20f60-ad20-74c7-8765-e96fec892911', 'RG-20261102-0000002-7', 'registrationReview', 'registrationReview.employer', '历下区第二实验学校', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.d0ba819dcbd64574e38e362e186108cf91b82854919afe4ce8489976d5063489', '0', '1', '4', '2026-11-02 03:00:01+00', '2026-11-17 16:00:00+00', '2026-11-03 01:05:00+00', '370102', 'false', 'reject', NULL),
  ('01a20f60-ad5d-7564-97fb-55471187e4b8', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', 'RG-20261102-0000003-5', 'registrationReview', 'registrationReview.employer', '历下区第三实验学校', 'review', 'only', '1', '2', 'open', NULL, '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.3d5f0ff9c86b20de831147e2a95eaca20cf377d2699f8edfbd3742410b6ce582', '0', '1', '4', '2026-11-02 04:00:01+00', '2026-11-17 16:00:00+00', NULL, '370102', 'false', NULL, NULL),
  ('01a22878-c309-71ee-a289-ff042478f9a5', '01a22878-c308-709c-ac88-31b94572f28a', 'HR-20261126-0000001-1', 'creditHourReview', 'creditHourReview.declaration', '赵明', 'department', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-26 02:01:00+00', '2026-12-10 16:00:00+00', '2026-11-26 02:09:00+00', '370102', 'false', 'approve', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167'),
  ('01a22878-c336-734d-a551-fb46fdbaad33', '01a22878-c336-734d-a551-f3cb32395995', 'PL-20261126-0000001-1', 'trainingPlanReview', 'trainingPlanReview.plan', '历下区继续教育基地', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-27 02:01:00+00', '2026-12-10 16:00:00+00', '2026-11-27 02:09:00+00', '370102', 'false', 'approve', NULL),
  ('01a22878-c34b-7353-954f-3739e36edf9c', '01a22878-c34a-70cb-9a4b-672a739eb779', 'PL-20261126-0000002-9', 'trainingPlanReview', 'trainingPlanReview.class', '历下区继续教育基地', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-27 02:01:00+00', '2026-12-10 16:00:00+00', '2026-11-27 02:09:00+00', '370102', 'false', 'approve', NULL),
  ('01a22878-c35c-721b-a0c8-5af9dce61b94', '01a22878-c35c-721b-a0c8-528bd53e015e', 'PL-20261126-0000003-7', 'trainingPlanReview', 'trainingPlanReview.class', '历下区继续教育基地', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-27 02:01:00+00', '2026-12-10 16:00:00+00', '2026-11-27 02:09:00+00', '370102', 'false', 'approve', NULL),
  ('01a22878-c379-75ab-82ae-a7c91b92460c', '01a22878-c379-75ab-82ae-9e316f2d4984', 'PL-20261126-0000004-5', 'trainingPlanReview', 'trainingPlanReview.summary', '历下区继续教育基地', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-27 02:01:00+00', '2026-12-10 16:00:00+00', '2026-11-27 02:09:00+00', '370102', 'false', 'approve', NULL);

INSERT INTO decisions (id, case_id, task_id, request_id, step, side, round, verb, is_final, revision, account_id, membership_id, person_index, right_name, role_id, scope, reviewer_org_id, on_behalf_of, reason_content_id, decided_at, return_code, recognized_hours, reason_code) VALUES
  ('01a20f60-ad00-737e-8934-2f68ac98713f', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '01a20f60-ace3-7724-8fc8-18d476bf7bc4', '01a20f60-acf0-76e5-afe9-315e8fea6824', 'review', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'registration.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-03 01:00:00+00', NULL, NULL, NULL),
  ('01a20f60-ad3d-7366-8c5a-9f41694cb051', '01a20f60-ad20-74c7-8765-e96fec892911', '01a20f60-ad2e-7298-990a-dba86b442d1b', '01a20f60-ad36-77d6-87cb-c2464380a0ee', 'review', 'only', '1', 'reject', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'registration.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, '01a20f60-ad3c-7633-8351-1aa9fe0af70c', '2026-11-03 01:05:00+00', NULL, NULL, NULL),
  ('01a22878-c309-71ee-a28a-020b8b70e030', '01a22878-c308-709c-ac88-31b94572f28a', '01a22878-c309-71ee-a289-ff042478f9a5', '45990a1a-3bce-47a4-ac62-23350c5d8ab9', 'department', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'hours.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-26 02:09:00+00', NULL, '12.0', NULL),
  ('01a22878-c336-734d-a551-fd831d9e5c1d', '01a22878-c336-734d-a551-f3cb32395995', '01a22878-c336-734d-a551-fb46fdbaad33', '97792383-180a-4951-af7d-20e5635c3cd8', 'review', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'plan.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-27 02:09:00+00', NULL, NULL, NULL),
  ('01a22878-c34b-7353-954f-38a2efd38bdb', '01a22878-c34a-70cb-9a4b-672a739eb779', '01a22878-c34b-7353-954f-3739e36edf9c', '7be30659-3597-49c6-8dea-0ab3ce4f5983', 'review', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'plan.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-27 02:09:00+00', NULL, NULL, NULL),
  ('01a22878-c35c-721b-a0c8-5d43ecc4bbb3', '01a22878-c35c-721b-a0c8-528bd53e015e', '01a22878-c35c-721b-a0c8-5af9dce61b94', 'e6a3e1ec-848f-4b7d-ba7a-45e6f2fd362e', 'review', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'plan.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-27 02:09:00+00', NULL, NULL, NULL),
  ('01a22878-c379-75ab-82ae-a89161c7f770', '01a22878-c379-75ab-82ae-9e316f2d4984', '01a22878-c379-75ab-82ae-a7c91b92460c', '57440406-7905-4b22-868f-6093b948c248', 'review', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'plan.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-27 02:09:00+00', NULL, NULL, NULL);

INSERT INTO case_events (id, case_id, sequence, edge, from_status, to_status, step, round, revision, account_id, membership_id, organization_id, decision_id, submission_id, content_id, content_hash, at, previous_hash, hash, request_id, target_membership_id) VALUES
  ('01a20f60-acd4-71ea-92de-5f168ca4f9cd', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-accd-77ee-ab7e-33bc8ace1c14', '01a20f60-accd-77ee-ab7e-33bc8ace1c14', '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-02 02:00:00+00', NULL, '597141622cbddab9485ca640ca6dcbd47c5ba1deddc1d5d926b8fe9f964ab575', NULL, NULL),
  ('01a20f60-ace8-72a8-b90f-316df5ebfabf', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02 02:00:01+00', '597141622cbddab9485ca640ca6dcbd47c5ba1deddc1d5d926b8fe9f964ab575', 'd6e3b958b476167078ee7470d59db238a4732ffadc548c13d19b7b7e492c3414', NULL, NULL),
  ('01a20f60-ad10-708a-aa0b-2b0d7b2cb785', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-ad00-737e-8934-2f68ac98713f', NULL, NULL, NULL, '2026-11-03 01:00:00+00', 'd6e3b958b476167078ee7470d59db238a4732ffadc548c13d19b7b7e492c3414', 'e76d87a733c29e5ba0fb096a8e016d85717fc2a6cc922483b0ab61ad36f8b279', NULL, NULL),
  ('01a20f60-ad24-7754-b906-1d21e7e62e53', '01a20f60-ad20-74c7-8765-e96fec892911', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-ad21-764e-be2a-adee8690adc8', '01a20f60-ad21-764e-be2a-adee8690adc8', '7b8c1aac9eea06a0da899f711b17c5369e384132d3a5ae3e4bf2d2d365e6968a', '2026-11-02 03:00:00+00', NULL, 'b85b52d1b638a7647a5354be3c7c1074ccf4b60ee6b4101e547eb03148c6b5db', NULL, NULL),
  ('01a20f60-ad30-75a6-88c4-0ef20723118c', '01a20f60-ad20-74c7-8765-e96fec892911', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02 03:00:01+00', 'b85b52d1b638a7647a5354be3c7c1074ccf4b60ee6b4101e547eb03148c6b5db', 'aa7e57e7cbc23358b81457d6951a823f6fdf29f4f08e281e04c3dba53a560baf', NULL, NULL),
  ('01a20f60-ad42-719b-9d91-fff13ec11b00', '01a20f60-ad20-74c7-8765-e96fec892911', '3', 'reject', 'reviewing', 'rejected', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-ad3d-7366-8c5a-9f41694cb051', NULL, '01a20f60-ad3c-7633-8351-1aa9fe0af70c', '6c211de263c726e3a0a865571c47be4873b492039f85fa18d74f6607619b00ea', '2026-11-03 01:05:00+00', 'aa7e57e7cbc23358b81457d6951a823f6fdf29f4f08e281e04c3dba53a560baf', '385f311a79cec0dd3e4111497d06c3849e2fd102268e9e1eb6eb794280e74912', NULL, NULL),
  ('01a20f60-ad53-77c8-a27f-d482e69ac1d8', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-ad4f-73fd-bb2d-1ba251b54220', '01a20f60-ad4f-73fd-bb2d-1ba251b54220', '30b930a90a975c3c54d254d1e123144e3da5d02d433d8dde13b63a8bd86f9c35', '2026-11-02 04:00:00+00', NULL, '11211da8f99c456c3e5726fed6466dfe5769967e1b0f7e489cbffe0c984b1324', NULL, NULL),
  ('01a20f60-ad5f-76a0-a6ce-ee5922f8f104', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02 04:00:01+00', '11211da8f99c456c3e5726fed6466dfe5769967e1b0f7e489cbffe0c984b1324', 'fc89ee2f61b86ddcd4686c5d36e70cf4fbabfdd97de7b7470113602ead1b1979', NULL, NULL),
  ('01a20f60-ad6a-75e4-b8ec-1af48b61a9b7', '01a20f60-ad68-73d9-9922-f67b53e4e921', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-ad68-73d9-9922-f8e1a778fa30', '01a20f60-ad68-73d9-9922-f8e1a778fa30', '8aa331cbc92e5d4029d3ce6cdba789601bccc4b8c736bb810c24d71203703bf8', '2026-11-02 05:00:00+00', NULL, '2ec976ab4d540de8db29905e8f8f6222a8b9fe7f500bda5034a91525c9400ff1', NULL, NULL),
  ('01a22878-c325-770e-b99a-34ff1af7146c', '01a22878-c308-709c-ac88-31b94572f28a', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a22878-c309-71ee-a289-fbe4b0c0a3b0', NULL, NULL, '2026-11-26 02:00:00+00', NULL, '99435df06eaa4adfa4134d4da0ca542d7bd595283fbe3210acbd4226b0322f22', NULL, NULL),
  ('01a22878-c32d-7746-9259-84749266e1a2', '01a22878-c308-709c-ac88-31b94572f28a', '2', 'open', 'received', 'reviewing', 'department', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-26 02:01:00+00', '99435df06eaa4adfa4134d4da0ca542d7bd595283fbe3210acbd4226b0322f22', 'a86e314127f19e1c2e3996bb025bd52320aedc910418691c3aabf64d0e921aea', NULL, NULL),
  ('01a22878-c330-7134-ae6f-4e6720c19392', '01a22878-c308-709c-ac88-31b94572f28a', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a22878-c309-71ee-a28a-020b8b70e030', NULL, NULL, NULL, '2026-11-26 02:09:00+00', 'a86e314127f19e1c2e3996bb025bd52320aedc910418691c3aabf64d0e921aea', '17d1afc9478bc637f00412e92dc05c24bd7636201c958b88e631d2b6b1bd33ee', '45990a1a-3bce-47a4-ac62-23350c5d8ab9', NULL),
  ('01a22878-c344-7531-bbef-f541e459460c', '01a22878-c336-734d-a551-f3cb32395995', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a22878-c336-734d-a551-f6b5015936a2', NULL, NULL, '2026-11-27 02:00:00+00', NULL, '10bfcadf0d164019898f2aba347fc2bf43d174897f409cc0d2a978069f74fcb7', NULL, NULL),
  ('01a22878-c346-7073-9aa5-746ec2202b7f', '01a22878-c336-734d-a551-f3cb32395995', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-27 02:01:00+00', '10bfcadf0d164019898f2aba347fc2bf43d174897f409cc0d2a978069f74fcb7', '3b4feb8487b28cb8f03c49d28f7a0389180d98eef250e47dee9968835b3dbafb', NULL, NULL),
  ('01a22878-c347-70c3-afe7-bd2610465c9e', '01a22878-c336-734d-a551-f3cb32395995', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a22878-c336-734d-a551-fd831d9e5c1d', NULL, NULL, NULL, '2026-11-27 02:09:00+00', '3b4feb8487b28cb8f03c49d28f7a0389180d98eef250e47dee9968835b3dbafb', '3c14c30dd18b44797c03b8808ef754a1bece163ada7d71506234102d17d30343', '97792383-180a-4951-af7d-20e5635c3cd8', NULL),
  ('01a22878-c356-760e-984a-096fafb5e3d5', '01a22878-c34a-70cb-9a4b-672a739eb779', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a22878-c34a-70cb-9a4b-6af7932d9094', NULL, NULL, '2026-11-27 02:00:00+00', NULL, 'ba623d1668da45c09ef70b10b8fbf5f7f50c22cf3b06448f9e30c230f3ecdff1', NULL, NULL),
  ('01a22878-c358-738b-aa25-af4da9bd67b2', '01a22878-c34a-70cb-9a4b-672a739eb779', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-27 02:01:00+00', 'ba623d1668da45c09ef70b10b8fbf5f7f50c22cf3b06448f9e30c230f3ecdff1', 'c3a8201a8ee779582859dbcd6b6a7babd7a47316391adac84b99c0979063af20', NULL, NULL),
  ('01a22878-c359-7246-a9f0-0ec98722a993', '01a22878-c34a-70cb-9a4b-672a739eb779', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a22878-c34b-7353-954f-38a2efd38bdb', NULL, NULL, NULL, '2026-11-27 02:09:00+00', 'c3a8201a8ee779582859dbcd6b6a7babd7a47316391adac84b99c0979063af20', '5b3d62d5c01310a816aa502d85564d7b14b6202b03dfe219927c031b8e551d37', '7be30659-3597-49c6-8dea-0ab3ce4f5983', NULL),
  ('01a22878-c373-7244-a430-925afaf7869d', '01a22878-c35c-721b-a0c8-528bd53e015e', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a22878-c35c-721b-a0c8-5778cda4c405', NULL, NULL, '2026-11-27 02:00:00+00', NULL, '5e76815e6e8e49695adc6d60c2db7fcb0a26df6529baf1243b31a1b5f13c7456', NULL, NULL),
  ('01a22878-c374-71f0-a375-b3cb55b75860', '01a22878-c35c-721b-a0c8-528bd53e015e', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-27 02:01:00+00', '5e76815e6e8e49695adc6d60c2db7fcb0a26df6529baf1243b31a1b5f13c7456', '9d4c576dd45667fb441922478d46ec49bfcc0d290cc4ab5a29456af33bf23415', NULL, NULL),
  ('01a22878-c376-7755-a878-bfd86d5ad97f', '01a22878-c35c-721b-a0c8-528bd53e015e', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a22878-c35c-721b-a0c8-5d43ecc4bbb3', NULL, NULL, NULL, '2026-11-27 02:09:00+00', '9d4c576dd45667fb441922478d46ec49bfcc0d290cc4ab5a29456af33bf23415', '271ad5151e759f13570ea4870f4bac94861912efffa1de103c4066af382fc971', 'e6a3e1ec-848f-4b7d-ba7a-45e6f2fd362e', NULL),
  ('01a22878-c38a-768c-804d-62554584ed71', '01a22878-c379-75ab-82ae-9e316f2d4984', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a22878-c379-75ab-82ae-a1cf47876b90', NULL, NULL, '2026-11-27 02:00:00+00', NULL, '644b933ac2a277698e6daefac7d09669319889dd786469a2f7344bed7d3eeb78', NULL, NULL),
  ('01a22878-c38c-7109-9bec-8e13f699bb5c', '01a22878-c379-75ab-82ae-9e316f2d4984', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-27 02:01:00+00', '644b933ac2a277698e6daefac7d09669319889dd786469a2f7344bed7d3eeb78', 'c4fdc2c4d1c0caf4dde3584af217e9d45d5a10872ea9fd694a1db6c691d5bd43', NULL, NULL),
  ('01a22878-c38d-72b7-afc3-92719f165094', '01a22878-c379-75ab-82ae-9e316f2d4984', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a22878-c379-75ab-82ae-a89161c7f770', NULL, NULL, NULL, '2026-11-27 02:09:00+00', 'c4fdc2c4d1c0caf4dde3584af217e9d45d5a10872ea9fd694a1db6c691d5bd43', 'a759de05e0dbb830fd24537da3795af945dad93dd2214c127a1a5442cde7c6e3', '57440406-7905-4b22-868f-6093b948c248', NULL);

INSERT INTO hidden_cases (membership_id, case_id, hidden_at) VALUES
  ('01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '2026-11-27 03:00:00+00');

INSERT INTO applicant_sessions (id, token_hash, case_id, created_at, last_seen_at, expires_at) VALUES
  ('01a22878-c3be-70cf-a600-ac32eb52985c', '1212121212121212121212121212121212121212121212121212121212121212', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '2026-11-27 03:00:00+00', '2026-11-27 03:00:00+00', '2026-11-28 03:00:00+00');

INSERT INTO batch_items (batch_id, position, case_id, task_id, expected_revision, request_id, result, reason_code, event_id, at) VALUES
  ('01a22878-c3c3-7642-aee0-a2f83cd35899', '1', '01a20f60-ad20-74c7-8765-e96fec892911', '01a20f60-ad2e-7298-990a-dba86b442d1b', '2', '5accb7f9-6bc7-4906-bf55-aa472a65a2ec', 'applied', NULL, '01a20f60-ad42-719b-9d91-fff13ec11b00', '2026-11-27 03:00:00+00');

INSERT INTO messages (id, account_id, source_id, code, params, case_id, membership_id, delivery, digest_day, created_at, read_at) VALUES
  ('01a22878-c3cd-7102-b4b2-a778b8ca82fb', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a22878-c3cd-7102-b4b2-a98b6e3d7bcf', 'reviewer.newTask', '{"flow": "registrationReview", "subject": "历下区第三实验学校"}', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '01a20f60-acbc-742b-afef-882f45d4587a', 'digest', '2026-11-27', '2026-11-27 03:00:00+00', NULL);

INSERT INTO case_disclosures (case_id, membership_id, reason_content_id, disclosed_at) VALUES
  ('01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '01a20f60-acbc-742b-afef-882f45d4587a', '01a22878-c394-71df-9de6-e1fee58a68f6', '2026-11-27 03:00:00+00');

INSERT INTO record_versions (subject_type, subject_id, revision, form, sealed, case_id, replaced_at) VALUES
  ('ProfileRecord', '01a22878-c396-7358-be1f-70fe85ca106b', '1', '{"name": "副教授", "level": "associate", "series": "01", "certificateNumber": "ZS-0001"}', '{}', NULL, '2026-11-28 03:00:00+00');

INSERT INTO hour_rule_sets (id, division_code, year, version, effective_from, rules, created_by_account_id, created_at) VALUES
  ('01a22878-c399-77df-94c9-7fb35654c688', '370000', '2026', '1', '2026-01-01', '{"yearlyHours": 90}', NULL, '2026-11-27 03:00:00+00');

INSERT INTO hour_entries (id, person_id, year, learning_subject, study_form, hours, source, case_id, reverses_id, rules_version, unit_id, decided_by_organization_id, recorded_at) VALUES
  ('01a22878-c3b3-74ce-b7a6-fe6ffaa3dbfd', '01a20f60-ad0b-767b-8345-413662d36fdc', '2026', 'professional', 'selfStudy', '12.0', 'recognition', '01a22878-c308-709c-ac88-31b94572f28a', NULL, '2026-1', '01a20f60-ad05-72ee-a5d4-219442733a1a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '2026-11-27 03:00:00+00');

INSERT INTO training_plans (id, organization_id, year, version, case_id, name, status, approved_at) VALUES
  ('01a22878-c39b-706e-af27-8f0fc97abf8c', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '2026', '1', '01a22878-c336-734d-a551-f3cb32395995', '2026 年度培训计划', 'valid', '2026-11-27 03:00:00+00');

INSERT INTO training_plan_items (id, plan_id, place, name, learning_subject, start_month, hours, sessions, capacity) VALUES
  ('01a22878-c39b-706e-af27-9398863bb213', '01a22878-c39b-706e-af27-8f0fc97abf8c', '1', '教师公需科目', 'public', '3', '24.0', '2', '100');

INSERT INTO training_classes (id, number, organization_id, plan_item_id, case_id, closing_case_id, name, learning_subject, study_form, starts_on, ends_on, place, hours, capacity, status, cancelled_at, cancel_reason_id, closed_at, created_at) VALUES
  ('01a22878-c39b-706e-af27-957464ee7fb2', 'PX-2026-000001', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '01a22878-c39b-706e-af27-9398863bb213', '01a22878-c34a-70cb-9a4b-672a739eb779', '01a22878-c35c-721b-a0c8-528bd53e015e', '教师公需科目班', 'public', 'baseClass', '2026-03-02', '2026-03-06', '历下区', '24.0', '100', 'closed', NULL, NULL, '2026-11-28 03:00:00+00', '2026-11-27 03:00:00+00');

INSERT INTO hour_declarations (case_id, person_id, year, learning_subject, study_form, title, starts_on, ends_on, declared_hours, proposed_hours, achievement_key, rules_version, class_id) VALUES
  ('01a22878-c308-709c-ac88-31b94572f28a', '01a20f60-ad0b-767b-8345-413662d36fdc', '2026', 'professional', 'selfStudy', '自学', '2026-03-01', '2026-03-31', '12.0', '12.0', NULL, '2026-1', '01a22878-c39b-706e-af27-957464ee7fb2');

INSERT INTO rosters (id, request_id, account_id, membership_id, organization_id, study_form, form_sealed, total, state, cancel_requested_at, created_at, ended_at, class_id) VALUES
  ('01a22878-c39b-706e-af27-9bfe2c566569', 'a0d5867a-87e9-417f-81a5-a5cdfacf364b', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', 'selfStudy', 'v1.dump0001.mA83og6u3g03JiZwRxPVeIM6sJxHFXWO-_aNCbkX', '1', 'completed', NULL, '2026-11-27 03:00:00+00', '2026-11-28 03:00:00+00', '01a22878-c39b-706e-af27-957464ee7fb2');

INSERT INTO attachments (id, owner, field, name_sealed, media_type, size, sha256, case_id, created_at, record_id, file_id, roster_id) VALUES
  ('01a22878-c3c0-72a1-85d7-26d659ffdc1d', 'account:01a20f60-acbb-76a6-aca7-9344632e0f1d', 'certificate', 'v1.dump0001.izYhbPJAkr3lj6X0fffmsdurL8SB3SbDmy263prNks9alJ7MC0Q', 'application/pdf', '1024', '3434343434343434343434343434343434343434343434343434343434343434', NULL, '2026-11-27 03:00:00+00', '01a22878-c396-7358-be1f-70fe85ca106b', NULL, NULL);

INSERT INTO roster_items (roster_id, position, person_id, label, hours, result, reason_code, case_id, at) VALUES
  ('01a22878-c39b-706e-af27-9bfe2c566569', '1', '01a20f60-ad0b-767b-8345-413662d36fdc', NULL, '12.0', 'declared', NULL, '01a22878-c308-709c-ac88-31b94572f28a', '2026-11-27 03:00:00+00');

INSERT INTO class_members (id, class_id, place, person_id, name, id_number_sealed, id_number_index, unit, result, hours) VALUES
  ('01a22878-c3a3-70ca-aceb-2441d0754536', '01a22878-c39b-706e-af27-957464ee7fb2', '1', '01a20f60-ad0b-767b-8345-413662d36fdc', '赵明', 'v1.dump0001.ehMSlWGg2GKFn06kA-xxtFoDRtn-oV_CC4cd7QWs0v-i-Tt8PY20t-3eYpqW-w', 'dump0001.d2159eec62cf6e27815b6a3fc83bf8c23afe029fc4fb9022221b59a17afa9482', '历下区第一实验学校', 'passed', '24.0');

INSERT INTO training_summaries (id, organization_id, year, case_id, figures, approved_at) VALUES
  ('01a22878-c3a8-71a8-bf93-6dec144e1f03', '01a22878-c2fe-75b6-91cf-58a1a0c3432c', '2026', '01a22878-c379-75ab-82ae-9e316f2d4984', '{"people": 1, "classes": 1}', '2026-11-28 03:00:00+00');
