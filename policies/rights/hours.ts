import { kindsDecidedBy } from '../flows.ts';
import { type DefineRules, reachOf, TASK_COLUMNS } from './define-rules.ts';

/** Takes recognized hours back: the organization that decided about them, or one above it. */
export const revokeHours: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope, TASK_COLUMNS);
  if (reach !== null) allow('revoke', 'Task', { kind: { $in: kindsDecidedBy('hours.decide') }, state: 'closed', ...reach });
};

/** Makes new versions of the rules of hours for the division of the own bureau. */
export const changeHourRules: DefineRules = ({ organizationId }, { allow }) => {
  if (organizationId !== null) allow('change', 'HourRules', { organizationId });
};
