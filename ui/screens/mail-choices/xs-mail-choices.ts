import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { DELIVERIES, type Delivery, MAIL_TOPICS, type MailTopic } from '../../../workflows/shared/mail-choice.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { accountsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import './xs-mail-choices.css';

type MailChoices = InferResponseType<(typeof accountsApi.current)['mail-choices']['$get'], 200>;

/** Which mail the person gets at once, which once a day, and which not at all. */
@customElement('xs-mail-choices')
export class XsMailChoices extends LightElement {
  /** What was chosen on this page and is not kept yet; null while nothing was. */
  @state() private changed: MailChoices | null = null;
  @state() private isBusy = false;
  @state() private isSaved = false;
  @state() private problem: HttpProblem | null = null;
  readonly #kept = new Loaded<MailChoices>(this, async () => (await accountsApi.current['mail-choices'].$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#kept;
    return html`<div class="page mail-choices">
      <div class="page-head"><h1>${say('messages.screen.mailChoices')}</h1><p>${say('messages.choices.text')}</p></div>
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#kept.reload(); })
        : this.#form(this.changed ?? value)}</section></div>`;
  }

  #form(choices: MailChoices): TemplateResult {
    return html`<form novalidate @submit=${this.#save}>
      ${topicsOf().map((topic) => this.#topic(topic, choices))}
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      ${this.isSaved ? html`<div class="notice fine" role="status"><xs-icon name="circle-check"></xs-icon>${say('messages.choices.saved')}</div>` : nothing}
      <vaadin-button theme="primary" ?disabled=${this.isBusy || this.changed === null} @click=${this.#save}>
        ${say(this.isBusy ? 'messages.choices.saving' : 'messages.choices.save')}</vaadin-button>
      <button hidden type="submit"></button>
    </form>`;
  }

  #topic(topic: MailTopic, choices: MailChoices): TemplateResult {
    return html`<fieldset>
      <legend>${say(`messages.choices.${topic}`)}</legend><p class="muted">${say(`messages.choices.${topic}.text`)}</p>
      ${DELIVERIES.map((delivery) => html`<label><input type="radio" name=${topic} .checked=${choices[topic] === delivery}
        @change=${() => { this.#choose(choices, topic, delivery); }}>${say(`messages.choices.${delivery}`)}</label>`)}
    </fieldset>`;
  }

  #choose(choices: MailChoices, topic: MailTopic, delivery: Delivery): void {
    this.changed = { ...choices, [topic]: delivery };
    this.isSaved = false;
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { changed } = this;
    if (changed === null || this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await accountsApi.current['mail-choices'].$put({ json: changed });
      await this.#kept.reload();
      this.changed = null;
      this.isSaved = true;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  };
}

/** Who is no member of any organization has no tasks to hear of. */
function topicsOf(): readonly MailTopic[] {
  return (currentSession()?.memberships.length ?? 0) > 0 ? MAIL_TOPICS : ['outcome'];
}
