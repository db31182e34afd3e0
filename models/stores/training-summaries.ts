import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { YearFigures } from '../../workflows/shared/training.ts';
import { queryRows } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { TrainingSummaryModel } from '../training-summary.ts';

/** An organization and a calendar year. */
export interface TrainingYear {
  readonly organizationId: string;
  readonly year: number;
}

const NO_FIGURES: YearFigures = {
  plannedSessions: 0, plannedPeople: 0, classes: 0, closedClasses: 0, people: 0, passedPeople: 0, publicHours: 0, professionalHours: 0,
};

/** What a year was planned to be and has been; a class belongs to the year in which it begins. One statement. */
export async function findYearFigures(
  sequelize: Sequelize, { organizationId, year }: TrainingYear, transaction: Transaction | null = null,
): Promise<YearFigures> {
  const [found] = await queryRows<YearFigures>(sequelize, `
    WITH planned AS (
      SELECT COALESCE(sum(i.sessions), 0)::int AS sessions, COALESCE(sum(i.sessions * i.capacity), 0)::int AS people
      FROM training_plans p JOIN training_plan_items i ON i.plan_id = p.id WHERE p.organization_id = :organizationId AND p.year = :year AND p.status = 'valid'
    ), held AS (
      SELECT id, status, learning_subject FROM training_classes
      WHERE organization_id = :organizationId AND status <> 'cancelled' AND starts_on >= make_date(:year, 1, 1) AND starts_on < make_date(:year + 1, 1, 1)
    ), members AS (SELECT m.hours, m.result <> 'failed' AS passed, h.learning_subject FROM class_members m JOIN held h ON h.id = m.class_id)
    SELECT planned.sessions AS "plannedSessions", planned.people AS "plannedPeople",
      (SELECT count(*)::int FROM held) AS classes, (SELECT count(*)::int FROM held WHERE status = 'closed') AS "closedClasses",
      (SELECT count(*)::int FROM members) AS people, (SELECT count(*)::int FROM members WHERE passed) AS "passedPeople",
      (SELECT COALESCE(sum(hours), 0)::float8 FROM members WHERE passed AND learning_subject = 'public') AS "publicHours",
      (SELECT COALESCE(sum(hours), 0)::float8 FROM members WHERE passed AND learning_subject = 'professional') AS "professionalHours"
    FROM planned`, { organizationId, year }, transaction);
  return found ?? NO_FIGURES;
}

/** Whether the summary of a year is filed. */
export async function isYearSummed(of: TrainingYear, transaction: Transaction | null = null): Promise<boolean> {
  return await TrainingSummaryModel.count({ where: { ...of }, transaction }) > 0;
}

/** Files an approved summary with the numbers of the year as they are now. `at` is ISO 8601. */
export async function fileSummary(sequelize: Sequelize, { at, ...of }: TrainingYear & { caseId: string; at: string }, transaction: Transaction): Promise<void> {
  await insertRow(TrainingSummaryModel, { ...of, id: uuidv7(), figures: await findYearFigures(sequelize, of, transaction), approvedAt: new Date(at) }, transaction);
}
