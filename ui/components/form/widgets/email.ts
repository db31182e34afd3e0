import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/email-field';
import { textOf, type FieldContext } from '../field-context.ts';

/** The pattern of `vaadin-email-field` is not used: the schema judges. */
export function renderField(context: FieldContext): TemplateResult {
  return html`<vaadin-email-field
    id="field-${context.field.name}"
    label=${context.label}
    .value=${String(context.value ?? '')}
    ?required=${context.field.isRequired}
    ?invalid=${context.error !== null}
    error-message=${context.error ?? ''}
    manual-validation
    autocomplete="email"
    @input=${(event: Event) => { context.change(textOf(event)); }}
    @focusout=${context.leave}>
    ${context.helper === '' ? nothing : html`<span slot="helper">${context.helper}</span>`}
  </vaadin-email-field>`;
}
