import type { FlowId } from './flows/index.ts';
import type { CaseInput, CaseResult } from './kit/messages.ts';

// Every workflow the worker runs, under its workflow type.
export { registrationReview } from './flows/registration-review/workflow.ts';
export { changeReview } from './flows/change-review/workflow.ts';
export { superiorChange } from './flows/superior-change/workflow.ts';
export { personnelTransfer } from './flows/personnel-transfer/workflow.ts';
export { trainingPlanReview } from './flows/training-plan-review/workflow.ts';
export { creditHourReview } from './flows/credit-hour-review/workflow.ts';
export { batchDecision } from './processes/batch-decision/workflow.ts';
export { rosterDeclaration } from './processes/roster-declaration/workflow.ts';
export { messageDigest } from './processes/message-digest/workflow.ts';
export { housekeeping } from './processes/housekeeping/workflow.ts';
export { reconciliation } from './processes/reconciliation/workflow.ts';

type Complete<Exported extends Record<FlowId, (input: CaseInput) => Promise<CaseResult>>> = Exported;

/** What stands above; the compiler names a flow that has no workflow there. */
export type Workflows = Complete<typeof import('./index.ts')>;
