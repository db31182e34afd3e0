import '@vaadin/button';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { yearOf } from '../../../workflows/shared/time.ts';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { plainSelect } from '../../components/plain-select.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { hoursApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { declaresHours, DECLARATION_PATH } from '../../shell/submits-as.ts';
import { declarationTable } from '../hour-declarations/declaration-table.ts';
import { completionPane, type HoursOfPerson } from './completion-pane.ts';
import { entryTable } from './entry-table.ts';
import { rulesVersionWord } from './rules-version.ts';
import './xs-person-hours.css';

/** Hours of a year of oneself, or of somebody of the own organization: what counts, what is missing, and the whole ledger (manual §5.4). */
@customElement('xs-person-hours')
export class XsPersonHours extends LightElement {
  /** Empty for oneself. */
  @property({ attribute: 'person-id' }) personId = '';
  @state() private year = yearIn(location.search);
  readonly #hours = new Loaded<HoursOfPerson>(this, async () => {
    const query = { year: String(this.year) };
    return (await (this.personId === '' ? hoursApi.mine.$get({ query }) : hoursApi.people[':personId'].$get({ param: { personId: this.personId }, query }))).json();
  });

  constructor() {
    super();
    new RefreshController(this, this.#hours);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('personId') && this.hasUpdated) void this.#hours.reload();
  }

  protected override render(): TemplateResult {
    const { value, problem } = this.#hours;
    return html`<div class="page person-hours">
      <div class="page-head"><h1>${say(this.#isOwn ? 'hours.screen.mine' : 'hours.screen.person')}</h1>${value === null ? nothing : this.#head(value)}</div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#hours.reload(); })}</section>`
        : this.#content(value)}
    </div>`;
  }

  get #isOwn(): boolean {
    return this.personId === '';
  }

  #head({ person, years }: HoursOfPerson): TemplateResult {
    const shown = [...new Set([...years, this.year, yearOf(new Date().toISOString())])].toSorted((a, b) => b - a);
    return html`<p>${this.#isOwn ? currentSession()?.person.name ?? person.name : person.name}${person.unitName === null ? nothing : html` · ${person.unitName}`}</p>
      <div class="acts">
        ${this.#isOwn ? nothing : html`<a href="/hours/people?year=${this.year}">${say('hours.screen.people')}</a>`}
        ${plainSelect({
          label: say('hours.declare.year'), value: String(this.year), choices: shown.map((year) => ({ value: String(year), word: String(year) })),
          choose: (year) => { this.#show(Number(year)); },
        })}
        <button type="button" class="button" @click=${() => { window.print(); }}>${say('hours.print')}</button></div>`;
  }

  #content(hours: HoursOfPerson): TemplateResult {
    const { entries, pending, rulesVersion, year } = hours;
    return html`${completionPane(hours)}
      <section class="pane" aria-labelledby="entries-title"><header><h2 id="entries-title">${say('hours.mine.entries')}</h2>
        <span class="muted">${say('hours.mine.entries.note')}</span></header>
        ${entries.length === 0 ? this.#empty(year) : entryTable(entries, this.#hrefOf)}</section>
      ${pending.length === 0 ? nothing : html`<section class="pane" aria-labelledby="pending-title"><header><h2 id="pending-title">${say('hours.mine.pending')}</h2>
        <span class="muted">${say('hours.mine.pending.note', { count: pending.length })}</span></header>${declarationTable(pending, { withPerson: false, hrefOf: this.#hrefOf })}</section>`}
      <p class="by-rules">${say('hours.mine.rules', { rules: rulesVersionWord(rulesVersion) })}</p>`;
  }

  #empty(year: number): TemplateResult {
    const mayDeclare = this.#isOwn && declaresHours(currentSession(), currentAbility());
    return html`<div class="empty"><b>${say('hours.mine.empty', { year })}</b><p>${say(this.#isOwn ? 'hours.mine.empty.text' : 'hours.mine.empty.person')}</p>
      ${mayDeclare ? html`<a class="button" href="${DECLARATION_PATH}?year=${year}">${say('hours.records.declare')}</a>` : nothing}</div>`;
  }

  /** Of others, a case is opened where it was reviewed. */
  readonly #hrefOf = (caseId: string): string => `/${this.#isOwn ? 'my-cases' : 'cases'}/${caseId}`;

  #show(year: number): void {
    this.year = year;
    history.replaceState(history.state, '', `${location.pathname}?year=${year}`);
    void this.#hours.reload();
  }
}

/** The year that an address names, or the present one. */
export function yearIn(search: string): number {
  const year = Number(new URLSearchParams(search).get('year'));
  return Number.isInteger(year) && year >= 2015 && year <= 2100 ? year : yearOf(new Date().toISOString());
}
