import { CaseModel } from '../case.ts';

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
