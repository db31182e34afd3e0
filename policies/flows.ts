import { subject } from '@casl/ability';
import { definitionOf, flows, isFlowId, type TaskKind, taskKindOf, taskKinds } from '../workflows/flows/index.ts';
import type { Right } from '../workflows/shared/rights.ts';
import type { AppAbility } from './ability.ts';

/** The kinds of tasks that `right` decides: those whose definition has a step that asks for it. Derived, never listed. */
export function kindsDecidedBy(right: Right): TaskKind[] {
  return Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
    Object.entries(definitionOf(flowId).subjects)
      .filter(([, described]) => described.steps.some((step) => step.right === right))
      .map(([name]) => taskKindOf(flowId, name)));
}

/** The kinds of tasks of an organization's inbox that the ability may read; what menus and counters show. */
export function kindsReadBy(ability: AppAbility, organizationId: string): TaskKind[] {
  return taskKinds().filter((kind) =>
    ability.can('read', subject('Task', { kind, reviewerOrgId: organizationId, reviewerSectionId: null, orgPath: [organizationId] })));
}
