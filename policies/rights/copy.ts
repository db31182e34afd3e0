import type { Actor } from '../actor.ts';
import type { Rules } from './define-rules.ts';

/** Whoever a case was copied to reads it, in that membership; no right is needed. */
export function readCopies({ membershipId }: Actor, { allow }: Rules): void {
  if (membershipId !== null) allow('read', 'Case', { copiedMembershipIds: membershipId });
}
