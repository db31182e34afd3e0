import type { Sequelize } from 'sequelize';
import { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';

/** What it takes to start the workflow of a case, or to take it up again from its row. */
export interface CaseStart {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: CaseModel['flowId'];
  readonly subject: string;
  readonly definitionVersion: number;
  readonly rulesVersion: string;
  readonly divisionCode: string;
  readonly round: number;
  readonly isClosed: boolean;
}

/** Reads what starts the workflow of a case; null when there is no such case. */
export async function findCaseStart(caseId: string): Promise<CaseStart | null> {
  const found = await CaseModel.findByPk(caseId);
  if (found === null) return null;
  return {
    caseId,
    caseNumber: found.number,
    flowId: found.flowId,
    subject: found.subject,
    definitionVersion: found.definitionVersion,
    rulesVersion: found.rulesVersion,
    divisionCode: found.divisionCode,
    round: found.round,
    isClosed: found.outcome !== null,
  };
}

/**
 * As {@link findCaseStart}; remembers for which case and when a command was first sent to its workflow. Null too for a case of
 * which `condition` (of `accessibleBy`, alias `t`) reaches no task.
 */
export async function markSent(
  sequelize: Sequelize, { requestId, caseId, condition }: { requestId: string; caseId: string; condition: string | null },
): Promise<CaseStart | null> {
  const [found] = await queryRows<CaseStart>(sequelize, `
    WITH found AS (
      SELECT * FROM cases WHERE id = :caseId
      ${condition === null ? '' : `AND EXISTS (SELECT FROM tasks t WHERE t.case_id = :caseId AND ${condition})`}
    ), sent AS (
      UPDATE requests r SET sent_at = COALESCE(r.sent_at, now()), case_id = found.id FROM found WHERE r.id = :requestId
    )
    SELECT id AS "caseId", number AS "caseNumber", flow_id AS "flowId", subject, definition_version AS "definitionVersion",
      rules_version AS "rulesVersion", division_code AS "divisionCode", round, outcome IS NOT NULL AS "isClosed"
    FROM found`, { requestId, caseId });
  return found ?? null;
}
