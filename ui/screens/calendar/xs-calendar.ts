import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { startOfDay, yearOf } from '../../../workflows/shared/time.ts';
import { errorSentence } from '../../components/form/form-words.ts';
import { longDay } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { plainSelect } from '../../components/plain-select.ts';
import '../../components/xs-confirm.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { Sending } from '../../controllers/sending.ts';
import { calendarApi } from '../../http/clients.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { yearIn } from '../hours/xs-person-hours.ts';
import { tell } from '../review/tell.ts';
import './xs-calendar.css';

type Calendar = InferResponseType<typeof calendarApi.index.$get, 200>;
type CalendarDay = Calendar['items'][number];

/** Which days of a year are worked in the own division, other than Monday to Friday say (docs/rules.md, "Working days"). */
@customElement('xs-calendar')
export class XsCalendar extends LightElement {
  @state() private year = yearIn(location.search);
  @state() private day = '';
  @state() private isWorking = false;
  @state() private note = '';
  /** The day that is to be taken back. */
  @state() private removing: string | null = null;
  readonly #calendar = new Loaded<Calendar>(this, async () => (await calendarApi.index.$get({ query: { year: String(this.year) } })).json());
  readonly #sending = new Sending(this);

  protected override render(): TemplateResult {
    const { value, problem } = this.#calendar;
    const day = this.removing ?? '';
    return html`<div class="page calendar">
      <div class="page-head"><div><h1>${say('calendar.screen')}</h1><p>${say('calendar.text')}</p></div>${this.#yearSelect()}</div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#calendar.reload(); })}</section>`
        : html`${this.#form(value)} ${this.#days(value)}`}
      <xs-confirm question=${say('calendar.remove.question', { day })} consequence=${say('calendar.remove.consequence')} verb=${say('calendar.remove')}
        ?open=${this.removing !== null} ?busy=${this.#sending.isBusy} @confirmed=${() => { void this.#remove(day); }} @declined=${() => { this.removing = null; }}></xs-confirm>
    </div>`;
  }

  #yearSelect(): TemplateResult {
    const present = yearOf(new Date().toISOString());
    return plainSelect({
      label: say('calendar.year'), value: String(this.year), choose: (year) => { this.#show(Number(year)); },
      choices: [present + 1, present, present - 1].map((year) => ({ value: String(year), word: String(year) })),
    });
  }

  #form({ today }: Calendar): TemplateResult {
    const { isBusy, problem } = this.#sending;
    const choice = (isWorking: boolean, word: string): TemplateResult => html`<label><input type="radio" name="is" .checked=${this.isWorking === isWorking}
      @change=${() => { this.isWorking = isWorking; }}>${word}</label>`;
    const others = problem !== null && problem.errors.every(({ field }) => field !== 'day' && field !== 'note');
    return html`<section class="pane" aria-labelledby="new-day-title"><header><h2 id="new-day-title">${say('calendar.new')}</h2></header>
      <form novalidate ?inert=${isBusy} @submit=${(event: Event) => { event.preventDefault(); void this.#save(); }}>
        <div class="field"><label for="calendar-day">${say('calendar.day')}</label>
          <input id="calendar-day" type="date" required min=${today} .value=${this.day}
            @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.day = target.value; }}>${this.#errorLine('day')}</div>
        <fieldset class="choices"><legend>${say('calendar.is')}</legend>${choice(false, say('calendar.resting'))} ${choice(true, say('calendar.working'))}</fieldset>
        <div class="field note"><label for="calendar-note">${say('calendar.note')}</label>
          <input id="calendar-note" maxlength="50" autocomplete="off" placeholder=${say('calendar.note.example')} .value=${this.note}
            @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.note = target.value; }}>${this.#errorLine('note')}</div>
        <vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { void this.#save(); }}>${say('calendar.save')}</vaadin-button>
        ${others ? problemNotice(problem) : nothing}
      </form></section>`;
  }

  #errorLine(field: 'day' | 'note'): TemplateResult | typeof nothing {
    const error = this.#sending.problem?.errors.find((one) => one.field === field);
    return error === undefined ? nothing : html`<small class="bad" role="alert">${errorSentence(error)}</small>`;
  }

  #days({ items, divisionCode, today, year }: Calendar): TemplateResult {
    const column = (name: 'day' | 'is' | 'note' | 'by'): TemplateResult => html`<th scope="col" class=${name}>${say(`calendar.column.${name}`)}</th>`;
    return html`<section class="pane" aria-labelledby="days-title"><header><h2 id="days-title">${say('calendar.days', { year })}</h2></header>
      ${items.length === 0 ? emptyNotice(say('calendar.empty', { year }), say('calendar.empty.text')) : html`<table class="ledger calendar-days">
        <thead><tr>${column('day')} ${column('is')} ${column('note')} ${column('by')} <td class="do"></td></tr></thead>
        <tbody>${items.map((item) => this.#row(item, { isOwn: item.divisionCode === divisionCode, isToCome: item.day >= today }))}</tbody></table>`}</section>`;
  }

  #row({ day, isWorking, note, divisionName }: CalendarDay, { isOwn, isToCome }: { readonly isOwn: boolean; readonly isToCome: boolean }): TemplateResult {
    return html`<tr><td class="day"><time datetime=${day}>${longDay(startOfDay(day), currentLocale())}</time></td>
      <td class="is"><span class=${isWorking ? 'worked' : 'rest'}>${say(isWorking ? 'calendar.working' : 'calendar.resting')}</span></td>
      <td class="note">${note}</td><td class="by">${isOwn ? say('calendar.own') : divisionName ?? say('calendar.wholeCountry')}</td>
      <td class="do">${isOwn && isToCome ? html`<button type="button" class="link" aria-label=${say('calendar.remove.label', { day })}
        @click=${() => { this.#sending.clear(); this.removing = day; }}>${say('calendar.remove')}</button>` : nothing}</td></tr>`;
  }

  async #save(): Promise<void> {
    const { day, isWorking } = this;
    const note = this.note.trim();
    const isDone = await this.#sending.send({ day, isWorking, note }, async (key) => {
      await calendarApi[':day'].$put({ param: { day }, json: { isWorking, note } }, { headers: { 'Idempotency-Key': key } });
    });
    if (!isDone) return;
    this.day = '';
    this.note = '';
    tell(say('calendar.saved'));
    this.#show(yearOf(startOfDay(day)));
  }

  async #remove(day: string): Promise<void> {
    const isDone = await this.#sending.send({ remove: day }, async (key) => {
      await calendarApi[':day'].$delete({ param: { day } }, { headers: { 'Idempotency-Key': key } });
    });
    this.removing = null;
    if (isDone) tell(say('calendar.removed'));
    await this.#calendar.reload();
  }

  #show(year: number): void {
    this.year = year;
    history.replaceState(history.state, '', `${location.pathname}?year=${year}`);
    void this.#calendar.reload();
  }
}
