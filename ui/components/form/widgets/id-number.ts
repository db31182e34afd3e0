import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { maskIdNumber } from '../../../../workflows/shared/mask.ts';
import '../../xs-icon.ts';
import type { FieldContext } from '../field-context.ts';
import { FieldElement } from './field-element.ts';
import { textInput } from './text-input.ts';

/** A number of an identity document: masked unless it is being typed or was asked for. */
@customElement('xs-id-number-field')
export class XsIdNumberField extends FieldElement {
  @state() private isFocused = false;
  @state() private isRevealed = false;

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    const text = String(this.context.value ?? '');
    const isPlain = this.isFocused || this.isRevealed;
    return html`<span class="whole" @focusin=${this.#focus} @focusout=${() => { this.isFocused = false; }}>
      ${textInput({ ...this.context, value: isPlain ? text : maskIdNumber(text) }, { suffix: this.#eye(this.context) })}
    </span>`;
  }

  /** Reaching the button alone reveals nothing. The input has its text at once, so that what is typed next meets no mask. */
  #focus({ target }: FocusEvent): void {
    if (!(target instanceof HTMLInputElement)) return;
    target.value = String(this.context?.value ?? '');
    this.isFocused = true;
  }

  #eye({ say }: FieldContext): TemplateResult {
    return html`<button slot="suffix" type="button" class="icon-button" aria-pressed=${this.isRevealed ? 'true' : 'false'}
      aria-label=${say('review.field.reveal')} @click=${() => { this.isRevealed = !this.isRevealed; }}>
      <xs-icon name=${this.isRevealed ? 'eye-off' : 'eye'} size="16"></xs-icon>
    </button>`;
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-id-number-field .context=${context}></xs-id-number-field>`;
}
