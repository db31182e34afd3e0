import type { Sequelize } from 'sequelize';
import type { CaseStatus } from '../../workflows/shared/case-state.ts';
import { maskName } from '../../workflows/shared/mask.ts';
import { CASES_BY_KIND } from '../accessible-by.ts';
import { queryRows } from '../database.ts';

/** How an organization is concerned: the person leaves it or comes to it, or it reviews a transfer between others. */
export const TRANSFER_DIRECTIONS = ['out', 'in', 'review'] as const;

export type TransferDirection = (typeof TRANSFER_DIRECTIONS)[number];

/** A transfer as an organization reads it; the person is masked. Instants are ISO 8601. */
export interface TransferItem {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly direction: TransferDirection;
  readonly personName: string;
  readonly fromName: string;
  readonly toName: string;
  readonly status: CaseStatus;
  readonly submittedAt: string;
  readonly closedAt: string | null;
  /** Where the reader may open it: as one of its reviewers, as one of those who started it; null for neither. */
  readonly opensAs: 'reviewer' | 'follower' | null;
}

export interface TransfersQuestion {
  readonly organizationId: string;
  /** Of `accessibleBy`, alias `t`; null where no task may be read. */
  readonly taskCondition: string | null;
  /** Of `accessibleBy`, alias `c`; null where nothing that colleagues have started may be read. */
  readonly caseCondition: string | null;
  readonly personIndexes: readonly string[];
  readonly direction: TransferDirection | null;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** Who comes is known to his new unit once the old one has let him go, or when it has started it itself (docs/rules.md, "Transfers"). */
const CONCERNS_NEW_UNIT = `(c.successor_id = :organizationId
  AND (c.submitter_organization_id = :organizationId OR EXISTS (SELECT FROM tasks t WHERE t.case_id = c.id AND t.side = 'in')))`;

const OF_OWN_UNIT = { out: 'c.superior_id = :organizationId', in: CONCERNS_NEW_UNIT } as const;

/** Transfers from and to an organization, and those it reviews, open and closed, the latest first, from after `after` on. One statement. */
export async function listTransfers(
  sequelize: Sequelize, { organizationId, taskCondition, caseCondition, personIndexes, direction, after, limit }: TransfersQuestion,
): Promise<TransferItem[]> {
  const own = `(${OF_OWN_UNIT.out} OR ${OF_OWN_UNIT.in})`;
  const reviewed = `EXISTS (SELECT FROM tasks t WHERE t.case_id = c.id AND t.reviewer_org_id = :organizationId AND ${taskCondition ?? 'false'})`;
  const concerns = { ...OF_OWN_UNIT, review: `(NOT ${own} AND ${reviewed})`, all: `(${own} OR ${reviewed})` }[direction ?? 'all'];
  const rows = await queryRows<Omit<TransferItem, 'submittedAt' | 'closedAt'> & { submittedAt: Date; closedAt: Date | null }>(sequelize, `
    SELECT c.id AS "caseId", c.number AS "caseNumber", CASE WHEN ${OF_OWN_UNIT.out} THEN 'out' WHEN ${OF_OWN_UNIT.in} THEN 'in' ELSE 'review' END AS direction,
      c.subject_name AS "personName", f.name AS "fromName", n.name AS "toName", c.status, c.submitted_at AS "submittedAt", c.closed_at AS "closedAt",
      CASE WHEN EXISTS (SELECT FROM tasks t WHERE t.case_id = c.id AND ${taskCondition ?? 'false'}) THEN 'reviewer'
        WHEN c.submitter_person_index IN (:personIndexes) OR ${caseCondition ?? 'false'} THEN 'follower' END AS "opensAs"
    FROM ${CASES_BY_KIND} c
    JOIN organizations f ON f.id = c.superior_id JOIN organizations n ON n.id = c.successor_id
    WHERE c.flow_id = 'personnelTransfer' AND ${concerns} ${after === null ? '' : 'AND (c.submitted_at, c.id) < (:at, :id)'}
    ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit`, { organizationId, personIndexes: [...personIndexes], limit, ...after });
  return rows.map(({ submittedAt, closedAt, ...row }) => ({
    ...row, personName: maskName(row.personName), submittedAt: submittedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null,
  }));
}
