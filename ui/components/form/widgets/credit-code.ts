import { html, type TemplateResult } from 'lit';
import { checkCreditCode } from '../../../../workflows/shared/credit-code.ts';
import type { FieldContext } from '../field-context.ts';
import { textInput } from './text-input.ts';

/** Says at once whether the check character fits; a wrong one is a warning, because some genuine codes carry one. */
export function renderField(context: FieldContext): TemplateResult {
  return textInput(context, { helper: helperOf(context) });
}

function helperOf({ value, helper, say }: FieldContext): string | TemplateResult {
  const checked = checkCreditCode(String(value ?? ''));
  if (!checked.ok) return helper;
  return checked.warning === null
    ? say('checks.creditCodeCheckDigit.passed')
    : html`<span class="warn">${say('checks.creditCodeCheckDigit.warning')}</span>`;
}
