import type { CaseView } from '../review/review-types.ts';

/** What the desk knows of a case. */
export type DeskCase = Pick<CaseView, 'id' | 'subjectName' | 'revision' | 'holder' | 'deskActions'>;

export type DeskAction = DeskCase['deskActions'][number];

/** Whether a dialog is opened about a case. The same one read again, for example in another language, leaves alone what was filled in. */
export function isOpenedAbout(subject: DeskCase | null, before: DeskCase | null | undefined): subject is DeskCase {
  return subject !== null && subject.id !== before?.id;
}

/** The colleague who holds a case; null while nobody does, or the person himself. */
export function otherHolderOf({ holder }: Pick<DeskCase, 'holder'>): string | null {
  return holder === null || holder.isOneself ? null : holder.name;
}

/** About whom somebody is asked once more before he decides: a colleague who holds the case, unless he decides in that one's place. */
export function holderToAskAbout(view: Pick<CaseView, 'holder' | 'onBehalfOf'>): string | null {
  const holder = otherHolderOf(view);
  return holder === view.onBehalfOf ? null : holder;
}
