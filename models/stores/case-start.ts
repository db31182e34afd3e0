import { CaseModel } from '../case.ts';
import type { CaseStart } from './command-target.ts';

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
