import { html, type TemplateResult } from 'lit';
import type { FieldContext } from '../field-context.ts';
import { toHalfWidth } from '../../../../workflows/shared/text.ts';
import { textInput } from './text-input.ts';

/**
 * A whole number as people type it. Digits become a number; anything else stays as typed, so that the schema refuses it
 * beside the field instead of the browser dropping it.
 */
export function renderField(context: FieldContext): TemplateResult {
  return textInput({ ...context, change: (value) => { context.change(parseInteger(String(value ?? ''))); } }, {
    inputMode: 'numeric',
    ...(context.unit === '' ? {} : { suffix: html`<span slot="suffix" class="unit">${context.unit}</span>` }),
  });
}

function parseInteger(text: string): number | string {
  const digits = toHalfWidth(text).trim();
  return /^\d{1,15}$/.test(digits) ? Number(digits) : digits;
}
