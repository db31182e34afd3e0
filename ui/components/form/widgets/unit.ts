import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FieldContext } from '../field-context.ts';
import { NameSearch } from '../name-search.ts';
import { fetchUnits, type Unit } from '../reference-data.ts';
import { FieldElement } from './field-element.ts';
import { organizationInput } from './organization-input.ts';

/** A unit of the chosen division, found by a part of its name; where none is found, the field says what to do. */
@customElement('xs-unit-field')
export class XsUnitField extends FieldElement {
  @state() private typed = '';
  readonly #search = new NameSearch<Unit>(this, { find: fetchUnits });

  protected override willUpdate(): void {
    void this.#search.look(this.context?.division ?? '', this.typed);
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    const { division, say } = this.context;
    return organizationInput(this.context, {
      search: this.#search, isReady: division !== '',
      placeholder: say(division === '' ? 'review.field.chooseDivisionFirst' : 'review.field.units.placeholder'),
      none: (text) => html`<span class="warn">${text === '' ? say('review.field.units.empty') : say('review.field.units.none', { text })}</span>
        ${say('review.field.units.none.do')} <a href="/register/employer" target="_blank">${say('review.field.units.none.register')}</a>`,
      typed: (text) => { this.typed = text; },
      retry: () => { this.#search.retry(division, this.typed); },
    });
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-unit-field .context=${context}></xs-unit-field>`;
}
