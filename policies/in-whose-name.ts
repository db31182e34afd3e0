import { subject } from '@casl/ability';
import type { GrantedRight, Right } from '../workflows/shared/rights.ts';
import { defineAbility } from './ability.ts';
import type { Actor, StandIn } from './actor.ts';

/** By which right somebody acts on a task: his own, or that of a colleague in whose place he stands. */
export interface ActingName {
  readonly granted: GrantedRight;
  /** Null for whoever acts in his own name. */
  readonly standIn: StandIn | null;
}

/** What of a task says who may act on it, and who holds it. */
export interface NamedTask {
  readonly assigneeMembershipId: string | null;
}

/**
 * In whose name an actor does something to a task that the right decides: of a colleague he stands in for, where that one
 * holds it; otherwise in his own where he may; otherwise in that of the first colleague who might. Null where he may not
 * (docs/rules.md, "Substitutes").
 */
export function inWhoseName(
  actor: Actor, task: NamedTask, { right, action = 'decide' }: { readonly right: Right; readonly action?: 'decide' | 'comment' },
): ActingName | null {
  const mayAs = (who: Actor): boolean => defineAbility(who).can(action, subject('Task', { ...task }));
  const own = { ...actor, standsInFor: [] };
  const inOwn = actor.rights.find((granted) => granted.right === right && mayAs(own));
  const names: readonly (ActingName | undefined)[] = [
    ...actor.standsInFor.filter(({ membershipId }) => membershipId === task.assigneeMembershipId).map(nameOf),
    inOwn === undefined ? undefined : { granted: inOwn, standIn: null },
    ...actor.standsInFor.map(nameOf),
  ];
  return names.find((name) => name !== undefined) ?? null;

  function nameOf(standIn: StandIn): ActingName | undefined {
    const granted = standIn.rights.find((one) => one.right === right);
    return granted !== undefined && mayAs({ ...actor, rights: [], standsInFor: [standIn] }) ? { granted, standIn } : undefined;
  }
}
