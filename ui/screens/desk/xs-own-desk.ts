import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { Sending } from '../../controllers/sending.ts';
import { say } from '../../i18n/locale.ts';
import type { OwnCase, OwnCaseGateway } from '../registration-progress/own-case-gateway.ts';
import { tell } from '../review/tell.ts';
import type { Comment } from './desk-gateway.ts';
import './xs-comment-dialog.ts';
import './xs-own-desk.css';

/** What an applicant can do around his own case: urge its reviewers once a day, and write to them. Fires `desk-changed` when something was done. */
@customElement('xs-own-desk')
export class XsOwnDesk extends LightElement {
  @property({ attribute: false }) view: Pick<OwnCase, 'caseId' | 'urging' | 'outcome'> | null = null;
  @property({ attribute: false }) gateway: Pick<OwnCaseGateway, 'urge' | 'comment'> | null = null;
  @state() private isCommenting = false;
  readonly #sending = new Sending(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view, gateway } = this;
    if (view === null || gateway === null || view.outcome !== null) return nothing;
    const { caseId, urging } = view;
    const { problem } = this.#sending;
    return html`<h2>${say('desk.own.title')}</h2>
      ${urging === 'not-waiting' ? nothing : html`<p class="muted">${say(urging === 'possible' ? 'desk.own.urge.text' : 'desk.own.urge.today')}</p>`}
      ${problem === null ? nothing : problemNotice(problem)}
      <p class="desk-buttons">
        ${urging === 'possible'
          ? html`<button type="button" class="button" ?disabled=${this.#sending.isBusy} @click=${() => { void this.#urge(caseId, gateway); }}>${say('desk.own.urge')}</button>` : nothing}
        <button type="button" class="button" @click=${() => { this.isCommenting = true; }}>${say('desk.own.comment')}</button>
      </p>
      <xs-comment-dialog text=${say('desk.own.comment.text')} .about=${this.isCommenting ? caseId : null}
        .work=${({ text }: Comment, key: string) => gateway.comment(text, key)} @desk-declined=${() => { this.isCommenting = false; }}
        @desk-done=${() => { this.isCommenting = false; this.#done(say('desk.comment.done')); }}></xs-comment-dialog>`;
  }

  /** Who has urged already, elsewhere or yesterday just before midnight, sees so from the case as it is now. */
  async #urge(caseId: string, gateway: Pick<OwnCaseGateway, 'urge'>): Promise<void> {
    const isDone = await this.#sending.send({ caseId }, (key) => gateway.urge(key));
    if (isDone) this.#done(say('desk.own.urge.done'));
    else if (this.#sending.problem?.status === 409) this.dispatchEvent(new Event('desk-changed'));
  }

  #done(sentence: string): void {
    tell(sentence);
    this.dispatchEvent(new Event('desk-changed'));
  }
}
