import { isTaskKind, type TaskKind } from '../../workflows/flows/index.ts';
import type { Right } from '../../workflows/shared/rights.ts';
import type { Actor, StandIn } from '../actor.ts';
import { kindsDecidedBy } from '../flows.ts';
import { type Conditions, reachOf, type Rules, TASK_COLUMNS } from './define-rules.ts';

/**
 * Whoever stands in for a colleague reads and decides what that one may, of the chosen kinds and in the organization of
 * both; never what the absent one has submitted, or what is about him, nor what he has asked another for. Whatever else
 * his roles allow stays with him, and so does what he decides for others himself (docs/rules.md, "Substitutes").
 */
export function decideForAbsent(actor: Actor, { allow }: Rules): void {
  for (const standIn of actor.standsInFor) {
    const who = { ...actor, sectionId: standIn.sectionId };
    const notHis = { submitterPersonIndex: { $nin: [standIn.personIndex] }, subjectPersonIndex: { $nin: [standIn.personIndex] } };
    const notBarred = { barredPersonIndexes: { $nin: [standIn.personIndex] } };
    for (const { right, scope } of standIn.rights) {
      const reach = reachOf(who, scope === 'section' ? 'section' : 'organization', TASK_COLUMNS);
      const kinds = kindsFor(standIn, right);
      if (reach === null || kinds.length === 0) continue;
      const conditions: Conditions = { kind: { $in: kinds }, ...reach, ...notHis };
      if (right === 'person.disclose') {
        allow('disclose', 'Task', conditions);
      } else {
        allow(['read', 'comment', 'copy'], 'Task', conditions);
        allow('decide', 'Task', { ...conditions, ...notBarred, state: 'open' });
      }
    }
  }
}

/** The kinds that a right of an absent member gives to whoever stands in for him: what it decides, or what he may see whole. */
function kindsFor({ kinds, rights }: StandIn, right: Right): readonly TaskKind[] {
  const decided = right === 'person.disclose' ? rights.flatMap((other) => kindsDecidedBy(other.right)) : kindsDecidedBy(right);
  return kinds === null ? decided : decided.filter((kind) => kinds.includes(kind));
}

/** The kinds of tasks that a member decides by roles of his own, and may give to a substitute. */
export function kindsOfOwnRights({ rights }: Pick<Actor, 'rights'>): TaskKind[] {
  return [...new Set(rights.flatMap(({ right }) => kindsDecidedBy(right)))].filter(isTaskKind);
}

/** Whoever decides something by his own roles names substitutes; both of them read it. */
export function nameSubstitutes(actor: Actor, { allow }: Rules): void {
  const { membershipId } = actor;
  if (membershipId === null) return;
  for (const side of ['absentMembershipId', 'substituteMembershipId']) allow('read', 'Substitute', { [side]: membershipId });
  if (kindsOfOwnRights(actor).length > 0) allow('change', 'Substitute', { absentMembershipId: membershipId });
}
