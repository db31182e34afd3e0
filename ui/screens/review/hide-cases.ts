import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import type { ReviewGateway } from './review-gateway.ts';
import { tell, tellWithUndo } from './tell.ts';

/** So many are on their way at once. */
const AT_ONCE = 4;

/** Takes cases out of one's own lists or puts them back, says so, and offers to take it back. `done` is called after each. */
export async function hideCases(
  gateway: Pick<ReviewGateway, 'setHidden'>, caseIds: readonly string[], { isHidden, done }: { readonly isHidden: boolean; readonly done: () => void },
): Promise<void> {
  try {
    await setAll(gateway, caseIds, isHidden);
    tellWithUndo(say(isHidden ? 'review.record.hidden' : 'review.record.shown', { count: caseIds.length }), () => {
      void setAll(gateway, caseIds, !isHidden).then(done, tellFailure);
    });
  } catch (error) {
    tellFailure(error);
  }
  done();
}

async function setAll(gateway: Pick<ReviewGateway, 'setHidden'>, caseIds: readonly string[], isHidden: boolean): Promise<void> {
  const waiting = [...caseIds];
  const work = async (): Promise<void> => {
    for (let caseId = waiting.shift(); caseId !== undefined; caseId = waiting.shift()) await gateway.setHidden(caseId, isHidden);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Rethrows what is no answer of the server. */
function tellFailure(error: unknown): void {
  if (!(error instanceof HttpProblem)) throw error;
  tell(say('review.record.failed', { title: error.title }));
}
