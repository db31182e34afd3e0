import type { Sequelize } from 'sequelize';
import { caseKindOf, type CaseKind, type FlowId } from '../../workflows/flows/index.ts';
import type { CaseStatus } from '../../workflows/shared/case-state.ts';
import { queryRows } from '../database.ts';
import { shownSubjectName } from './subject-name.ts';

/** A case that was copied to a member. Instants are ISO 8601. */
export interface CopyItem {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly kind: CaseKind;
  /** Of a person masked. */
  readonly subjectName: string;
  readonly status: CaseStatus;
  readonly submittedAt: string;
  readonly copiedAt: string;
  readonly copierName: string;
}

export interface CopyQuestion {
  /** Condition of `accessibleBy` for reading cases, alias `c`. */
  readonly condition: string;
  readonly membershipId: string;
  /** The last row of the page before. */
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

interface CopyRow extends Omit<CopyItem, 'kind' | 'submittedAt' | 'copiedAt'> {
  flowId: FlowId;
  subject: string;
  submittedAt: Date;
  copiedAt: Date;
}

/** The cases that were copied to a member, those submitted last first, from after `after` on. One statement. */
export async function listCopies(
  sequelize: Sequelize, { condition, membershipId, after, limit }: CopyQuestion,
): Promise<CopyItem[]> {
  const rows = await queryRows<CopyRow>(sequelize, `
    SELECT c.id AS "caseId", c.number AS "caseNumber", c.flow_id AS "flowId", c.subject, c.subject_name AS "subjectName", c.status,
      c.submitted_at AS "submittedAt", e.at AS "copiedAt", p.name AS "copierName"
    FROM cases c
    JOIN case_events e ON e.case_id = c.id AND e.edge = 'copy' AND e.target_membership_id = :membershipId
    JOIN accounts a ON a.id = e.account_id JOIN persons p ON p.id = a.person_id
    WHERE ${condition} ${after === null ? '' : 'AND (c.submitted_at, c.id) < (:at, :id)'}
    ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit`, { membershipId, ...after, limit });
  return rows.map(copyItem);
}

function copyItem({ flowId, subject, submittedAt, copiedAt, ...row }: CopyRow): CopyItem {
  const kind = caseKindOf(flowId, subject);
  return {
    ...row, kind, subjectName: shownSubjectName(kind, row.subjectName), submittedAt: submittedAt.toISOString(), copiedAt: copiedAt.toISOString(),
  };
}
