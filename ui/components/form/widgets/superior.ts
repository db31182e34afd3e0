import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FieldContext } from '../field-context.ts';
import { NameSearch } from '../name-search.ts';
import { fetchSuperiors, type Unit } from '../reference-data.ts';
import { FieldElement } from './field-element.ts';
import { organizationInput } from './organization-input.ts';

/** There is one list for the organization in whose name one acts. */
const SCOPE = 'own';

/** The department or bureau that is to be the next superior of the own organization. */
@customElement('xs-superior-field')
export class XsSuperiorField extends FieldElement {
  @state() private typed = '';
  readonly #search = new NameSearch<Unit>(this, { find: (_scope, text) => fetchSuperiors(text) });

  protected override willUpdate(): void {
    void this.#search.look(SCOPE, this.typed);
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    const { say } = this.context;
    return organizationInput(this.context, {
      search: this.#search, isReady: true, placeholder: say('submit.superior.placeholder'),
      none: (text) => html`<span class="warn">${text === '' ? say('submit.superior.empty') : say('submit.superior.none', { text })}</span>`,
      typed: (text) => { this.typed = text; },
      retry: () => { this.#search.retry(SCOPE, this.typed); },
    });
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-superior-field .context=${context}></xs-superior-field>`;
}
