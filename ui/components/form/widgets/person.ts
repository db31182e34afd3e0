import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-field';
import { currentSession } from '../../../shell/session.ts';
import '../../buttons.css';
import { problemNotice } from '../../notices.ts';
import { employeeList } from '../employee-list.ts';
import { textOf, type FieldContext } from '../field-context.ts';
import { lastUnit } from '../last-unit.ts';
import { NameSearch } from '../name-search.ts';
import { type PersonChoice, personGateway, PersonPick } from '../person-pick.ts';
import { fetchEmployees } from '../reference-data.ts';
import { FieldElement } from './field-element.ts';
import './person.css';

/** There is one list for the organization in whose name one acts. */
const SCOPE = 'own';

/**
 * A person: oneself, one of the own organization by a part of his name, or one from elsewhere by his whole ID number. Once he
 * is picked, the field shows what is known of him.
 */
@customElement('xs-person-field')
export class XsPersonField extends FieldElement {
  @state() private typed = '';
  @state() private isFromElsewhere = false;
  @state() private idNumber = '';
  readonly #search = new NameSearch<PersonChoice>(this, { find: (_scope, text) => fetchEmployees(text) });
  readonly #pick = new PersonPick({
    gateway: personGateway,
    changed: () => { this.requestUpdate(); },
    pick: (personId) => { this.context?.change(personId); },
    receive: (unit) => {
      lastUnit.write(unit);
      this.context?.fill({ divisionCode: unit.divisionCode, successorId: unit.id });
    },
  });

  protected override willUpdate(): void {
    if (this.context === null) return;
    const { submitsAs, value, valueLabel } = this.context;
    const personId = String(value ?? '');
    if (submitsAs === 'oneself') void this.#pick.takeMe(personId);
    else if (personId !== '') void this.#pick.recall(personId, valueLabel !== '');
    else if (!this.isFromElsewhere) void this.#search.look(SCOPE, this.typed);
  }

  protected override render(): TemplateResult | null {
    const { context } = this;
    if (context === null) return null;
    const { problem } = this.#pick;
    return html`<div class="person-pick">
      ${this.#content(context)}
      ${problem === null ? nothing : html`${problemNotice(problem)}
        ${this.isFromElsewhere ? nothing : html`<p><button type="button" class="link" @click=${() => { this.#pick.retry(); }}>${context.say('review.field.retry')}</button></p>`}`}
    </div>`;
  }

  #content(context: FieldContext): TemplateResult {
    const { submitsAs, value, say } = context;
    if (value !== null && value !== '') return this.#card(context);
    if (submitsAs === 'oneself') {
      const word = say(this.#pick.state === 'nobody' ? 'submit.person.me.none' : 'review.field.loading');
      return html`<p id="field-${context.field.name}" tabindex="-1" class=${this.#pick.state === 'nobody' ? 'warn' : 'muted'} role="status">${word}</p>`;
    }
    return this.isFromElsewhere ? this.#numberEntry(context) : this.#employees(context);
  }

  /** What is known of who is picked. */
  #card({ field, label, submitsAs, valueLabel, error, say }: FieldContext): TemplateResult {
    const { known } = this.#pick;
    const details = known?.details ?? null;
    const name = known?.name ?? valueLabel;
    const rows = [
      [say('submit.person.name'), submitsAs === 'oneself' ? currentSession()?.person.name ?? name : name],
      [say('submit.person.idNumber'), known?.idNumber ?? ''],
      [say('submit.person.sex'), details === null || details.sex === null ? '' : say(`submit.person.sex.${details.sex}`)],
      [say('submit.person.birthDate'), details?.birthDate ?? ''],
      [say('submit.person.unit'), details?.unitName ?? ''],
      [say('submit.person.section'), details?.sectionName ?? ''],
      [say('submit.person.title'), details?.titleName ?? ''],
    ].filter(([, text]) => text !== '');
    return html`<div class="person-card ${error === null ? '' : 'wrong'}" role="group" aria-label=${label} id="field-${field.name}" tabindex="-1">
      <dl>${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
      ${known !== null && details === null ? html`<p class="note">${say('submit.person.elsewhere.note')}</p>` : nothing}
      ${submitsAs === 'oneself' ? nothing : html`<button type="button" class="button" @click=${() => { this.#pick.choose(null); }}>${say('submit.person.again')}</button>`}
      ${error === null ? nothing : html`<p class="bad">${error}</p>`}
    </div>`;
  }

  #employees(context: FieldContext): TemplateResult {
    const { field, label, helper, error, say } = context;
    return html`${employeeList({
        id: `field-${field.name}`, label, helper, error, placeholder: say('submit.person.placeholder'), isRequired: field.isRequired, search: this.#search,
        typed: (text) => { this.typed = text; }, retry: () => { this.#search.retry(SCOPE, this.typed); },
        choose: (person) => { this.#pick.choose(person); }, leave: context.leave,
      })}
      <p><button type="button" class="link" @click=${() => { this.#change(true); }}>${say('submit.person.elsewhere')}</button></p>`;
  }

  #numberEntry({ field, error, say }: FieldContext): TemplateResult {
    const isNobody = this.#pick.state === 'nobody';
    return html`<div class="number-entry">
        <vaadin-text-field id="field-${field.name}" label=${say('submit.person.number')} autocomplete="off" manual-validation
          .value=${this.idNumber} ?invalid=${error !== null || isNobody} error-message=${isNobody ? say('submit.person.number.none') : error ?? ''}
          @input=${(event: Event) => { this.#type(textOf(event)); }} @keydown=${(event: KeyboardEvent) => { this.#press(event); }}>
          <span slot="helper">${say('submit.person.number.hint')}</span></vaadin-text-field>
        <vaadin-button ?disabled=${this.#pick.state === 'looking' || this.idNumber.trim() === ''} @click=${() => { this.#lookUp(); }}>${say('submit.person.number.find')}</vaadin-button>
      </div>
      <p><button type="button" class="link" @click=${() => { this.#change(false); }}>${say('submit.person.here')}</button></p>`;
  }

  #change(isFromElsewhere: boolean): void {
    this.isFromElsewhere = isFromElsewhere;
    this.#type('');
  }

  #type(idNumber: string): void {
    this.idNumber = idNumber;
    this.#pick.forget();
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.#lookUp();
  }

  /** The number is not kept once it has been asked for. */
  #lookUp(): void {
    const { idNumber } = this;
    if (idNumber.trim() === '') return;
    void this.#pick.lookUp(idNumber).then(() => { if (this.#pick.known !== null) this.idNumber = ''; });
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-person-field .context=${context}></xs-person-field>`;
}
