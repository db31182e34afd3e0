import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fetchDivisions } from '../../components/form/reference-data.ts';
import { LightElement } from '../../components/light-element.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { HOLDERS, type InboxQuery, SORTS, withFilter } from './inbox-query.ts';
import './xs-inbox-filters.css';

/** The province whose divisions are offered. */
const PROVINCE = '370000';

type Divisions = Awaited<ReturnType<typeof fetchDivisions>>;

/** What narrows and orders a list and needs more than one press. Fires `inbox-query` with the query a person asks for. */
@customElement('xs-inbox-filters')
export class XsInboxFilters extends LightElement {
  @property({ attribute: false }) query: InboxQuery | null = null;
  @state() private cities: Divisions = [];
  @state() private counties: Divisions = [];
  #countiesOf = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void fetchDivisions(PROVINCE).then((cities) => { this.cities = cities; }, () => {});
  }

  protected override willUpdate(): void {
    const city = cityOf(this.query?.filter.division ?? '');
    if (city === this.#countiesOf) return;
    this.#countiesOf = city;
    this.counties = [];
    if (city !== '') void fetchDivisions(city).then((counties) => { if (city === this.#countiesOf) this.counties = counties; }, () => {});
  }

  protected override render(): TemplateResult | null {
    const { query } = this;
    if (query === null) return null;
    const { filter: { division = '', from = '', to = '', holder = '' }, text, state: list, sort } = query;
    const city = cityOf(division);
    return html`<form class="filters" role="search" @submit=${this.#search}>
      <label class="wide"><span>${say('review.inbox.filter.text')}</span>
        <span class="search"><input name="text" type="search" maxlength="100" autocomplete="off" .value=${text}>
          <button type="submit" class="button">${say('review.inbox.filter.search')}</button></span></label>
      ${this.#divisions('city', { value: city, divisions: this.cities, all: '' })}
      ${this.#divisions('county', { value: division, divisions: this.counties, all: city })}
      ${this.#day('from', from)} ${this.#day('to', to)}
      ${list === 'open' ? this.#holders(holder) : nothing}
      <label class="wide"><span>${say('review.inbox.filter.sort')}</span>
        <select @change=${(event: Event) => { this.#ask({ ...query, sort: SORTS[list].find((each) => each === valueOf(event)) ?? sort }); }}>
          ${SORTS[list].map((each) => html`<option value=${each} ?selected=${each === sort}>${say(`review.inbox.sort.${each}`)}</option>`)}
        </select></label>
    </form>`;
  }

  #divisions(name: 'city' | 'county', { value, divisions, all }: { value: string; divisions: Divisions; all: string }): TemplateResult {
    return html`<label><span>${say(`review.inbox.filter.${name}`)}</span>
      <select ?disabled=${divisions.length === 0} @change=${(event: Event) => { this.#narrow({ division: valueOf(event) || undefined }); }}>
        <option value=${all} ?selected=${value === all}>${say('review.inbox.filter.all')}</option>
        ${divisions.map(({ code, name: zh, nameEn }) => html`<option value=${code} ?selected=${code === value}>
          ${currentLocale() === 'en' ? nameEn : zh}</option>`)}
      </select></label>`;
  }

  #holders(present: string): TemplateResult {
    return html`<label class="wide"><span>${say('desk.filter.holder')}</span>
      <select @change=${(event: Event) => { this.#narrow({ holder: HOLDERS.find((each) => each === valueOf(event)) }); }}>
        <option value="" ?selected=${present === ''}>${say('review.inbox.filter.all')}</option>
        ${HOLDERS.map((each) => html`<option value=${each} ?selected=${each === present}>${say(`desk.chip.${each}`)}</option>`)}
      </select></label>`;
  }

  #day(name: 'from' | 'to', value: string): TemplateResult {
    return html`<label><span>${say(`review.inbox.filter.${name}`)}</span>
      <input type="date" .value=${value} @change=${(event: Event) => { this.#narrow({ [name]: valueOf(event) || undefined }); }}></label>`;
  }

  readonly #search = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.querySelector<HTMLInputElement>('input[name=text]')?.value.trim() ?? '';
    if (this.query !== null) this.#ask({ ...this.query, text });
  };

  #narrow(change: Parameters<typeof withFilter>[1]): void {
    if (this.query !== null) this.#ask(withFilter(this.query, change));
  }

  #ask(query: InboxQuery): void {
    this.dispatchEvent(new CustomEvent('inbox-query', { detail: query }));
  }
}

/** The city of a county, and a city's own code. */
function cityOf(division: string): string {
  return division === '' ? '' : `${division.slice(0, 4)}00`;
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
