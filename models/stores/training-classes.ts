import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { formatCaseNumber } from '../../workflows/shared/case-number.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { type ClassState, classStateOf, type ClassStatus } from '../../workflows/shared/training.ts';
import { queryRows, withTransaction } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { TrainingClassModel } from '../training-class.ts';
import { writeAudit } from './audit.ts';
import { storeContent } from './contents.ts';

/** A class as its organization reads it. Instants are ISO 8601. */
export interface OwnClass extends Pick<TrainingClassModel,
  'id' | 'number' | 'caseId' | 'name' | 'learningSubject' | 'studyForm' | 'startsOn' | 'endsOn' | 'place' | 'hours' | 'capacity' | 'planItemId'> {
  readonly closingCaseId: string | null;
  /** The open case of its closing; null without one. */
  readonly openClosingId: string | null;
  readonly state: ClassState;
  /** People on its roster; 0 until it is closed. */
  readonly members: number;
  readonly createdAt: string;
}

type ClassRow = Omit<OwnClass, 'state' | 'createdAt'> & { readonly status: ClassStatus; readonly createdAt: Date };

const COLUMNS = `t.id, t.number, t.case_id AS "caseId", t.name, t.learning_subject AS "learningSubject", t.study_form AS "studyForm", t.starts_on AS "startsOn",
  t.ends_on AS "endsOn", t.place, t.hours::float8 AS hours, t.capacity, t.plan_item_id AS "planItemId", t.closing_case_id AS "closingCaseId", t.status,
  t.created_at AS "createdAt", (SELECT count(*)::int FROM class_members m WHERE m.class_id = t.id) AS members,
  (SELECT c.id FROM cases c WHERE c.subject_key = 'trainingPlanReview:closing:' || t.id AND c.outcome IS NULL) AS "openClosingId"`;

function shown({ status, createdAt, ...row }: ClassRow): OwnClass {
  return { ...row, state: classStateOf({ status, startsOn: row.startsOn, endsOn: row.endsOn }, today()), createdAt: createdAt.toISOString() };
}

const today = (): string => dayOf(new Date().toISOString());

export interface ClassesQuestion {
  readonly organizationId: string;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** The classes of an organization from after `after` on, the latest approved first. One statement. */
export async function listOwnClasses(sequelize: Sequelize, { organizationId, after, limit }: ClassesQuestion): Promise<OwnClass[]> {
  const rows = await queryRows<ClassRow>(sequelize, `
    SELECT ${COLUMNS} FROM training_classes t
    WHERE t.organization_id = :organizationId ${after === null ? '' : 'AND (t.created_at, t.id) < (:at, :id)'}
    ORDER BY t.created_at DESC, t.id DESC LIMIT :limit`, { organizationId, limit, ...after });
  return rows.map(shown);
}

/** One class of an organization; null when it has none of this id. */
export async function findOwnClass(
  sequelize: Sequelize, { id, organizationId }: { id: string; organizationId: string }, transaction: Transaction | null = null,
): Promise<OwnClass | null> {
  const [row] = await queryRows<ClassRow>(sequelize, `
    SELECT ${COLUMNS} FROM training_classes t WHERE t.id = :id AND t.organization_id = :organizationId`, { id, organizationId }, transaction);
  return row === undefined ? null : shown(row);
}

export type NewClass = Pick<TrainingClassModel,
  'organizationId' | 'planItemId' | 'caseId' | 'name' | 'learningSubject' | 'studyForm' | 'startsOn' | 'endsOn' | 'place' | 'hours' | 'capacity'>;

/** Opens a class whose declaration was approved at `at` (ISO 8601), under a number of its own. */
export async function openClass(sequelize: Sequelize, { at, ...values }: NewClass & { at: string }, transaction: Transaction): Promise<void> {
  const [next] = await queryRows<{ value: string }>(sequelize, `SELECT nextval('training_class_numbers') AS value`, {}, transaction);
  await insertRow(TrainingClassModel, {
    ...values, id: uuidv7(), number: formatCaseNumber('TC', at, Number(next?.value)), status: 'open', createdAt: new Date(at),
  }, transaction);
}

/** Who calls a class off, when (ISO 8601), and from where. */
export interface Cancellation {
  readonly id: string;
  readonly organizationId: string;
  readonly accountId: string;
  readonly membershipId: string;
  readonly reason: string;
  readonly address: string;
  readonly at: string;
}

/**
 * Calls off a class that has not begun; audited. Safe to retry: one that is called off is `unavailable`.
 *
 * @returns `missing` when the organization has no such class.
 */
export async function cancelClass(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, { id, organizationId, reason, at, ...by }: Cancellation,
): Promise<'cancelled' | 'unavailable' | 'missing'> {
  return withTransaction(sequelize, async (transaction) => {
    const found = await TrainingClassModel.findOne({ where: { id, organizationId }, transaction, lock: transaction.LOCK.UPDATE });
    if (found === null) return 'missing';
    if (classStateOf(found, dayOf(at)) !== 'upcoming') return 'unavailable';
    const content = await storeContent(sealing, reason, at, transaction);
    await found.update({ status: 'cancelled', cancelledAt: new Date(at), cancelReasonId: content.id }, { transaction });
    await writeAudit({ action: 'trainingClass.cancelled', result: 'success', organizationId, ...by, subjectType: 'TrainingClass', subjectId: id, at }, transaction);
    return 'cancelled';
  });
}
