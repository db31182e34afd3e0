import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../i18n/locale.ts';
import './dialog.css';
import { LightElement } from './light-element.ts';
import './xs-confirm.css';

/** Asks once more before something that cannot be taken back. Fires `confirmed`, or `declined` when the person thinks better of it. */
@customElement('xs-confirm')
export class XsConfirm extends LightElement {
  /** The question. */
  @property() question = '';
  /** What follows from saying yes. */
  @property() consequence = '';
  /** The word on the button that does it. */
  @property() verb = '';
  /** The cursor stands on yes: for what is asked often, by people who have just said what they want. */
  @property({ type: Boolean }) eager = false;
  @property({ type: Boolean }) open = false;
  /** While it is being done: nothing more can be chosen. */
  @property({ type: Boolean }) busy = false;
  /** What is to be filled in or read between the question and the buttons. */
  @property({ attribute: false }) content: TemplateResult | typeof nothing = nothing;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<dialog class="dialog confirm" role="alertdialog" aria-labelledby="confirm-question" aria-describedby="confirm-consequence" @close=${this.#decline}>
      <header><h2 id="confirm-question">${this.question}</h2><p id="confirm-consequence">${this.consequence}</p></header>
      ${this.content}
      <div class="buttons">
        <vaadin-button ?autofocus=${!this.eager} ?disabled=${this.busy} @click=${this.#close}>${say('common.cancel')}</vaadin-button>
        <vaadin-button theme="danger" ?autofocus=${this.eager} ?disabled=${this.busy} @click=${this.#confirm}>${this.verb}</vaadin-button>
      </div></dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  readonly #close = (): void => {
    this.querySelector('dialog')?.close();
  };

  readonly #confirm = (): void => {
    this.dispatchEvent(new Event('confirmed'));
  };

  readonly #decline = (): void => {
    this.dispatchEvent(new Event('declined'));
  };
}
