import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { inboxTitleOf, wordOf } from '../../components/words.ts';
import '../../components/xs-icon.ts';
import { WorkbenchController } from '../../controllers/workbench-controller.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';
import { standingLine } from '../substitutes/standing-line.ts';
import type { BatchRequest } from './batch-gateway.ts';
import { DivisionName } from './division-name.ts';
import { conditionWords, countText, inboxChips } from './inbox-chips.ts';
import type { Inbox } from './inbox.ts';
import { type InboxQuery, isFiltered, SORTS, withoutFilter } from './inbox-query.ts';
import { inboxRow } from './inbox-row.ts';
import { reasonTableOf } from './reason-table.ts';
import { moveByKey, tickByEvent } from './row-keys.ts';
import type { Selection } from './selection.ts';
import { selectionBar } from './selection-bar.ts';
import './xs-batch-dialog.ts';
import './xs-inbox-filters.ts';
import './xs-inbox.css';

const STATES = ['open', 'closed'] as const satisfies readonly InboxQuery['state'][];

/** The next page is fetched when its button is nearer than this to the visible part. */
const NEAR = '400px';

/**
 * The list of an inbox: tabs, filters, rows with ticks. Fires `inbox-query` with the query a person asks for,
 * `inbox-walk` to go through the selection, and `inbox-hide` with `caseIds` and `isHidden`.
 */
@customElement('xs-inbox')
export class XsInbox extends LightElement {
  @property({ attribute: false }) inbox: Inbox | null = null;
  @property({ attribute: false }) query: InboxQuery | null = null;
  @property({ attribute: false }) selection: Selection | null = null;
  /** The path of the screen; a case has its id below it. */
  @property() path = '';
  @property({ attribute: 'case-id' }) caseId: string | null = null;
  /** Counts up when the rows of `inbox` or the selection have changed. */
  @property({ type: Number }) version = 0;
  @state() private showsFilters = false;
  @state() private batch: BatchRequest | null = null;
  readonly #workbench = new WorkbenchController(this);
  readonly #division = new DivisionName(this);
  #observer: IntersectionObserver | null = null;

  /** Whether somebody may be about to press a row. */
  get isInUse(): boolean {
    return this.querySelector('.rows ol')?.matches(':hover') === true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override willUpdate(): void {
    this.#division.show(this.query?.filter.division ?? null);
  }

  protected override render(): TemplateResult | null {
    return this.query === null || this.selection === null ? null : this.#list(this.query, this.selection);
  }

  #list(query: InboxQuery, selection: Selection): TemplateResult {
    const { kind, state: list } = query;
    return html`
      <header class="head">
        <h1>${inboxTitleOf(kind)}</h1>
        <div class="tabs" role="group" aria-label=${say('review.inbox.list')}>${STATES.map((tab) => this.#tab(query, tab))}</div>
        <button type="button" class="icon-button" aria-expanded=${this.showsFilters ? 'true' : 'false'} aria-label=${say('review.inbox.filters')}
          title=${say('review.inbox.filters')} @click=${() => { this.showsFilters = !this.showsFilters; }}><xs-icon name="list-filter" size="16"></xs-icon></button>
        <button type="button" class="icon-button" aria-label=${say('review.inbox.refresh')} title=${say('review.inbox.refresh')}
          @click=${() => { void this.inbox?.refresh(); }}><xs-icon name="rotate-cw" size="16"></xs-icon></button>
      </header>
      ${standingLine(this.#workbench.value)}
      <div class="chips">
        ${inboxChips({ query, counts: this.inbox?.counts ?? null, divisionName: this.#division.text, ask: (next) => { this.#ask(next); } })}
        <span class="screen-reader" role="status">${this.#count()}</span>
      </div>
      ${this.showsFilters
        ? html`<xs-inbox-filters .query=${query} @inbox-query=${(event: CustomEvent<InboxQuery>) => { this.#ask(event.detail); }}></xs-inbox-filters>`
        : nothing}
      <div class="columns">
        ${this.#tickAll(selection)}
        <span>${wordOf(`review.inbox.column.name.${kind ?? 'near'}`, say('review.inbox.column.name'))}</span>
        <span>${say(list === 'open' ? 'review.inbox.column.checks' : 'review.inbox.column.decision')}</span>
        ${this.#sortHead(query)}
      </div>
      ${this.inbox?.hasNews === true
        ? html`<button type="button" class="news" @click=${() => { this.inbox?.takeNews(); }}><xs-icon name="rotate-cw" size="14"></xs-icon>${say('review.inbox.news')}</button>`
        : nothing}
      <div class="rows">${this.#content(query, selection)}</div>
      ${selectionBar({
        selection, query, rows: this.inbox?.items ?? [], total: this.inbox?.counts?.total ?? null, hasMore: this.inbox?.hasMore === true,
        decide: (verb) => { this.batch = { verb, kind, chosen: this.#chosen(query, selection) }; },
        walk: () => { this.dispatchEvent(new Event('inbox-walk')); },
        setHidden: (caseIds, isHidden) => { this.dispatchEvent(new CustomEvent('inbox-hide', { detail: { caseIds, isHidden } })); },
      })}
      <xs-batch-dialog .request=${this.batch} reasons=${reasonTableOf(this.inbox?.items[0]?.flowId ?? '')}
        @batch-begun=${this.#begun} @batch-declined=${() => { this.batch = null; }}></xs-batch-dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#watchEnd();
    if (changed.has('caseId')) this.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #chosen(query: InboxQuery, selection: Selection): BatchRequest['chosen'] {
    if (selection.isAll) return { by: 'filter', query };
    return { by: 'items', items: this.inbox?.items.filter(({ caseId }) => selection.has(caseId)) ?? [] };
  }

  /** Its receipts show how far it is; this list follows by itself. */
  readonly #begun = ({ detail }: CustomEvent<string>): void => {
    this.batch = null;
    this.selection?.clear();
    navigate(`/batches/${detail}`);
  };

  #tab(query: InboxQuery, tab: InboxQuery['state']): TemplateResult {
    const isPresent = query.state === tab;
    const total = this.inbox?.counts?.total;
    return html`<button type="button" class="tab" aria-pressed=${isPresent ? 'true' : 'false'}
      @click=${() => { this.#ask({ ...withoutFilter(query), state: tab, sort: SORTS[tab][0] }); }}>
      ${say(`review.inbox.${tab}`)}${isPresent && total !== undefined ? html`<span class="number">${countText(total)}</span>` : nothing}
    </button>`;
  }

  #tickAll(selection: Selection): TemplateResult {
    const order = this.#order();
    const isWhole = order.length > 0 && selection.ids.size === order.length;
    return html`<label class="tick"><input type="checkbox" aria-label=${say('review.inbox.selectAll', { count: order.length })}
      ?disabled=${order.length === 0} .checked=${isWhole} .indeterminate=${selection.ids.size > 0 && !isWhole}
      @click=${() => { if (isWhole) selection.clear(); else selection.selectAll(order); }}></label>`;
  }

  /** The head of the last column: pressing it turns the order round. */
  #sortHead(query: InboxQuery): TemplateResult {
    const { sort, state: list } = query;
    const isDown = sort.startsWith('-');
    const column = list === 'closed' ? 'decidedAt' : sort.endsWith('opened') ? 'opened' : 'due';
    const other = SORTS[list].find((each) => each !== sort && each.replace('-', '') === sort.replace('-', '')) ?? sort;
    return html`<button type="button" class="sort" title=${say(`review.inbox.sort.${other}`)}
      aria-label="${say(`review.inbox.column.${column}`)} · ${say(`review.inbox.sort.${sort}`)}"
      @click=${() => { this.#ask({ ...query, sort: other }); }}>
      ${say(`review.inbox.column.${column}`)}<xs-icon name=${isDown ? 'arrow-down' : 'arrow-up'} size="12"></xs-icon>
    </button>`;
  }

  #order(): string[] {
    return this.inbox?.items.map(({ caseId }) => caseId) ?? [];
  }

  #count(): string {
    if (this.inbox?.state !== 'ready' || this.inbox.items.length === 0) return '';
    return say(this.inbox.hasMore ? 'review.inbox.shown' : 'review.inbox.all', { count: this.inbox.items.length });
  }

  #content(query: InboxQuery, selection: Selection): TemplateResult {
    const { inbox } = this;
    if (inbox === null || inbox.state === 'loading') return html`<p class="wait" role="status">${say('review.inbox.loading')}</p>`;
    if (inbox.state === 'failed') {
      return html`<div class="nothing" role="alert">
        <b>${say('review.inbox.failed')}</b>
        <button type="button" class="button" @click=${() => { void inbox.show(query); }}>${say('review.inbox.retry')}</button>
      </div>`;
    }
    if (inbox.items.length === 0) return this.#nothing(query, inbox);
    const now = new Date().toISOString();
    return html`
      <ol aria-label=${say('review.inbox.list')} @click=${this.#click} @keydown=${this.#press}>${repeat(inbox.items, ({ taskId }) => taskId, (row) =>
        inboxRow(row, {
          href: `${this.path}/${row.caseId}`, isCurrent: row.caseId === this.caseId, isSelected: selection.has(row.caseId), sort: query.sort, now,
        }))}</ol>
      ${inbox.hasMore ? this.#more(inbox) : nothing}`;
  }

  readonly #click = (event: MouseEvent): void => {
    const { target } = event;
    if (this.selection === null || !(target instanceof HTMLInputElement)) return;
    tickByEvent(event, this.selection, this.#order());
  };

  /** Space ticks the row that has the cursor, with Shift everything down to it; a tick hears of it as a click. */
  readonly #press = (event: KeyboardEvent): void => {
    const isLink = event.target instanceof HTMLAnchorElement;
    const isDone = event.key === ' ' && isLink
      ? this.selection !== null && tickByEvent(event, this.selection, this.#order()) : moveByKey(event);
    if (isDone) event.preventDefault();
  };

  #more(inbox: Inbox): TemplateResult {
    const isLoading = inbox.moreState === 'loading';
    return html`<div class="more">
      ${inbox.moreState === 'failed' ? html`<span role="alert">${say('review.inbox.failed')}</span>` : nothing}
      <button type="button" class="button" aria-disabled=${isLoading ? 'true' : 'false'} @click=${() => { void inbox.more(); }}>
        ${say(isLoading ? 'review.inbox.loading' : 'review.inbox.more')}
      </button>
    </div>`;
  }

  #nothing(query: InboxQuery, inbox: Inbox): TemplateResult {
    if (!isFiltered(query)) {
      const { kind, state: list } = query;
      if (kind === null && list === 'open') {
        return html`<div class="nothing"><b>${say('account.workbench.near.empty')}</b><p>${say('account.workbench.near.empty.text')}</p></div>`;
      }
      return html`<div class="nothing"><b>${say(`review.inbox.empty.${list}`)}</b><p>${say(`review.inbox.empty.${list}.text`)}</p></div>`;
    }
    const conditions = conditionWords({ query, divisionName: this.#division.text }).join(say('review.inbox.conditions'));
    const total = inbox.totalWithoutFilter(query);
    return html`<div class="nothing">
      <b>${say('review.inbox.empty.filtered')}</b>
      <p>${say('review.inbox.empty.conditions', { conditions })}
        ${total === null ? nothing : say('review.inbox.empty.without', { count: countText(total) })}</p>
      <button type="button" class="button" @click=${() => { this.#ask(withoutFilter(query)); }}>${say('review.inbox.clearFilter')}</button>
    </div>`;
  }

  #ask(query: InboxQuery): void {
    this.dispatchEvent(new CustomEvent('inbox-query', { detail: query }));
  }

  /** Fetches the next page when its button comes near. After a failure only a press does, or it would go on failing. */
  #watchEnd(): void {
    this.#observer?.disconnect();
    const end = this.querySelector('.more');
    if (end === null || this.inbox?.moreState !== 'idle') return;
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.inbox?.more();
    }, { root: scrollerOf(end), rootMargin: NEAR });
    this.#observer.observe(end);
  }
}

/** What scrolls an element: the rows where the list stands beside the case, the whole screen on phones. */
function scrollerOf(element: Element): Element | null {
  const { parentElement } = element;
  if (parentElement === null) return null;
  return getComputedStyle(parentElement).overflowY === 'auto' ? parentElement : scrollerOf(parentElement);
}
