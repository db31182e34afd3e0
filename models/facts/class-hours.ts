import type { Sequelize, Transaction } from 'sequelize';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import type { ClassForm, ClassResult, ClassStatus } from '../../workflows/shared/training.ts';
import { queryPrepared } from '../database.ts';
import { createOnceWithin } from '../stores/once-within.ts';

/** A class whose hours are declared, and who has held it. Days are `yyyy-mm-dd`. */
export interface DeclaredClass {
  readonly id: string;
  readonly status: ClassStatus;
  readonly studyForm: ClassForm;
  readonly hours: number;
  readonly organizationId: string;
  readonly organizationKind: OrganizationKind;
  /** Who reviews what the organization declares. */
  readonly superiorId: string | null;
  readonly divisionCode: string;
}

const classesOnce = createOnceWithin<DeclaredClass[]>();

/** The class of an id, or the one that a case declares; null when there is none. One statement. */
export async function findDeclaredClass(
  sequelize: Sequelize, named: { readonly classId: string | null; readonly caseId: string | null }, transaction: Transaction | null = null,
): Promise<DeclaredClass | null> {
  if (named.classId === null && named.caseId === null) return null;
  const [found] = await classesOnce(transaction, named, () => queryPrepared<DeclaredClass>(sequelize, `
    SELECT t.id, t.status, t.study_form AS "studyForm", t.hours::float8 AS hours, o.id AS "organizationId", o.kind AS "organizationKind",
      o.superior_id AS "superiorId", o.division_code AS "divisionCode"
    FROM training_classes t JOIN organizations o ON o.id = t.organization_id
    WHERE t.id = COALESCE(CAST($classId AS uuid), (SELECT d.class_id FROM hour_declarations d WHERE d.case_id = $caseId))`, { ...named }, transaction));
  return found ?? null;
}

/** What the roster of a class says of a person; null when he is not on it. One statement. */
export async function findClassMember(
  sequelize: Sequelize, { classId, personId }: { readonly classId: string; readonly personId: string }, transaction: Transaction | null = null,
): Promise<{ readonly result: ClassResult; readonly hours: number } | null> {
  const [found] = await queryPrepared<{ result: ClassResult; hours: number }>(sequelize, `
    SELECT m.result, m.hours::float8 AS hours FROM class_members m WHERE m.class_id = $classId AND m.person_id = $personId`, { classId, personId }, transaction);
  return found ?? null;
}
