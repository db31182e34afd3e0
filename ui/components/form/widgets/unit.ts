import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/combo-box';
import type { ComboBox } from '@vaadin/combo-box';
import { comboBoxRenderer } from '@vaadin/combo-box/lit.js';
import { currentLocale } from '../../../i18n/locale.ts';
import '../../buttons.css';
import { wordOf } from '../../words.ts';
import type { FieldContext } from '../field-context.ts';
import { fetchUnits, isUnit, type Unit } from '../reference-data.ts';
import { SessionDraft } from '../session-draft.ts';
import { UnitSearch } from '../unit-search.ts';
import { FieldElement } from './field-element.ts';
import './unit.css';

/** The unit that was chosen last in this tab: a draft knows its id only. */
const lastChosen = new SessionDraft<Unit>('unit', isUnit);

/**
 * A unit of the chosen division, found by a part of its name. Units of the same name are told apart by division and kind;
 * where none is found, the field says what to do.
 */
@customElement('xs-unit-field')
export class XsUnitField extends FieldElement {
  @state() private typed = '';
  readonly #search = new UnitSearch(this, { find: fetchUnits });

  protected override willUpdate(): void {
    void this.#search.look(this.context?.division ?? '', this.typed);
  }

  protected override render(): TemplateResult | null {
    return this.context === null ? null : this.#input(this.context);
  }

  #input(context: FieldContext): TemplateResult {
    const { field, label, error, say, division } = context;
    // While it is loading the list takes no choice: former units stay to be chosen until the next ones are there.
    const { state: found, units } = this.#search;
    return html`<vaadin-combo-box
      id="field-${field.name}"
      label=${label}
      placeholder=${say(division === '' ? 'review.field.chooseDivisionFirst' : 'review.field.units.placeholder')}
      item-value-path="id" item-label-path="name" item-id-path="id"
      .filteredItems=${units}
      .selectedItem=${this.#chosen(context)}
      ?loading=${found === 'searching' && units.length === 0}
      ?readonly=${division === ''}
      ?required=${field.isRequired}
      ?invalid=${error !== null}
      error-message=${error ?? ''}
      manual-validation
      autocomplete="off"
      ${comboBoxRenderer<Unit>(lineOf, [currentLocale()])}
      @filter-changed=${({ detail }: CustomEvent<{ value: string }>) => { this.typed = detail.value.trim(); }}
      @change=${(event: Event & { readonly target: ComboBox<Unit> }) => { this.#choose(context, event.target.selectedItem ?? null); }}
      @focusout=${context.leave}>
      <span slot="helper" aria-live="polite">${this.#helper(context)}</span>
    </vaadin-combo-box>`;
  }

  /** The chosen unit, from what was found, what was chosen before, or what the form says of it. */
  #chosen({ value, valueLabel }: FieldContext): Unit | null {
    if (value === null || value === '') return null;
    const last = lastChosen.read();
    return this.#search.units.find(({ id }) => id === value) ?? (last?.id === value ? last : null)
      ?? { id: String(value), name: valueLabel, kind: '', divisionName: '' };
  }

  #choose(context: FieldContext, unit: Unit | null): void {
    if (unit !== null) lastChosen.write(unit);
    context.change(unit?.id ?? null);
  }

  #helper(context: FieldContext): unknown {
    const { say } = context;
    const { state: found, units, text } = this.#search;
    const chosen = this.#chosen(context);
    if (found === 'failed') {
      return html`<span class="warn">${say('review.field.loadFailed')}</span>
        <button type="button" class="link" @click=${() => { void this.#search.look(context.division, this.typed); }}>${say('review.field.retry')}</button>`;
    }
    if (found === 'ready' && units.length === 0) {
      return html`<span class="warn">${text === '' ? say('review.field.units.empty') : say('review.field.units.none', { text })}</span>
        ${say('review.field.units.none.do')} <a href="/register/employer" target="_blank">${say('review.field.units.none.register')}</a>`;
    }
    return chosen === null || chosen.divisionName === '' ? context.helper : placeOf(chosen);
  }
}

/** One unit of the list: its name, and what tells it from others of that name. */
function lineOf(unit: Unit): TemplateResult {
  return html`<span class="unit-line"><span>${unit.name}</span>${unit.divisionName === '' ? nothing : html`<small>${placeOf(unit)}</small>`}</span>`;
}

/** Where a unit is and what it is. */
function placeOf({ divisionName, kind }: Unit): string {
  return `${divisionName} · ${wordOf(`common.userType.${kind}`, kind)}`;
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-unit-field .context=${context}></xs-unit-field>`;
}
