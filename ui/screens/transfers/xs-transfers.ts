import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import '../../components/buttons.css';
import { dayOf } from '../../../workflows/shared/time.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-status.ts';
import { Paged } from '../../controllers/paged.ts';
import { transfersApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import './xs-transfers.css';

type Transfer = InferResponseType<typeof transfersApi.index.$get, 200>['items'][number];

const DIRECTIONS = ['all', 'out', 'in', 'review'] as const;

/** Who has left the organization and who has come to it, or is about to, and whose transfers it reviews (manual §5.1.6, 调转记录). */
@customElement('xs-transfers')
export class XsTransfers extends LightElement {
  @state() private shown: (typeof DIRECTIONS)[number] = 'all';
  readonly #transfers = new Paged<Transfer>(this, async (cursor) => (await transfersApi.index.$get({
    query: { ...(this.shown === 'all' ? {} : { direction: this.shown }), ...(cursor === null ? {} : { cursor }) },
  })).json());

  protected override render(): TemplateResult {
    return html`<div class="page transfers-page">
      <div class="page-head"><h1>${say('submit.screen.transfers')}</h1><p>${say('submit.transfers.text')}</p>
        <div class="states" role="group" aria-label=${say('submit.transfers.direction')}>${DIRECTIONS.map((one) => html`<button type="button" class="chip"
          aria-pressed=${one === this.shown ? 'true' : 'false'} @click=${() => { this.#show(one); }}>${say(`submit.transfers.${one}`)}</button>`)}</div></div>
      <section class="pane">${this.#content()}</section>
    </div>`;
  }

  #content(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#transfers;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return emptyNotice(say('submit.transfers.empty'), say('submit.transfers.empty.text'));
    return html`<table class="ledger transfers">
        <thead><tr><th scope="col" class="person">${say('submit.person.name')}</th><th scope="col" class="direction">${say('submit.transfers.direction')}</th>
          <th scope="col" class="units">${say('submit.transfers.units')}</th><th scope="col" class="number">${say('applicant.progress.caseNumber')}</th>
          <th scope="col" class="status">${say('applicant.cases.status')}</th><th scope="col" class="at">${say('submit.transfers.submitted')}</th>
          <th scope="col" class="at closed">${say('submit.transfers.closed')}</th></tr></thead>
        <tbody>${items.map(rowOf)}</tbody></table>
      ${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#transfers.more(); }}>${say('common.more')}</button></div>` : nothing}`;
  }

  #show(shown: (typeof DIRECTIONS)[number]): void {
    this.shown = shown;
    void this.#transfers.first.reload();
  }
}

function rowOf({ caseId, caseNumber, direction, personName, fromName, toName, status, submittedAt, closedAt, opensAs }: Transfer): TemplateResult {
  const href = { reviewer: `/cases/${caseId}`, follower: `/my-cases/${caseId}` };
  const number = opensAs === null ? caseNumber : html`<a href=${href[opensAs]}>${caseNumber}</a>`;
  return html`<tr><td class="person">${personName}</td><td class="direction">${say(`submit.transfers.${direction}`)}</td>
    <td class="units" title="${fromName} → ${toName}">${fromName} → ${toName}</td><td class="number">${number}</td>
    <td class="status"><xs-status look=${status} word=${say(`flows.status.${status}`)}></xs-status></td>
    <td class="at">${dayOf(submittedAt)}</td><td class="at closed">${closedAt === null ? nothing : dayOf(closedAt)}</td></tr>`;
}
