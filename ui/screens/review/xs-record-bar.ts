import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-icon.ts';
import '../../components/xs-reason-dialog.ts';
import type { ReasonWords } from '../../components/xs-reason-dialog.ts';
import { say } from '../../i18n/locale.ts';
import { hideCases } from './hide-cases.ts';
import type { ReviewGateway } from './review-gateway.ts';
import type { CaseView } from './review-types.ts';
import { tell } from './tell.ts';
import './xs-record-bar.css';

/** What can be done with the record of a closed case. Fires `record-changed` when something was. */
@customElement('xs-record-bar')
export class XsRecordBar extends LightElement {
  @property({ attribute: false }) view: CaseView | null = null;
  @property({ attribute: false }) gateway: Pick<ReviewGateway, 'setHidden' | 'voidCase' | 'revokeHours'> | null = null;
  @state() private isVoiding = false;
  @state() private isRevoking = false;

  protected override render(): TemplateResult | typeof nothing {
    const { view, gateway } = this;
    if (view === null || gateway === null || view.outcome === null) return nothing;
    const { id, isHidden, canVoid, canRevoke, subjectName } = view;
    return html`<section class="record" aria-label=${say('review.record.bar')}>
      ${isHidden ? html`<span class="hidden-mark"><xs-icon name="eye-off" size="14"></xs-icon>${say('review.record.isHidden')}</span>` : nothing}
      <vaadin-button @click=${() => { void hideCases(gateway, [id], { isHidden: !isHidden, done: this.#changed }); }}>
        ${say(isHidden ? 'review.record.show' : 'review.record.hide')}</vaadin-button>
      ${canRevoke ? html`<vaadin-button theme="danger" @click=${() => { this.isRevoking = true; }}>${say('review.record.revoke')}</vaadin-button>` : nothing}
      ${canVoid ? html`<vaadin-button theme="danger" @click=${() => { this.isVoiding = true; }}>${say('review.record.void')}</vaadin-button>` : nothing}
      <xs-reason-dialog danger about=${id} .open=${this.isVoiding} .words=${voidWords(subjectName)}
        .work=${(reason: string, key: string) => gateway.voidCase(id, reason, key)}
        @reason-done=${this.#voided} @reason-declined=${() => { this.isVoiding = false; }}></xs-reason-dialog>
      <xs-reason-dialog danger about=${`${id}:revocation`} .open=${this.isRevoking} .words=${revocationWords(subjectName)}
        .work=${(reason: string, key: string) => gateway.revokeHours(id, reason, key)}
        @reason-done=${this.#revoked} @reason-declined=${() => { this.isRevoking = false; }}></xs-reason-dialog>
    </section>`;
  }

  readonly #revoked = (): void => {
    this.isRevoking = false;
    tell(say('review.record.revoked', { name: this.view?.subjectName ?? '' }));
    this.#changed();
  };

  readonly #voided = (): void => {
    this.isVoiding = false;
    tell(say('review.record.voided', { name: this.view?.subjectName ?? '' }));
    this.#changed();
  };

  readonly #changed = (): void => {
    this.dispatchEvent(new Event('record-changed'));
  };
}

function voidWords(name: string): ReasonWords {
  return {
    title: say('review.record.void.title', { name }), text: say('review.record.void.text'), label: say('review.record.void.reason'),
    missing: say('review.record.void.missing'), confirm: say('review.record.void'),
  };
}

function revocationWords(name: string): ReasonWords {
  return {
    title: say('review.record.revoke.title', { name }), text: say('review.record.revoke.text'), label: say('review.record.revoke.reason'),
    missing: say('review.record.revoke.missing'), confirm: say('review.record.revoke'),
  };
}
