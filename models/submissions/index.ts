import type { FlowId } from '../../workflows/flows/index.ts';
import { prepareChange } from './change-review.ts';
import { prepareCreditHours } from './credit-hour-review.ts';
import { preparePersonnelTransfer } from './personnel-transfer.ts';
import { prepareRegistration } from './registration-review.ts';
import type { PrepareSubmission } from './submission.ts';
import { prepareSuperiorChange } from './superior-change.ts';
import { prepareTraining } from './training-plan-review.ts';

/** How the forms of every flow are read; the compiler names a flow that has none. */
export const submissions = {
  registrationReview: prepareRegistration,
  changeReview: prepareChange,
  superiorChange: prepareSuperiorChange,
  personnelTransfer: preparePersonnelTransfer,
  trainingPlanReview: prepareTraining,
  creditHourReview: prepareCreditHours,
} satisfies Record<FlowId, PrepareSubmission>;
