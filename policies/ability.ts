import {
  createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf,
} from '@casl/ability';
import { packRules, type PackRule, unpackRules } from '@casl/ability/extra';
import { caseKindsOf } from '../workflows/flows/index.ts';
import type { Right } from '../workflows/shared/rights.ts';
import type { Actor } from './actor.ts';
import { readAuditTrail } from './rights/audit.ts';
import { manageOwnBatches } from './rights/batch.ts';
import { readCopies } from './rights/copy.ts';
import { changeCalendar } from './rights/calendar.ts';
import { changeHourRules, revokeHours } from './rights/hours.ts';
import { readAdministrators, readOrganizations, readPersons } from './rights/organization.ts';
import { discloseForms } from './rights/disclosure.ts';
import { forbidOwnSubmissions } from './rights/four-eyes.ts';
import { decideReviews, readReviews, voidReviews } from './rights/review.ts';
import { decodeWorkflows, reconcileWorkflows } from './rights/workflow.ts';
import { manageOwnSessions } from './rights/session.ts';
import { submitFor, submitForOneself } from './rights/submission.ts';
import type { Conditions, DefineRules, Rules } from './rights/define-rules.ts';

export type Action = 'read' | 'submit' | 'follow' | 'decide' | 'comment' | 'copy' | 'void' | 'disclose' | 'revoke' | 'decode' | 'reconcile' | 'cancel' | 'change';

/** What rules speak of; each name is a table that `models/accessible-by.ts` can filter. */
export type Subject = 'Task' | 'Case' | 'Organization' | 'Membership' | 'Person' | 'AuditEntry' | 'Session' | 'Workflow' | 'Batch' | 'HourRules' | 'Calendar';

export type AppAbility = MongoAbility<[Action, Subject | (object & ForcedSubject<Subject>)]>;

/** One function per right; the compiler names a right that has none. */
const rulesOfRight = {
  'registration.read': readReviews('registration.decide'),
  'registration.decide': decideReviews('registration.decide'),
  'registration.void': voidReviews('registration.decide'),
  'change.read': readReviews('change.decide'),
  'change.decide': decideReviews('change.decide'),
  'change.void': voidReviews('change.decide'),
  'superior.read': readReviews('superior.decide'),
  'superior.decide': decideReviews('superior.decide'),
  'superior.void': voidReviews('superior.decide'),
  'transfer.read': readReviews('transfer.decide'),
  'transfer.decide': decideReviews('transfer.decide'),
  'transfer.void': voidReviews('transfer.decide'),
  'plan.read': readReviews('plan.decide'),
  'plan.decide': decideReviews('plan.decide'),
  'plan.void': voidReviews('plan.decide'),
  'plan.submit': submitFor([
    'trainingPlanReview.annualPlan', 'trainingPlanReview.trainingClass', 'trainingPlanReview.classClosing', 'trainingPlanReview.annualSummary',
  ]),
  'hours.read': readReviews('hours.decide'),
  'hours.decide': decideReviews('hours.decide'),
  'hours.void': voidReviews('hours.decide'),
  'hours.revoke': revokeHours,
  'hours.declare': submitFor(caseKindsOf('creditHourReview')),
  'rules.change': changeHourRules,
  'calendar.change': changeCalendar,
  'organization.change': submitFor(['superiorChange.organization', 'changeReview.organization']),
  'transfer.start': submitFor(['personnelTransfer.person']),
  'organization.read': readOrganizations,
  'administrator.read': readAdministrators,
  'person.read': readPersons,
  'person.disclose': discloseForms,
  'audit.read': readAuditTrail,
  'workflow.decode': decodeWorkflows,
  'workflow.reconcile': reconcileWorkflows,
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
  submitForOneself(actor, rules);
  readCopies(actor, rules);
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
