import {
  createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf,
} from '@casl/ability';
import { packRules, type PackRule, unpackRules } from '@casl/ability/extra';
import { isReviewRight, type OtherRight } from '../workflows/shared/rights.ts';
import type { Actor } from './actor.ts';
import { readAuditTrail } from './rights/audit.ts';
import { manageOwnBatches } from './rights/batch.ts';
import { readCopies } from './rights/copy.ts';
import { changeCalendar } from './rights/calendar.ts';
import { changeHourRules, revokeHours } from './rights/hours.ts';
import { readAdministrators, readOrganizations, readPersons } from './rights/organization.ts';
import { discloseForms } from './rights/disclosure.ts';
import { forbidOwnSubmissions } from './rights/four-eyes.ts';
import { defineReviewRules } from './rights/review.ts';
import { decideForAbsent, nameSubstitutes } from './rights/substitute.ts';
import { decodeWorkflows, reconcileWorkflows } from './rights/workflow.ts';
import { manageOwnSessions } from './rights/session.ts';
import { submitCases, submitForOneself } from './rights/submission.ts';
import type { Conditions, DefineRules, Rules } from './rights/define-rules.ts';

export type Action = 'read' | 'submit' | 'follow' | 'decide' | 'comment' | 'copy' | 'void' | 'disclose' | 'revoke' | 'decode' | 'reconcile' | 'cancel' | 'change';

/** What rules speak of; each name is a table that `models/accessible-by.ts` can filter. */
export type Subject = 'Task' | 'Case' | 'Organization' | 'Membership' | 'Person' | 'AuditEntry' | 'Session' | 'Workflow' | 'Batch' | 'HourRules' | 'Calendar' | 'Substitute';

export type AppAbility = MongoAbility<[Action, Subject | (object & ForcedSubject<Subject>)]>;

/** One function per right beside those of reviewers; the compiler names a right that has none. */
const rulesOfRight = {
  'plan.submit': submitCases,
  'hours.revoke': revokeHours,
  'hours.declare': submitCases,
  'rules.change': changeHourRules,
  'calendar.change': changeCalendar,
  'organization.change': submitCases,
  'transfer.start': submitCases,
  'organization.read': readOrganizations,
  'administrator.read': readAdministrators,
  'person.read': readPersons,
  'person.disclose': discloseForms,
  'audit.read': readAuditTrail,
  'workflow.decode': decodeWorkflows,
  'workflow.reconcile': reconcileWorkflows,
} satisfies Record<OtherRight, DefineRules>;

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
  submitForOneself(actor, rules);
  readCopies(actor, rules);
  nameSubstitutes(actor, rules);
  decideForAbsent(actor, rules);
  for (const granted of actor.rights) {
    const define = isReviewRight(granted.right) ? defineReviewRules : rulesOfRight[granted.right];
    define(actor, rules, granted);
  }
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
