import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { RequestKey } from '../../components/form/request-key.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-reason-dialog.ts';
import type { ReasonWords } from '../../components/xs-reason-dialog.ts';
import '../../components/xs-status.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { Paged } from '../../controllers/paged.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';
import { submissionPathOf } from '../../shell/submits-as.ts';
import { tell } from '../review/tell.ts';
import { planPane } from './plan-pane.ts';
import { cancelClass, declareClassHours, fetchClasses, fetchPlans, type Plan, type TrainingClass } from './training-gateway.ts';
import './xs-training.css';

/** How each state of a class looks. */
const LOOKS = { upcoming: 'received', running: 'reviewing', ended: 'returned', closed: 'approved', cancelled: 'withdrawn' } as const satisfies Record<TrainingClass['state'], string>;

/** What the own organization has planned and teaches, and what can be done next (manual §5.1.5). */
@customElement('xs-training')
export class XsTraining extends LightElement {
  @state() private cancelling: TrainingClass | null = null;
  /** The class whose hours are about to be declared. */
  @state() private declaring: TrainingClass | null = null;
  @state() private problem: HttpProblem | null = null;
  #key = new RequestKey();
  readonly #plans = new Loaded<readonly Plan[]>(this, fetchPlans);
  readonly #classes = new Paged<TrainingClass>(this, fetchClasses);

  protected override render(): TemplateResult {
    const { cancelling } = this;
    return html`<div class="page training-page">
      <div class="page-head"><h1>${say('submit.screen.training')}</h1><p>${say('submit.training.text')}</p>
        <a class="button begin" href=${submissionPathOf('trainingPlanReview.annualPlan')}>${say('submit.training.plan.new')}</a></div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      ${this.#planPanes()}
      <section class="pane" aria-labelledby="training-classes">
        <header><h2 id="training-classes">${say('submit.training.classes')}</h2>
          <span class="acts"><a class="button" href=${submissionPathOf('trainingPlanReview.trainingClass')}>${say('submit.training.class.new')}</a></span></header>
        ${this.#classTable()}
      </section>
      <xs-reason-dialog danger about=${cancelling?.id ?? ''} .open=${cancelling !== null} .words=${cancelling === null ? null : cancelWords(cancelling)}
        .work=${async (reason: string, key: string) => { if (cancelling !== null) await cancelClass(cancelling.id, reason, key); }}
        @reason-done=${this.#cancelled} @reason-declined=${() => { this.cancelling = null; }}></xs-reason-dialog>
      <xs-confirm question=${say('submit.training.class.hours.question', { name: this.declaring?.name ?? '' })}
        consequence=${say('submit.training.class.hours.text', { count: this.declaring?.members ?? 0 })} verb=${say('submit.training.class.hours')}
        ?open=${this.declaring !== null} @declined=${() => { this.declaring = null; }} @confirmed=${this.#declare}></xs-confirm>
    </div>`;
  }

  #planPanes(): TemplateResult | readonly TemplateResult[] {
    const { value, problem } = this.#plans;
    if (value === null) return html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#plans.reload(); })}</section>`;
    if (value.length > 0) return value.map(planPane);
    return html`<section class="pane">${emptyNotice(say('submit.training.plans.empty'), say('submit.training.plans.empty.text'))}</section>`;
  }

  #classTable(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#classes;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return emptyNotice(say('submit.training.classes.empty'), say('submit.training.classes.empty.text'));
    return html`<table class="ledger classes">
        <thead><tr><th scope="col">${say('submit.training.class.name')}</th><th scope="col" class="days">${say('submit.training.class.days')}</th>
          <th scope="col" class="size">${say('submit.training.class.size')}</th><th scope="col" class="state">${say('submit.training.class.state')}</th>
          <th scope="col" class="acts"><span class="screen-reader">${say('review.rows.tools')}</span></th></tr></thead>
        <tbody>${items.map((one) => this.#classRow(one))}</tbody></table>
      ${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#classes.more(); }}>${say('common.more')}</button></div>` : nothing}`;
  }

  #classRow(one: TrainingClass): TemplateResult {
    const { caseId, number, name, startsOn, endsOn, hours, capacity, state: at } = one;
    return html`<tr><td title=${name}><a class="link" href="/my-cases/${caseId}">${name}</a> <span class="note">${number}</span></td>
      <td class="days">${startsOn} – ${endsOn}</td><td class="size">${hours} · ${capacity}</td>
      <td class="state"><xs-status look=${LOOKS[at]} word=${say(`submit.training.state.${at}`)}></xs-status></td>
      <td class="acts">${this.#classAct(one)}</td></tr>`;
  }

  /** What comes next: calling off before it begins, closing once it has ended, then the roster. */
  #classAct(one: TrainingClass): TemplateResult | typeof nothing {
    const { id, name, state: at, openClosingId, closingCaseId, members } = one;
    if (openClosingId !== null) return html`<a href="/my-cases/${openClosingId}">${say('submit.training.class.closing')}</a>`;
    if (at === 'ended') return html`<a href="${submissionPathOf('trainingPlanReview.classClosing')}?record=${id}" aria-label=${say('submit.training.class.closeOf', { name })}>${say('submit.training.class.close')}</a>`;
    if (at === 'closed') {
      return html`<a href="/my-cases/${closingCaseId}">${say('submit.training.class.members', { count: members })}</a>
        <button type="button" class="link" aria-label=${say('submit.training.class.hoursOf', { name })} @click=${() => { this.declaring = one; }}>${say('submit.training.class.hours')}</button>`;
    }
    if (at !== 'upcoming') return nothing;
    return html`<button type="button" class="link" aria-label=${say('submit.training.class.cancelOf', { name })} @click=${() => { this.cancelling = one; }}>${say('submit.training.class.cancel')}</button>`;
  }

  /** Declares the hours of everybody who has passed, and shows what becomes of it. */
  readonly #declare = async (): Promise<void> => {
    const { declaring } = this;
    this.declaring = null;
    if (declaring === null) return;
    try {
      const rosterId = await declareClassHours(declaring.id, this.#key.for(declaring.id));
      this.#key.answered();
      navigate(`/rosters/${rosterId}`);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (!isUnanswered(error)) this.#key.answered();
      this.problem = error;
    }
  };

  readonly #cancelled = async (): Promise<void> => {
    this.cancelling = null;
    tell(say('submit.training.class.cancelled'));
    await Promise.all([this.#classes.first.reload(), this.#plans.reload()]);
  };
}

function cancelWords({ name }: TrainingClass): ReasonWords {
  return {
    title: say('submit.training.class.cancel.title'), text: say('submit.training.class.cancel.text', { name }),
    label: say('submit.training.class.cancel.reason'), missing: say('submit.training.class.cancel.missing'), confirm: say('submit.training.class.cancel.title'),
  };
}
