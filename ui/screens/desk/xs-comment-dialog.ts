import '@vaadin/text-area';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_REASON_LENGTH } from '../../../workflows/shared/flow.ts';
import { textOf } from '../../components/form/field-context.ts';
import { formDialog, showDialog } from '../../components/form-dialog.ts';
import { LightElement } from '../../components/light-element.ts';
import { Sending } from '../../controllers/sending.ts';
import { say } from '../../i18n/locale.ts';
import type { Comment } from './desk-gateway.ts';

const READERS = ['reviewers', 'everyone'] as const satisfies readonly Comment['visibleTo'][];

/** Takes a comment on a case, and who reads it where that can be chosen. Fires `desk-done` or `desk-declined`. */
@customElement('xs-comment-dialog')
export class XsCommentDialog extends LightElement {
  /** The case it is about; null while nothing is asked. */
  @property({ attribute: false }) about: string | null = null;
  /** A sentence below the title. */
  @property() text = '';
  /** Whether the person chooses who reads it; an applicant writes for everybody. */
  @property({ type: Boolean }) chooses = false;
  /** Under the same key it happens once. Throws HttpProblem. */
  @property({ attribute: false }) work: ((comment: Comment, key: string) => Promise<void>) | null = null;
  @state() private comment = '';
  @state() private visibleTo: Comment['visibleTo'] = 'reviewers';
  @state() private isMissing = false;
  readonly #sending = new Sending(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('about') || this.about === null) return;
    [this.comment, this.visibleTo, this.isMissing] = ['', this.chooses ? 'reviewers' : 'everyone', false];
    this.#sending.clear();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.about === null) return nothing;
    return formDialog({
      title: say('desk.comment.title'), text: this.text, confirm: say('desk.comment.confirm'), sending: this.#sending,
      submit: () => { void this.#send(); }, closed: () => { this.dispatchEvent(new Event('desk-declined')); },
      content: html`<vaadin-text-area autofocus required manual-validation label=${say('desk.comment.label')} min-rows="3" max-rows="8"
          maxlength=${MAX_REASON_LENGTH} .value=${this.comment} ?invalid=${this.isMissing} error-message=${say('desk.comment.missing')}
          @input=${(event: Event) => { this.comment = textOf(event); this.isMissing = false; }}></vaadin-text-area>
        ${this.chooses ? this.#readers() : nothing}`,
    });
  }

  protected override updated(): void {
    showDialog(this);
  }

  #readers(): TemplateResult {
    return html`<fieldset class="choice"><legend>${say('desk.comment.visibleTo')}</legend>${READERS.map((readers) => html`
      <label><input type="radio" name="readers" .checked=${readers === this.visibleTo} @change=${() => { this.visibleTo = readers; }}>
        ${say(`desk.comment.visibleTo.${readers}`)}</label>`)}</fieldset>`;
  }

  async #send(): Promise<void> {
    const comment = { text: this.comment.trim(), visibleTo: this.visibleTo };
    this.isMissing = comment.text === '';
    if (this.isMissing) {
      this.querySelector('vaadin-text-area')?.focus();
      return;
    }
    const isDone = await this.#sending.send({ about: this.about, comment }, async (key) => { await this.work?.(comment, key); });
    if (isDone) this.dispatchEvent(new Event('desk-done'));
  }
}
