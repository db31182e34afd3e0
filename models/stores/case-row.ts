import type { Sequelize, Transaction } from 'sequelize';
import type { CaseRow, WaitingFor } from '../../workflows/shared/case-state.ts';
import { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';

/** The case as its workflow sees it, or null when there is none. */
export async function findCaseRow(
  sequelize: Sequelize, caseId: string, transaction: Transaction | null = null,
): Promise<CaseRow | null> {
  const found = await CaseModel.findByPk(caseId, { transaction });
  if (found === null) return null;
  const holders = await queryRows<WaitingFor & { path: string[] }>(sequelize, `
    SELECT o.code, o.short_name AS "shortName", t.org_path AS path
    FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    WHERE t.case_id = :caseId AND t.state = 'open' ORDER BY t.side`, { caseId }, transaction);
  return {
    caseId: found.id,
    caseNumber: found.number,
    flowId: found.flowId,
    definitionVersion: found.definitionVersion,
    rulesVersion: found.rulesVersion,
    subject: found.subject,
    status: found.status,
    step: found.step,
    round: found.round,
    revision: found.revision,
    stepRevision: found.stepRev,
    outcome: found.outcome,
    openedAt: found.openedAt?.toISOString() ?? null,
    dueAt: found.dueAt?.toISOString() ?? null,
    waitingFor: holders.map(({ code, shortName }) => ({ code, shortName })),
    orgPath: [...new Set(holders.flatMap(({ path }) => path))],
  };
}
