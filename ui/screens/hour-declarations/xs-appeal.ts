import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import type { ReasonWords } from '../../components/xs-reason-dialog.ts';
import '../../components/xs-reason-dialog.ts';
import { hourDeclarationsApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';

/** Asks the organization above for another review of a rejected declaration (docs/rules.md, "Hours"), and leads to the case that this opens. */
@customElement('xs-appeal')
export class XsAppeal extends LightElement {
  @property({ attribute: 'case-id' }) caseId = '';
  /** What was declared, as people read it. */
  @property() name = '';
  @state() private isOpen = false;

  protected override render(): TemplateResult {
    return html`<button type="button" class="button" @click=${() => { this.isOpen = true; }}>${say('hours.appeal')}</button>
      <xs-reason-dialog about="${this.caseId}:appeal" .open=${this.isOpen} .words=${this.#words()} .work=${this.#appeal}
        @reason-done=${() => { this.isOpen = false; }} @reason-declined=${() => { this.isOpen = false; }}></xs-reason-dialog>`;
  }

  #words(): ReasonWords {
    return {
      title: say('hours.appeal.title', { name: this.name }), text: say('hours.appeal.text'), label: say('hours.appeal.reason'),
      missing: say('hours.appeal.missing'), confirm: say('hours.appeal'),
    };
  }

  readonly #appeal = async (reason: string, key: string): Promise<void> => {
    const answer = await hourDeclarationsApi[':id'].appeal.$post({ param: { id: this.caseId }, json: { reason } }, { headers: { 'Idempotency-Key': key } });
    const { caseId } = await answer.json();
    navigate(`/my-cases/${caseId}`);
  };
}
