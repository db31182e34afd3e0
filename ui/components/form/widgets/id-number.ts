import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { maskIdNumber } from '../../../../workflows/shared/mask.ts';
import '../../buttons.css';
import '../../xs-icon.ts';
import type { FieldContext } from '../field-context.ts';
import { FieldElement } from './field-element.ts';
import { textInput } from './text-input.ts';

/**
 * A number of an identity document: masked unless it is being typed or was asked for. The mask is laid over the input,
 * which keeps its text: what is selected or typed as the cursor arrives is the number.
 */
@customElement('xs-id-number-field')
export class XsIdNumberField extends FieldElement {
  @state() private isFocused = false;
  @state() private isRevealed = false;

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    const isMasked = !this.isFocused && !this.isRevealed;
    return html`<span class="whole ${isMasked ? 'masked' : ''}" @focusin=${this.#focus} @focusout=${() => { this.isFocused = false; }}>
      ${textInput(this.context, { prefix: isMasked ? this.#mask(this.context) : nothing, suffix: this.#eye(this.context) })}
    </span>`;
  }

  #mask({ value }: FieldContext): TemplateResult {
    return html`<span slot="prefix" class="mask" aria-hidden="true">${maskIdNumber(String(value ?? ''))}</span>`;
  }

  #eye({ say }: FieldContext): TemplateResult {
    return html`<button slot="suffix" type="button" class="icon-button" aria-pressed=${this.isRevealed ? 'true' : 'false'}
      aria-label=${say('review.field.reveal')} @click=${() => { this.isRevealed = !this.isRevealed; }}>
      <xs-icon name=${this.isRevealed ? 'eye-off' : 'eye'} size="16"></xs-icon>
    </button>`;
  }

  /** Reaching the button alone reveals nothing. */
  #focus({ target }: FocusEvent): void {
    this.isFocused = target instanceof HTMLInputElement;
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-id-number-field .context=${context}></xs-id-number-field>`;
}
