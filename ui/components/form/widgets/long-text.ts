import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/text-area';
import { textOf, type FieldContext } from '../field-context.ts';

/** A text of several lines, which grows with what is written. */
export function renderField(context: FieldContext): TemplateResult {
  const { field, label, helper, value, error, placeholder } = context;
  return html`<vaadin-text-area
    id="field-${field.name}"
    label=${label}
    .value=${String(value ?? '')}
    min-rows="3"
    max-rows="16"
    ?required=${field.isRequired}
    ?invalid=${error !== null}
    error-message=${error ?? ''}
    manual-validation
    autocomplete="off"
    placeholder=${placeholder}
    @input=${(event: Event) => { context.change(textOf(event)); }}
    @focusout=${context.leave}>
    ${helper === '' ? nothing : html`<span slot="helper">${helper}</span>`}
  </vaadin-text-area>`;
}
