import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/date-picker';
import { currentLocale } from '../../../i18n/locale.ts';
import { textOf, type FieldContext } from '../field-context.ts';
import { dateWords } from './date-words.ts';

/** A day, typed or chosen from a calendar that opens at the button. What is typed and is no day is called wrong, not dropped. */
export function renderField(context: FieldContext): TemplateResult {
  const { field, label, helper, error, isFixed, say } = context;
  return html`<vaadin-date-picker
    id="field-${field.name}"
    label=${label}
    placeholder=${say(isFixed ? 'review.field.fixed' : 'review.field.date.placeholder')}
    .i18n=${dateWords(currentLocale())}
    .value=${String(context.value ?? '')}
    ?required=${field.isRequired}
    ?readonly=${isFixed}
    ?clear-button-visible=${!field.isRequired}
    ?invalid=${error !== null}
    error-message=${error ?? ''}
    manual-validation
    auto-open-disabled
    autocomplete="off"
    @change=${(event: Event) => {
      context.block(null);
      context.change(textOf(event));
    }}
    @unparsable-change=${({ target }: Event) => {
      context.change(null);
      context.block(isTyped(target) ? 'day' : null);
    }}
    @focusout=${context.leave}>
    ${helper === '' ? nothing : html`<span slot="helper">${helper}</span>`}
  </vaadin-date-picker>`;
}

/** Whether something stands in the field. */
function isTyped(target: EventTarget | null): boolean {
  const input = target instanceof Element ? target.querySelector('input') : null;
  return input !== null && input.value.trim() !== '';
}
