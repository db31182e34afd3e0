import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/combo-box';
import type { ComboBox } from '@vaadin/combo-box';
import { comboBoxRenderer } from '@vaadin/combo-box/lit.js';
import { currentLocale } from '../../../i18n/locale.ts';
import '../../buttons.css';
import { wordOf } from '../../words.ts';
import type { FieldContext } from '../field-context.ts';
import { lastUnit } from '../last-unit.ts';
import type { NameSearch } from '../name-search.ts';
import type { Unit } from '../reference-data.ts';
import './unit.css';

export interface OrganizationInputOptions {
  readonly search: Pick<NameSearch<Unit>, 'state' | 'items' | 'text'>;
  readonly placeholder: string;
  /** Whether it can be filled in at all. */
  readonly isReady: boolean;
  /** Instead of the helper when nothing was found. */
  readonly none: (text: string) => TemplateResult;
  readonly typed: (text: string) => void;
  readonly retry: () => void;
}

/** An organization found by a part of its name. Those of the same name are told apart by division and kind. */
export function organizationInput(context: FieldContext, options: OrganizationInputOptions): TemplateResult {
  const { field, label, error } = context;
  // While it is loading the list takes no choice: former items stay to be chosen until the next ones are there.
  const { state: found, items } = options.search;
  const chosen = chosenOf(context, items);
  return html`<vaadin-combo-box
    id="field-${field.name}"
    label=${label}
    placeholder=${options.placeholder}
    item-value-path="id" item-label-path="name" item-id-path="id"
    .filteredItems=${items}
    .selectedItem=${chosen}
    ?loading=${found === 'searching' && items.length === 0}
    ?readonly=${context.isFixed || !options.isReady}
    ?required=${field.isRequired}
    ?invalid=${error !== null}
    error-message=${error ?? ''}
    manual-validation
    autocomplete="off"
    ${comboBoxRenderer<Unit>(lineOf, [currentLocale()])}
    @filter-changed=${({ detail }: CustomEvent<{ value: string }>) => { options.typed(detail.value.trim()); }}
    @change=${(event: Event & { readonly target: ComboBox<Unit> }) => { choose(context, event.target.selectedItem ?? null); }}
    @focusout=${context.leave}>
    <span slot="helper" aria-live="polite">${helperOf(context, chosen, options)}</span>
  </vaadin-combo-box>`;
}

/** The chosen one, from what was found, what was chosen before, or what the form says of it. */
function chosenOf({ value, valueLabel }: FieldContext, items: readonly Unit[]): Unit | null {
  if (value === null || value === '') return null;
  const last = lastUnit.read();
  return items.find(({ id }) => id === value) ?? (last?.id === value ? last : null)
    ?? { id: String(value), name: valueLabel, kind: '', divisionName: '', divisionNameEn: '' };
}

function choose(context: FieldContext, unit: Unit | null): void {
  if (unit !== null) lastUnit.write(unit);
  context.change(unit?.id ?? null);
}

function helperOf({ helper, say }: FieldContext, chosen: Unit | null, { search, none, retry }: OrganizationInputOptions): unknown {
  if (search.state === 'failed') {
    return html`<span class="warn">${say('review.field.loadFailed')}</span>
      <button type="button" class="link" @click=${retry}>${say('review.field.retry')}</button>`;
  }
  if (search.state === 'ready' && search.items.length === 0) return none(search.text);
  return chosen === null || chosen.divisionName === '' ? helper : placeOf(chosen);
}

/** One line of the list: its name, and what tells it from others of that name. */
function lineOf(unit: Unit): TemplateResult {
  return html`<span class="unit-line"><span>${unit.name}</span>${unit.divisionName === '' ? nothing : html`<small>${placeOf(unit)}</small>`}</span>`;
}

/** Where an organization is and what it is. */
function placeOf({ divisionName, divisionNameEn, kind }: Unit): string {
  return `${currentLocale() === 'en' ? divisionNameEn : divisionName} · ${wordOf(`common.userType.${kind}`, kind)}`;
}
