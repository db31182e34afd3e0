import type { AppAbility } from '../../policies/ability.ts';
import { kindsReadBy } from '../../policies/flows.ts';
import type { TaskKind } from '../../workflows/flows/index.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';

/** Which organizations a kind of task can come to (docs/rules.md, "Who registers and who reviews"); bureaus get what goes up. */
const REVIEWERS: Readonly<Record<TaskKind, readonly OrganizationKind[]>> = {
  'registrationReview.department': ['hrss'],
  'registrationReview.employer': ['department', 'hrss'],
  'registrationReview.base': ['department', 'hrss'],
  'registrationReview.professional': ['employer', 'department', 'hrss'],
};

/** The kinds of task that a person reads and that can come to his organization. */
export function kindsReviewedBy(ability: AppAbility, { id, kind }: { readonly id: string; readonly kind: OrganizationKind }): TaskKind[] {
  return kindsReadBy(ability, id).filter((read) => REVIEWERS[read].includes(kind));
}
