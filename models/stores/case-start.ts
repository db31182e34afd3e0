import { CaseModel } from '../case.ts';
import type { CaseStart } from './command-target.ts';

/** Reads what starts the workflow of a case; null when there is no such case. */
export async function findCaseStart(caseId: string): Promise<CaseStart | null> {
  const [found = null] = await listCaseStarts([caseId]);
  return found;
}

/** As {@link findCaseStart}, of those of these cases that there are, in no order. */
export async function listCaseStarts(caseIds: readonly string[]): Promise<CaseStart[]> {
  const found = await CaseModel.findAll({ where: { id: [...caseIds] } });
  return found.map(describeStart);
}

function describeStart(found: CaseModel): CaseStart {
  return {
    caseId: found.id,
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
