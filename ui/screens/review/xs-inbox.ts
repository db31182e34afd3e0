import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { wordOf } from '../../components/words.ts';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import type { Inbox } from './inbox.ts';
import { inboxRow } from './inbox-row.ts';
import type { InboxQuery } from './review-gateway.ts';
import './xs-inbox.css';

const STATES = ['open', 'closed'] as const satisfies readonly InboxQuery['state'][];

/** The next page is fetched when its button is nearer than this to the visible part. */
const NEAR = '400px';

/** The list of an inbox: tabs, filter, rows. Fires `inbox-query` with the query a person asks for. */
@customElement('xs-inbox')
export class XsInbox extends LightElement {
  @property({ attribute: false }) inbox: Inbox | null = null;
  @property({ attribute: false }) query: InboxQuery | null = null;
  /** The path of the screen; a case has its id below it. */
  @property() path = '';
  @property({ attribute: 'case-id' }) caseId: string | null = null;
  /** Counts up when the rows of `inbox` have changed. */
  @property({ type: Number }) version = 0;
  #observer: IntersectionObserver | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override render(): TemplateResult | null {
    return this.query === null ? null : this.#list(this.query);
  }

  #list(query: InboxQuery): TemplateResult {
    const { kind, state, passedOnly } = query;
    return html`
      <header class="head">
        <h1>${wordOf(`review.inbox.title.${kind}`, say('review.inbox.title'))}</h1>
        <div class="tabs" role="group" aria-label=${say('review.inbox.list')}>${STATES.map((tab) => this.#tab(query, tab))}</div>
        <button type="button" class="icon-button" aria-label=${say('review.inbox.refresh')} title=${say('review.inbox.refresh')}
          @click=${() => { void this.inbox?.refresh(); }}><xs-icon name="rotate-cw" size="16"></xs-icon></button>
      </header>
      <div class="chips">
        <button type="button" class="chip" aria-pressed=${passedOnly ? 'true' : 'false'}
          @click=${() => { this.#ask({ ...query, passedOnly: !passedOnly }); }}>
          ${say('review.inbox.passedOnly')}
          ${passedOnly ? html`<span class="number">${this.#number()}</span><xs-icon name="x" size="14"></xs-icon>` : nothing}
        </button>
        <span class="screen-reader" role="status">${this.#count()}</span>
      </div>
      <div class="columns" aria-hidden="true">
        <span>${wordOf(`review.inbox.column.name.${kind}`, say('review.inbox.column.name'))}</span>
        <span>${say(state === 'open' ? 'review.inbox.column.checks' : 'review.inbox.column.decision')}</span>
        <span>${say(state === 'open' ? 'review.inbox.column.due' : 'review.inbox.column.decidedAt')}</span>
      </div>
      <div class="rows">${this.#content(query)}</div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#watchEnd();
    if (changed.has('caseId')) this.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #tab(query: InboxQuery, state: InboxQuery['state']): TemplateResult {
    const isPresent = query.state === state;
    const count = isPresent && !query.passedOnly ? this.#number() : '';
    return html`<button type="button" class="tab" aria-pressed=${isPresent ? 'true' : 'false'}
      @click=${() => { this.#ask({ ...query, state, passedOnly: false }); }}>
      ${say(`review.inbox.${state}`)}${count === '' ? nothing : html`<span class="number">${count}</span>`}
    </button>`;
  }

  /** How many rows the query has, as far as that is known. */
  #number(): string {
    return this.inbox?.state === 'ready' ? countOf(this.inbox) : '';
  }

  #count(): string {
    if (this.inbox?.state !== 'ready' || this.inbox.items.length === 0) return '';
    return say(this.inbox.hasMore ? 'review.inbox.shown' : 'review.inbox.all', { count: this.inbox.items.length });
  }

  #content(query: InboxQuery): TemplateResult {
    const { inbox } = this;
    if (inbox === null || inbox.state === 'loading') return html`<p class="wait" role="status">${say('review.inbox.loading')}</p>`;
    if (inbox.state === 'failed') {
      return html`<div class="nothing" role="alert">
        <b>${say('review.inbox.failed')}</b>
        <button type="button" class="button" @click=${() => { void inbox.show(query); }}>${say('review.inbox.retry')}</button>
      </div>`;
    }
    if (inbox.items.length === 0) return this.#nothing(query);
    const now = new Date().toISOString();
    return html`
      <ol aria-label=${say('review.inbox.list')}>${inbox.items.map((row) => inboxRow(row, {
        href: `${this.path}/${row.caseId}`, isCurrent: row.caseId === this.caseId, now,
      }))}</ol>
      ${inbox.hasMore ? this.#more(inbox) : nothing}`;
  }

  #more(inbox: Inbox): TemplateResult {
    const isLoading = inbox.moreState === 'loading';
    return html`<div class="more">
      ${inbox.moreState === 'failed' ? html`<span role="alert">${say('review.inbox.failed')}</span>` : nothing}
      <button type="button" class="button" aria-disabled=${isLoading ? 'true' : 'false'} @click=${() => { void inbox.more(); }}>
        ${say(isLoading ? 'review.inbox.loading' : 'review.inbox.more')}
      </button>
    </div>`;
  }

  #nothing(query: InboxQuery): TemplateResult {
    const { passedOnly, state } = query;
    if (passedOnly) {
      return html`<div class="nothing">
        <b>${say('review.inbox.empty.filtered')}</b>
        <button type="button" class="button" @click=${() => { this.#ask({ ...query, passedOnly: false }); }}>
          ${say('review.inbox.clearFilter')}
        </button>
      </div>`;
    }
    return html`<div class="nothing"><b>${say(`review.inbox.empty.${state}`)}</b><p>${say(`review.inbox.empty.${state}.text`)}</p></div>`;
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

/** The number of rows; with a plus while there are more to fetch. */
export function countOf({ items, hasMore }: Pick<Inbox, 'items' | 'hasMore'>): string {
  return hasMore ? `${items.length}+` : String(items.length);
}

/** What scrolls an element: the rows where the list stands beside the case, the whole screen on phones. */
function scrollerOf(element: Element): Element | null {
  const { parentElement } = element;
  if (parentElement === null) return null;
  return getComputedStyle(parentElement).overflowY === 'auto' ? parentElement : scrollerOf(parentElement);
}
