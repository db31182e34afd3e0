import type { Migration } from './migration.ts';

/** What bases and employers teach: plans of a year in versions, classes, who was in them, and summaries. */
export const trainingPlans: Migration = {
  name: '2026-11-29-2-training-plans',
  sql: `
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
  `,
};
