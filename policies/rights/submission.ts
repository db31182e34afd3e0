import { type CaseKind, caseKindsWhere } from '../../workflows/flows/index.ts';
import type { Right } from '../../workflows/shared/rights.ts';
import type { Actor } from '../actor.ts';
import type { DefineRules, Rules } from './define-rules.ts';

/** Cases that a person starts for himself, about his own record. */
const FOR_ONESELF = caseKindsWhere(({ startedBy }) => startedBy?.oneself === true);

const startedWith = new Map<Right, readonly CaseKind[]>();

/** The kinds of cases that organizations start through whoever has `right`. Derived once, never listed. */
function kindsStartedWith(right: Right): readonly CaseKind[] {
  const known = startedWith.get(right) ?? caseKindsWhere(({ startedBy }) => startedBy?.organizations?.right === right);
  startedWith.set(right, known);
  return known;
}

/** Submits the cases that are started with this right, in the name of the own organization, and follows what was submitted in it. */
export const submitCases: DefineRules = ({ organizationId }, { allow }, { right }) => {
  if (organizationId !== null) allow(['submit', 'follow'], 'Case', { kind: { $in: kindsStartedWith(right) }, organizationId });
};

/** Everybody submits cases about himself. */
export function submitForOneself({ accountId }: Actor, { allow }: Rules): void {
  if (accountId !== null) allow('submit', 'Case', { kind: { $in: FOR_ONESELF }, accountId });
}
