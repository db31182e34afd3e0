import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { BATCH_RESULTS } from '../../../workflows/shared/batch.ts';
import '../../components/buttons.css';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-status.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { batchesApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { type Batch, STATE_LOOKS, waitingCount } from './batch-types.ts';
import './xs-batches.css';

interface Page {
  readonly items: readonly Batch[];
  readonly nextCursor: string | null;
}

/** The batches of the signed-in person, the latest first. */
@customElement('xs-batches')
export class XsBatches extends LightElement {
  /** Pages after the first. */
  @state() private further: readonly Page[] = [];
  /** Why the page after could not be fetched. */
  @state() private problem: HttpProblem | null = null;
  readonly #first = new Loaded<Page>(this, () => pageAfter(null));

  protected override render(): TemplateResult {
    const { value, problem } = this.#first;
    return html`<div class="page">
      <div class="page-head"><h1>${say('batch.screen.list')}</h1></div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#first.reload(); })
        : this.#content([value, ...this.further])}</section>
    </div>`;
  }

  #content(pages: readonly Page[]): TemplateResult {
    const batches = pages.flatMap(({ items }) => items);
    if (batches.length === 0) return emptyNotice(say('batch.list.empty'), say('batch.list.empty.text'));
    const cursor = pages.at(-1)?.nextCursor ?? null;
    return html`<table class="ledger batches">
      <thead><tr><th scope="col">${say('batch.list.column.what')}</th><th scope="col" class="state">${say('batch.list.column.state')}</th>
        <th scope="col" class="results">${say('batch.list.column.results')}</th><th scope="col" class="at">${say('batch.list.column.at')}</th></tr></thead>
      <tbody>${batches.map(rowOf)}</tbody></table>
      ${cursor === null ? nothing : html`<div class="more"><button type="button" class="button" @click=${() => this.#more(cursor)}>${say('common.more')}</button></div>`}`;
  }

  async #more(cursor: string): Promise<void> {
    try {
      const page = await pageAfter(cursor);
      this.further = [...this.further, page];
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }
}

async function pageAfter(cursor: string | null): Promise<Page> {
  return (await batchesApi.index.$get({ query: cursor === null ? {} : { cursor } })).json();
}

function rowOf(batch: Batch): TemplateResult {
  const { id, kind, verb, total, state: standing, isCancelling, createdAt } = batch;
  return html`<tr>
    <td><a href="/batches/${id}">${say('batch.list.count', { verb: say(`batch.verb.${verb}`), count: total })}</a>
      ${kind === null ? nothing : html`<span class="muted">${subjectOf(kind)}</span>`}</td>
    <td class="state"><xs-status look=${STATE_LOOKS[standing]} word=${say(isCancelling ? 'batch.state.cancelling' : `batch.state.${standing}`)}></xs-status></td>
    <td class="results">${resultsOf(batch)}</td>
    <td class="at"><time datetime=${createdAt}>${shortInstant(createdAt)}</time></td></tr>`;
}

/** Every result that occurs, with its number. */
function resultsOf(batch: Batch): string {
  const waiting = waitingCount(batch);
  return [
    ...BATCH_RESULTS.filter((result) => batch.counts[result] > 0).map((result) => `${say(`batch.result.${result}`)} ${batch.counts[result]}`),
    ...(waiting > 0 ? [`${say('batch.result.waiting')} ${waiting}`] : []),
  ].join(' · ');
}
