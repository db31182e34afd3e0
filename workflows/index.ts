import type { FlowId } from './flows/index.ts';
import { registrationReview } from './flows/registration-review/workflow.ts';
import type { CaseInput, CaseResult } from './kit/messages.ts';

// The compiler names a flow that has no workflow.
void ({ registrationReview } satisfies Record<FlowId, (input: CaseInput) => Promise<CaseResult>>);

/** Every workflow the worker runs, under its workflow type. */
export { registrationReview };
export { batchDecision } from './processes/batch-decision/workflow.ts';
export { messageDigest } from './processes/message-digest/workflow.ts';
export { housekeeping } from './processes/housekeeping/workflow.ts';
