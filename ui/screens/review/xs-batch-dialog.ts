import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-area';
import '../../components/dialog.css';
import { textOf } from '../../components/form/field-context.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import { MAX_REASON_LENGTH, VERBS_NEEDING_REASON } from '../../../workflows/shared/flow.ts';
import { BatchAttempt } from './batch-attempt.ts';
import { type BatchGateway, batchGateway, type BatchRequest, type BatchSummary } from './batch-gateway.ts';
import { reasonFlaw } from './reason-flaw.ts';
import './xs-batch-dialog.css';
import './xs-reason-menu.ts';

/**
 * Says how many tasks are about to be decided and how their checks ended, takes the reason, and begins the batch. Fires
 * `batch-begun` with its id, or `batch-declined`.
 */
@customElement('xs-batch-dialog')
export class XsBatchDialog extends LightElement {
  @property({ attribute: false }) gateway: BatchGateway = batchGateway;
  /** What is to be decided; null while nothing is asked. */
  @property({ attribute: false }) request: BatchRequest | null = null;
  /** The code table of reasons that are given often. */
  @property() reasons = '';
  @state() private reason = '';
  @state() private flaw: ReturnType<typeof reasonFlaw> = null;
  #attempt: BatchAttempt | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('request') || this.request === null) return;
    this.reason = '';
    this.flaw = null;
    this.#attempt = new BatchAttempt({ gateway: this.gateway, request: this.request, changed: () => { this.requestUpdate(); } });
    void this.#attempt.count();
  }

  protected override render(): TemplateResult | typeof nothing {
    const [request, attempt] = [this.request, this.#attempt];
    if (request === null || attempt === null) return nothing;
    const { verb } = request;
    return html`<dialog class="dialog batch" aria-labelledby="batch-title" aria-describedby="batch-summary" @close=${this.#decline}>
      <header><h2 id="batch-title">${say(`batch.verb.${verb}`)}</h2><p id="batch-summary" role="status">${this.#summary(attempt)}</p></header>
      <form @submit=${this.#send}>
        ${attempt.summary === null ? nothing : warnings(attempt, attempt.summary)}
        <div class="opinion">
          <vaadin-text-area autofocus manual-validation min-rows="2" max-rows="6" label=${say('batch.dialog.reason')} helper-text=${say('batch.dialog.reason.same')}
            ?required=${VERBS_NEEDING_REASON.includes(verb)} .value=${this.reason} ?invalid=${this.flaw !== null} error-message=${this.#flawSentence()}
            @input=${(event: Event) => { this.#write(textOf(event)); }}></vaadin-text-area>
          <xs-reason-menu table=${this.reasons} @reason-chosen=${({ detail }: CustomEvent<string>) => { this.#write(detail); }} @menu-left=${this.#focus}></xs-reason-menu>
        </div>
        <p class="after">${say('batch.dialog.after')}</p>
        ${this.#problem(attempt)}
        <div class="buttons">
          <vaadin-button @click=${() => { this.querySelector('dialog')?.close(); }}>${say('common.cancel')}</vaadin-button>
          <vaadin-button theme=${verb === 'reject' ? 'danger' : 'primary'} ?disabled=${!attempt.isReady} @click=${this.#send}>
            ${attempt.isSending ? say('batch.dialog.sending') : say(`batch.dialog.confirm.${verb}`, { count: attempt.summary?.count ?? '' })}</vaadin-button>
        </div>
      </form></dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  #summary({ summary, problem }: BatchAttempt): string {
    if (summary !== null) return say('batch.dialog.summary', { count: summary.count, passed: summary.passed });
    return say(problem === null ? 'batch.dialog.counting' : 'batch.dialog.countFailed');
  }

  #problem({ problem }: BatchAttempt): TemplateResult | typeof nothing {
    if (problem === null) return nothing;
    return problemNotice(isUnanswered(problem) ? { ...problem, code: problem.code, title: problem.title, detail: say('batch.dialog.unanswered') } : problem);
  }

  #flawSentence(): string {
    if (this.flaw === null) return '';
    return this.flaw === 'missing' ? say('batch.dialog.reason.missing') : say('batch.dialog.reason.tooLong', { maximum: MAX_REASON_LENGTH });
  }

  #write(reason: string): void {
    this.reason = reason;
    this.flaw = null;
  }

  readonly #focus = (): void => {
    this.querySelector('vaadin-text-area')?.focus();
  };

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.request === null || this.#attempt === null) return;
    this.flaw = reasonFlaw(this.request.verb, this.reason);
    if (this.flaw !== null) {
      this.#focus();
      return;
    }
    const batchId = await this.#attempt.send(this.reason.trim());
    if (batchId !== null) this.dispatchEvent(new CustomEvent('batch-begun', { detail: batchId }));
  };

  readonly #decline = (): void => {
    this.dispatchEvent(new Event('batch-declined'));
  };
}

/** What a person should know before he confirms. */
function warnings({ hasChanged }: BatchAttempt, { count, waiting, passed, held, limit }: BatchSummary): TemplateResult[] {
  return [
    ...(hasChanged ? [warning(say('batch.dialog.changed', { count }))] : []),
    ...(count > limit ? [warning(say('batch.dialog.tooLarge', { count, limit }))] : []),
    ...(held > 0 ? [warning(say('desk.batch.held', { count: held }))] : []),
    ...(count > waiting ? [warning(say('batch.dialog.gone', { count: count - waiting }))] : []),
    ...(waiting > passed ? [warning(say('batch.dialog.flawed', { count: waiting - passed }))] : []),
  ];
}

function warning(text: string): TemplateResult {
  return html`<p class="warning" role="status"><xs-icon name="triangle-alert" size="14"></xs-icon>${text}</p>`;
}
