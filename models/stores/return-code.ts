import type { Transaction } from 'sequelize';
import type { ReturnCode } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { DecisionModel } from '../decision.ts';

/** Why a case was returned, where that asks more of its applicant than mending; null for any other case. */
export async function findReturnCode(
  { id: caseId, round, status }: Pick<CaseModel, 'id' | 'round' | 'status'>, transaction: Transaction | null = null,
): Promise<ReturnCode | null> {
  if (status !== 'returned') return null;
  const last = await DecisionModel.findOne({ where: { caseId, round, verb: 'return' }, order: [['revision', 'DESC']], transaction });
  return last?.returnCode ?? null;
}
