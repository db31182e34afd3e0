import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import '../../components/buttons.css';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-status.ts';
import { Paged } from '../../controllers/paged.ts';
import { copiesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import './xs-copies.css';

type Copy = InferResponseType<typeof copiesApi.index.$get, 200>['items'][number];

/** The cases that were copied to the member who is signed in. */
@customElement('xs-copies')
export class XsCopies extends LightElement {
  readonly #copies = new Paged<Copy>(this, async (cursor) => (await copiesApi.index.$get({ query: cursor === null ? {} : { cursor } })).json());

  protected override render(): TemplateResult {
    return html`<div class="page copies-page">
      <div class="page-head"><h1>${say('desk.screen.copies')}</h1><p>${say('desk.copies.text')}</p></div>
      <section class="pane">${this.#content()}</section>
    </div>`;
  }

  #content(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#copies;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return emptyNotice(say('desk.copies.empty'), say('desk.copies.empty.text'));
    return html`<table class="ledger copies">
        <thead><tr><th scope="col" class="name">${say('review.inbox.column.name')}</th><th scope="col" class="kind">${say('desk.copies.kind')}</th>
          <th scope="col" class="number">${say('applicant.progress.caseNumber')}</th><th scope="col" class="status">${say('applicant.cases.status')}</th>
          <th scope="col" class="from">${say('desk.copies.from')}</th><th scope="col" class="at">${say('desk.copies.at')}</th></tr></thead>
        <tbody>${items.map(rowOf)}</tbody></table>
      ${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#copies.more(); }}>${say('review.inbox.more')}</button></div>` : nothing}`;
  }
}

function rowOf({ caseId, caseNumber, kind, subjectName, status, copierName, copiedAt }: Copy): TemplateResult {
  return html`<tr>
    <td class="name"><a href="/cases/${caseId}" title=${subjectName}>${subjectName}</a></td><td class="kind">${subjectOf(kind)}</td><td class="number">${caseNumber}</td>
    <td class="status"><xs-status look=${status} word=${say(`flows.status.${status}`)}></xs-status></td>
    <td class="from">${copierName}</td><td class="at">${shortInstant(copiedAt)}</td></tr>`;
}
