import '@vaadin/button';
import '@vaadin/checkbox';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type CaseKind, definitionOf, isFlowId, subjectOf } from '../../../workflows/flows/index.ts';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import { loadForm } from '../../components/form/form-loaders.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import type { FormSchema } from '../../components/form/form-schema.ts';
import { formSection } from '../../components/form/form-section.ts';
import { formWords } from '../../components/form/form-words.ts';
import { readReceipt, writeReceipt } from '../../components/form/history-receipt.ts';
import '../../components/form/xs-error-summary.ts';
import type { WrongField } from '../../components/form/xs-error-summary.ts';
import { focusField, sectionId } from '../../components/form/xs-form.ts';
import { sectionProgress } from '../../components/form/xs-form-progress.ts';
import type { FoundDraft, KeptDraft } from '../../components/form/kept-draft.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadingNotice } from '../../components/notices.ts';
import { subjectOf as wordOfKind } from '../../components/words.ts';
import '../../components/xs-steps.ts';
import { DraftFlush } from '../../controllers/draft-flush.ts';
import { say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { submitsAs } from '../../shell/submits-as.ts';
import { isSourceRefused } from '../register/copy-source.ts';
import { takeFactsOfIdNumber } from '../register/id-number-facts.ts';
import { Submission } from '../register/submission.ts';
import { submissionNotice } from '../register/submission-notice.ts';
import '../register/xs-register.css';
import { plannedReviews, submissionSteps } from './planned-reviews.ts';
import { keepDraft, submitDraft, type SubmitName, submitSource } from './submit-draft.ts';
import { fetchPresent, type FormEntry, previewForm, type Preview, type Receipt, submitForm } from './submit-gateway.ts';
import { isShownReceipt, type ShownReceipt, submissionReceipt } from './submission-receipt.ts';
import './xs-submit-case.css';

/** Submits a case of a kind: fill in, preview what the checks found and who decides, submit, keep the number. The kind is set once. */
@customElement('xs-submit-case')
export class XsSubmitCase extends LightElement {
  @property() kind: CaseKind = 'personnelTransfer.person';
  @state() private name: SubmitsAs = 'organization';
  @state() private state: 'loading' | 'failed' | 'ready' = 'loading';
  @state() private hasCommitted = false;
  /** Previewing was tried: from now on everything says what is wrong. */
  @state() private tried = false;
  /** Submitting was tried without the commitment. */
  @state() private lacksCommitment = false;
  @state() private receipt: ShownReceipt | null = null;
  #model: FormModel | null = null;
  #draft: KeptDraft | null = null;
  #labels: FoundDraft['labels'] = {};
  #recordId: string | null = null;
  #preview: Preview | null = null;
  readonly #submission = new Submission<FormEntry, Receipt>({
    check: async (entry) => {
      this.#preview = await previewForm(entry);
      return this.#preview.checks;
    },
    submit: submitForm,
  }, () => { this.requestUpdate(); });

  constructor() {
    super();
    new DraftFlush(this, this.#flush);
  }

  readonly #flush = async (): Promise<void> => { await this.#draft?.flush(); };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('kind') && this.hasUpdated) return;
    const [first = 'organization', ...others] = this.#offered;
    const query = new URLSearchParams(location.search);
    this.name = others.find((other) => other === query.get('as')) ?? first;
    this.#recordId = query.get('record');
    const receipt = readReceipt(isShownReceipt);
    this.receipt = receipt?.kind === this.kind ? receipt : null;
    void this.#begin();
  }

  protected override render(): TemplateResult {
    const [flowId, subject] = this.#parts;
    const steps = isFlowId(flowId) ? subjectOf(definitionOf(flowId), subject).steps.map(({ name }) => name) : [];
    return html`<div class="register submit-case">
      <header class="page-head"><h1>${wordOfKind(this.kind)}</h1>${this.receipt === null ? requiredMark() : nothing}</header>
      <xs-steps pane .steps=${submissionSteps(flowId, steps, this.#stepIndex)}></xs-steps>
      ${this.receipt === null ? this.#entry() : submissionReceipt(this.receipt, () => { this.#beginAgain(); })}
    </div>`;
  }

  get #parts(): readonly [string, string] {
    const [flowId = '', subject = ''] = this.kind.split('.');
    return [flowId, subject];
  }

  get #which(): SubmitName {
    return { kind: this.kind, submitsAs: this.name, recordId: this.#recordId };
  }

  get #offered(): readonly SubmitsAs[] {
    return submitsAs(this.kind, currentSession(), currentAbility());
  }

  get #stepIndex(): number {
    if (this.receipt !== null) return 2;
    return this.#isPreviewed ? 1 : 0;
  }

  get #isPreviewed(): boolean {
    const { phase } = this.#submission;
    return this.#preview !== null && (phase === 'checked' || phase === 'submitting');
  }

  /** The form as the draft has it, or else the record that is to change. */
  async #begin(): Promise<void> {
    const { kind, name } = this;
    const draft = submitDraft(this.#which, () => { this.requestUpdate(); });
    this.state = 'loading';
    const begun = await Promise.all([loadForm(kind), fetchPresent(kind, this.#recordId), draft.open()]).catch(() => null);
    // Whoever has gone on to another form meanwhile is not fetched back.
    if (kind !== this.kind || name !== this.name) return;
    this.state = begun === null ? 'failed' : 'ready';
    if (begun !== null) this.#show(draft, ...begun);
  }

  #show(draft: KeptDraft, schema: FormSchema, first: FormData, kept: FoundDraft | null): void {
    // What was copied may have been submitted or dropped elsewhere.
    if (kept === null) submitSource(this.#which).clear();
    this.#draft = draft;
    this.#labels = kept?.labels ?? {};
    this.#model = new FormModel(schema, { ...first, ...kept?.values });
    takeFactsOfIdNumber(this.#model, new Date().toISOString());
    if (draft.state === 'here') keepDraft(draft, this.#model);
    this.#preview = null;
    this.tried = false;
    this.#submission.edited();
    this.requestUpdate();
  }

  #entry(): TemplateResult {
    const model = this.#model;
    if (this.state === 'failed') {
      return html`<section class="pane"><div class="empty" role="alert"><b>${say('review.form.loadFailed')}</b>
        <vaadin-button theme="compact" @click=${() => { void this.#begin(); }}>${say('common.retry')}</vaadin-button></div></section>`;
    }
    if (model === null || this.state === 'loading') return html`<section class="pane">${loadingNotice()}</section>`;
    const words = formWords(this.kind);
    return html`<div class="columns">
      <form class="sheet" novalidate ?inert=${this.#submission.isBusy} @submit=${(event: Event) => { event.preventDefault(); }}>
        ${this.#offered.length > 1 ? this.#nameChoice() : nothing}
        <xs-form .model=${model} kind=${this.kind} .submitsAs=${this.name} .labels=${this.#labels} @form-change=${this.#edit}></xs-form>
        ${submissionNotice(this.#submission)}
        ${this.#preview !== null && this.#isPreviewed ? html`${plannedReviews(this.#parts[0], this.#preview.reviewers)} ${this.#commitment(model)}` : nothing}
        ${this.#foot()}
      </form>
      <aside class="aside">
        <h2>${say('review.form.progress')}</h2>
        <xs-form-progress .items=${model.sections.map((section) => sectionProgress(sectionId(section), words.section(section.name), model.progress(section)))}></xs-form-progress>
        <p class="draft" role="status">${say(`submit.draft.${this.#draft?.state ?? 'none'}`)}</p>
      </aside>
    </div>`;
  }

  /** In whose name; each has a draft of its own. */
  #nameChoice(): TemplateResult {
    return html`<div class="name-choice" role="group" aria-label=${say('submit.as')}><span>${say('submit.as')}</span>
      ${this.#offered.map((name) => html`<button type="button" class="chip" aria-pressed=${name === this.name ? 'true' : 'false'}
        @click=${() => { this.#choose(name); }}>${name === 'organization' ? currentSession()?.organization?.name ?? '' : say('submit.as.oneself')}</button>`)}</div>`;
  }

  #choose(name: SubmitsAs): void {
    if (name === this.name) return;
    void this.#flush();
    this.name = name;
    void this.#begin();
  }

  #commitment(model: FormModel): TemplateResult {
    return formSection({ id: 'section-commitment', index: model.sections.length, title: say('review.register.section.commitment') }, html`
      <vaadin-checkbox class="commitment" id="field-commitment" label=${say('review.register.commitment')} required manual-validation
        .checked=${this.hasCommitted} ?invalid=${this.lacksCommitment} error-message=${this.lacksCommitment ? say('problems.field.commitment') : ''}
        @checked-changed=${(event: CustomEvent<{ value: boolean }>) => { this.#commit(event.detail.value); }}></vaadin-checkbox>`);
  }

  #commit(hasCommitted: boolean): void {
    this.hasCommitted = hasCommitted;
    if (hasCommitted) this.lacksCommitment = false;
  }

  #foot(): TemplateResult {
    const { phase, isBusy, checks } = this.#submission;
    const isFine = checks.every(({ result }) => result === 'passed');
    const word = this.#isPreviewed ? say(isFine ? 'submit.submit' : 'review.register.submitAnyway') : say('submit.preview');
    return html`<footer class="foot">
      <vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { void (this.#isPreviewed ? this.#submit() : this.#look()); }}>${word}</vaadin-button>
      <span class="busy" role="status">${isBusy ? say(phase === 'checking' ? 'review.register.checking' : 'review.register.submitting') : ''}</span>
      <xs-error-summary .fields=${this.tried ? this.#wrongFields() : []}></xs-error-summary>
    </footer>`;
  }

  #wrongFields(): readonly WrongField[] {
    const words = formWords(this.kind);
    return [
      ...(this.#model?.shownErrors() ?? []).map(({ field }) => ({ name: field, label: words.place(field) })),
      ...(this.lacksCommitment ? [{ name: 'commitment', label: say('review.register.section.commitment') }] : []),
    ];
  }

  readonly #edit = (): void => {
    if (this.#model === null || this.#draft === null) return;
    takeFactsOfIdNumber(this.#model, new Date().toISOString());
    keepDraft(this.#draft, this.#model);
    this.#preview = null;
    this.#submission.edited();
    this.requestUpdate();
  };

  get #formEntry(): FormEntry {
    const [flowId, subject] = this.#parts;
    return { flowId, subject, form: this.#model?.data() ?? {}, as: this.name, recordId: this.#recordId, copiedFrom: submitSource(this.#which).read() };
  }

  /** What would happen: checks, and who decides. */
  async #look(): Promise<void> {
    this.tried = true;
    this.lacksCommitment = false;
    this.#model?.leaveAll();
    this.querySelector('xs-form')?.requestUpdate();
    const [wrong] = this.#model?.errors() ?? [];
    if (wrong !== undefined) {
      this.requestUpdate();
      focusField(wrong.field);
      return;
    }
    await this.#submission.check(this.#formEntry);
    await this.#settle();
  }

  async #submit(): Promise<void> {
    this.lacksCommitment = !this.hasCommitted;
    if (this.lacksCommitment) {
      focusField('commitment');
      return;
    }
    // A draft on its way would outlive its case.
    await this.#flush();
    await this.#submission.submit(this.#formEntry);
    await this.#settle();
  }

  async #settle(): Promise<void> {
    const { receipt, problem } = this.#submission;
    if (receipt !== null) this.#keep(receipt);
    if (isSourceRefused(problem)) submitSource(this.#which).clear();
    if (problem !== null) {
      this.#model?.setServerErrors(problem.errors);
      this.querySelector('xs-form')?.requestUpdate();
    }
    await this.updateComplete;
    const [wrong] = this.#model?.shownErrors() ?? [];
    if (wrong !== undefined) focusField(wrong.field);
    else this.querySelector<HTMLElement>('#register-checks')?.focus();
  }

  #keep({ caseId, caseNumber, dueAt, reviewer }: Receipt): void {
    this.receipt = { kind: this.kind, caseId, caseNumber, dueAt, reviewerName: reviewer.name };
    writeReceipt(this.receipt);
    this.#draft?.clear();
    submitSource(this.#which).clear();
  }

  #beginAgain(): void {
    writeReceipt(null);
    this.receipt = null;
    this.hasCommitted = false;
    this.#submission.receipt = null;
    void this.#begin();
  }
}

function requiredMark(): TemplateResult {
  const [before = '', after = ''] = say('review.register.requiredMark', { star: '*' }).split('*');
  return html`<span>${before}<span class="bad">*</span>${after}</span>`;
}
