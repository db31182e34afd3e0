import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ComboBox } from '@vaadin/combo-box';
import { employeeList, personLine } from '../../components/form/employee-list.ts';
import { NameSearch } from '../../components/form/name-search.ts';
import type { PersonChoice } from '../../components/form/person-pick.ts';
import { fetchEmployees } from '../../components/form/reference-data.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import type { PickedPerson } from './picked-people.ts';
import './xs-people-picker.css';

/** There is one list for the organization in whose name one acts. */
const SCOPE = 'own';

/** The people who are picked now. */
export class PeopleEvent extends Event {
  readonly people: readonly PickedPerson[];

  constructor(people: readonly PickedPerson[]) {
    super('people-picked');
    this.people = people;
  }
}

/** One or several of the own organization's people, each as a chip that can be removed. Fires `people-picked`. */
@customElement('xs-people-picker')
export class XsPeoplePicker extends LightElement {
  @property({ attribute: false }) people: readonly PickedPerson[] = [];
  /** What is wrong, or null. */
  @property({ attribute: false }) error: string | null = null;
  @state() private typed = '';
  readonly #search = new NameSearch<PersonChoice>(this, { find: (_scope, text) => fetchEmployees(text) });

  protected override willUpdate(): void {
    void this.#search.look(SCOPE, this.typed);
  }

  protected override render(): TemplateResult {
    return html`${employeeList({
        id: 'field-personId', label: say('hours.declare.people'), placeholder: say('hours.declare.people.placeholder'), helper: say('hours.declare.people.note'),
        isRequired: true, error: this.error, search: this.#search, typed: (text) => { this.typed = text; },
        retry: () => { this.#search.retry(SCOPE, this.typed); }, choose: (person, list) => { this.#add(person, list); }, leave: () => undefined,
      })}
      ${this.people.length === 0 ? nothing : html`<ul aria-label=${say('hours.declare.people')}>${repeat(this.people, ({ id }) => id, (person) => html`<li>
        <span>${person.line}</span><button type="button" class="icon-button" aria-label=${say('hours.declare.people.remove', { name: person.name })}
          @click=${() => { this.#remove(person); }}><xs-icon name="x" size="14"></xs-icon></button></li>`)}</ul>`}
      <p class="count" role="status">${this.people.length < 2 ? '' : say('hours.declare.people.count', { count: this.people.length })}</p>`;
  }

  /** The list is empty again, for the next one. */
  #add(person: PersonChoice, list: ComboBox<PersonChoice>): void {
    list.selectedItem = null;
    list.value = '';
    this.typed = '';
    if (this.people.some(({ id }) => id === person.id)) return;
    this.dispatchEvent(new PeopleEvent([...this.people, { id: person.id, name: person.name, line: personLine(person) }]));
  }

  #remove({ id }: PickedPerson): void {
    this.dispatchEvent(new PeopleEvent(this.people.filter((person) => person.id !== id)));
    this.querySelector<HTMLElement>('#field-personId')?.focus();
  }
}
