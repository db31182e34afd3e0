import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TaskKind } from '../../../workflows/flows/index.ts';
import { RETURN_CODES } from '../../../workflows/shared/flow.ts';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { inboxTitleOf, wordOf } from '../../components/words.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { navigate, NAVIGATED } from '../../shell/navigate.ts';
import { addressedCase } from './addressed-case.ts';
import { CasePage } from './case-page.ts';
import { casePager, keysButton } from './case-pager.ts';
import { failureSentence } from './decision-notice.ts';
import { Decisions, type FailedDecision } from './decisions.ts';
import { hideCases } from './hide-cases.ts';
import { countText } from './inbox-chips.ts';
import { type InboxQuery, queryOf, searchOf } from './inbox-query.ts';
import { Inbox } from './inbox.ts';
import { OpinionDrafts } from './opinion-drafts.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { reasonTableOf } from './reason-table.ts';
import type { Decision, DecisionAnswer } from './review-gateway.ts';
import { refusalOf } from './refusal-of.ts';
import { returnCodesOf } from './return-codes.ts';
import { reviewGateway } from './http-review-gateway.ts';
import { Selection } from './selection.ts';
import { usesShortcuts } from './shortcut-setting.ts';
import { isTaken, shortcutOf, type Shortcut } from './shortcuts.ts';
import { tell } from './tell.ts';
import { holderToAskAbout } from '../desk/desk-case.ts';
import '../desk/xs-desk-menu.ts';
import './xs-case.ts';
import { type DecisionRequest, type XsDecisionBar } from './xs-decision-bar.ts';
import './xs-decision-bar.ts';
import type { XsInbox } from './xs-inbox.ts';
import './xs-inbox.ts';
import './xs-keys-dialog.ts';
import './xs-record-bar.ts';
import './xs-review.css';

/**
 * The inbox of one kind of task and the case that is open, side by side where there is room, one after the other on
 * phones. Serves every flow: what differs is read from the kind and from what the server says of a case.
 */
@customElement('xs-review')
export class XsReview extends LightElement {
  /** The kind of task, `<flowId>.<subject>`; null for whatever is near its deadline. */
  @property() kind: TaskKind | null = null;
  /** The path of the screen; a case has its id below it. */
  @property() path = '';
  @property({ attribute: false }) caseId: string | null = null;
  @state() private query: InboxQuery | null = null;
  @state() private version = 0;
  @state() private showsKeys = false;
  readonly #changed = (): void => {
    this.#selection.keep(this.#inbox.items.map(({ caseId }) => caseId));
    this.version += 1;
  };

  readonly #selection = new Selection(() => { this.version += 1; });
  readonly #inbox = new Inbox(reviewGateway, this.#changed);
  readonly #page = new CasePage(reviewGateway, this.#changed);
  readonly #decisions = new Decisions({
    gateway: reviewGateway, changed: this.#changed,
    settled: (decision, answer) => { this.#settle(decision, answer); },
    failed: (decision, state) => { this.#fail(decision, state); },
  });

  readonly #drafts = new OpinionDrafts();
  #listScroll = 0;
  #readIn = currentLocale();

  constructor() {
    super();
    const inbox = this.#inbox;
    new RefreshController(this, {
      reload: () => inbox.follow(this.querySelector<XsInbox>('xs-inbox')?.isInUse === true),
      get problem() { return inbox.problem; },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(NAVIGATED, this.#navigated);
    window.addEventListener('popstate', this.#wentBack);
    // Before what has the cursor hears of it: the button of a decision under way is disabled, and lets no key through.
    document.addEventListener('keydown', this.#press, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(NAVIGATED, this.#navigated);
    window.removeEventListener('popstate', this.#wentBack);
    document.removeEventListener('keydown', this.#press, { capture: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('path') && this.path !== '') this.#ask(this.#queryOfAddress(textOfHistory()));
    this.#followLocale();
    if (!changed.has('caseId')) return;
    if (changed.get('caseId') === null) this.#listScroll = this.#scroller?.scrollTop ?? 0;
    void this.#page.open(this.caseId);
  }

  /** Words that come with a case are in the language it was read in. */
  #followLocale(): void {
    if (this.#readIn === currentLocale()) return;
    this.#readIn = currentLocale();
    void this.#page.reload();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('caseId')) this.#takeTurns(changed.get('caseId') ?? null);
  }

  /**
   * On phones list and case take turns in one place, each with its own position; the cursor goes along, because what had
   * it is hidden. Beside each other nothing of this happens: neither scrolls here, and the title in the pager is hidden.
   */
  #takeTurns(before: string | null): void {
    this.#scroller?.scrollTo(0, this.caseId === null ? this.#listScroll : 0);
    if (before === null) this.querySelector<HTMLElement>('.pager .name')?.focus();
    else if (this.caseId === null) this.querySelector<HTMLElement>(`a[href="${this.path}/${before}"].row`)?.focus({ preventScroll: true });
  }

  get #scroller(): Element | null {
    return this.querySelector('.review');
  }

  protected override render(): TemplateResult {
    return html`<div class="review ${this.caseId === null ? 'is-list' : 'is-case'}">
      <xs-inbox .inbox=${this.#inbox} .query=${this.query} .selection=${this.#selection} .version=${this.version} path=${this.path} .caseId=${this.caseId}
        @click=${this.#openRow} @inbox-query=${(event: CustomEvent<InboxQuery>) => { this.#narrow(event.detail); }} @inbox-walk=${this.#walk}
        @inbox-hide=${(event: CustomEvent<{ caseIds: readonly string[]; isHidden: boolean }>) => { this.#hide(event.detail); }}></xs-inbox>
      <div class="case-pane">${this.caseId === null ? this.#noCase() : this.#case(this.caseId)}</div>
      <xs-keys-dialog .opened=${this.showsKeys} .returnCodes=${this.kind === null ? RETURN_CODES : returnCodesOf(this.kind)} @dialog-closed=${() => { this.showsKeys = false; }}></xs-keys-dialog>
    </div>`;
  }

  #noCase(): TemplateResult {
    return html`<div class="nothing"><b>${say('review.case.none')}</b><p>${say('review.case.none.text')}</p>${keysButton((shortcut) => { this.#run(shortcut); })}</div>`;
  }

  #case(caseId: string): TemplateResult {
    const { view, problem, isPresent } = this.#page;
    return html`
      ${this.#pager(caseId)}
      ${problem === null ? nothing : html`<div class="nothing" role="alert">
        <b>${problem.title}</b><p>${problem.detail}</p>
        <button type="button" class="button" @click=${() => { void this.#page.reload(); }}>${say('review.inbox.retry')}</button>
      </div>`}
      ${view === null && problem === null ? html`<p class="wait" role="status">${say('review.case.loading')}</p>` : nothing}
      ${view === null ? nothing : html`
        <xs-case .view=${view} ?inert=${!isPresent}></xs-case>
        <div class="foot"><xs-decision-bar case-id=${caseId} subject-name=${view.subjectName} reasons=${reasonTableOf(view.flowId)} approve-word=${wordOf(`flows.${view.flowId}.step.${view.step}.approve`, '')} .returnCodes=${view.returnCodes} .mostHours=${view.canDecide ? view.recognizableHours : null} .refusal=${refusalOf(view)} .heldBy=${holderToAskAbout(view)}
          .decision=${this.#decisions.stateOf(caseId)} ?waiting=${!isPresent} ?has-next=${this.#inbox.after(caseId, this.#isMeant) !== null}
          @decide=${(event: CustomEvent<DecisionRequest>) => { this.#decide(event.detail); }}
          @decision-retry=${() => { void this.#decisions.retry(caseId); }}
          @decision-next=${() => { this.#goOn(caseId); }}
          @decision-dismiss=${() => { this.#reload(caseId); }}></xs-decision-bar>
          <xs-desk-menu .view=${isPresent ? view : null} @desk-changed=${() => { this.#reload(caseId); }}></xs-desk-menu>
          <xs-record-bar .view=${isPresent ? view : null} .gateway=${reviewGateway} @record-changed=${() => { this.#reload(caseId); }}></xs-record-bar></div>`}`;
  }

  #pager(caseId: string): TemplateResult {
    const position = this.#inbox.positionOf(caseId);
    const total = this.#inbox.counts?.total;
    return casePager({
      title: inboxTitleOf(this.kind),
      href: `${this.path}${this.#search}`,
      position: position === -1 || total === undefined ? '' : say('review.inbox.position', { position: position + 1, count: countText(total) }),
      hasPrevious: this.#neighbor('previous') !== null, hasNext: this.#neighbor('next') !== null,
      run: (shortcut) => { this.#run(shortcut); },
    });
  }

  #neighbor(direction: 'previous' | 'next'): string | null {
    return this.#inbox.neighbor(addressedCase(this.path), direction === 'next' ? 1 : -1, this.#isMeant);
  }

  readonly #press = (event: KeyboardEvent): void => {
    const shortcut = shortcutOf(event);
    if (shortcut === null || !usesShortcuts() || isTaken(event.composedPath())) return;
    event.preventDefault();
    this.#run(shortcut);
  };

  #run(shortcut: Shortcut): void {
    if (shortcut === 'next' || shortcut === 'previous') this.#open(this.#neighbor(shortcut));
    else if (shortcut === 'help') this.showsKeys = true;
    else this.querySelector<XsDecisionBar>('xs-decision-bar')?.choose(shortcut);
  }

  #ask(query: InboxQuery): void {
    this.query = query;
    void this.#inbox.show(query);
  }

  /** What the present address asks for. */
  #queryOfAddress(text: string): InboxQuery {
    return queryOf({ kind: this.kind, search: location.search, text });
  }

  /** The conditions go into the address, so that they outlive a reload and lead back; what was typed only into the history. */
  #narrow(query: InboxQuery): void {
    navigate(`${location.pathname}${searchOf(query)}`);
    this.#follow(query.text);
  }

  #follow(text: string): void {
    if (!`${location.pathname}/`.startsWith(`${this.path}/`)) return;
    if (textOfHistory() !== text) history.replaceState({ text }, '');
    const query = this.#queryOfAddress(text);
    if (this.query === null || searchOf(query) !== searchOf(this.query) || text !== this.query.text) this.#ask(query);
  }

  readonly #navigated = (): void => { this.#follow(this.query?.text ?? ''); };
  readonly #wentBack = (): void => { this.#follow(textOfHistory()); };

  get #search(): string {
    return this.query === null ? '' : searchOf(this.query);
  }

  /** Opening a case keeps the conditions of the list. */
  readonly #openRow = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.row') : null;
    if (row === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(`${row.pathname}${this.#search}`);
  };

  /** Whether a case is one of those the person goes through. */
  readonly #isMeant = (caseId: string): boolean => !this.#selection.isWalking || this.#selection.has(caseId);

  readonly #walk = (): void => {
    this.#selection.walk();
    if (this.caseId === null || !this.#selection.has(this.caseId)) this.#open(this.#inbox.items.find(({ caseId }) => this.#selection.has(caseId))?.caseId ?? null);
  };

  #hide({ caseIds, isHidden }: { readonly caseIds: readonly string[]; readonly isHidden: boolean }): void {
    this.#selection.clear();
    void hideCases(reviewGateway, caseIds, { isHidden, done: () => { void this.#inbox.refresh(); } });
  }

  #open(caseId: string | null): void {
    if (caseId !== null) navigate(`${this.path}/${caseId}${this.#search}`);
  }

  #reload(caseId: string): void {
    this.#decisions.dismiss(caseId);
    void this.#page.reload();
    void this.#inbox.refresh();
  }

  #goOn(caseId: string): void {
    this.#decisions.dismiss(caseId);
    this.#open(this.#inbox.after(caseId, this.#isMeant));
  }

  #decide({ verb, returnCode, reason, reasonCode, recognizedHours }: DecisionRequest): void {
    const { view, isPresent } = this.#page;
    if (view === null || !isPresent) return;
    void this.#decisions.decide({
      caseId: view.id, subjectName: view.subjectName, verb, returnCode, expectedRevision: view.revision, reason, reasonCode, recognizedHours,
    });
  }

  /** A decision stands: its case leaves the list, and the next one opens unless the person has gone elsewhere meanwhile. */
  #settle({ caseId, subjectName, verb, returnCode }: Decision, answer: Exclude<DecisionAnswer, 'in_progress'>): void {
    tell(answer === 'applied'
      ? say(returnCode === null ? `review.decision.applied.${verb}` : 'review.decision.applied.wrongUnit', { name: subjectName })
      : say('review.decision.alreadyApplied', { name: subjectName }));
    this.#drafts.write(caseId, '');
    const next = this.#inbox.after(caseId, this.#isMeant);
    const wasWalking = this.#selection.isWalking;
    if (this.query?.state === 'open') this.#inbox.remove(caseId);
    if (wasWalking && !this.#selection.isWalking) tell(say('review.selection.done'));
    if (this.isConnected && this.caseId === caseId) {
      if (next === null) void this.#page.reload();
      else this.#open(next);
    }
    void this.#inbox.refresh();
  }

  /** A decision does not stand. Where somebody else was faster, what he did is shown; who looks elsewhere is told. */
  #fail({ caseId, subjectName }: Decision, failed: FailedDecision): void {
    const isOpen = this.isConnected && this.caseId === caseId;
    if (!isOpen) tell(say('review.decision.elsewhere', { name: subjectName, sentence: failureSentence(failed) }));
    if (failed.kind !== 'stale') return;
    if (isOpen) void this.#page.reload();
    void this.#inbox.refresh();
  }
}

/** What was typed to search for; stands in no address. */
function textOfHistory(): string {
  const text: unknown = Reflect.get(Object(history.state), 'text');
  return typeof text === 'string' ? text : '';
}
