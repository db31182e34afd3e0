import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/text-area';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import { Sending } from '../controllers/sending.ts';
import { textOf } from './form/field-context.ts';
import { formDialog, showDialog } from './form-dialog.ts';
import { LightElement } from './light-element.ts';

/** What a dialog says; all of it translated. */
export interface ReasonWords {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  /** Said when the reason is too short. */
  readonly missing: string;
  readonly confirm: string;
}

/**
 * Asks for a reason and does something with it; a refusal stays on the screen, and the reason too. Fires `reason-done`, or
 * `reason-declined`.
 */
@customElement('xs-reason-dialog')
export class XsReasonDialog extends LightElement {
  /** What the reason is about; another one begins with an empty field. */
  @property() about = '';
  @property({ attribute: false }) words: ReasonWords | null = null;
  /** Under the same key it happens once. Throws HttpProblem for what is not granted. */
  @property({ attribute: false }) work: ((reason: string, key: string) => Promise<void>) | null = null;
  @property({ type: Boolean }) open = false;
  /** What cannot be taken back is red. */
  @property({ type: Boolean }) danger = false;
  @state() private reason = '';
  @state() private isMissing = false;
  readonly #sending = new Sending(this);

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (!this.open || words === null) return nothing;
    return formDialog({
      title: words.title, text: words.text, confirm: words.confirm, isDanger: this.danger, sending: this.#sending,
      submit: () => { void this.#send(); }, closed: () => { this.dispatchEvent(new Event('reason-declined')); },
      content: html`<vaadin-text-area autofocus required manual-validation min-rows="2" max-rows="6" label=${words.label}
        maxlength=${MAX_REASON_LENGTH} .value=${this.reason} ?invalid=${this.isMissing} error-message=${words.missing}
        @input=${(event: Event) => { this.reason = textOf(event); this.isMissing = false; }}></vaadin-text-area>`,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    showDialog(this);
    if (changed.has('about')) this.reason = '';
  }

  async #send(): Promise<void> {
    const reason = this.reason.trim();
    this.isMissing = Array.from(reason).length < MIN_REASON_LENGTH;
    if (this.isMissing || this.#sending.isBusy) {
      this.querySelector('vaadin-text-area')?.focus();
      return;
    }
    const isDone = await this.#sending.send({ about: this.about, reason }, async (key) => { await this.work?.(reason, key); });
    if (!isDone) return;
    this.reason = '';
    this.dispatchEvent(new Event('reason-done'));
  }
}
