import type { TemplateResult } from 'lit';
import type { FieldContext } from '../field-context.ts';
import { textInput } from './text-input.ts';

/** The class of a base, by its id. */
export function renderField(context: FieldContext): TemplateResult {
  return textInput(context);
}
