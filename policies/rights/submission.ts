import { type CaseKind, caseKindsOf } from '../../workflows/flows/index.ts';
import type { Actor } from '../actor.ts';
import type { DefineRules, Rules } from './define-rules.ts';

/** Cases that a person starts for himself, about his own record. */
const FOR_ONESELF: readonly CaseKind[] = ['personnelTransfer.person', 'changeReview.title', 'changeReview.identity', ...caseKindsOf('creditHourReview')];

/** Submits cases of these kinds in the name of the own organization, and follows what was submitted in it. */
export function submitFor(kinds: readonly CaseKind[]): DefineRules {
  return ({ organizationId }, { allow }) => {
    if (organizationId !== null) allow(['submit', 'follow'], 'Case', { kind: { $in: kinds }, organizationId });
  };
}

/** Everybody submits cases about himself. */
export function submitForOneself({ accountId }: Actor, { allow }: Rules): void {
  if (accountId !== null) allow('submit', 'Case', { kind: { $in: FOR_ONESELF }, accountId });
}
