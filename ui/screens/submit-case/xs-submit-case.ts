import '@vaadin/button';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type CaseKind, definitionOf, isFlowId, subjectOf } from '../../../workflows/flows/index.ts';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import { loadForm } from '../../components/form/form-loaders.ts';
import { type FormData, type FormError, FormModel } from '../../components/form/form-model.ts';
import type { FormSchema } from '../../components/form/form-schema.ts';
import { formWords } from '../../components/form/form-words.ts';
import { readReceipt, writeReceipt } from '../../components/form/history-receipt.ts';
import type { WrongField } from '../../components/form/xs-error-summary.ts';
import { focusField } from '../../components/form/xs-form.ts';
import type { FoundDraft, KeptDraft } from '../../components/form/kept-draft.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadingNotice } from '../../components/notices.ts';
import { subjectOf as wordOfKind } from '../../components/words.ts';
import '../../components/xs-steps.ts';
import { DraftFlush } from '../../controllers/draft-flush.ts';
import { MediaController } from '../../controllers/media-controller.ts';
import { say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { navigate } from '../../shell/navigate.ts';
import { submitsAs } from '../../shell/submits-as.ts';
import { isSourceRefused } from '../register/copy-source.ts';
import { takeFactsOfIdNumber } from '../register/id-number-facts.ts';
import { submissionNotice } from '../register/submission-notice.ts';
import '../register/xs-register.css';
import { caseSubmission, type Followed } from './case-submission.ts';
import { commitmentSection, requiredMark } from './commitment-section.ts';
import { formAside } from './form-aside.ts';
import { formFoot } from './form-foot.ts';
import type { FormCompanion, FormInHand } from './form-companion.ts';
import { nameChoice } from './name-choice.ts';
import { plannedReviews, submissionSteps } from './planned-reviews.ts';
import { keepDraft, submitDraft, type SubmitName, submitSource } from './submit-draft.ts';
import { fetchPresent, type FormEntry, type Preview, type Receipt } from './submit-gateway.ts';
import { isShownReceipt, type ShownReceipt, submissionReceipt } from './submission-receipt.ts';

/** Submits a case of a kind: fill in, preview what the checks found and who decides, submit, keep the number. The kind is set once. */
@customElement('xs-submit-case')
export class XsSubmitCase extends LightElement {
  @property() kind: CaseKind = 'personnelTransfer.person';
  /** What the kind adds to its form; null for nothing. */
  @property({ attribute: false }) companion: FormCompanion | null = null;
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
  #people = '';
  /** The width at which there is nothing beside the form. */
  readonly #narrow = new MediaController(this, '(max-width: 900px)');
  readonly #submission = caseSubmission({
    previewed: (preview) => { this.#preview = preview; }, sendForAll: () => this.companion?.sendForAll(this.name) ?? null,
    changed: () => { this.requestUpdate(); },
  });

  constructor() {
    super();
    new DraftFlush(this, this.#flush);
  }

  readonly #flush = async (): Promise<void> => { await this.#draft?.flush(); };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('companion')) this.#takePeople();
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
    const all = isFlowId(flowId) ? subjectOf(definitionOf(flowId), subject).steps.map(({ name }) => name) : [];
    const steps = this.companion === null ? all : this.#preview?.reviewers.map(({ step }) => step) ?? this.companion.steps;
    return html`<div class="register submit-case">
      <header class="page-head"><h1>${wordOfKind(this.kind)}</h1>${this.receipt === null ? requiredMark() : nothing}</header>
      <xs-steps pane .steps=${submissionSteps(flowId, steps, this.receipt !== null ? 2 : this.#isPreviewed ? 1 : 0)}></xs-steps>
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

  get #isPreviewed(): boolean {
    const { phase } = this.#submission;
    return this.#preview !== null && (phase === 'checked' || phase === 'submitting');
  }

  /** What was found about other people no longer holds. */
  #takePeople(): void {
    const people = this.companion?.peopleOf(this.name).join() ?? '';
    if (people === this.#people) return;
    this.#people = people;
    this.#preview = null;
    this.#submission.edited();
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
    this.#model = new FormModel(schema, { ...this.companion?.first, ...first, ...kept?.values, ...this.companion?.chosen });
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
    const beside = this.companion?.beside(this.#inHand(model)) ?? nothing;
    return html`<div class="columns">
      <form class="sheet" novalidate ?inert=${this.#submission.isBusy} @submit=${(event: Event) => { event.preventDefault(); }}>
        ${this.#offered.length > 1 ? nameChoice(this.#offered, this.name, this.#choose) : nothing}
        ${this.companion?.above(this.#inHand(model)) ?? nothing}
        <xs-form .model=${model} kind=${this.kind} .submitsAs=${this.name} .labels=${this.#labels} @form-change=${this.#edit}></xs-form>
        ${submissionNotice(this.#submission)}
        ${this.#preview !== null && this.#isPreviewed ? html`${plannedReviews(this.#parts[0], this.#preview.reviewers)} ${commitmentSection({
          index: model.sections.length, hasCommitted: this.hasCommitted, isLacking: this.lacksCommitment, commit: this.#commit,
        })}` : nothing}
        ${this.#narrow.matches ? beside : nothing}
        ${formFoot({
          submission: this.#submission, isPreviewed: this.#isPreviewed,
          wrong: this.tried ? this.#wrongFields() : [], go: () => { void (this.#isPreviewed ? this.#submit() : this.#look()); },
        })}
      </form>
      ${formAside(model, this.kind, this.#draft?.state ?? 'none', this.#narrow.matches ? nothing : beside)}
    </div>`;
  }

  #inHand(model: FormModel): FormInHand {
    const { problem } = this.#submission;
    return { submitsAs: this.name, data: model.data(), refusals: problem?.errors ?? [], tried: this.tried, fill: this.#fill };
  }

  readonly #fill = (values: FormData): void => {
    for (const [name, value] of Object.entries(values)) this.#model?.set(name, value);
    this.querySelector('xs-form')?.requestUpdate();
    this.#edit();
  };

  /** In whose name; each has a draft of its own. */
  readonly #choose = (name: SubmitsAs): void => {
    if (name === this.name) return;
    void this.#flush();
    this.name = name;
    void this.#begin();
  };

  readonly #commit = (hasCommitted: boolean): void => {
    this.hasCommitted = hasCommitted;
    if (hasCommitted) this.lacksCommitment = false;
  };

  #wrongFields(): readonly WrongField[] {
    const words = formWords(this.kind);
    return [
      ...this.#wrongOutside(),
      ...(this.#model?.shownErrors() ?? []).map(({ field }) => ({ name: field, label: words.place(field) })),
      ...(this.lacksCommitment ? [{ name: 'commitment', label: say('review.register.section.commitment') }] : []),
    ];
  }

  /** What stands above the form comes first. */
  #firstWrong([wrong]: readonly FormError[]): string | undefined {
    return this.#wrongOutside()[0]?.name ?? wrong?.field;
  }

  #wrongOutside(): readonly WrongField[] {
    return this.#model === null ? [] : this.companion?.wrongOf(this.#inHand(this.#model)) ?? [];
  }

  readonly #edit = (): void => {
    if (this.#model === null || this.#draft === null) return;
    takeFactsOfIdNumber(this.#model, new Date().toISOString());
    keepDraft(this.#draft, this.#model);
    this.companion?.changed(this.#model.data());
    this.#preview = null;
    this.#submission.edited();
    this.requestUpdate();
  };

  get #formEntry(): FormEntry {
    const [flowId, subject] = this.#parts;
    const [personId = null] = this.companion?.peopleOf(this.name) ?? [];
    return { flowId, subject, form: this.#model?.data() ?? {}, as: this.name, recordId: this.#recordId, personId, copiedFrom: submitSource(this.#which).read() };
  }

  /** What would happen: checks, and who decides. */
  async #look(): Promise<void> {
    this.tried = true;
    this.lacksCommitment = false;
    this.#model?.leaveAll();
    this.querySelector('xs-form')?.requestUpdate();
    const wrong = this.#firstWrong(this.#model?.errors() ?? []);
    if (wrong !== undefined) {
      this.requestUpdate();
      focusField(wrong);
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
    const wrong = this.#firstWrong(this.#model?.shownErrors() ?? []);
    if (wrong !== undefined) focusField(wrong);
    else this.querySelector<HTMLElement>('#register-checks')?.focus();
  }

  #keep(receipt: Receipt | Followed): void {
    this.#draft?.clear();
    this.companion?.submitted();
    submitSource(this.#which).clear();
    if ('path' in receipt) {
      navigate(receipt.path);
      return;
    }
    const { caseId, caseNumber, dueAt, reviewer } = receipt;
    this.receipt = { kind: this.kind, caseId, caseNumber, dueAt, reviewerName: reviewer.name };
    writeReceipt(this.receipt);
  }

  #beginAgain(): void {
    writeReceipt(null);
    this.receipt = null;
    this.hasCommitted = false;
    this.#submission.receipt = null;
    void this.#begin();
  }
}
