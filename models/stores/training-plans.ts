import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { LearningSubject } from '../../workflows/shared/hours/study-forms.ts';
import { queryRows } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { TrainingPlanItemModel } from '../training-plan-item.ts';
import { TrainingPlanModel } from '../training-plan.ts';

/** A course of a plan as it was approved. */
export interface PlanItem {
  readonly name: string;
  readonly learningSubject: LearningSubject;
  readonly startMonth: number;
  readonly hours: number;
  readonly sessions: number;
  readonly capacity: number;
}

/** A course with how many classes of it were declared and not called off, in any version of its plan. */
export interface OwnPlanItem extends PlanItem {
  readonly id: string;
  readonly declared: number;
}

/** The valid plan of a year, as its organization reads it. */
export interface OwnPlan {
  readonly id: string;
  readonly caseId: string;
  readonly year: number;
  readonly version: number;
  readonly name: string;
  /** ISO 8601. */
  readonly approvedAt: string;
  /** The open case that would amend it; null without one. */
  readonly openCaseId: string | null;
  readonly items: readonly OwnPlanItem[];
}

/** Classes of a course `i` of a plan `p`: those of the course of that name in any version of the year. */
const DECLARED = `(SELECT count(*)::int FROM training_classes t JOIN training_plan_items ti ON ti.id = t.plan_item_id JOIN training_plans tp ON tp.id = ti.plan_id
  WHERE tp.organization_id = p.organization_id AND tp.year = p.year AND ti.name = i.name AND t.status <> 'cancelled')`;

/** The valid plans of an organization with their courses, the latest year first. One statement. */
export async function listOwnPlans(sequelize: Sequelize, organizationId: string): Promise<OwnPlan[]> {
  const rows = await queryRows<Omit<OwnPlan, 'approvedAt'> & { approvedAt: Date }>(sequelize, `
    SELECT p.id, p.case_id AS "caseId", p.year, p.version, p.name, p.approved_at AS "approvedAt",
      (SELECT c.id FROM cases c WHERE c.subject_key = 'trainingPlanReview:annualPlan:' || p.organization_id || ':' || p.year AND c.outcome IS NULL) AS "openCaseId",
      (SELECT json_agg(json_build_object('id', i.id, 'name', i.name, 'learningSubject', i.learning_subject, 'startMonth', i.start_month,
        'hours', i.hours, 'sessions', i.sessions, 'capacity', i.capacity, 'declared', ${DECLARED}) ORDER BY i.place)
        FROM training_plan_items i WHERE i.plan_id = p.id) AS items
    FROM training_plans p WHERE p.organization_id = :organizationId AND p.status = 'valid' ORDER BY p.year DESC LIMIT 20`, { organizationId });
  return rows.map(({ approvedAt, ...plan }) => ({ ...plan, approvedAt: approvedAt.toISOString() }));
}

/** The version of the plan of a year that is valid now; null without one. */
export async function findPlanVersion(
  sequelize: Sequelize, { organizationId, year }: { organizationId: string; year: number }, transaction: Transaction | null = null,
): Promise<number | null> {
  const [found] = await queryRows<{ version: number }>(sequelize, `
    SELECT version FROM training_plans WHERE organization_id = :organizationId AND year = :year AND status = 'valid'`, { organizationId, year }, transaction);
  return found?.version ?? null;
}

/** A course of the valid plan of a year, for a class that is declared of it; null when it is none. */
export async function findPlanItem(
  sequelize: Sequelize, { itemId, ...of }: { itemId: string; organizationId: string; year: number }, transaction: Transaction | null = null,
): Promise<Pick<OwnPlanItem, 'hours' | 'sessions' | 'capacity' | 'declared'> | null> {
  const [found] = await queryRows<Pick<OwnPlanItem, 'hours' | 'sessions' | 'capacity' | 'declared'>>(sequelize, `
    SELECT i.hours::float8 AS hours, i.sessions, i.capacity, ${DECLARED} AS declared FROM training_plan_items i JOIN training_plans p ON p.id = i.plan_id
    WHERE i.id = :itemId AND p.organization_id = :organizationId AND p.year = :year AND p.status = 'valid'`, { itemId, ...of }, transaction);
  return found ?? null;
}

/**
 * Writes an approved plan. The version before it, if there is one, is valid no more; classes stay with the version they were
 * declared of. One case a year is open, so versions follow one another.
 */
export async function writePlan(
  sequelize: Sequelize,
  { items, at, ...plan }: Pick<TrainingPlanModel, 'organizationId' | 'year' | 'caseId' | 'name'> & { items: readonly PlanItem[]; at: string },
  transaction: Transaction,
): Promise<void> {
  const { organizationId, year } = plan;
  await queryRows(sequelize, `
    UPDATE training_plans SET status = 'superseded' WHERE organization_id = :organizationId AND year = :year AND status = 'valid' RETURNING id`,
  { organizationId, year }, transaction);
  const [last] = await queryRows<{ version: number }>(sequelize, `
    SELECT COALESCE(max(version), 0) AS version FROM training_plans WHERE organization_id = :organizationId AND year = :year`, { organizationId, year }, transaction);
  const planId = uuidv7();
  await insertRow(TrainingPlanModel, { ...plan, id: planId, version: (last?.version ?? 0) + 1, status: 'valid', approvedAt: new Date(at) }, transaction);
  for (const [index, { name, learningSubject, startMonth, hours, sessions, capacity }] of items.entries()) {
    await insertRow(TrainingPlanItemModel, {
      id: uuidv7(), planId, place: index + 1, name, learningSubject, startMonth, hours, sessions, capacity,
    }, transaction);
  }
}
