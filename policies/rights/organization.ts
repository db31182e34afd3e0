import { type DefineRules, reachOf } from './define-rules.ts';

/** Reads organizations: the own one, or the whole subtree. */
export const readOrganizations: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope, { organization: 'id', section: null, path: 'path' });
  if (reach !== null) allow('read', 'Organization', reach);
};

/** Reads who administers the own organization. */
export const readAdministrators: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope, { organization: 'organizationId', section: 'sectionId', path: null });
  if (reach !== null) allow('read', 'Membership', reach);
};

/** Reads the professionals employed in the own organization or section. */
export const readPersons: DefineRules = (actor, { allow }, { scope }) => {
  const reach = reachOf(actor, scope, { organization: 'organizationId', section: 'sectionId', path: null });
  if (reach !== null) allow('read', 'Person', reach);
};
