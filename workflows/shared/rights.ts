/**
 * The closed catalogue of rights. A role, built in or made by an administrator, is rows of (right, scope);
 * `policies/rights/` holds one function per right that gives its CASL rules.
 */
export const RIGHTS = [
  'registration.read',
  'registration.decide',
  'registration.void',
  'change.read',
  'change.decide',
  'change.void',
  'superior.read',
  'superior.decide',
  'superior.void',
  'transfer.read',
  'transfer.decide',
  'transfer.void',
  'plan.read',
  'plan.decide',
  'plan.void',
  'plan.submit',
  'hours.read',
  'hours.decide',
  'hours.void',
  'hours.revoke',
  'hours.declare',
  'rules.change',
  'calendar.change',
  'organization.change',
  'transfer.start',
  'organization.read',
  'administrator.read',
  'person.read',
  'person.disclose',
  'audit.read',
  'workflow.decode',
  'workflow.reconcile',
] as const;

export type Right = (typeof RIGHTS)[number];

/** Whose things a right reaches: the membership's own section, its own organization, or everything below it too. */
export const SCOPES = ['section', 'organization', 'subtree'] as const;

export type Scope = (typeof SCOPES)[number];

/** One right as a membership holds it, with the role that granted it. */
export interface GrantedRight {
  readonly right: Right;
  readonly scope: Scope;
  readonly roleId: string;
}

/** Narrows text read from the database to a right of the catalogue. */
export function isRight(text: string): text is Right {
  return RIGHTS.some((right) => right === text);
}

/** Narrows text read from the database to a scope. */
export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
