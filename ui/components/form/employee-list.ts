import { html, type TemplateResult } from 'lit';
import '@vaadin/combo-box';
import type { ComboBox } from '@vaadin/combo-box';
import { say } from '../../i18n/locale.ts';
import '../buttons.css';
import type { NameSearch } from './name-search.ts';
import type { PersonChoice } from './person-pick.ts';

export interface EmployeeList {
  /** The id of the list on the page. */
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly helper: string;
  readonly isRequired: boolean;
  readonly error: string | null;
  readonly search: NameSearch<PersonChoice>;
  readonly typed: (text: string) => void;
  readonly retry: () => void;
  /** Somebody was chosen. The list is given along, for one that is to be empty again. */
  readonly choose: (person: PersonChoice, list: ComboBox<PersonChoice>) => void;
  readonly leave: () => void;
}

/** The people of the own organization, found by a part of their names. */
export function employeeList({ id, label, placeholder, helper, isRequired, error, search, typed, retry, choose, leave }: EmployeeList): TemplateResult {
  const { state: found, items } = search;
  return html`<vaadin-combo-box
    id=${id} label=${label} placeholder=${placeholder}
    item-value-path="id" item-id-path="id" .itemLabelGenerator=${personLine} .filteredItems=${items}
    ?loading=${found === 'searching' && items.length === 0} ?required=${isRequired} ?invalid=${error !== null} error-message=${error ?? ''}
    manual-validation autocomplete="off"
    @filter-changed=${({ detail }: CustomEvent<{ value: string }>) => { typed(detail.value.trim()); }}
    @change=${({ target }: Event & { readonly target: ComboBox<PersonChoice> }) => {
      if (target.selectedItem !== null && target.selectedItem !== undefined) choose(target.selectedItem, target);
    }}
    @focusout=${leave}>
    <span slot="helper" aria-live="polite">${helperOf(search, helper, retry)}</span>
  </vaadin-combo-box>`;
}

function helperOf({ state: found, items, text }: NameSearch<PersonChoice>, helper: string, retry: () => void): unknown {
  if (found === 'failed') {
    return html`<span class="warn">${say('review.field.loadFailed')}</span> <button type="button" class="link" @click=${retry}>${say('review.field.retry')}</button>`;
  }
  if (found !== 'ready' || items.length > 0) return helper;
  return html`<span class="warn">${text === '' ? say('submit.person.empty') : say('submit.person.none', { text })}</span>`;
}

/** A person in one line, masked. */
export function personLine({ name, idNumber, details }: PersonChoice): string {
  return [name, idNumber, details?.sectionName ?? ''].filter((part) => part !== '').join(' · ');
}
