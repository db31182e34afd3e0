import type { FlowId } from './flows/index.ts';
import { changeReview } from './flows/change-review/workflow.ts';
import { creditHourReview } from './flows/credit-hour-review/workflow.ts';
import { personnelTransfer } from './flows/personnel-transfer/workflow.ts';
import { registrationReview } from './flows/registration-review/workflow.ts';
import { superiorChange } from './flows/superior-change/workflow.ts';
import { trainingPlanReview } from './flows/training-plan-review/workflow.ts';
import type { CaseInput, CaseResult } from './kit/messages.ts';

// The compiler names a flow that has no workflow.
void ({ registrationReview, changeReview, superiorChange, personnelTransfer, trainingPlanReview, creditHourReview } satisfies Record<FlowId, (input: CaseInput) => Promise<CaseResult>>);

/** Every workflow the worker runs, under its workflow type. */
export { registrationReview, changeReview, superiorChange, personnelTransfer, trainingPlanReview, creditHourReview };
export { batchDecision } from './processes/batch-decision/workflow.ts';
export { rosterDeclaration } from './processes/roster-declaration/workflow.ts';
export { messageDigest } from './processes/message-digest/workflow.ts';
export { housekeeping } from './processes/housekeeping/workflow.ts';
export { reconciliation } from './processes/reconciliation/workflow.ts';
