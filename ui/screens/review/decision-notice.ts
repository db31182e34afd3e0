import { html, nothing, type TemplateResult } from 'lit';
import '../../components/buttons.css';
import '../../components/xs-icon.ts';
import { shortInstant } from '../../components/instants.ts';
import { wordOf } from '../../components/words.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import type { DecisionState, FailedDecision } from './decisions.ts';

/** The server answers so only when nothing was decided, and nothing will be under this key. */
const NOTHING_DECIDED: readonly string[] = ['temporal-unavailable', 'case-busy'];

/** What a person can do about a decision that did not stand. */
export interface NoticeActions {
  readonly retry: () => void;
  /** Opens the next case; null where there is none. */
  readonly next: (() => void) | null;
  readonly dismiss: () => void;
}

/** What became of a decision, where that needs words: progress, who was faster, why it was refused, whether to retry. */
export function decisionNotice(decision: DecisionState, { retry, next, dismiss }: NoticeActions): TemplateResult | typeof nothing {
  switch (decision.kind) {
    case 'none':
      return nothing;
    case 'sending':
      return progress(say('review.decision.inProgress'));
    case 'in-progress':
      return progress(say(decision.isLong ? 'review.decision.inProgressLong' : 'review.decision.inProgress'));
    case 'stale':
      if (mustCompare(decision)) {
        return notice({ title: failureSentence(decision), text: say('review.decision.stale.compare'), action: say('review.decision.dismiss'), act: dismiss });
      }
      return notice({
        title: failureSentence(decision), text: say('review.decision.stale.kept'),
        ...(next === null ? { action: say('review.decision.dismiss'), act: dismiss } : { action: say('review.case.next'), act: next }),
      });
    case 'refused':
      return notice({ title: failureSentence(decision), text: decision.problem.detail, action: say('review.decision.dismiss'), act: dismiss });
    case 'unanswered':
      return notice({
        title: failureSentence(decision), text: isNothingDecided(decision.problem) ? decision.problem.detail : say('review.decision.unanswered.text'),
        action: say('review.decision.retry'), act: retry,
      });
  }
}

/** What became of a decision that does not stand, in one sentence. */
export function failureSentence({ kind, problem }: FailedDecision): string {
  if (kind === 'stale') return mustCompare({ kind, problem }) ? say('review.decision.stale.rebase') : staleSentence(problem);
  if (kind === 'refused' || isNothingDecided(problem)) return say('review.decision.nothingDecided', { title: problem.title });
  return problem.code === 'unreachable' ? say('review.decision.unanswered') : problem.title;
}

function isNothingDecided({ code }: HttpProblem): boolean {
  return NOTHING_DECIDED.includes(code);
}

function progress(sentence: string): TemplateResult {
  return html`<p class="verdict busy" role="status"><xs-icon name="loader" size="16"></xs-icon><span>${sentence}</span></p>`;
}

function notice({ title, text, action, act }: { title: string; text: string; action: string; act: () => void }): TemplateResult {
  return html`<div class="verdict" role="alert">
    <xs-icon name="triangle-alert" size="16"></xs-icon>
    <p><b>${title}</b> ${text}</p>
    <button type="button" class="button" @click=${act}>${action}</button>
  </div>`;
}

/** Nobody was faster: the record that is to change says something else, and the case shows what. */
function mustCompare({ problem }: FailedDecision): boolean {
  return problem.facts.verb === 'rebase';
}

/** Who decided what and when, as far as the answer says. */
function staleSentence({ facts }: HttpProblem): string {
  const { deciderName: name, decidedAt, verb } = facts ?? {};
  if (typeof name !== 'string' || typeof decidedAt !== 'string' || typeof verb !== 'string') return say('review.decision.stale.unknown');
  return say('review.decision.stale', { name, at: shortInstant(decidedAt), verb: wordOf(`review.decision.verb.${verb}`, verb) });
}
