import type { CaseView } from '../review/review-types.ts';

/** What the desk knows of a case. */
export type DeskCase = Pick<CaseView, 'id' | 'subjectName' | 'revision' | 'holder' | 'deskActions'>;

export type DeskAction = DeskCase['deskActions'][number];

/** The colleague who holds a case; null while nobody does, or the person himself. */
export function otherHolderOf({ holder }: Pick<DeskCase, 'holder'>): string | null {
  return holder === null || holder.isOneself ? null : holder.name;
}
