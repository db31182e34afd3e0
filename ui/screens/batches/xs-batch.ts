import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BATCH_RESULTS } from '../../../workflows/shared/batch.ts';
import '../../components/buttons.css';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-icon.ts';
import '../../components/xs-status.ts';
import { LiveProcess } from '../../controllers/live-process.ts';
import { batchesApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { type Batch, type Receipt, type ReceiptFilter, STATE_LOOKS, waitingCount } from './batch-types.ts';
import { receiptTable } from './receipt-table.ts';
import './xs-batch.css';

/** How far a batch is, and its receipts. Leaving it changes nothing. */
@customElement('xs-batch')
export class XsBatch extends LightElement {
  @property({ attribute: 'batch-id' }) batchId = '';
  @state() private isAsking = false;
  @state() private problem: HttpProblem | null = null;
  readonly #live = new LiveProcess<Batch, Receipt, Exclude<ReceiptFilter, null>>(this, {
    read: async () => (await batchesApi[':id'].$get({ param: { id: this.batchId } })).json(),
    receipts: async (filter, { cursor, limit }) => (await batchesApi[':id'].items.$get({
      param: { id: this.batchId },
      query: { limit: String(limit), ...(filter === null ? {} : { result: filter }), ...(cursor === null ? {} : { cursor }) },
    })).json(),
    cancel: async () => (await batchesApi[':id'].cancellation.$post({ param: { id: this.batchId } })).json(),
  });

  protected override render(): TemplateResult {
    const { process: batch, problem } = this.#live;
    return html`<div class="page batch-page">${batch !== null
      ? this.#content(batch)
      : html`<div class="page-head"><h1>${say('batch.screen.one')}</h1></div>
        <section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#live.reload(); })}</section>`}</div>`;
  }

  #content(batch: Batch): TemplateResult {
    const { id, verb, total, state: standing, isCancelling, createdAt, endedAt, reason } = batch;
    const waiting = waitingCount(batch);
    return html`
      <div class="page-head">
        <h1>${say('batch.list.count', { verb: say(`batch.verb.${verb}`), count: total })}</h1>
        <xs-status tint look=${STATE_LOOKS[standing]} word=${say(isCancelling ? 'batch.state.cancelling' : `batch.state.${standing}`)}></xs-status>
        <p>${say('batch.made', { at: shortInstant(createdAt) })}${endedAt === null ? nothing : html` · ${say('batch.ended', { at: shortInstant(endedAt) })}`}</p>
        <div class="acts">
          ${standing === 'running'
            ? html`<vaadin-button ?disabled=${isCancelling} @click=${() => { this.isAsking = true; }}>${say('batch.cancel')}</vaadin-button>`
            : html`<a class="button" href="/api/batches/${id}/receipt.xlsx" download><xs-icon name="download" size="16"></xs-icon>${say('batch.download')}</a>`}
        </div>
      </div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <section class="pane progress-pane">
        <p class="numbers" role="status"><b>${say('batch.progress.text', { done: total - waiting, total })}</b>
          ${standing === 'running' ? html`<span class="muted">${say('batch.progress.leave')}</span>` : nothing}</p>
        <progress max=${total} .value=${total - waiting} aria-label=${say('batch.progress.label')}></progress>
        ${reason === null ? nothing : html`<dl><dt>${say('batch.reason')}</dt><dd>${reason}</dd></dl>`}
      </section>
      <section class="pane">
        <header><h2>${say('batch.receipts')}</h2></header>
        <div class="chips" role="group" aria-label=${say('batch.receipts.filter')}>${this.#chips(batch, waiting)}</div>
        ${this.#live.receipts.length === 0 ? html`<p class="empty muted">${say('batch.receipts.none')}</p>` : receiptTable(this.#live.receipts)}
        ${this.#live.hasMore
          ? html`<div class="more"><button type="button" class="button" @click=${() => { void this.#live.more(); }}>${say('common.more')}</button></div>` : nothing}
      </section>
      <xs-confirm question=${say('batch.cancel.title')} consequence=${say('batch.cancel.text', { count: waiting })} verb=${say('batch.cancel')}
        ?open=${this.isAsking} @confirmed=${this.#cancel} @declined=${() => { this.isAsking = false; }}></xs-confirm>`;
  }

  #chips({ counts, total }: Batch, waiting: number): TemplateResult[] {
    const present = BATCH_RESULTS.filter((result) => counts[result] > 0 || this.#live.filter === result);
    return [
      this.#chip(null, say('batch.receipts.all'), total),
      ...present.map((result) => this.#chip(result, say(`batch.result.${result}`), counts[result])),
      ...(waiting > 0 || this.#live.filter === 'waiting' ? [this.#chip('waiting', say('batch.result.waiting'), waiting)] : []),
    ];
  }

  #chip(filter: ReceiptFilter, word: string, count: number): TemplateResult {
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
