import '@vaadin/button';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { lastDayOf } from '../../components/due-state.ts';
import '../../components/form/xs-form-view.ts';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { subjectOf as wordOfKind } from '../../components/words.ts';
import '../../components/picture/xs-flow-picture.ts';
import '../../components/xs-checks.ts';
import '../../components/xs-comparison.ts';
import '../../components/xs-status.ts';
import '../../components/xs-steps.ts';
import '../../components/xs-timeline.ts';
import { Sending } from '../../controllers/sending.ts';
import { applicantsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { SESSION_RENEWED } from '../../http/session-events.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';
import '../desk/xs-own-desk.ts';
import { submissionPathOf } from '../../shell/submits-as.ts';
import { beginWith } from '../register/registration-draft.ts';
import { isRegistration, registrantOf, subjectOfKind } from '../register/registration-subject.ts';
import '../register/xs-register.css';
import { copiedFromLine } from '../review/copied-from.ts';
import { stepItems } from '../review/step-items.ts';
import { beginWithCase } from '../submit-case/submit-draft.ts';
import { timelineEntries } from '../review/timeline-entries.ts';
import type { Knowledge } from './access-gateway.ts';
import { mendable } from './former-values.ts';
import { type OwnCase, ownCaseGateway } from './own-case-gateway.ts';
import { doneNotice, outcomeNotice, staleNotice } from './own-notices.ts';
import './xs-code-entry.ts';
import './xs-mend.ts';
import type { RefusedEvent } from './xs-mend.ts';
import './xs-own-case.css';
import './xs-withdraw.ts';
import type { WithdrawEvent } from './xs-withdraw.ts';

/** One's own case: where it stands, why it came back, mending it, taking it back. A colleague reads it. */
@customElement('xs-own-case')
export class XsOwnCase extends LightElement {
  /** The case of the signed-in person; null for the one this browser has opened with a code. */
  @property({ attribute: 'case-id' }) caseId: string | null = null;
  @state() private view: OwnCase | null = null;
  @state() private problem: HttpProblem | null = null;
  @state() private isWithdrawing = false;
  /** What became of the last command; rendered anew with each language. */
  @state() private told: () => TemplateResult | typeof nothing = () => nothing;
  #gateway = ownCaseGateway(null);
  #withdrawing = new Sending(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(SESSION_RENEWED, this.#reload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(SESSION_RENEWED, this.#reload);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('caseId')) return;
    this.#gateway = ownCaseGateway(this.caseId);
    this.#withdrawing = new Sending(this);
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { view, problem } = this;
    if (view === null) {
      return html`<div class="register own-case"><h1 class="screen-reader">${say(this.caseId === null ? 'applicant.screen.ownCase' : 'submit.screen.myCase')}</h1>
        <section class="pane">${problem === null ? loadingNotice() : this.#failure(problem)}</section></div>`;
    }
    return html`<div class="register own-case">
      <header class="page-head"><h1>${view.subjectName}</h1>
        <xs-status tint look=${view.status} word=${say(`flows.status.${view.status}`)}></xs-status>
        <span>${view.caseNumber}</span>${isRegistration(view.kind) ? nothing : html`<span>${wordOfKind(view.kind)}</span>`}
        ${this.caseId === null ? html`<button type="button" class="link leave" @click=${() => { void this.#leave(); }}>${say('applicant.case.leave')}</button>` : nothing}
      </header>
      <xs-steps pane .steps=${stepItems(view, new Date().toISOString())}></xs-steps>
      <xs-flow-picture pane .view=${view}></xs-flow-picture>
      ${problem === null ? this.told() : this.#interruption(problem, view)}
      ${outcomeNotice(view, () => { void this.#copy(view); })}
      <div class="columns">
        ${view.verbs.includes('resubmit') ? this.#mend(view) : this.#read(view)}
        ${this.#aside(view)}
      </div>
      <xs-withdraw name=${view.subjectName} flow=${wordOfKind(view.kind)} ?open=${this.isWithdrawing} .isBusy=${this.#withdrawing.isBusy} .problem=${this.#withdrawing.problem}
        @declined=${() => { this.isWithdrawing = false; }} @withdraw=${({ reason }: WithdrawEvent) => { void this.#withdraw(view, reason); }}></xs-withdraw>
    </div>`;
  }

  #mend(view: OwnCase): TemplateResult {
    return html`<xs-mend .view=${view} .gateway=${this.#gateway} @resubmitted=${() => { void this.#tell(() => doneNotice('resubmit')); }}
      @refused=${({ problem }: RefusedEvent) => { this.#refused(problem); }}></xs-mend>`;
  }

  #read(view: OwnCase): TemplateResult {
    const { kind, sections, form, labels, checks, comparison } = view;
    const files = view.attachments.map((file) => ({ ...file, url: this.#gateway.urlOf(file.id) }));
    return html`<div class="sheet">
      <h2 class="screen-reader">${say('applicant.case.content')}</h2>
      ${comparison === null ? nothing : html`<xs-comparison kind=${kind} .fields=${comparison}></xs-comparison>`}
      <xs-form-view kind=${kind} .sections=${sections} .values=${form} .labels=${labels} .files=${files}></xs-form-view>
      ${checks.length === 0 ? nothing : html`<section class="findings">
        <header><h2>${say('applicant.case.checks')}</h2></header><xs-checks .checks=${checks}></xs-checks></section>`}
    </div>`;
  }

  #aside(view: OwnCase): TemplateResult {
    const { submittedAt, dueAt, status, timeline } = view;
    const entries = timelineEntries({
      flowId: view.flowId, timeline: timeline.map((item) => ({ ...item, actorName: item.organizationName, behalfName: null, organizationName: null, targetName: null })),
    });
    return html`<aside class="aside">
      <h2>${say('applicant.case.facts')}</h2>
      <dl>
        <div><dt>${say('applicant.progress.submittedAt')}</dt><dd>${shortInstant(submittedAt)}</dd></div>
        ${view.copiedFrom === null ? nothing : html`<div><dt>${say('applicant.case.origin')}</dt><dd>${copiedFromLine(view.copiedFrom, (id) => `/my-cases/${id}`)}</dd></div>`}
        <div><dt>${say('applicant.progress.reviewer')}</dt><dd>${holderOf(view)}</dd></div>
        ${dueAt === null ? nothing : html`<div>
          <dt>${say(status === 'returned' ? 'applicant.progress.dueAt.returned' : 'applicant.progress.dueAt')}</dt><dd>${lastDayOf(dueAt)}</dd></div>`}
      </dl>
      ${view.verbs.includes('withdraw') ? html`<p class="withdraw-line">
        <button type="button" class="button" @click=${() => { this.isWithdrawing = true; }}>${say('applicant.withdraw.open')}</button></p>` : nothing}
      ${view.isMine ? html`<xs-own-desk .view=${view} .gateway=${this.#gateway} @desk-changed=${this.#reload}></xs-own-desk>` : nothing}
      <h2>${say('review.case.history')}</h2>
      <xs-timeline .entries=${entries}></xs-timeline>
    </aside>`;
  }

  #failure(problem: HttpProblem): TemplateResult {
    if (problem.code !== 'access-ended') return loadFailed(problem, this.#reload);
    return html`<div class="empty" role="alert"><b>${problem.title}</b><p>${say('applicant.case.ended.text')}</p>
      <a class="button" href="/registrations/progress">${say('applicant.case.ended.again')}</a></div>`;
  }

  /** What keeps the page from going on; what was typed stays below. */
  #interruption(problem: HttpProblem, view: OwnCase): TemplateResult | typeof nothing {
    if (problem.code === 'session-missing') return nothing;
    if (problem.code === 'stale') return staleNotice(problem);
    if (problem.code !== 'access-ended') return html`<section class="pane">${loadFailed(problem, this.#reload)}</section>`;
    return html`<section class="pane ended" role="alert"><header><h2>${problem.title}</h2><span class="muted">${problem.detail}</span></header>
      <xs-code-entry .knowledge=${knowledgeOf(view)} .channels=${['email', 'mobile']} @opened=${this.#reload}></xs-code-entry>
    </section>`;
  }

  readonly #reload = (): void => { void this.#load(); };

  async #load(): Promise<void> {
    try {
      this.view = await this.#gateway.read();
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }

  async #tell(told: () => TemplateResult): Promise<void> {
    this.told = told;
    await this.#load();
    window.scrollTo({ top: 0 });
  }

  /** Somebody was faster: the page shows what is now, and says so. */
  #refused(problem: HttpProblem | null): void {
    if (problem === null) return;
    if (problem.code === 'stale') void this.#tell(() => staleNotice(problem));
    else this.problem = problem;
  }

  async #withdraw({ revision }: OwnCase, reason: string): Promise<void> {
    const withdrawal = { expectedRevision: revision, reason };
    const isDone = await this.#withdrawing.send(withdrawal, (key) => this.#gateway.withdraw(withdrawal, key));
    const { problem } = this.#withdrawing;
    if (!isDone && problem?.code !== 'stale' && problem?.code !== 'access-ended') return;
    this.isWithdrawing = false;
    if (isDone) await this.#tell(() => doneNotice('withdraw'));
    else this.#refused(problem);
  }

  async #copy(view: OwnCase): Promise<void> {
    if (!isRegistration(view.kind)) {
      await beginWithCase(view, mendable(view));
      navigate(`${submissionPathOf(view.kind)}?as=${view.submitsAs}${view.recordId === null ? '' : `&record=${view.recordId}`}`);
      return;
    }
    const subject = subjectOfKind(view.kind);
    beginWith(subject, mendable(view), view.caseId);
    navigate(`/register/${subject}`);
  }

  async #leave(): Promise<void> {
    await applicantsApi.current.$delete();
    navigate('/registrations/progress', { replace: true });
  }
}

/** Who is to decide now, or did last. */
function holderOf({ steps, reviewer }: OwnCase): string {
  const holders = steps.flatMap(({ state, holder }) => (state === 'current' && holder !== null ? [holder] : []));
  return holders.length > 0 ? holders.join(say('submit.list.and')) : reviewer?.name ?? say('applicant.progress.reviewer.none');
}

/** What the applicant would be asked for to open the case again. */
function knowledgeOf({ kind, caseNumber, values: { creditCode, idNumber } }: OwnCase): Knowledge {
  return registrantOf(subjectOfKind(kind)) === 'person'
    ? { caseNumber, idNumber: String(idNumber ?? '') } : { caseNumber, creditCode: String(creditCode ?? '') };
}
