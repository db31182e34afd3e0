import type { Sequelize, Transaction } from 'sequelize';
import { definitionOf, type FlowId, subjectOf } from '../../workflows/flows/index.ts';
import { type Side, sidesOf } from '../../workflows/shared/flow.ts';
import { findDueDates } from './due-date.ts';
import { findStepReviewer, type ReviewedCase } from './open-case.ts';

/** Who would decide a side of a step, and until when if everybody before took all the time he has. */
export interface PlannedReview {
  readonly step: string;
  readonly side: Side;
  /** Null where nobody could today. */
  readonly reviewer: { readonly id: string; readonly name: string } | null;
  readonly dueWorkingDays: number;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** Which organizations will decide a case, in which order, by when at the latest. Reads only; organizations can change until a step opens. */
export async function planReview(
  sequelize: Sequelize, { flowId, subject, reviewed, at }: { flowId: FlowId; subject: string; reviewed: ReviewedCase; at: string },
  transaction: Transaction | null = null,
): Promise<PlannedReview[]> {
  const planned: PlannedReview[] = [];
  let from = at;
  for (const step of subjectOf(definitionOf(flowId), subject).steps) {
    const { dueWorkingDays } = step.deadlines;
    let latest = from;
    for (const side of sidesOf(step)) {
      const reviewer = await findStepReviewer(sequelize, reviewed, { step, side }, transaction);
      const divisionCode = reviewer?.divisionCode ?? reviewed.divisionCode;
      const [dueAt = latest] = await findDueDates(sequelize, { from, divisionCode, afterWorkingDays: [dueWorkingDays] }, transaction);
      planned.push({
        step: step.name, side, reviewer: reviewer === null ? null : { id: reviewer.id, name: reviewer.name }, dueWorkingDays, dueAt,
      });
      if (dueAt > latest) latest = dueAt;
    }
    from = latest;
  }
  return planned;
}
