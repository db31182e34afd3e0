import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { trainingPlansApi } from '../../../http/clients.ts';
import { say } from '../../../i18n/locale.ts';
import { Choices } from '../choices.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** There is one list for the organization in whose name one acts. */
const SCOPE = 'own';

/** A course of the valid plans of the own organization. */
@customElement('xs-plan-item-field')
export class XsPlanItemField extends FieldElement {
  readonly #items = new Choices(this, fetchItems, (items) => items.map(({ id, year, name, hours }) =>
    ({ value: id, label: say('submit.training.planItem', { year, name, hours }) })));

  protected override willUpdate(): void {
    this.#items.show(SCOPE);
  }

  protected override render(): TemplateResult | null {
    return this.context === null ? null : choiceInput(this.context, { choices: this.#items });
  }
}

async function fetchItems() {
  const { items } = await (await trainingPlansApi.index.$get()).json();
  return items.flatMap((plan) => plan.items.map(({ id, name, hours }) => ({ id, name, hours, year: plan.year })));
}

export function renderField(context: NonNullable<FieldElement['context']>): TemplateResult {
  return html`<xs-plan-item-field .context=${context}></xs-plan-item-field>`;
}
