import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type DriftKind, DRIFT_KINDS, totalDrift } from '../../../workflows/shared/drift.ts';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-icon.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { Sending } from '../../controllers/sending.ts';
import { reconciliationsApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { pause } from '../../pause.ts';
import { tell } from '../review/tell.ts';
import './xs-agreement.css';

type Agreement = InferResponseType<typeof reconciliationsApi.index.$get, 200>;
type Look = Agreement['items'][number];
type Result = InferResponseType<(typeof reconciliationsApi)[':id']['$get'], 200>;
type Done = Extract<Result, { state: 'done' }>;

/** Between two questions whether a look has ended, milliseconds. */
const ASK_AGAIN_MS = 700;

/** Whether database and workflows say the same, since when, and what to do where they do not (docs/supervision.md, "Drift"). */
@customElement('xs-agreement')
export class XsAgreement extends LightElement {
  /** What somebody has looked for on this page. */
  @state() private found: Done | null = null;
  @state() private isLooking = false;
  @state() private hasFailed = false;
  @state() private isAsking = false;
  readonly #agreement = new Loaded<Agreement>(this, async () => (await reconciliationsApi.index.$get()).json());
  readonly #sending = new Sending(this);

  protected override render(): TemplateResult {
    const { value, problem } = this.#agreement;
    return html`<section class="pane agreement" aria-labelledby="agreement-title">
      <header><h2 id="agreement-title">${say('supervision.agreement')}</h2><span class="muted">${say('supervision.agreement.text')}</span></header>
      ${value === null ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#agreement.reload(); }) : this.#content(value)}
      <xs-confirm question=${say('supervision.repair.question', { count: this.#left() })} consequence=${say('supervision.repair.consequence')}
        verb=${say('supervision.repair')} ?open=${this.isAsking} ?busy=${this.#sending.isBusy}
        @confirmed=${() => { void this.#repair(); }} @declined=${() => { this.isAsking = false; }}></xs-confirm>
    </section>`;
  }

  #content({ since, days, items: [last] }: Agreement): TemplateResult {
    const isAgreed = last !== undefined && totalDrift(last.found) === 0;
    return html`<div class="state"><p class=${isAgreed ? 'good' : 'warn'}><xs-icon name=${isAgreed ? 'circle-check' : 'triangle-alert'}></xs-icon>
        <b>${headline({ isAgreed, days, last })}</b></p>
      <p class="muted">${last === undefined ? say('supervision.agreement.never') : say('supervision.agreement.last', {
        at: shortInstant(last.finishedAt), cases: last.openCases, workflows: last.runningWorkflows, since: since === null ? '–' : shortInstant(since),
      })}</p></div>
      <div class="acts"><vaadin-button ?disabled=${this.isLooking} @click=${() => { void this.#look(); }}>${say('supervision.look')}</vaadin-button>
        ${this.#left() === 0 ? nothing : html`<vaadin-button theme="primary" ?disabled=${this.isLooking} @click=${() => { this.isAsking = true; }}>${say('supervision.repair')}</vaadin-button>`}
        <span role="status" class="muted">${this.isLooking ? say('supervision.looking') : ''}</span></div>
      ${this.#sending.problem === null ? nothing : problemNotice(this.#sending.problem)}
      ${this.hasFailed ? problemNotice({ code: 'internal', title: say('supervision.look.failed'), detail: say('supervision.look.failed.detail') }) : nothing}
      ${this.found === null ? nothing : foundTable(this.found)}`;
  }

  /** How much the look of this page has left different. */
  #left(): number {
    return this.found?.look.isDryRun === true ? totalDrift(this.found.look.found) : 0;
  }

  async #look(): Promise<void> {
    await this.#begin({ look: Date.now() }, async (key) => (await reconciliationsApi.index.$post({}, { headers: { 'Idempotency-Key': key } })).json());
  }

  async #repair(): Promise<void> {
    const id = this.found?.look.id ?? '';
    await this.#begin({ repair: id }, async (key) => (await reconciliationsApi[':id'].repair.$post({ param: { id } }, { headers: { 'Idempotency-Key': key } })).json());
    if (this.found?.look.isDryRun === false) tell(say('supervision.repaired', { count: totalDrift(this.found.look.repaired) }));
  }

  async #begin(content: object, send: (key: string) => Promise<{ id: string }>): Promise<void> {
    let id: string | null = null;
    this.isLooking = true;
    this.hasFailed = false;
    await this.#sending.send(content, async (key) => {
      id = (await send(key)).id;
      await this.#follow(id);
    });
    this.isLooking = false;
    this.isAsking = false;
    await this.#agreement.reload();
  }

  /** Asks until the look has ended; whoever leaves the page need not know any more. */
  async #follow(id: string): Promise<void> {
    while (this.isConnected) {
      const result = await (await reconciliationsApi[':id'].$get({ param: { id } })).json();
      if (result.state === 'done') this.found = result;
      if (result.state === 'failed') this.hasFailed = true;
      if (result.state !== 'running') return;
      await pause(ASK_AGAIN_MS);
    }
  }
}

function headline({ isAgreed, days, last }: { readonly isAgreed: boolean; readonly days: number; readonly last: Look | undefined }): string {
  if (last === undefined) return say('supervision.agreement.unknown');
  return isAgreed ? say('supervision.agreement.days', { days }) : say('supervision.agreement.differs', { count: totalDrift(last.found) });
}

function foundTable({ look: { found, repaired, isDryRun, finishedAt }, drifts }: Done): TemplateResult {
  if (totalDrift(found) === 0) return html`<p class="found muted">${say('supervision.found.nothing', { at: shortInstant(finishedAt) })}</p>`;
  const kinds = DRIFT_KINDS.filter((kind) => found[kind] !== undefined);
  return html`<table class="ledger found"><thead><tr><th scope="col" class="what">${say('supervision.column.drift')}</th><th scope="col" class="open">${say('supervision.column.found')}</th>
      ${isDryRun ? nothing : html`<th scope="col" class="open">${say('supervision.column.repaired')}</th>`}<th scope="col">${say('supervision.column.about')}</th></tr></thead>
    <tbody>${kinds.map((kind) => html`<tr><td class="what">${say(`supervision.drift.${kind}`)}<small>${say(`supervision.drift.${kind}.repair`)}</small></td>
      <td class="open">${found[kind]}</td>${isDryRun ? nothing : html`<td class="open">${repaired[kind] ?? 0}</td>`}
      <td class="about">${subjectsOf(kind, drifts)}</td></tr>`)}</tbody></table>`;
}

/** How many are named; the others are counted. */
const NAMED = 5;

function subjectsOf(kind: DriftKind, drifts: Done['drifts']): TemplateResult[] {
  return drifts.filter((drift) => drift.kind === kind).slice(0, NAMED).map(({ subject }) => {
    const caseId = CASE_KINDS.includes(kind) ? subject.slice(subject.indexOf(':') + 1) : null;
    return caseId === null ? html`<code>${subject}</code>` : html`<a href="/cases/${caseId}"><code>${subject}</code></a>`;
  });
}

/** Kinds whose subject is a case that somebody may open. */
const CASE_KINDS: readonly DriftKind[] = ['workflow-missing', 'step-differs', 'effect-missing'];
