import type { DefineRules } from './define-rules.ts';

/**
 * Reads what encrypted payloads of workflows hold: ids, codes and names of organizations, of every case. Only bureaus
 * supervise workflows, whatever the roles of others say.
 */
export const decodeWorkflows: DefineRules = ({ userType }, { allow }) => {
  if (userType === 'hrss') allow('decode', 'Workflow', {});
};

/** Looks whether workflows and database say the same, and has it put right; bureaus only, as above. */
export const reconcileWorkflows: DefineRules = ({ userType }, { allow }) => {
  if (userType === 'hrss') allow('reconcile', 'Workflow', {});
};
