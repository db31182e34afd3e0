import type { TemplateResult } from 'lit';
import type { FieldContext } from '../field-context.ts';
import { textInput } from './text-input.ts';

export function renderField(context: FieldContext): TemplateResult {
  return textInput(context, { autocomplete: 'tel-national', inputMode: 'tel' });
}
