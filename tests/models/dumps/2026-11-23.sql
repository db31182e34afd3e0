-- A database as the release of 2026-11-23 left it: its schema, and some rows in every table. People and numbers are invented;
-- sealed values open with the key that older-dumps.test.ts names. This file is never changed.

CREATE TABLE migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
INSERT INTO migrations (name, applied_at) VALUES
  ('2026-11-23-1-code-tables', '2026-11-23T00:00:00Z'),
  ('2026-11-23-2-organizations-and-people', '2026-11-23T00:00:00Z'),
  ('2026-11-23-3-accounts', '2026-11-23T00:00:00Z'),
  ('2026-11-23-4-cases', '2026-11-23T00:00:00Z'),
  ('2026-11-23-5-requests-and-audit', '2026-11-23T00:00:00Z');

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

-- Rows

SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_registration_review');
SELECT nextval('case_numbers_registration_review');

INSERT INTO divisions (code, name, name_en, level, parent_code, valid_from, valid_to) VALUES
  ('370000', '山东省', 'Shandong', 'province', NULL, '2015-10-01', NULL),
  ('370100', '济南市', 'Jinan', 'city', '370000', '2015-10-01', NULL),
  ('370102', '历下区', 'Lixia', 'county', '370100', '2015-10-01', NULL);

INSERT INTO code_tables (table_name, code, zh, en, parent_code, sort, valid_from, valid_to) VALUES
  ('organization-nature', 'public-institution', '事业单位', 'Public institution', NULL, '0', '2015-10-01', NULL),
  ('industry', 'P', '教育', 'Education', NULL, '0', '2015-10-01', NULL);

INSERT INTO title_names (series_code, level_code, name, sort) VALUES
  ('01', 'senior', '教授', '0');

INSERT INTO title_aliases (alias, name) VALUES
  ('正教授', '教授');

INSERT INTO working_day_exceptions (division_code, day, is_working, note) VALUES
  (NULL, '2026-10-10', 'true', '国庆节调休'),
  ('370102', '2026-11-12', 'false', '停水');

INSERT INTO organization_code_counters (division_code, last) VALUES
  ('370102', '3');

INSERT INTO organizations (id, kind, code, credit_code, name, short_name, superior_id, path, division_code, status, nature, industry, address, legal_representative_sealed, headcount, revision, created_at, updated_at) VALUES
  ('01a20f60-aca6-7289-ac58-5311e608a89b', 'hrss', '370102-0001', '91000000MATE00001Y', '历下区人社局', '历下区人社局', NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b}', '370102', 'active', NULL, NULL, NULL, NULL, NULL, '1', '2026-11-02 01:00:00+00', '2026-11-02 01:00:00+00'),
  ('01a20f60-acaf-721e-b4d1-a176b3a27987', 'department', '370102-0002', '91000000MATE000022', '历下区教育和体育局', '历下区教育和体育局', '01a20f60-aca6-7289-ac58-5311e608a89b', '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', '370102', 'active', NULL, NULL, NULL, NULL, NULL, '1', '2026-11-02 01:00:00+00', '2026-11-02 01:00:00+00'),
  ('01a20f60-ad05-72ee-a5d4-219442733a1a', 'employer', '370102-0003', '91000000MATE000048', '历下区第一实验学校', '历下区第一实验学校', '01a20f60-acaf-721e-b4d1-a176b3a27987', '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987,01a20f60-ad05-72ee-a5d4-219442733a1a}', '370102', 'active', 'public-institution', 'P', '历下区解放路 1 号', 'v1.dump0001.AetLDc1V-2qIUCdhgkEATW65tD0Cz4_F6WDJIJP7fCjZ8Q', '12', '1', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00');

INSERT INTO sections (id, organization_id, name, created_at) VALUES
  ('01a20f60-acbf-77cc-a405-4f93d598586e', '01a20f60-acaf-721e-b4d1-a176b3a27987', '办公室', '2026-11-02 01:00:00+00');

INSERT INTO persons (id, name, id_type, id_number_sealed, id_number_index, sex, birth_date, mobile_sealed, mobile_index, email_sealed, email_index, phone, created_at, updated_at) VALUES
  ('01a20f60-acb7-7292-a062-c89e18c3c995', '孙丽', 'resident-id', 'v1.dump0001.DiacZbaSKC_ckqb9KmwI0fjRWQmR29k1gRE6TBaFeSuGf-b8m9o9XMxtspG5HA', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'male', '1963-04-13', 'v1.dump0001._Tjvm9Z62rpSQJRhcR7L1VW_E-D6z7xp2iE5F60L57ioBZNjRzlV', 'dump0001.51c45497d9b345bbc664e513bfc85db69c00f50c224c018d90c9164d1fe8053d', 'v1.dump0001.ID4OYoo_e2004iZ9js0ZelBeEtt4sG0_QPA1j9beMMv3OY77q0wNkCh_', 'dump0001.3fd77761e8f271ba533a84e752a745fa7a4dc8c2102d355f5a0b01d8e15646dc', NULL, '2026-11-02 01:00:00+00', '2026-11-02 01:00:00+00'),
  ('01a20f60-ad0b-767b-8345-413662d36fdc', '赵明', 'resident-id', 'v1.dump0001.D1gow2ay1Dq-wUzL7-2tULzT5U6kNxclattRHg177VN61puae4qYJQcy3AN2Jg', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', 'male', '1965-06-15', 'v1.dump0001.liq_4lB1KO63JdgyxkF1zGXUCBZQ0_c7bModxfOpF7MZv1dbr90j', 'dump0001.27b8f8fa431582c15f7b8aaff83256d4a474a63b07e3884db55acb6965e24b10', 'v1.dump0001.fXxGK5_O_x738BG2haAWJQGWTca331GTPx23Xz67yaH8DliMsv2qqbhujw', 'dump0001.c51dcad9ba7726f5c4c6f19689863966f7d45ed0f4aef7dc04cceeeec778ded1', NULL, '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00');

INSERT INTO employments (id, person_id, organization_id, section_id, period) VALUES
  ('01a20f60-acc0-7768-ae9d-15b94365a46b', '01a20f60-acb7-7292-a062-c89e18c3c995', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-acbf-77cc-a405-4f93d598586e', '["2020-01-01 00:00:00+00",)');

INSERT INTO accounts (id, person_id, password_hash, password_changed_at, status, created_at) VALUES
  ('01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acb7-7292-a062-c89e18c3c995', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA', '2026-11-02 01:00:00+00', 'active', '2026-11-02 01:00:00+00'),
  ('01a20f60-ad0d-704a-8967-0605f00f08d9', '01a20f60-ad0b-767b-8345-413662d36fdc', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA', '2026-11-03 01:00:00+00', 'active', '2026-11-03 01:00:00+00');

INSERT INTO memberships (id, account_id, organization_id, section_id, status, is_super_administrator, created_at) VALUES
  ('01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'active', 'false', '2026-11-02 01:00:00+00'),
  ('01a20f60-ad0e-76ba-802c-3e5fc1916e2b', '01a20f60-ad0d-704a-8967-0605f00f08d9', '01a20f60-ad05-72ee-a5d4-219442733a1a', NULL, 'active', 'true', '2026-11-03 01:00:00+00');

INSERT INTO roles (id, organization_id, code, name_zh, name_en) VALUES
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', NULL, 'super-administrator', '超级管理员', 'Super administrator'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', NULL, 'reviewer', '审核员', 'Reviewer'),
  ('01a20f60-aca3-7062-bc3f-665842d2d977', NULL, 'registration-clerk', '注册查询员', 'Registration clerk');

INSERT INTO role_rights (role_id, right_name, scope) VALUES
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'registration.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'registration.decide', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'organization.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'administrator.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'person.read', 'subtree'),
  ('01a20f60-ac9f-72f9-b86a-886d714961f4', 'audit.read', 'subtree'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'registration.read', 'organization'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'registration.decide', 'organization'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'organization.read', 'subtree'),
  ('01a20f60-aca2-70c8-b07a-be2767958aef', 'person.read', 'organization'),
  ('01a20f60-aca3-7062-bc3f-665842d2d977', 'registration.read', 'organization'),
  ('01a20f60-aca3-7062-bc3f-665842d2d977', 'organization.read', 'organization');

INSERT INTO membership_roles (membership_id, role_id) VALUES
  ('01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-aca2-70c8-b07a-be2767958aef'),
  ('01a20f60-ad0e-76ba-802c-3e5fc1916e2b', '01a20f60-ac9f-72f9-b86a-886d714961f4');

INSERT INTO sessions (id, token_hash, account_id, membership_id, user_type, created_at, last_seen_at, expires_at, revoked_at, user_agent, address) VALUES
  ('01a20f60-acc2-7304-8df2-5309a9b661de', 'abababababababababababababababababababababababababababababababab', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'department', '2026-11-03 00:50:00+00', '2026-11-03 00:50:00+00', '2026-11-03 12:50:00+00', NULL, 'Firefox', '192.0.2.7');

INSERT INTO sign_in_throttles (key, failures, last_failure_at, blocked_until) VALUES
  ('address:192.0.2.7', '1', '2026-11-03 00:49:00+00', NULL);

INSERT INTO cases (id, number, flow_id, subject, definition_version, rules_version, subject_key, subject_name, subject_organization_id, division_code, superior_id, submitter_account_id, submitter_person_index, subject_person_index, status, step, step_rev, round, revision, outcome, submission_id, group_id, related_case_id, relation, submitted_at, opened_at, due_at, closed_at, last_event_hash) VALUES
  ('01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'RG-20261102-0000001-9', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE000048', '历下区第一实验学校', '01a20f60-ad05-72ee-a5d4-219442733a1a', '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', NULL, 'approved', NULL, '2', '1', '3', 'approved', '01a20f60-accd-77ee-ab7e-33bc8ace1c14', NULL, NULL, NULL, '2026-11-02 02:00:00+00', '2026-11-02 02:00:01+00', NULL, '2026-11-03 01:00:00+00', 'e76d87a733c29e5ba0fb096a8e016d85717fc2a6cc922483b0ab61ad36f8b279'),
  ('01a20f60-ad20-74c7-8765-e96fec892911', 'RG-20261102-0000002-7', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE00006E', '历下区第二实验学校', NULL, '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.d0ba819dcbd64574e38e362e186108cf91b82854919afe4ce8489976d5063489', NULL, 'rejected', NULL, '2', '1', '3', 'rejected', '01a20f60-ad21-764e-be2a-adee8690adc8', NULL, NULL, NULL, '2026-11-02 03:00:00+00', '2026-11-02 03:00:01+00', NULL, '2026-11-03 01:05:00+00', '385f311a79cec0dd3e4111497d06c3849e2fd102268e9e1eb6eb794280e74912'),
  ('01a20f60-ad4f-73fd-bb2d-15a34f19c98e', 'RG-20261102-0000003-5', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE00008L', '历下区第三实验学校', NULL, '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.3d5f0ff9c86b20de831147e2a95eaca20cf377d2699f8edfbd3742410b6ce582', NULL, 'reviewing', 'review', '2', '1', '2', NULL, '01a20f60-ad4f-73fd-bb2d-1ba251b54220', NULL, NULL, NULL, '2026-11-02 04:00:00+00', '2026-11-02 04:00:01+00', '2026-11-17 16:00:00+00', NULL, 'fc89ee2f61b86ddcd4686c5d36e70cf4fbabfdd97de7b7470113602ead1b1979'),
  ('01a20f60-ad68-73d9-9922-f67b53e4e921', 'RG-20261102-0000004-3', 'registrationReview', 'employer', '1', '2026-1', 'registrationReview:employer:91000000MATE00010W', '历下区第四实验学校', NULL, '370102', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'dump0001.a69c546cc18674659f388ca230edbd351fef4295eb77aaf7472b05ec5db4ff8d', NULL, 'received', NULL, '1', '1', '1', NULL, '01a20f60-ad68-73d9-9922-f8e1a778fa30', NULL, NULL, NULL, '2026-11-02 05:00:00+00', NULL, NULL, NULL, '2ec976ab4d540de8db29905e8f8f6222a8b9fe7f500bda5034a91525c9400ff1');

INSERT INTO case_submissions (id, case_id, round, form, sealed, checks, base_revision, content_hash, created_at) VALUES
  ('01a20f60-accd-77ee-ab7e-33bc8ace1c14', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '1', '{"name": "历下区第一实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1051", "industry": "P", "headcount": 12, "creditCode": "91000000MATE000048", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.QDn070zcxRMyvmFp3Q9BlI9AuEZ32_1AXYqPUBPLPhjIiMFnntI4xRfVdg", "mobile": "v1.dump0001.udCdQNFBXyzH-sahI09hbdqPLlGN7iStN5-4h0dVk7n3390We6J4", "idNumber": "v1.dump0001.WIY2wk5jraW5MUi0NeYXFREMkxKVR6s566tlTXzrFAiYs_q6IC7aYvbtTwQKzA", "personName": "v1.dump0001.B-Hu124Q0MMBOFajGWau3CFOC9YLVAC78QU80R6MAg52sw", "legalRepresentative": "v1.dump0001.Eaiyn5sUIZgZkoSHZ9AS0QV5HOEcPEwPyuJLdd3bnizlcQ"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {}, "result": "passed"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-02 02:00:00+00'),
  ('01a20f60-ad21-764e-be2a-adee8690adc8', '01a20f60-ad20-74c7-8765-e96fec892911', '1', '{"name": "历下区第二实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1077", "industry": "P", "headcount": 12, "creditCode": "91000000MATE00006E", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.dakuILl72E-viCkaIxYwE70kliVJZb-uehkONKSX0DDIZcJZFYzI1kqEiQ", "mobile": "v1.dump0001.TGAQv6JbJPZ_VWWFbX3Uh9_AHgKN64ouicIbgZ5ZczRJv6ONcEeO", "idNumber": "v1.dump0001.2sfyq5ZqbXATv6JDshzq3WxIZk7M_3j7BXfN4y8UtBvvvnff2Mw0ARArgZno9A", "personName": "v1.dump0001.DLt8OgalskR567LL2Or4YZBJP6PF8JB77gypyI0lHsxo_w", "legalRepresentative": "v1.dump0001.lc92itBTPWRTAoOWZtk94RpfFTpbugx3vqY4EpoUwFZCiA"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {"percent": 83, "organization": "历下区第一实验学校"}, "result": "warning"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '7b8c1aac9eea06a0da899f711b17c5369e384132d3a5ae3e4bf2d2d365e6968a', '2026-11-02 03:00:00+00'),
  ('01a20f60-ad4f-73fd-bb2d-1ba251b54220', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '1', '{"name": "历下区第三实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1097", "industry": "P", "headcount": 12, "creditCode": "91000000MATE00008L", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.w2eTj8UPrrBnpJzSMk4JMOy35nQw2CZfPXfY4nA-qx5j1sUhEAdRMHMCQA", "mobile": "v1.dump0001.bT8MIJwPY-p0pdhKYr4hAG8yL8b5z1rVuVDsi_O2v2wWyQiBqLq1", "idNumber": "v1.dump0001.GJXjDSaQu42YF1_ik2K73uq4P5xlBqsF0gG6-Pjm2iqyoRAj6cldGMDrZ3IkOw", "personName": "v1.dump0001.vmUzXUoyhSpsVKurWdhHXYEwdVO_5h2CJQ8SA1jSW3NEqA", "legalRepresentative": "v1.dump0001.ktFvfEqHIKg-2p9sbsDP3wbQg9_-l-SPJC_9o3zNHh0jyg"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {"percent": 83, "organization": "历下区第一实验学校"}, "result": "warning"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '30b930a90a975c3c54d254d1e123144e3da5d02d433d8dde13b63a8bd86f9c35', '2026-11-02 04:00:00+00'),
  ('01a20f60-ad68-73d9-9922-f8e1a778fa30', '01a20f60-ad68-73d9-9922-f67b53e4e921', '1', '{"name": "历下区第四实验学校", "email": "z***@example.cn", "phone": "", "idType": "resident-id", "mobile": "139****1234", "nature": "public-institution", "address": "历下区解放路 1 号", "idNumber": "370***********1119", "industry": "P", "headcount": 12, "creditCode": "91000000MATE00010W", "personName": "赵*", "superiorId": "01a20f60-acaf-721e-b4d1-a176b3a27987", "divisionCode": "370102", "legalRepresentative": "钱*"}', '{"email": "v1.dump0001.yP8Z8lboumdRrH8HZqUrHvRXt-av8Vs7Tv0ErTwthQqeduraEEN5pPcBrg", "mobile": "v1.dump0001.fKhTYwsfi3LrC66DBuGNLSi4KCzuoiSJ8XqFLIdLRDKwxW1vIrHt", "idNumber": "v1.dump0001.ITdf1tGBnzSzpaaQyH8pZCj4aHxTSgOm60O_NzJqwoL7Irf-hdaDXZzJBqLViw", "personName": "v1.dump0001.JNqAzhBzQZeAwM22R_HQjDduXd5aAvsFeLA_bCFnejUbEw", "legalRepresentative": "v1.dump0001.NpmJDzgV_0wXpRBbGqie-9YvqqtGLr82-HS1rig7g-iMWQ"}', '[{"name": "creditCodeCheckDigit", "params": {}, "result": "passed"}, {"name": "creditCodeUnused", "params": {}, "result": "passed"}, {"name": "similarName", "params": {"percent": 83, "organization": "历下区第一实验学校"}, "result": "warning"}, {"name": "divisionInJurisdiction", "params": {}, "result": "passed"}, {"name": "administratorElsewhere", "params": {}, "result": "passed"}]', NULL, '8aa331cbc92e5d4029d3ce6cdba789601bccc4b8c736bb810c24d71203703bf8', '2026-11-02 05:00:00+00');

INSERT INTO registration_credentials (case_id, password_hash) VALUES
  ('01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA'),
  ('01a20f60-ad68-73d9-9922-f67b53e4e921', '$argon2id$v=19$m=19456,t=2,p=1$ZHVtcGR1bXBkdW1wZHVtcA$bm9ib2R5cyBwYXNzd29yZCBoYXNoIG9mIGEgZHVtcA');

INSERT INTO contents (id, salt, text_sealed, hash, created_at) VALUES
  ('01a20f60-ad3c-7633-8351-1aa9fe0af70c', 'e89b8ca1171a9d74b6357014f3040485', 'v1.dump0001.hsbGNbM6VOOmEHSBFxXWj6g99WbQ0BJPIaDKh6TrjtMRZpgLjIQwM8OkYwR6HvP_DJsBJw', '6c211de263c726e3a0a865571c47be4873b492039f85fa18d74f6607619b00ea', '2026-11-03 01:05:00+00');

INSERT INTO tasks (id, case_id, case_number, flow_id, kind, subject_name, step, side, round, step_rev, state, close_reason, reviewer_org_id, reviewer_section_id, assignee_membership_id, org_path, submitter_person_index, checks_failed, checks_warning, checks_passed, opened_at, due_at, closed_at) VALUES
  ('01a20f60-ace3-7724-8fc8-18d476bf7bc4', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'RG-20261102-0000001-9', 'registrationReview', 'registrationReview.employer', '历下区第一实验学校', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.211b9eb7f7b44d5fe3c3114005f3c63519ee37dadc1d02005658a93604bfc167', '0', '0', '5', '2026-11-02 02:00:01+00', '2026-11-17 16:00:00+00', '2026-11-03 01:00:00+00'),
  ('01a20f60-ad2e-7298-990a-dba86b442d1b', '01a20f60-ad20-74c7-8765-e96fec892911', 'RG-20261102-0000002-7', 'registrationReview', 'registrationReview.employer', '历下区第二实验学校', 'review', 'only', '1', '2', 'closed', 'decided', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.d0ba819dcbd64574e38e362e186108cf91b82854919afe4ce8489976d5063489', '0', '1', '4', '2026-11-02 03:00:01+00', '2026-11-17 16:00:00+00', '2026-11-03 01:05:00+00'),
  ('01a20f60-ad5d-7564-97fb-55471187e4b8', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', 'RG-20261102-0000003-5', 'registrationReview', 'registrationReview.employer', '历下区第三实验学校', 'review', 'only', '1', '2', 'open', NULL, '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '{01a20f60-aca6-7289-ac58-5311e608a89b,01a20f60-acaf-721e-b4d1-a176b3a27987}', 'dump0001.3d5f0ff9c86b20de831147e2a95eaca20cf377d2699f8edfbd3742410b6ce582', '0', '1', '4', '2026-11-02 04:00:01+00', '2026-11-17 16:00:00+00', NULL);

INSERT INTO decisions (id, case_id, task_id, request_id, step, side, round, verb, is_final, revision, account_id, membership_id, person_index, right_name, role_id, scope, reviewer_org_id, on_behalf_of, reason_content_id, decided_at) VALUES
  ('01a20f60-ad00-737e-8934-2f68ac98713f', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '01a20f60-ace3-7724-8fc8-18d476bf7bc4', '01a20f60-acf0-76e5-afe9-315e8fea6824', 'review', 'only', '1', 'approve', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'registration.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, '2026-11-03 01:00:00+00'),
  ('01a20f60-ad3d-7366-8c5a-9f41694cb051', '01a20f60-ad20-74c7-8765-e96fec892911', '01a20f60-ad2e-7298-990a-dba86b442d1b', '01a20f60-ad36-77d6-87cb-c2464380a0ee', 'review', 'only', '1', 'reject', 'true', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', 'dump0001.8edcc77abcfa36495d66129199b682423167282b96670a4957a64fd68232467f', 'registration.decide', '01a20f60-aca2-70c8-b07a-be2767958aef', 'organization', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, '01a20f60-ad3c-7633-8351-1aa9fe0af70c', '2026-11-03 01:05:00+00');

INSERT INTO case_events (id, case_id, sequence, edge, from_status, to_status, step, round, revision, account_id, membership_id, organization_id, decision_id, submission_id, content_id, content_hash, at, previous_hash, hash) VALUES
  ('01a20f60-acd4-71ea-92de-5f168ca4f9cd', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-accd-77ee-ab7e-33bc8ace1c14', '01a20f60-accd-77ee-ab7e-33bc8ace1c14', '14fcb8135ced83455956bf4d8097a04fd7f033ada84c06166dad00937ef93080', '2026-11-02 02:00:00+00', NULL, '597141622cbddab9485ca640ca6dcbd47c5ba1deddc1d5d926b8fe9f964ab575'),
  ('01a20f60-ace8-72a8-b90f-316df5ebfabf', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02 02:00:01+00', '597141622cbddab9485ca640ca6dcbd47c5ba1deddc1d5d926b8fe9f964ab575', 'd6e3b958b476167078ee7470d59db238a4732ffadc548c13d19b7b7e492c3414'),
  ('01a20f60-ad10-708a-aa0b-2b0d7b2cb785', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', '3', 'approve', 'reviewing', 'approved', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-ad00-737e-8934-2f68ac98713f', NULL, NULL, NULL, '2026-11-03 01:00:00+00', 'd6e3b958b476167078ee7470d59db238a4732ffadc548c13d19b7b7e492c3414', 'e76d87a733c29e5ba0fb096a8e016d85717fc2a6cc922483b0ab61ad36f8b279'),
  ('01a20f60-ad24-7754-b906-1d21e7e62e53', '01a20f60-ad20-74c7-8765-e96fec892911', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-ad21-764e-be2a-adee8690adc8', '01a20f60-ad21-764e-be2a-adee8690adc8', '7b8c1aac9eea06a0da899f711b17c5369e384132d3a5ae3e4bf2d2d365e6968a', '2026-11-02 03:00:00+00', NULL, 'b85b52d1b638a7647a5354be3c7c1074ccf4b60ee6b4101e547eb03148c6b5db'),
  ('01a20f60-ad30-75a6-88c4-0ef20723118c', '01a20f60-ad20-74c7-8765-e96fec892911', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02 03:00:01+00', 'b85b52d1b638a7647a5354be3c7c1074ccf4b60ee6b4101e547eb03148c6b5db', 'aa7e57e7cbc23358b81457d6951a823f6fdf29f4f08e281e04c3dba53a560baf'),
  ('01a20f60-ad42-719b-9d91-fff13ec11b00', '01a20f60-ad20-74c7-8765-e96fec892911', '3', 'reject', 'reviewing', 'rejected', NULL, '1', '3', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', '01a20f60-ad3d-7366-8c5a-9f41694cb051', NULL, '01a20f60-ad3c-7633-8351-1aa9fe0af70c', '6c211de263c726e3a0a865571c47be4873b492039f85fa18d74f6607619b00ea', '2026-11-03 01:05:00+00', 'aa7e57e7cbc23358b81457d6951a823f6fdf29f4f08e281e04c3dba53a560baf', '385f311a79cec0dd3e4111497d06c3849e2fd102268e9e1eb6eb794280e74912'),
  ('01a20f60-ad53-77c8-a27f-d482e69ac1d8', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-ad4f-73fd-bb2d-1ba251b54220', '01a20f60-ad4f-73fd-bb2d-1ba251b54220', '30b930a90a975c3c54d254d1e123144e3da5d02d433d8dde13b63a8bd86f9c35', '2026-11-02 04:00:00+00', NULL, '11211da8f99c456c3e5726fed6466dfe5769967e1b0f7e489cbffe0c984b1324'),
  ('01a20f60-ad5f-76a0-a6ce-ee5922f8f104', '01a20f60-ad4f-73fd-bb2d-15a34f19c98e', '2', 'open', 'received', 'reviewing', 'review', '1', '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-02 04:00:01+00', '11211da8f99c456c3e5726fed6466dfe5769967e1b0f7e489cbffe0c984b1324', 'fc89ee2f61b86ddcd4686c5d36e70cf4fbabfdd97de7b7470113602ead1b1979'),
  ('01a20f60-ad6a-75e4-b8ec-1af48b61a9b7', '01a20f60-ad68-73d9-9922-f67b53e4e921', '1', 'submit', NULL, 'received', NULL, '1', '1', NULL, NULL, NULL, NULL, '01a20f60-ad68-73d9-9922-f8e1a778fa30', '01a20f60-ad68-73d9-9922-f8e1a778fa30', '8aa331cbc92e5d4029d3ce6cdba789601bccc4b8c736bb810c24d71203703bf8', '2026-11-02 05:00:00+00', NULL, '2ec976ab4d540de8db29905e8f8f6222a8b9fe7f500bda5034a91525c9400ff1');

INSERT INTO task_counters (organization_id, section_id, kind, open_count) VALUES
  ('01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, 'registrationReview.employer', '1');

INSERT INTO requests (id, owner, key, method, path, body_hash, body_sealed, case_id, state, sent_at, answer_status, answer_sealed, created_at, answered_at) VALUES
  ('01a20f60-acf0-76e5-afe9-315e8fea6824', 'account:01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acf0-76e5-afe9-2f612a749a2f', 'POST', '/api/cases/01a20f60-accd-77ee-ab7e-2c9dc2e0d554/decisions', 'dump0001.c1b56015fb2022b310d1d52b9ab1a5df8218883ab2acff6b416122cf21875874', 'v1.dump0001.1xw9pa7m_78UeFWWiHqqZxPlUt8NVToRp4zHqbhl_GbXWchAvIsIQCxfZVr5Zm45zuXjWCfCmJuDl3R81MkKkY4eyA', '01a20f60-accd-77ee-ab7e-2c9dc2e0d554', 'answered', '2026-11-03 01:00:00+00', '200', 'v1.dump0001.NdGBZALMlwAapuQGw6A5JNY9_ndWT6bNhqIoiy9B5PXvZ1FtrIBhJzOdtWxdKJ2Wq6KfefPRW2YRAr_3svvStvaYwHzh5oRnMblAtCIbcJMHdpf-ADO2trsLHaVeSHOBsoi1gtcjsQKUrbpd5DKjiRinQwKiBkGll4-tdtwmVQIqAAMn2H1Paerl-KKl0uB6Ytz8ojoD_4V8oC1R0wCa2-ZBJAG4ZXc-plN4JKFIt49C1w', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00'),
  ('01a20f60-ad36-77d6-87cb-c2464380a0ee', 'account:01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-ad36-77d6-87cb-bce09849c2f5', 'POST', '/api/cases/01a20f60-ad20-74c7-8765-e96fec892911/decisions', 'dump0001.6565588807f52249000cd8a72d658948c5dc43637fbe39896f830bd1e5fbec78', 'v1.dump0001.2kOA28LROaV53UJR_2fo9qV9jjU4tYh58EBEkmXcPqcEfpgip6lsH1Zx_ZNjU9PG9y_FcfhqE7R0kCMGnNDwEz4kHSLyAsApz5e9Mz_YQoCsmJqa2jyKimLq9hciEABYLN8Eloxq', '01a20f60-ad20-74c7-8765-e96fec892911', 'answered', '2026-11-03 01:00:00+00', '200', 'v1.dump0001.l6inKnpwYAJHE-M7pAakYalKVdy340C6_P8gHSCldqhW0QKYpyM-0eNFZbFDsnqOkr8xlrwO2MQYDlCKVUIeMCKGp-4ECSTGYtZqX39PlPDVgMky_SamBONDz1x2Uzi_08KlWSUvFLq4FhbBd1a0l680S6gb1p1p1gX-soA5f0T6C6P3QF00xqjeM0ExJVqkUSVqXktmW4L7w8zdFPbNWfXXdK0xuvHlwObcaeXufdzgxw', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00');

INSERT INTO outbox (id, topic, payload, created_at, available_at, attempts, last_error, done_at) VALUES
  ('01a20f60-ad6b-7318-b95f-e4f76b2ea2c1', 'startCase', '{"caseId": "01a20f60-ad68-73d9-9922-f67b53e4e921"}', '2026-11-02 05:00:00+00', '2026-11-02 05:00:00+00', '0', NULL, NULL),
  ('01a20f60-acd8-7778-93a6-1bb558c563e3', 'startCase', '{"caseId": "01a20f60-accd-77ee-ab7e-2c9dc2e0d554"}', '2026-11-02 02:00:00+00', '2026-11-02 02:00:00+00', '0', NULL, '2026-11-02 02:00:01+00'),
  ('01a20f60-aceb-774f-81c3-28d017a07cf0', 'notifyApplicant', '{"caseId": "01a20f60-accd-77ee-ab7e-2c9dc2e0d554", "message": "received"}', '2026-11-02 02:00:01+00', '2026-11-02 02:00:01+00', '0', NULL, '2026-11-02 02:00:02+00'),
  ('01a20f60-ad0f-719c-ab5a-638fbd7e3e86', 'notifyApplicant', '{"caseId": "01a20f60-accd-77ee-ab7e-2c9dc2e0d554", "message": "approved"}', '2026-11-03 01:00:00+00', '2026-11-03 01:00:00+00', '0', NULL, '2026-11-03 01:00:01+00'),
  ('01a20f60-ad27-7076-893d-7defd96381a1', 'startCase', '{"caseId": "01a20f60-ad20-74c7-8765-e96fec892911"}', '2026-11-02 03:00:00+00', '2026-11-02 03:00:00+00', '0', NULL, '2026-11-02 03:00:01+00'),
  ('01a20f60-ad33-70f1-b98c-a15212459f7c', 'notifyApplicant', '{"caseId": "01a20f60-ad20-74c7-8765-e96fec892911", "message": "received"}', '2026-11-02 03:00:01+00', '2026-11-02 03:00:01+00', '0', NULL, '2026-11-02 03:00:02+00'),
  ('01a20f60-ad40-76a3-81d1-fa023f2c91a9', 'notifyApplicant', '{"caseId": "01a20f60-ad20-74c7-8765-e96fec892911", "message": "rejected"}', '2026-11-03 01:05:00+00', '2026-11-03 01:05:00+00', '0', NULL, '2026-11-03 01:05:01+00'),
  ('01a20f60-ad56-72c9-b178-76a0f954fe01', 'startCase', '{"caseId": "01a20f60-ad4f-73fd-bb2d-15a34f19c98e"}', '2026-11-02 04:00:00+00', '2026-11-02 04:00:00+00', '0', NULL, '2026-11-02 04:00:01+00'),
  ('01a20f60-ad61-718e-8496-41182b7844f1', 'notifyApplicant', '{"caseId": "01a20f60-ad4f-73fd-bb2d-15a34f19c98e", "message": "received"}', '2026-11-02 04:00:01+00', '2026-11-02 04:00:01+00', '0', NULL, '2026-11-02 04:00:02+00');

INSERT INTO audit_entries (id, at, action, result, account_id, membership_id, organization_id, subject_type, subject_id, code, address, request_id) VALUES
  ('01a20f60-ad6e-714d-af40-4116eef30794', '2026-11-03 01:00:00+00', 'session.opened', 'success', '01a20f60-acbb-76a6-aca7-9344632e0f1d', '01a20f60-acbc-742b-afef-882f45d4587a', '01a20f60-acaf-721e-b4d1-a176b3a27987', NULL, NULL, NULL, '192.0.2.7', NULL);

INSERT INTO caught_messages (id, channel, recipient, subject, text, sent_at) VALUES
  ('01a20f60-acc4-70a4-9a95-7634adc8b00e', 'sms', '13900001234', '学时平台', '您的申请已受理。', '2026-11-02 02:01:00+00');
