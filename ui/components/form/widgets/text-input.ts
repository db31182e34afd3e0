import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import '@vaadin/text-field';
import { textOf, type FieldContext } from '../field-context.ts';

/** What a one-line field may add to its context. */
export interface TextInputOptions {
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'text';
  readonly helper?: string | TemplateResult;
  /** What stands at the beginning of the field. */
  readonly prefix?: TemplateResult | typeof nothing;
  /** What stands at the end of the field: a unit, a button. */
  readonly suffix?: TemplateResult;
}

/** A one-line field as all one-line widgets draw it. */
export function textInput(context: FieldContext, options: TextInputOptions = {}): TemplateResult {
  const helper = options.helper ?? context.helper;
  return html`<vaadin-text-field
    id="field-${context.field.name}"
    label=${context.label}
    .value=${String(context.value ?? '')}
    ?required=${context.field.isRequired}
    ?invalid=${context.error !== null}
    error-message=${context.error ?? ''}
    manual-validation
    autocomplete=${options.autocomplete ?? 'off'}
    inputmode=${ifDefined(options.inputMode)}
    placeholder=${context.placeholder}
    @input=${(event: Event) => { context.change(textOf(event)); }}
    @focusout=${context.leave}>
    ${options.prefix ?? nothing} ${options.suffix ?? nothing}
    ${helper === '' ? nothing : html`<span slot="helper">${helper}</span>`}
  </vaadin-text-field>`;
}
