import { html, type TemplateResult } from 'lit';
import { parseNumber } from '../cell-text.ts';
import type { FieldContext } from '../field-context.ts';
import { textInput } from './text-input.ts';

/** Hours as people type them, `36` or `4.5`. Anything else stays as typed, so that the schema refuses it beside the field. */
export function renderField(context: FieldContext): TemplateResult {
  return textInput({ ...context, change: (value) => { context.change(parseNumber(String(value ?? ''), /^\d{1,6}(\.\d{1,3})?$/)); } }, {
    inputMode: 'decimal',
    ...(context.unit === '' ? {} : { suffix: html`<span slot="suffix" class="unit">${context.unit}</span>` }),
  });
}
