import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { queryRows } from '../../models/database.ts';
import { makeCase } from './cases.ts';

export interface ClosedClassInput {
  /** Who has held it. */
  readonly organizationId: string;
  /** Who has passed it. */
  readonly personIds: readonly string[];
  readonly year: number;
  readonly hours: number;
}

/** A closed class of a base with its roster; gives its id. Its cases are of another kind: nobody reads them here. */
export async function makeClosedClass(sequelize: Sequelize, { organizationId, personIds, year, hours }: ClosedClassInput): Promise<string> {
  const id = uuidv7();
  const [{ id: caseId }, { id: closingCaseId }] = [await makeCase(sequelize), await makeCase(sequelize)];
  await queryRows(sequelize, `
    INSERT INTO training_classes (id, number, organization_id, case_id, closing_case_id, name, learning_subject, study_form, starts_on, ends_on, place, hours,
      capacity, status, closed_at, created_at)
    VALUES (:id, :id, :organizationId, :caseId, :closingCaseId, '结项班', 'professional', 'baseClass', :day, :day, '第一教室', :hours, 50, 'closed', now(), now())
    RETURNING id`, { id, organizationId, caseId, closingCaseId, day: `${year}-03-02`, hours });
  for (const [place, personId] of personIds.entries()) {
    await queryRows(sequelize, `
      INSERT INTO class_members (id, class_id, place, person_id, name, id_number_sealed, id_number_index, result, hours)
      SELECT :memberId, :id, :place, p.id, p.name, p.id_number_sealed, p.id_number_index, 'passed', :hours FROM persons p WHERE p.id = :personId RETURNING id`,
    { memberId: uuidv7(), id, place: place + 1, personId, hours });
  }
  return id;
}
