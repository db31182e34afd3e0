import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { trainingClassesApi } from '../../../http/clients.ts';
import { say } from '../../../i18n/locale.ts';
import { Choices } from '../choices.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** There is one list for the organization in whose name one acts. */
const SCOPE = 'own';

/** A class of the own organization that waits for its closing: of the latest hundred. */
@customElement('xs-own-class-field')
export class XsOwnClassField extends FieldElement {
  readonly #classes = new Choices(this, fetchEnded, (classes) => classes.map(({ id, name, startsOn, endsOn }) =>
    ({ value: id, label: say('submit.training.classChoice', { name, from: startsOn, to: endsOn }) })));

  protected override willUpdate(): void {
    this.#classes.show(SCOPE);
  }

  protected override render(): TemplateResult | null {
    return this.context === null ? null : choiceInput(this.context, { choices: this.#classes });
  }
}

async function fetchEnded() {
  const { items } = await (await trainingClassesApi.index.$get({ query: { limit: 100 } })).json();
  return items.filter(({ state }) => state === 'ended');
}

export function renderField(context: NonNullable<FieldElement['context']>): TemplateResult {
  return html`<xs-own-class-field .context=${context}></xs-own-class-field>`;
}
