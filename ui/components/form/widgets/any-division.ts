import { html, type TemplateResult } from 'lit';
import type { FieldContext } from '../field-context.ts';
import './division.ts';

/** A division of any level: the province, a city or what lies below it. */
export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-division-field any-level .context=${context}></xs-division-field>`;
}
