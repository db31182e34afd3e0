import { SessionDraft } from '../../components/form/session-draft.ts';
import type { HttpProblem } from '../../http/http-problem.ts';

/** Beside a draft of this name, the id of the case that it was copied from. */
export function copySource(draft: string): SessionDraft<string> {
  return new SessionDraft(`copied-from:${draft}`, (value) => typeof value === 'string');
}

/** Whether the server could not tell that the case which a form was copied from is that of who submits it. */
export function isSourceRefused(problem: Pick<HttpProblem, 'errors'> | null): boolean {
  return problem?.errors.some(({ field }) => field === 'copiedFrom') ?? false;
}
