import type { Sequelize, Transaction } from 'sequelize';
import type { Right } from '../../workflows/shared/rights.ts';
import { queryPrepared, queryRows } from '../database.ts';
import type { TaskModel } from '../task.ts';
import { MEMBERS } from './members-sql.ts';

/** A member of an organization, as others choose him. */
export interface Member {
  readonly membershipId: string;
  readonly name: string;
}

/** A member whom a case can be copied to. */
export interface CopyReader extends Member {
  readonly organizationName: string;
  /** Whether he may read it already, because it was copied to him. */
  readonly hasCopy: boolean;
}

/** Members who are offered at most; an organization has fewer. */
const MOST_OFFERED = 200;

/** The name of a member; null when the membership has ended. */
export async function findMemberName(sequelize: Sequelize, membershipId: string, transaction: Transaction | null = null): Promise<string | null> {
  const [found] = await queryRows<{ name: string }>(sequelize, `
    SELECT p.name FROM ${MEMBERS} WHERE m.id = :membershipId AND m.status = 'active'`, { membershipId }, transaction);
  return found?.name ?? null;
}

/** The other members who may decide a task, without its submitter and whoever is barred from it, by name. */
export async function listColleagues(
  sequelize: Sequelize,
  { task, right, membershipId }: {
    task: Pick<TaskModel, 'reviewerOrgId' | 'reviewerSectionId' | 'submitterPersonIndex' | 'subjectPersonIndex' | 'barredPersonIndexes'>; right: Right; membershipId: string;
  },
  transaction: Transaction | null = null,
): Promise<Member[]> {
  return queryPrepared(sequelize, `
    SELECT m.id AS "membershipId", p.name FROM ${MEMBERS}
    WHERE m.organization_id = $reviewerOrgId AND m.status = 'active' AND m.id <> $membershipId
      AND p.id_number_index IS DISTINCT FROM $submitterPersonIndex AND p.id_number_index IS DISTINCT FROM $subjectPersonIndex
      AND COALESCE(p.id_number_index <> ALL ($barredPersonIndexes), true)
      AND EXISTS (
        SELECT FROM membership_roles mr JOIN role_rights r ON r.role_id = mr.role_id AND r.right_name = $right
        WHERE mr.membership_id = m.id AND (r.scope <> 'section' OR m.section_id = CAST($reviewerSectionId AS uuid)))
    ORDER BY p.name, m.id LIMIT ${MOST_OFFERED}`, {
    reviewerOrgId: task.reviewerOrgId, reviewerSectionId: task.reviewerSectionId, submitterPersonIndex: task.submitterPersonIndex, subjectPersonIndex: task.subjectPersonIndex ?? null,
    barredPersonIndexes: task.barredPersonIndexes, right, membershipId,
  }, transaction);
}

/**
 * The members whom a reviewer can copy a case to: those of his own organization and of the organizations on the path of the
 * case, without himself and its submitter; his own organization first.
 */
export async function listCopyReaders(
  sequelize: Sequelize, { caseId, membershipId }: { caseId: string; membershipId: string }, transaction: Transaction | null = null,
): Promise<CopyReader[]> {
  return queryRows(sequelize, `
    SELECT m.id AS "membershipId", p.name, o.name AS "organizationName", m.id = ANY (c.copied_membership_ids) AS "hasCopy"
    FROM cases c
    JOIN memberships own ON own.id = :membershipId
    JOIN organizations o ON o.status = 'active' AND (o.id = own.organization_id
      OR o.id IN (SELECT unnest(t.org_path) FROM tasks t WHERE t.case_id = c.id))
    JOIN ${MEMBERS} ON m.organization_id = o.id AND m.status = 'active' AND m.account_id <> own.account_id
    WHERE c.id = :caseId AND p.id_number_index IS DISTINCT FROM c.submitter_person_index
    ORDER BY o.id <> own.organization_id, o.name, p.name, m.id LIMIT ${MOST_OFFERED}`, { caseId, membershipId }, transaction);
}
