import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Choices } from '../choices.ts';
import type { FieldContext } from '../field-context.ts';
import { fetchDepartments } from '../reference-data.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** A competent department of the chosen division or of one above it. */
@customElement('xs-department-field')
export class XsDepartmentField extends FieldElement {
  readonly #departments = new Choices(this, fetchDepartments, (departments) =>
    departments.map(({ id, name }) => ({ value: id, label: name })));

  protected override willUpdate(): void {
    this.#departments.show(this.context?.division ?? '');
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    return choiceInput(this.context, { choices: this.#departments, placeholder: this.#placeholder(this.context) });
  }

  #placeholder({ say }: FieldContext): string {
    const { state, choices } = this.#departments;
    if (state === 'empty') return say('review.field.chooseDivisionFirst');
    return state === 'ready' && choices.length === 0 ? say('review.field.noDepartments') : say('review.field.choose');
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-department-field .context=${context}></xs-department-field>`;
}
