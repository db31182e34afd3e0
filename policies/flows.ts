import { subject } from '@casl/ability';
import { definitionOf, flows, isFlowId, type TaskKind, taskKindOf } from '../workflows/flows/index.ts';
import type { SubjectDefinition } from '../workflows/shared/flow.ts';
import type { Right } from '../workflows/shared/rights.ts';
import type { OrganizationKind } from '../workflows/shared/user-types.ts';
import type { AppAbility } from './ability.ts';

/** The kinds of tasks that `right` decides: those whose definition has a step that asks for it. Derived, never listed. */
export function kindsDecidedBy(right: Right): TaskKind[] {
  return kindsWhere(({ steps }) => steps.some((step) => step.right === right));
}

/** The kinds of tasks that come to an organization's inbox and that the ability may read; what menus and counters show. */
export function kindsReadBy(ability: AppAbility, { id, kind: ownKind }: { id: string; kind: OrganizationKind }): TaskKind[] {
  return kindsWhere(({ reviewedBy }) => reviewedBy.includes(ownKind)).filter((kind) =>
    ability.can('read', subject('Task', { kind, reviewerOrgId: id, reviewerSectionId: null, orgPath: [id] })));
}

function kindsWhere(holds: (described: SubjectDefinition) => boolean): TaskKind[] {
  return Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
    Object.entries(definitionOf(flowId).subjects).filter(([, described]) => holds(described)).map(([name]) => taskKindOf(flowId, name)));
}
