import type { FlowId } from '../../workflows/flows/index.ts';
import type { Effect } from './effect.ts';
import { registrationReview } from './registration-review.ts';

/** The effect of every flow; the compiler names a flow that has none. */
export const effects: Readonly<Record<FlowId, Effect>> = { registrationReview };
