import {
  createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf,
} from '@casl/ability';
import { packRules, type PackRule, unpackRules } from '@casl/ability/extra';
import type { Right } from '../workflows/shared/rights.ts';
import type { Actor } from './actor.ts';
import { readAuditTrail } from './rights/audit.ts';
import { manageOwnBatches } from './rights/batch.ts';
import { readAdministrators, readOrganizations, readPersons } from './rights/organization.ts';
import { discloseForms } from './rights/disclosure.ts';
import { forbidOwnSubmissions } from './rights/four-eyes.ts';
import { decideRegistration, readRegistration, voidRegistration } from './rights/registration.ts';
import { decodeWorkflows } from './rights/workflow.ts';
import { manageOwnSessions } from './rights/session.ts';
import type { Conditions, DefineRules, Rules } from './rights/define-rules.ts';

export type Action = 'read' | 'decide' | 'void' | 'disclose' | 'revoke' | 'decode' | 'cancel';

/** What rules speak of; each name is a table that `models/accessible-by.ts` can filter. */
export type Subject = 'Task' | 'Organization' | 'Membership' | 'Person' | 'AuditEntry' | 'Session' | 'Workflow' | 'Batch';

export type AppAbility = MongoAbility<[Action, Subject | (object & ForcedSubject<Subject>)]>;

/** One function per right; the compiler names a right that has none. */
const rulesOfRight = {
  'registration.read': readRegistration,
  'registration.decide': decideRegistration,
  'registration.void': voidRegistration,
  'organization.read': readOrganizations,
  'administrator.read': readAdministrators,
  'person.read': readPersons,
  'person.disclose': discloseForms,
  'audit.read': readAuditTrail,
  'workflow.decode': decodeWorkflows,
} satisfies Record<Right, DefineRules>;

/**
 * What `actor` may do. The same rules decide over one item (`can`), filter lists in SQL (`accessibleBy`) and travel to
 * the browser. Nothing is allowed that no right allows.
 */
export function defineAbility(actor: Actor): AppAbility {
  const collected: RawRuleOf<AppAbility>[] = [];
  const rules: Rules = {
    allow: (action, subject, conditions) => collected.push(rawRule(action, subject, conditions)),
    forbid: (action, subject, conditions) => collected.push({ ...rawRule(action, subject, conditions), inverted: true }),
  };
  manageOwnSessions(actor, rules);
  manageOwnBatches(actor, rules);
  for (const granted of actor.rights) rulesOfRight[granted.right](actor, rules, granted);
  forbidOwnSubmissions(actor, rules);
  return createMongoAbility<AppAbility>(collected);
}

function rawRule(
  action: Action | readonly Action[], subject: Subject, conditions: Conditions,
): RawRuleOf<AppAbility> {
  return { action: typeof action === 'string' ? action : [...action], subject, conditions: { ...conditions } };
}

/** The rules in the short form in which a session carries them to the browser. */
export function packAbility(ability: AppAbility): PackRule<RawRuleOf<AppAbility>>[] {
  return packRules(ability.rules);
}

/** The ability that `packAbility` packed; what screens and the menu ask. */
export function unpackAbility(rules: PackRule<RawRuleOf<AppAbility>>[]): AppAbility {
  return createMongoAbility<AppAbility>(unpackRules(rules));
}
