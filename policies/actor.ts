import type { TaskKind } from '../workflows/flows/index.ts';
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
  /** Colleagues of the same organization in whose place he decides today; theirs alone, never whom they stand in for. */
  readonly standsInFor: readonly StandIn[];
}

/** A colleague who is away, and what whoever stands in for him may decide (docs/rules.md, "Substitutes"). */
export interface StandIn {
  readonly substituteId: string;
  readonly membershipId: string;
  /** Blind index of his ID number: what he has submitted, or what is about him, is nothing for his substitute either. */
  readonly personIndex: string;
  readonly sectionId: string | null;
  /** Null for all that he decides. */
  readonly kinds: readonly TaskKind[] | null;
  readonly rights: readonly GrantedRight[];
}
