import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import { yearOf } from '../../../workflows/shared/time.ts';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { plainSelect } from '../../components/plain-select.ts';
import { Paged } from '../../controllers/paged.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { hoursApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { completionStatus } from './completion-pane.ts';
import { yearIn } from './xs-person-hours.ts';
import './xs-people-hours.css';

type PersonHours = InferResponseType<typeof hoursApi.people.$get, 200>['items'][number];

/** The years that are offered, the present one first: those that still matter for a title, and one more. */
const SHOWN_YEARS = 7;

/** What the people of the own organization have of a year, page by page (manual §5.4). */
@customElement('xs-people-hours')
export class XsPeopleHours extends LightElement {
  @state() private year = yearIn(location.search);
  readonly #people = new Paged<PersonHours>(this, async (after) => {
    const answer = await hoursApi.people.$get({ query: { year: String(this.year), ...(after === null ? {} : { after }) } });
    const { items, nextAfter } = await answer.json();
    return { items, nextCursor: nextAfter };
  });

  constructor() {
    super();
    new RefreshController(this, this.#people.first);
  }

  protected override render(): TemplateResult {
    const present = yearOf(new Date().toISOString());
    const years = [...new Set([this.year, ...Array.from({ length: SHOWN_YEARS }, (_, index) => present - index)])].toSorted((a, b) => b - a);
    return html`<div class="page people-hours">
      <div class="page-head"><h1>${say('hours.screen.people')}</h1><p>${say('hours.people.text')}</p>
        ${plainSelect({
          label: say('hours.declare.year'), value: String(this.year), choices: years.map((year) => ({ value: String(year), word: String(year) })),
          choose: (year) => { this.#show(Number(year)); },
        })}</div>
      <section class="pane">${this.#content()}</section>
    </div>`;
  }

  #content(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#people;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return emptyNotice(say('hours.people.empty'), say('hours.people.empty.text'));
    const column = (name: string, word: string): TemplateResult => html`<th scope="col" class=${name}>${word}</th>`;
    return html`<table class="ledger people-hours-table">
        <thead><tr>${column('person', say('hours.record.person'))} ${column('id-number', say('submit.person.idNumber'))} ${column('section', say('submit.person.section'))} ${column('number', say('hours.declare.subject.public'))}
          ${column('number', say('hours.declare.subject.professional'))} ${column('number', say('hours.mine.total'))} ${column('state', say('hours.people.state'))}</tr></thead>
        <tbody>${items.map((item) => rowOf(item, this.year))}</tbody></table>
      ${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#people.more(); }}>${say('hours.more')}</button></div>` : nothing}`;
  }

  #show(year: number): void {
    this.year = year;
    history.replaceState(history.state, '', `${location.pathname}?year=${year}`);
    void this.#people.first.reload();
  }
}

function rowOf({ person, completion }: PersonHours, year: number): TemplateResult {
  const { subjects, total } = completion;
  const number = (name: string, { counted, minimum }: { readonly counted: number; readonly minimum: number }): TemplateResult =>
    html`<td class="number"><span class="phone">${name}</span> ${counted} <small>/ ${minimum}</small></td>`;
  return html`<tr><td class="person"><a href="/hours/people/${person.id}?year=${year}">${person.name}</a></td>
    <td class="id-number">${person.idNumber}</td><td class="section">${person.sectionName ?? nothing}</td>
    ${number(say('hours.declare.subject.public'), subjects.public)} ${number(say('hours.declare.subject.professional'), subjects.professional)}
    ${number(say('hours.mine.total'), total)}
    <td class="state">${completionStatus(completion)}</td></tr>`;
}
