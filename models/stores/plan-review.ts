import type { Sequelize, Transaction } from 'sequelize';
import { type FlowId, stepsOfCase } from '../../workflows/flows/index.ts';
import { mayBeCovered } from '../../workflows/shared/covered-step.ts';
import { type Side, sidesOf, type StepDefinition } from '../../workflows/shared/flow.ts';
import { findDueDates } from './due-date.ts';
import { findStepReviewer, type ReviewedCase } from './open-case.ts';
import type { Reviewer } from './reviewer.ts';

/** A case to be: of which flow and subject, and what says who decides its steps. */
export interface CaseToPlan {
  readonly flowId: FlowId;
  readonly subject: string;
  readonly reviewed: ReviewedCase & { readonly chain?: readonly string[] | null };
}

/** Who would decide a side of a step today; null where nobody could. */
export interface PlannedSide {
  readonly step: StepDefinition;
  readonly side: Side;
  readonly reviewer: Reviewer | null;
}

/** The same as people read it, and until when if everybody before took all the time he has. */
export interface PlannedReview {
  readonly step: string;
  readonly side: Side;
  readonly reviewer: { readonly id: string; readonly name: string } | null;
  readonly dueWorkingDays: number;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** Which organizations would decide all steps of a case, in order. Organizations can change until a step opens. */
export async function findReviewers(
  sequelize: Sequelize, { flowId, subject, reviewed }: CaseToPlan, transaction: Transaction | null = null,
): Promise<PlannedSide[]> {
  const sides = stepsOfCase({ flowId, subject, chain: reviewed.chain ?? null }).flatMap((step) => sidesOf(step).map((side) => ({ step, side })));
  const planned: PlannedSide[] = [];
  for (const one of sides) planned.push({ ...one, reviewer: await findStepReviewer(sequelize, reviewed, one, transaction) });
  return planned;
}

/** Which organizations will decide a case, in which order, by when at the latest; none twice in a row. Reads only. */
export async function planReview(
  sequelize: Sequelize, { at, ...planned }: CaseToPlan & { readonly at: string }, transaction: Transaction | null = null,
): Promise<PlannedReview[]> {
  const reviews: PlannedReview[] = [];
  let from = at;
  let latest = at;
  let present: StepDefinition | null = null;
  let last: Reviewer | null = null;
  for (const { step, side, reviewer } of await findReviewers(sequelize, planned, transaction)) {
    if (present !== null && reviewer !== null && reviewer.id === last?.id && mayBeCovered(present, step)) continue;
    // The sides of a step wait at the same time; the next step begins when the last of them has decided.
    if (step !== present) from = latest;
    present = step;
    last = reviewer;
    const { dueWorkingDays } = step.deadlines;
    const divisionCode = reviewer?.divisionCode ?? planned.reviewed.divisionCode;
    const [dueAt = from] = await findDueDates(sequelize, { from, divisionCode, afterWorkingDays: [dueWorkingDays] }, transaction);
    reviews.push({ step: step.name, side, reviewer: reviewer === null ? null : { id: reviewer.id, name: reviewer.name }, dueWorkingDays, dueAt });
    if (dueAt > latest) latest = dueAt;
  }
  return reviews;
}
