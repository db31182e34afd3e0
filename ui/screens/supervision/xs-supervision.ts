import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-due.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { Paged } from '../../controllers/paged.ts';
import { supervisionApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { groupTable, stepWord } from './group-table.ts';
import { unassignedPane } from './unassigned-pane.ts';
import { workflowLink } from './workflow-link.ts';
import './xs-agreement.ts';
import './xs-supervision.css';

export type Summary = InferResponseType<typeof supervisionApi.index.$get, 200>;
type HeldTask = InferResponseType<typeof supervisionApi.tasks.$get, 200>['items'][number];
type Holder = Summary['holders'][number];

/** What narrows the list of cases. */
interface Filter {
  readonly kind?: string;
  readonly step?: string;
  readonly organizationId?: string;
  readonly overdue?: 'true';
}

/** Which tables a supervisor reads first: what waits where, then with whom, then case by case (docs/supervision.md). */
@customElement('xs-supervision')
export class XsSupervision extends LightElement {
  @state() private filter: Filter = {};
  readonly #summary = new Loaded<Summary>(this, async () => (await supervisionApi.index.$get()).json());
  readonly #tasks = new Paged<HeldTask>(this, async (cursor) =>
    (await supervisionApi.tasks.$get({ query: { ...this.filter, ...(cursor === null ? {} : { cursor }) } })).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#summary;
    return html`<div class="page supervision">
      <div class="page-head"><h1>${say('supervision.screen')}</h1><p>${say('supervision.text')}</p></div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#summary.reload(); })}</section>`
        : html`${this.#content(value)} ${value.mayReconcile ? html`<xs-agreement></xs-agreement>` : nothing}`}
    </div>`;
  }

  #content({ groups, holders, unassigned }: Summary): TemplateResult {
    if (groups.length === 0 && unassigned.count === 0) return html`<section class="pane">${emptyNotice(say('supervision.empty'), say('supervision.empty.text'))}</section>`;
    if (groups.length === 0) return unassignedPane(unassigned);
    return html`${totals(groups)} ${unassigned.count === 0 ? nothing : unassignedPane(unassigned)}
      <section class="pane" aria-labelledby="groups-title"><header><h2 id="groups-title">${say('supervision.groups')}</h2></header>
        ${groupTable(groups, ({ kind, step }) => { this.#show({ kind, step }); })}</section>
      ${holders.length === 0 ? nothing : html`<section class="pane" aria-labelledby="holders-title"><header><h2 id="holders-title">${say('supervision.holders')}</h2></header>
        ${this.#holders(holders)}</section>`}
      <section class="pane" aria-labelledby="tasks-title"><header><h2 id="tasks-title" tabindex="-1">${say('supervision.tasks')}</h2>
        <span class="muted">${say('supervision.tasks.text')}</span>${this.#conditions(holders)}</header>${this.#cases()}</section>`;
  }

  #holders(holders: readonly Holder[]): TemplateResult {
    const column = (name: 'organization' | 'open' | 'overdue' | 'claimed' | 'oldest'): TemplateResult =>
      html`<th scope="col" class=${name}>${say(`supervision.column.${name}`)}</th>`;
    return html`<table class="ledger holders"><thead><tr>${column('organization')} ${column('open')} ${column('overdue')} ${column('claimed')} ${column('oldest')}</tr></thead>
      <tbody>${holders.map(({ organizationId, name, open, overdue, claimed, oldestAt }) => html`<tr>
        <td class="organization"><button type="button" class="link" @click=${() => { this.#show({ organizationId }); }}>${name}</button></td>
        <td class="open">${open}</td><td class="overdue ${overdue > 0 ? 'bad' : ''}">${overdue}</td><td class="claimed">${claimed}</td>
        <td class="oldest"><time datetime=${oldestAt}>${shortInstant(oldestAt)}</time></td></tr>`)}</tbody></table>`;
  }

  #conditions(holders: readonly Holder[]): TemplateResult {
    const { kind, step, organizationId, overdue } = this.filter;
    const what = kind === undefined ? holders.find((holder) => holder.organizationId === organizationId)?.name : `${subjectOf(kind)} · ${stepWord(kind, step ?? '')}`;
    return html`<span class="conditions">
      ${what === undefined ? nothing : html`<span>${say('supervision.filter.of', { what })}</span>
        <button type="button" class="link" @click=${() => { this.#show({}); }}>${say('supervision.filter.clear')}</button>`}
      <button type="button" class="chip" aria-pressed=${overdue === undefined ? 'false' : 'true'}
        @click=${() => { this.#narrow(overdue === undefined); }}>${say('supervision.filter.overdue')}</button></span>`;
  }

  #cases(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#tasks;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return emptyNotice(say('supervision.tasks.empty'), say('supervision.tasks.empty.text'));
    const column = (name: 'number' | 'subject' | 'step' | 'organization' | 'holder' | 'since' | 'due' | 'workflow'): TemplateResult =>
      html`<th scope="col" class=${name}>${say(`supervision.column.${name}`)}</th>`;
    return html`<table class="ledger held"><thead><tr>${column('subject')} ${column('step')} ${column('organization')} ${column('holder')} ${column('since')}
        ${column('due')} ${column('number')} ${column('workflow')}</tr></thead><tbody>${items.map(rowOf)}</tbody></table>
      ${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#tasks.more(); }}>${say('common.more')}</button></div>` : nothing}`;
  }

  #narrow(overdueOnly: boolean): void {
    const { overdue: _former, ...others } = this.filter;
    this.filter = { ...others, ...(overdueOnly ? { overdue: 'true' as const } : {}) };
    void this.#tasks.first.reload();
  }

  /** What was chosen above is listed below, where the cursor goes. */
  #show(filter: Filter): void {
    this.filter = filter;
    void this.#tasks.first.reload();
    this.querySelector<HTMLElement>('#tasks-title')?.focus();
  }
}

function totals(groups: Summary['groups']): TemplateResult {
  const tasks = groups.filter(({ step }) => step !== 'returned');
  const sum = (of: Summary['groups'], name: 'open' | 'overdue' | 'escalated'): number => of.reduce((total, group) => total + group[name], 0);
  const cells = [
    ['open', sum(tasks, 'open')], ['overdue', sum(tasks, 'overdue')], ['escalated', sum(tasks, 'escalated')],
    ['returned', sum(groups.filter(({ step }) => step === 'returned'), 'open')],
  ] as const;
  return html`<dl class="totals">${cells.map(([name, number]) => html`<div class=${name}><dt>${say(`supervision.${name}`)}</dt><dd>${number}</dd></div>`)}</dl>`;
}

function rowOf({ caseId, caseNumber, kind, step, subjectName, organizationName, holderName, openedAt, dueAt, workflowUrl }: HeldTask): TemplateResult {
  return html`<tr><td class="subject"><a href="/cases/${caseId}" title=${subjectName}>${subjectName}</a><small>${subjectOf(kind)}</small></td>
    <td class="step">${stepWord(kind, step)}</td><td class="organization">${organizationName}</td>
    <td class="holder">${holderName ?? html`<span class="muted">${say('supervision.nobody')}</span>`}</td>
    <td class="since"><time datetime=${openedAt}>${shortInstant(openedAt)}</time></td><td class="due"><xs-due due-at=${dueAt}></xs-due></td>
    <td class="number">${caseNumber}</td>
    <td class="workflow">${workflowLink({ workflowUrl, caseNumber })}</td></tr>`;
}
