import type { FlowId } from '../../workflows/flows/index.ts';
import { prepareRegistration } from './registration-review.ts';
import type { PrepareSubmission } from './submission.ts';

/** How the forms of every flow are read; the compiler names a flow that has none. */
export const submissions = { registrationReview: prepareRegistration } satisfies Record<FlowId, PrepareSubmission>;
