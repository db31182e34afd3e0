import { say } from '../../i18n/locale.ts';
import type { CaseView } from './review-types.ts';

/** What is told of a reviewer who was added. */
type Added = Omit<CaseView['added'][number], 'reason'>;

/** Whose turn it is. */
export function addedTitle({ isMine, state, reviewerName: reviewer, askerName: asker }: Added): string {
  return isMine ? say('desk.added.mine', { asker }) : say(`desk.added.${state}`, { reviewer });
}

/** Who asked, and what comes next. */
export function addedText({ isMine, state, place, reviewerName: reviewer, askerName: asker }: Added): string {
  return say(`desk.added.${isMine ? 'mine' : state}.${place}`, { reviewer, asker });
}
