import { type DefineRules, reachOf, TASK_COLUMNS } from './define-rules.ts';

/**
 * Sees whole what forms of the own organization's tasks, open or closed, show masked; giving a reason comes on top. A wider
 * scope reads more and discloses the same.
 */
export const discloseForms: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope === 'section' ? 'section' : 'organization', TASK_COLUMNS);
  if (reach !== null) allow('disclose', 'Task', reach);
};
