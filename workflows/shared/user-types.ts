/** The kinds of organizations; each signs in under its own user type. */
export const ORGANIZATION_KINDS = ['hrss', 'department', 'employer', 'base'] as const;

export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** What a person chooses on the portal before signing in (manual §2). */
export const USER_TYPES = ['department', 'employer', 'base', 'professional', 'hrss'] as const;

export type UserType = (typeof USER_TYPES)[number];

/** Narrows text to a kind of organization. */
export function isOrganizationKind(text: string): text is OrganizationKind {
  return ORGANIZATION_KINDS.some((kind) => kind === text);
}

/** Narrows text to a user type. */
export function isUserType(text: string): text is UserType {
  return USER_TYPES.some((userType) => userType === text);
}
