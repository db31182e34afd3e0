import type { Actor } from '../actor.ts';
import type { Rules } from './define-rules.ts';

/** Nobody decides his own submission, or what others have submitted about him, or acts as one of its reviewers, whatever his roles say. Stands last, so no right can allow it again. */
export function forbidOwnSubmissions(actor: Actor, { forbid }: Rules): void {
  for (const column of ['submitterPersonIndex', 'subjectPersonIndex']) {
    forbid(['decide', 'comment', 'copy'], 'Task', { [column]: { $in: actor.personIndexes } });
  }
  // Whoever has asked for another opinion does not give it, and nobody gives two of them.
  for (const index of actor.personIndexes) forbid('decide', 'Task', { barredPersonIndexes: index });
}
