import { subject } from '@casl/ability';
import { kindsWhere, type TaskKind } from '../workflows/flows/index.ts';
import type { Right } from '../workflows/shared/rights.ts';
import type { OrganizationKind } from '../workflows/shared/user-types.ts';
import type { AppAbility } from './ability.ts';

const decidedBy = new Map<Right, readonly TaskKind[]>();

/** The kinds of tasks that `right` decides: those of steps that ask for it. Derived once, never listed. */
export function kindsDecidedBy(right: Right): readonly TaskKind[] {
  const known = decidedBy.get(right) ?? kindsWhere((_subject, step) => step.right === right);
  decidedBy.set(right, known);
  return known;
}

/** The kinds of tasks that come to an organization's inbox and that the ability may read; what menus and counters show. */
export function kindsReadBy(ability: AppAbility, { id, kind: ownKind }: { id: string; kind: OrganizationKind }): TaskKind[] {
  return kindsWhere(({ reviewedBy }) => reviewedBy.includes(ownKind)).filter((kind) =>
    ability.can('read', subject('Task', { kind, reviewerOrgId: id, reviewerSectionId: null, orgPath: [id] })));
}
