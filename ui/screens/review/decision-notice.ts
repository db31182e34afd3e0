import { html, nothing, type TemplateResult } from 'lit';
import '../../components/buttons.css';
import '../../components/xs-icon.ts';
import { shortInstant } from '../../components/instants.ts';
import { wordOf } from '../../components/words.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import type { DecisionState } from './decisions.ts';

/** What a person can do about a decision that did not stand. */
export interface NoticeActions {
  readonly retry: () => void;
  readonly reload: () => void;
  readonly dismiss: () => void;
}

/** What became of a decision, where that needs words: progress, who was faster, why it was refused, whether to retry. */
export function decisionNotice(decision: DecisionState, { retry, reload, dismiss }: NoticeActions): TemplateResult | typeof nothing {
  switch (decision.kind) {
    case 'none':
      return nothing;
    case 'sending':
      return progress(say('review.decision.inProgress'));
    case 'in-progress':
      return progress(say(decision.isLong ? 'review.decision.inProgressLong' : 'review.decision.inProgress'));
    case 'stale':
      return notice({
        title: staleSentence(decision.problem), text: say('review.decision.stale.kept'),
        action: say('review.decision.reload'), act: reload,
      });
    case 'refused':
      return notice({
        title: say('review.decision.nothingDecided', { title: decision.problem.title }), text: decision.problem.detail,
        action: say('review.decision.dismiss'), act: dismiss,
      });
    case 'unanswered':
      return notice({
        title: decision.problem.code === 'unreachable' ? say('review.decision.unanswered') : decision.problem.title,
        text: say('review.decision.unanswered.text'), action: say('review.decision.retry'), act: retry,
      });
  }
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

/** Who decided what and when, as far as the answer says. */
function staleSentence({ facts }: HttpProblem): string {
  const { deciderName: name, decidedAt, verb } = facts ?? {};
  if (typeof name !== 'string' || typeof decidedAt !== 'string' || typeof verb !== 'string') return say('review.decision.stale.unknown');
  return say('review.decision.stale', { name, at: shortInstant(decidedAt), verb: wordOf(`review.decision.verb.${verb}`, verb) });
}
