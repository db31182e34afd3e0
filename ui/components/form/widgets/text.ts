import type { TemplateResult } from 'lit';
import type { FieldContext } from '../field-context.ts';
import { textInput } from './text-input.ts';

/** How browsers know fields of these names. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'organization', address: 'street-address', personName: 'name', phone: 'tel',
};

export function renderField(context: FieldContext): TemplateResult {
  return textInput(context, { autocomplete: AUTOCOMPLETE[context.field.name] ?? 'off' });
}
