import { html, type TemplateResult } from 'lit';
import { toHalfWidth } from '../../../../workflows/shared/text.ts';
import type { FieldContext } from '../field-context.ts';
import type { FormValue } from '../form-model.ts';
import { textInput } from './text-input.ts';

/**
 * Hours or days as people type them, halves included. What is a number becomes one; anything else stays as typed, so
 * that the schema refuses it beside the field instead of the browser dropping it. `2.0` is made a number when the field
 * is left, not under the cursor.
 */
export function renderField(context: FieldContext): TemplateResult {
  return textInput({
    ...context,
    change: (value) => { context.change(parseHours(value, (text) => String(Number(text)) === text)); },
    leave: () => {
      context.change(parseHours(context.value, () => true));
      context.leave();
    },
  }, {
    inputMode: 'decimal',
    ...(context.unit === '' ? {} : { suffix: html`<span slot="suffix" class="unit">${context.unit}</span>` }),
  });
}

function parseHours(value: FormValue, isWhole: (text: string) => boolean): number | string {
  const text = toHalfWidth(String(value ?? '')).trim();
  return /^\d{1,6}(?:\.\d{0,6})?$/.test(text) && isWhole(text) ? Number(text) : text;
}
