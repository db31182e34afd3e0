import { flows, type TaskKind, taskKindOf, definitionOf, isFlowId } from '../workflows/flows/index.ts';
import type { Right } from '../workflows/shared/rights.ts';

/** The kinds of tasks that `right` decides: those whose definition has a step that asks for it. Derived, never listed. */
export function kindsDecidedBy(right: Right): TaskKind[] {
  return Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
    Object.entries(definitionOf(flowId).subjects)
      .filter(([, subject]) => subject.steps.some((step) => step.right === right))
      .map(([name]) => taskKindOf(flowId, name)));
}
