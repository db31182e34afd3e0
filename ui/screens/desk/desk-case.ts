import type { CaseView } from '../review/review-types.ts';

/** What the desk knows of a case. */
export type DeskCase = Pick<CaseView, 'id' | 'subjectName' | 'revision' | 'holder' | 'deskActions'>;

export type DeskAction = DeskCase['deskActions'][number];

/** The colleague who holds a case; null while nobody does, or the person himself. */
export function otherHolderOf({ holder }: Pick<DeskCase, 'holder'>): string | null {
  return holder === null || holder.isOneself ? null : holder.name;
}

/** About whom somebody is asked once more before he decides: a colleague who holds the case, unless he decides in that one's place. */
export function holderToAskAbout(view: Pick<CaseView, 'holder' | 'onBehalfOf'>): string | null {
  const holder = otherHolderOf(view);
  return holder === view.onBehalfOf ? null : holder;
}
