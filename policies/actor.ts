import type { GrantedRight } from '../workflows/shared/rights.ts';
import type { UserType } from '../workflows/shared/user-types.ts';

/** Who acts, as one query gives it: the account, the membership it acts in, and the rights of that membership. */
export interface Actor {
  readonly accountId: string;
  /** Blind indexes of the person's ID number under every valid key; four eyes compares persons with them. */
  readonly personIndexes: readonly string[];
  readonly userType: UserType;
  readonly membershipId: string | null;
  readonly organizationId: string | null;
  readonly sectionId: string | null;
  readonly rights: readonly GrantedRight[];
}
