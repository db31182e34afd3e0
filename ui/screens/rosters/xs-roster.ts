import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { ROSTER_RESULTS, type RosterResult } from '../../../workflows/shared/roster.ts';
import '../../components/buttons.css';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { wordOf } from '../../components/words.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-status.ts';
import { LiveProcess } from '../../controllers/live-process.ts';
import { rostersApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import '../batches/xs-batch.css';
import { RESULT_LOOKS, type Roster, type RosterItem, STATE_LOOKS } from './roster-types.ts';

/** How far hours of a list of people are declared, and what became of each. Leaving it changes nothing. */
@customElement('xs-roster')
export class XsRoster extends LightElement {
  @property({ attribute: 'roster-id' }) rosterId = '';
  @state() private isAsking = false;
  @state() private problem: HttpProblem | null = null;
  readonly #live = new LiveProcess<Roster, RosterItem, RosterResult>(this, {
    read: async () => (await rostersApi[':id'].$get({ param: { id: this.rosterId } })).json(),
    receipts: async (result, { cursor, limit }) => (await rostersApi[':id'].items.$get({
      param: { id: this.rosterId }, query: { limit: String(limit), ...(result === null ? {} : { result }), ...(cursor === null ? {} : { cursor }) },
    })).json(),
    cancel: async () => (await rostersApi[':id'].cancellation.$post({ param: { id: this.rosterId } })).json(),
  });

  protected override render(): TemplateResult {
    const { process: roster, problem } = this.#live;
    return html`<div class="page batch-page">${roster !== null
      ? this.#content(roster)
      : html`<div class="page-head"><h1>${say('hours.screen.roster')}</h1></div>
        <section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#live.reload(); })}</section>`}</div>`;
  }

  #content(roster: Roster): TemplateResult {
    const { studyForm, total, state: standing, isCancelling, createdAt, endedAt, counts } = roster;
    const done = counts.declared + counts.refused + counts.cancelled;
    return html`
      <div class="page-head">
        <h1>${say('hours.roster.title', { form: studyFormName(currentLocale(), studyForm), count: total })}</h1>
        <xs-status tint look=${STATE_LOOKS[standing]} word=${say(isCancelling ? 'batch.state.cancelling' : `batch.state.${standing}`)}></xs-status>
        <p>${say('batch.made', { at: shortInstant(createdAt) })}${endedAt === null ? nothing : html` · ${say('batch.ended', { at: shortInstant(endedAt) })}`}</p>
        <div class="acts">${standing === 'running'
          ? html`<vaadin-button ?disabled=${isCancelling} @click=${() => { this.isAsking = true; }}>${say('batch.cancel')}</vaadin-button>`
          : html`<a class="button" href="/hour-declarations?as=organization">${say('hours.screen.records')}</a>`}</div>
      </div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <section class="pane progress-pane">
        <p class="numbers" role="status"><b>${say('hours.roster.progress', { done, total })}</b>
          ${standing === 'running' ? html`<span class="muted">${say('batch.progress.leave')}</span>` : nothing}</p>
        <progress max=${total} .value=${done} aria-label=${say('batch.progress.label')}></progress>
      </section>
      <section class="pane">
        <header><h2>${say('hours.roster.people')}</h2></header>
        <div class="chips" role="group" aria-label=${say('hours.roster.filter')}>${this.#chips(roster)}</div>
        ${this.#live.receipts.length === 0 ? html`<p class="empty muted">${say('hours.roster.none')}</p>` : peopleTable(this.#live.receipts)}
        ${this.#live.hasMore
          ? html`<div class="more"><button type="button" class="button" @click=${() => { void this.#live.more(); }}>${say('common.more')}</button></div>` : nothing}
      </section>
      <xs-confirm question=${say('hours.roster.cancel.title')} consequence=${say('hours.roster.cancel.text', { count: total - done })} verb=${say('batch.cancel')}
        ?open=${this.isAsking} @confirmed=${this.#cancel} @declined=${() => { this.isAsking = false; }}></xs-confirm>`;
  }

  #chips({ counts, total }: Roster): TemplateResult[] {
    const present = ROSTER_RESULTS.filter((result) => counts[result] > 0 || this.#live.filter === result);
    return [this.#chip(null, say('batch.receipts.all'), total), ...present.map((result) => this.#chip(result, say(`hours.roster.result.${result}`), counts[result]))];
  }

  #chip(filter: RosterResult | null, word: string, count: number): TemplateResult {
    return html`<button type="button" class="chip" aria-pressed=${this.#live.filter === filter ? 'true' : 'false'}
      @click=${() => { void this.#live.show(filter); }}>${word}<span class="number">${count}</span></button>`;
  }

  readonly #cancel = async (): Promise<void> => {
    this.isAsking = false;
    try {
      await this.#live.cancel();
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      await this.#live.reload();
    }
  };
}

function peopleTable(items: readonly RosterItem[]): TemplateResult {
  return html`<table class="ledger receipts">
    <thead><tr>
      <th scope="col" class="position">${say('batch.column.position')}</th><th scope="col" class="subject">${say('hours.roster.person')}</th>
      <th scope="col" class="number">${say('batch.column.caseNumber')}</th><th scope="col" class="result">${say('batch.column.result')}</th>
      <th scope="col" class="explanation">${say('batch.column.explanation')}</th>
    </tr></thead>
    <tbody>${items.map(({ position, personName, result, reasonCode, caseId, caseNumber }) => html`<tr>
      <td class="position">${position}</td>
      <td class="subject">${caseId === null ? personName : html`<a href="/my-cases/${caseId}">${personName}</a>`}</td>
      <td class="number">${caseNumber}</td>
      <td class="result"><xs-status look=${RESULT_LOOKS[result ?? 'waiting']} word=${say(`hours.roster.result.${result ?? 'waiting'}`)}></xs-status></td>
      <td class="explanation">${reasonCode === null ? nothing : reasonOf(reasonCode)}</td></tr>`)}</tbody></table>`;
}

/** Why nothing was declared for somebody: in the words of a field, of a problem, or of a batch. */
function reasonOf(code: string): string {
  return wordOf(`hours.roster.reason.${code}`, wordOf(`problems.field.${code}`, wordOf(`problems.${code}`, wordOf(`batch.reason.${code}`, code))));
}
