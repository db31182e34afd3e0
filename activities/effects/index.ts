import type { FlowId } from '../../workflows/flows/index.ts';
import type { Effect } from './effect.ts';
import { changeReview } from './change-review.ts';
import { creditHourReview } from './credit-hour-review.ts';
import { personnelTransfer } from './personnel-transfer.ts';
import { registrationReview } from './registration-review.ts';
import { superiorChange } from './superior-change.ts';
import { trainingPlanReview } from './training-plan-review.ts';

/** The effect of every flow; the compiler names a flow that has none. */
export const effects: Readonly<Record<FlowId, Effect>> = { registrationReview, changeReview, superiorChange, personnelTransfer, trainingPlanReview, creditHourReview };
