import { type DefineRules, reachOf } from './define-rules.ts';

/** Reads the audit trail of the own organization. */
export const readAuditTrail: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope, { organization: 'organizationId', section: null, path: null });
  if (reach !== null) allow('read', 'AuditEntry', reach);
};
