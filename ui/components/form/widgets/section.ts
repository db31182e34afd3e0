import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Choices } from '../choices.ts';
import type { FieldContext } from '../field-context.ts';
import { fetchSections } from '../reference-data.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** A section of the chosen unit; many units have none. */
@customElement('xs-section-field')
export class XsSectionField extends FieldElement {
  readonly #sections = new Choices(this, fetchSections, (sections) => sections.map(({ id, name }) => ({ value: id, label: name })));

  protected override willUpdate(): void {
    this.#sections.show(this.context?.chosenUnit ?? '');
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    return choiceInput(this.context, { choices: this.#sections, placeholder: this.#placeholder(this.context) });
  }

  #placeholder({ say }: FieldContext): string {
    const { state, choices } = this.#sections;
    if (state === 'empty') return say('review.field.chooseUnitFirst');
    return state === 'ready' && choices.length === 0 ? say('review.field.noSections') : say('review.field.choose');
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-section-field .context=${context}></xs-section-field>`;
}
