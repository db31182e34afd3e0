/** What is reviewed, as rights name it: each has rights to read what waits, to decide it and to void its records. */
export const REVIEWED = ['registration', 'change', 'superior', 'transfer', 'plan', 'hours'] as const;

export type Reviewed = (typeof REVIEWED)[number];

/** The rights of those who review. */
export type ReviewRight = `${Reviewed}.${'read' | 'decide' | 'void'}`;

const REVIEW_RIGHTS: readonly ReviewRight[] = REVIEWED.flatMap((reviewed) => [`${reviewed}.read`, `${reviewed}.decide`, `${reviewed}.void`] as const);

const OTHER_RIGHTS = [
  'plan.submit',
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

/** Rights beside those of reviewers. */
export type OtherRight = (typeof OTHER_RIGHTS)[number];

export type Right = ReviewRight | OtherRight;

/**
 * The closed catalogue of rights. A role, built in or made by an administrator, is rows of (right, scope);
 * `policies/rights/` gives the CASL rules of each.
 */
export const RIGHTS: readonly Right[] = [...REVIEW_RIGHTS, ...OTHER_RIGHTS];

/** Whose things a right reaches: the membership's own section, its own organization, or everything below it too. */
export const SCOPES = ['section', 'organization', 'subtree'] as const;

export type Scope = (typeof SCOPES)[number];

/** One right as a membership holds it, with the role that granted it. */
export interface GrantedRight {
  readonly right: Right;
  readonly scope: Scope;
  readonly roleId: string;
}

/** Narrows a right to those of reviewers. */
export function isReviewRight(right: Right): right is ReviewRight {
  return REVIEW_RIGHTS.some((known) => known === right);
}

/** Narrows text read from the database to a right of the catalogue. */
export function isRight(text: string): text is Right {
  return RIGHTS.some((right) => right === text);
}

/** Narrows text read from the database to a scope. */
export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
