import type { Side } from './flow.ts';

/**
 * Reviewers whom others have added to a step (docs/rules.md, "Added reviewers"). An addition is one more side of the step: the
 * step is done when all its sides have approved, and a side waits until those before it have.
 */

/** When an added reviewer decides: before whoever asked him, or after. */
export const ADDED_PLACES = ['before', 'after'] as const;

export type AddedPlace = (typeof ADDED_PLACES)[number];

/** How many reviewers are added to one step in one round, at most. */
export const MAX_ADDED = 5;

/** The side of an added reviewer. */
export type AddedSide = Extract<Side, `added:${number}`>;

/** One reviewer added to one step in one round, as its case keeps it: ids and codes only. */
export interface Addition {
  readonly side: AddedSide;
  readonly step: string;
  readonly round: number;
  readonly place: AddedPlace;
  /** The side that asked. */
  readonly by: Side;
  /** The membership of whoever asked, and the one in whose place he did; null for his own. */
  readonly askedBy: string;
  readonly askedFor: string | null;
  /** Who is to decide: an organization, and of it one member where the asker has chosen him. */
  readonly organizationId: string;
  readonly membershipId: string | null;
  /** The section that the task of a chosen colleague waits in; null for none. */
  readonly sectionId: string | null;
  /** The text that says why; null for none. */
  readonly contentId: string | null;
}

/** What of an addition says in which order it is decided. */
type Placed = Pick<Addition, 'side' | 'place' | 'by'>;

/** Whether a side is that of an added reviewer. */
export function isAddedSide(side: Side): side is AddedSide {
  return side.startsWith('added:');
}

/** The side of the next addition of a step. */
export function nextAddedSide(additions: readonly Pick<Addition, 'side'>[]): AddedSide {
  const used = additions.map(({ side }) => Number(side.slice('added:'.length)));
  return `added:${Math.max(0, ...used) + 1}`;
}

/** The additions of a step in a round. */
export function additionsOf<Known extends Pick<Addition, 'step' | 'round'>>(all: readonly Known[], at: { readonly step: string | null; readonly round: number }): Known[] {
  return all.filter(({ step, round }) => step === at.step && round === at.round);
}

/** The sides of a step with those added to it, in the order in which they decide. */
export function sidesInOrder(sides: readonly Side[], additions: readonly Placed[]): Side[] {
  const around = (side: Side): Side[] => [...askedBy(side, 'before'), side, ...askedBy(side, 'after')];
  const askedBy = (asking: Side, when: AddedPlace): Side[] =>
    additions.filter(({ by, place }) => by === asking && place === when).flatMap(({ side }) => around(side));
  return sides.flatMap(around);
}

/** The sides whose turn it is: they have not approved, and nothing that they wait for is left. */
export function dueSides(sides: readonly Side[], additions: readonly Placed[], approved: ReadonlySet<Side>): Side[] {
  const left = sidesInOrder(sides, additions).filter((side) => !approved.has(side));
  return left.filter((side) => !waitedForBy(side, additions).some((other) => left.includes(other)));
}

/** The sides that must have approved before a side has its turn. */
function waitedForBy(side: Side, additions: readonly Placed[]): Side[] {
  return additions.flatMap((added) => {
    if (added.place === 'before') return added.by === side ? [added.side] : [];
    return added.side === side ? [added.by] : [];
  });
}

/** The sides beside which a side stands: who asked it, and whom it asked. Whoever decided one of them does not decide it too. */
export function besides(side: Side, additions: readonly Placed[]): Side[] {
  return additions.flatMap((added) => {
    if (added.side === side) return [added.by];
    return added.by === side ? [added.side] : [];
  });
}

/** The side of the definition from which the asking began; the side itself where nobody asked it. */
export function rootOf(side: Side, additions: readonly Placed[]): Side {
  const asked = additions.find((added) => added.side === side);
  return asked === undefined ? side : rootOf(asked.by, additions);
}

/** The sides that were added by a side, and by those. */
export function addedBelow(side: Side, additions: readonly Placed[]): AddedSide[] {
  return additions.filter(({ by }) => by === side).flatMap(({ side: added }) => [added, ...addedBelow(added, additions)]);
}
