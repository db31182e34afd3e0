import type { Sequelize } from 'sequelize';
import { maskName } from '../../workflows/shared/mask.ts';
import type { LearningSubject } from '../../workflows/shared/hours/study-forms.ts';
import type { ClassForm, ClassResult, ClassStatus } from '../../workflows/shared/training.ts';
import { queryRows } from '../database.ts';
import type { RosterPerson } from './create-roster.ts';

/** A class whose organization declares the hours of everybody who has passed. Days are `yyyy-mm-dd`. */
export interface ClassToDeclare {
  readonly id: string;
  readonly number: string;
  readonly status: ClassStatus;
  readonly name: string;
  readonly learningSubject: LearningSubject;
  readonly studyForm: ClassForm;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: number;
  readonly organizationName: string;
  readonly planItem: string | null;
}

/** A class of an organization; null when it has none of this id. One statement. */
export async function findClassToDeclare(sequelize: Sequelize, { id, organizationId }: { id: string; organizationId: string }): Promise<ClassToDeclare | null> {
  const [found] = await queryRows<ClassToDeclare>(sequelize, `
    SELECT t.id, t.number, t.status, t.name, t.learning_subject AS "learningSubject", t.study_form AS "studyForm", t.starts_on::text AS "startsOn",
      t.ends_on::text AS "endsOn", t.hours::float8 AS hours, o.name AS "organizationName", i.name AS "planItem"
    FROM training_classes t JOIN organizations o ON o.id = t.organization_id LEFT JOIN training_plan_items i ON i.id = t.plan_item_id
    WHERE t.id = :id AND t.organization_id = :organizationId`, { id, organizationId });
  return found ?? null;
}

/** Who has passed a class and for whom its hours are neither declared nor recognized yet, each with his hours. One statement. */
export async function listUndeclaredMembers(sequelize: Sequelize, classId: string): Promise<(RosterPerson & { readonly result: ClassResult })[]> {
  const rows = await queryRows<{ personId: string | null; name: string; hours: number; result: ClassResult }>(sequelize, `
    SELECT m.person_id AS "personId", m.name, m.hours::float8 AS hours, m.result FROM class_members m
    WHERE m.class_id = :classId AND m.result <> 'failed' AND m.hours > 0 AND NOT EXISTS (
      SELECT FROM hour_declarations d JOIN cases c ON c.id = d.case_id
      WHERE d.class_id = m.class_id AND d.person_id = m.person_id AND (c.outcome IS NULL OR c.outcome = 'approved'))
    ORDER BY m.place`, { classId });
  return rows.map(({ name, personId, ...row }) => ({ ...row, personId, label: personId === null ? maskName(name) : null }));
}
