import type { GrantedRight, Scope } from '../../workflows/shared/rights.ts';
import type { Action, Subject } from '../ability.ts';
import type { Actor } from '../actor.ts';

/** One value a column must have, one of several, or none of several; `models/accessible-by.ts` knows no other operator. */
export type Conditions = Readonly<Record<string, string | { readonly $in: readonly string[] } | { readonly $nin: readonly string[] }>>;

type AddRule = (action: Action | readonly Action[], subject: Subject, conditions: Conditions) => void;

/** Allows and forbids; a rule that stands later wins. */
export interface Rules {
  readonly allow: AddRule;
  readonly forbid: AddRule;
}

/** Adds the rules that one right gives to one actor. Conditions are plain JSON, so that the rules can travel. */
export type DefineRules = (actor: Actor, rules: Rules, granted: GrantedRight) => void;

/** Whom a condition reaches, in the columns of one table; null where the actor has no such place. */
export type Reach = Readonly<Record<string, string>> | null;

interface Columns {
  readonly organization: string;
  readonly section: string | null;
  /** An array of organization ids from the top down to the organization itself. */
  readonly path: string | null;
}

/** Where a task stands: by the organization it was opened for. */
export const TASK_COLUMNS: Columns = { organization: 'reviewerOrgId', section: 'reviewerSectionId', path: 'orgPath' };

/** The condition for rows within `scope` of the actor's membership; null when the membership has no such place. */
export function reachOf(actor: Actor, scope: Scope, columns: Columns): Reach {
  if (actor.organizationId === null) return null;
  if (scope === 'subtree' && columns.path !== null) return { [columns.path]: actor.organizationId };
  if (scope !== 'section' || columns.section === null) return { [columns.organization]: actor.organizationId };
  if (actor.sectionId === null) return null;
  return { [columns.organization]: actor.organizationId, [columns.section]: actor.sectionId };
}
