import { html, type TemplateResult } from 'lit';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import { say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import './name-choice.css';

/** In whose name something is submitted, of those one may choose from. */
export function nameChoice(offered: readonly SubmitsAs[], chosen: SubmitsAs, choose: (name: SubmitsAs) => void): TemplateResult {
  return html`<div class="name-choice" role="group" aria-label=${say('submit.as')}><span>${say('submit.as')}</span>
    ${offered.map((name) => html`<button type="button" class="chip" aria-pressed=${name === chosen ? 'true' : 'false'}
      @click=${() => { choose(name); }}>${name === 'organization' ? currentSession()?.organization?.name ?? '' : say('submit.as.oneself')}</button>`)}</div>`;
}
