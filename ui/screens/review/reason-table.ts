import type { FlowId } from '../../../workflows/flows/index.ts';

const TABLES = {
  registrationReview: 'reason-registration', changeReview: 'reason-change', superiorChange: 'reason-move', personnelTransfer: 'reason-move', trainingPlanReview: 'reason-plan', creditHourReview: 'reason-hours',
} as const satisfies Record<FlowId, string>;

/** The code table of the reasons that are often given in a flow; empty for a flow of a newer server. */
export function reasonTableOf(flowId: string): string {
  return Object.entries(TABLES).find(([id]) => id === flowId)?.[1] ?? '';
}
