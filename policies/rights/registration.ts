import { kindsDecidedBy } from '../flows.ts';
import { type DefineRules, reachOf, TASK_COLUMNS } from './define-rules.ts';

/** Reads the registrations that wait, or waited, for the organization (or for anyone below it). */
export const readRegistration: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope, TASK_COLUMNS);
  if (reach !== null) allow('read', 'Task', { kind: { $in: kindsDecidedBy('registration.decide') }, ...reach });
};

/**
 * Decides registrations that wait for the own organization or section. The right comes from the organization that the
 * task was opened for; a wider scope reads more and decides the same.
 */
export const decideRegistration: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope === 'section' ? 'section' : 'organization', TASK_COLUMNS);
  if (reach === null) return;
  const kind = { $in: kindsDecidedBy('registration.decide') };
  allow('read', 'Task', { kind, ...reach });
  allow('decide', 'Task', { kind, state: 'open', ...reach });
};

/** Voids records of registrations that the own organization or section has closed. */
export const voidRegistration: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope === 'section' ? 'section' : 'organization', TASK_COLUMNS);
  if (reach !== null) allow('void', 'Task', { kind: { $in: kindsDecidedBy('registration.decide') }, state: 'closed', ...reach });
};
