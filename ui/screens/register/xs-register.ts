import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import '@vaadin/button';
import '@vaadin/checkbox';
import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { ownRegistrationForms, registrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { FormModel, type ServerError } from '../../components/form/form-model.ts';
import { formSection } from '../../components/form/form-section.ts';
import { formWords } from '../../components/form/form-words.ts';
import { writeReceipt } from '../../components/form/history-receipt.ts';
import '../../components/form/xs-error-summary.ts';
import type { WrongField } from '../../components/form/xs-error-summary.ts';
import { focusField, sectionId } from '../../components/form/xs-form.ts';
import { type ProgressItem, sectionProgress } from '../../components/form/xs-form-progress.ts';
import '../../components/form/xs-new-password.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-icon.ts';
import '../../components/xs-steps.ts';
import { say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import { isSourceRefused } from './copy-source.ts';
import { takeFactsOfIdNumber } from './id-number-facts.ts';
import { type Identity, identitySection } from './identity-section.ts';
import { keptValues } from './kept-values.ts';
import { OwnAdministrator } from './own-administrator.ts';
import { readReceiptOf, type ShownReceipt } from './receipt-state.ts';
import { registerAside } from './register-aside.ts';
import { registerSteps, reviewNote } from './register-steps.ts';
import { forgetRegistration, registrationDraft, registrationSource } from './registration-draft.ts';
import { findReviewer, type Receipt, type RegistrationEntry, registrationGateway } from './registration-gateway.ts';
import { registrationReceipt } from './registration-receipt.ts';
import { identitySectionOf, kindOf, registrantOf, reviewerChoice } from './registration-subject.ts';
import { ReviewerLookup } from './reviewer-lookup.ts';
import { Submission } from './submission.ts';
import { submissionNotice } from './submission-notice.ts';
import './xs-own-sign-in.ts';
import './xs-register.css';

/** Registers one subject: fill in, read what the checks found, submit, keep the number. The subject is set once. */
@customElement('xs-register')
export class XsRegister extends LightElement {
  @property() subject: RegistrationSubject = 'employer';
  @state() private hasCommitted = false;
  /** Submission was tried: from now on everything says what is wrong. */
  @state() private tried = false;
  @state() private passwordRefusal: string | null = null;
  @state() private administratorRefusal: string | null = null;
  @state() private receipt: ShownReceipt | null = null;
  #model = new FormModel(registrationForms.employer);
  #hasAccount = false;
  readonly #own = new OwnAdministrator({
    findIdentity: () => registrationGateway(this.subject).findIdentity(), isSignedIn: () => currentSession() !== null, changed: () => { this.#takeAdministrator(); },
  });
  readonly #lookup = new ReviewerLookup((division, superiorId) => findReviewer(this.subject, division, superiorId), () => { this.requestUpdate(); });
  readonly #submission = new Submission<RegistrationEntry, Receipt>({
    check: (entry, key) => entry.check(key), submit: (entry, key) => entry.submit(key),
  }, () => { this.requestUpdate(); });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('subject') && this.hasUpdated) return;
    this.receipt = readReceiptOf(this.subject);
    this.#model = new FormModel(registrationForms[this.subject], { idType: 'resident-id', ...registrationDraft(this.subject).read() });
    takeFactsOfIdNumber(this.#model, new Date().toISOString());
    this.#lookUp();
  }

  protected override render(): TemplateResult {
    return html`<div class="register">
      <header class="page-head">
        <h1>${say(`review.register.title.${this.subject}`)}</h1>
        ${this.receipt === null ? this.#requiredMark() : nothing}
      </header>
      <xs-steps pane .steps=${registerSteps(this.subject, this.#stepIndex, this.receipt?.reviewerName ?? reviewNote(this.subject, this.#lookup.reviewer))}></xs-steps>
      ${this.receipt === null ? this.#entry() : registrationReceipt(this.receipt)}
    </div>`;
  }

  #requiredMark(): TemplateResult {
    const [before = '', after = ''] = say('review.register.requiredMark', { star: '*' }).split('*');
    return html`<span>${before}<span class="bad">*</span>${after}</span>`;
  }

  get #stepIndex(): number {
    if (this.receipt !== null) return 2;
    return this.#submission.phase === 'filling' ? 0 : 1;
  }

  #entry(): TemplateResult {
    const registrant = registrantOf(this.subject);
    const { identity } = this.#own;
    const isFirst = this.#isIdentityFirst;
    return html`<div class="columns">
      <form class="sheet" novalidate ?inert=${this.#submission.isBusy} @submit=${(event: Event) => { event.preventDefault(); }}>
        <p class="privacy"><xs-icon name="shield-check" size="16"></xs-icon>
          <span><b>${say('review.register.privacy')}</b> ${say(`review.register.privacy.${registrant}`)}</span></p>
        ${identity !== null && isFirst ? this.#identity(identity, 0) : nothing}
        <xs-form .model=${this.#model} kind=${kindOf(this.subject)} .sectionOffset=${isFirst ? 1 : 0}
          .leads=${{ [identitySectionOf(this.subject)]: this.#ownBox() }} @form-change=${this.#edit}></xs-form>
        ${identity !== null && !isFirst ? this.#identity(identity, this.#model.sections.length) : nothing}
        ${identity === null ? this.#passwordSection() : nothing} ${this.#commitmentSection()}
        ${submissionNotice(this.#submission)} ${this.#foot()}
      </form>
      ${registerAside(this.subject, this.#progress(), this.#lookup.reviewer)}
      <xs-own-sign-in registrant=${registrant} ?open=${this.#own.isAsking} @declined=${() => { this.#own.decline(); }} @confirmed=${() => { void this.#own.confirm(); }}></xs-own-sign-in>
    </div>`;
  }

  /** A person with an account comes first, an administrator after what he administers. */
  get #isIdentityFirst(): boolean {
    return registrantOf(this.subject) === 'person' && this.#own.identity !== null;
  }

  /** Above the fields of who submits, and above the person who stands in their place. */
  #ownBox(): TemplateResult {
    const registrant = registrantOf(this.subject);
    const refusal = this.administratorRefusal ?? (this.#own.problem === null ? null : say(`applicant.own.failed.${registrant}`));
    return html`<vaadin-checkbox class="own-box" id="field-administrator" label=${say(`applicant.own.check.${registrant}`)} .checked=${live(this.#own.isTicked)} manual-validation
      ?invalid=${refusal !== null} error-message=${refusal ?? ''} @change=${() => { void this.#own.toggle(); }}></vaadin-checkbox>`;
  }

  #identity(identity: Identity, index: number): TemplateResult {
    return identitySection({ subject: this.subject, index, note: say('applicant.own.confirmed'), identity, lead: this.#ownBox() });
  }

  /** With an account who submits is no part of the form; without one he is. What was filled in stays. */
  #takeAdministrator(): void {
    const hasAccount = this.#own.identity !== null;
    if (hasAccount !== this.#hasAccount) {
      this.#hasAccount = hasAccount;
      this.#model = new FormModel((hasAccount ? ownRegistrationForms : registrationForms)[this.subject], this.#model.valuesWithout([]));
    }
    this.administratorRefusal = null;
    this.#submission.edited();
    this.requestUpdate();
  }

  #passwordSection(): TemplateResult {
    const index = this.#model.sections.length;
    const title = say('review.register.section.password');
    return formSection({ id: 'section-password', index, title }, html`<xs-new-password
      .personal=${{
        name: this.#model.text('personName'), idNumber: this.#model.text('idNumber'),
        mobile: this.#model.text('mobile'), email: this.#model.text('email'),
      }}
      .refusal=${this.passwordRefusal} ?tried=${this.tried} @password-change=${this.#editPassword}></xs-new-password>`);
  }

  #commitmentSection(): TemplateResult {
    const index = this.#model.sections.length + 1;
    const isMissing = this.tried && !this.hasCommitted;
    return formSection({ id: 'section-commitment', index, title: say('review.register.section.commitment') }, html`
      <vaadin-checkbox class="commitment" id="field-commitment" label=${say('review.register.commitment')} required manual-validation
        .checked=${this.hasCommitted} ?invalid=${isMissing} error-message=${isMissing ? say('problems.field.commitment') : ''}
        @checked-changed=${(event: CustomEvent<{ value: boolean }>) => { this.hasCommitted = event.detail.value; }}></vaadin-checkbox>`);
  }

  #foot(): TemplateResult {
    const { phase, isBusy } = this.#submission;
    return html`<footer class="foot">
      <vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { void this.#submit(); }}>
        ${say(phase === 'checked' ? 'review.register.submitAnyway' : 'review.register.submit')}
      </vaadin-button>
      <span class="busy" role="status">${isBusy ? say(phase === 'checking' ? 'review.register.checking' : 'review.register.submitting') : ''}</span>
      <xs-error-summary .fields=${this.tried ? this.#wrongFields() : []}></xs-error-summary>
    </footer>`;
  }

  #progress(): readonly ProgressItem[] {
    const words = formWords(kindOf(this.subject));
    const sections = this.#model.sections.map((section) => sectionProgress(sectionId(section), words.section(section.name), this.#model.progress(section)));
    const access = this.#own.identity === null ? this.#passwordProgress() : this.#identityProgress();
    return [
      ...(this.#isIdentityFirst ? [access, ...sections] : [...sections, access]),
      {
        target: 'section-commitment', title: say('review.register.section.commitment'), state: this.hasCommitted ? 'done' : 'open',
        word: say(this.hasCommitted ? 'review.register.progress.done' : 'review.register.progress.open'),
      },
    ];
  }

  #passwordProgress(): ProgressItem {
    const isSet = this.passwordRefusal === null && (this.#newPassword?.value ?? null) !== null;
    return {
      target: 'section-password', title: say('review.register.section.password'), state: isSet ? 'done' : 'open',
      word: say(isSet ? 'review.register.progress.passwordDone' : 'review.register.progress.passwordOpen'),
    };
  }

  #identityProgress(): ProgressItem {
    const section = identitySectionOf(this.subject);
    return {
      target: `section-${section}`, title: formWords(kindOf(this.subject)).section(section), state: 'done', word: say('applicant.own.confirmed'),
    };
  }

  get #newPassword() {
    return this.querySelector('xs-new-password');
  }

  #wrongFields(): readonly WrongField[] {
    const words = formWords(kindOf(this.subject));
    const wrongPassword = this.passwordRefusal === null ? this.#newPassword?.wrongField ?? null : 'password';
    const wrongAdministrator = this.administratorRefusal === null ? [] : [{ name: 'administrator', label: words.section(identitySectionOf(this.subject)) }];
    const label = wrongPassword === 'password' ? say('review.register.password') : say('review.register.passwordAgain');
    return [
      ...this.#model.shownErrors().map(({ field }) => ({ name: field, label: words.place(field) })),
      ...wrongAdministrator,
      ...(wrongPassword === null ? [] : [{ name: wrongPassword, label }]),
      ...(this.hasCommitted ? [] : [{ name: 'commitment', label: say('review.register.section.commitment') }]),
    ];
  }

  #edit(): void {
    takeFactsOfIdNumber(this.#model, new Date().toISOString());
    registrationDraft(this.subject).write(keptValues(this.#model));
    this.#submission.edited();
    this.#lookUp();
    this.requestUpdate();
  }

  #lookUp(): void {
    const { division, superiorId } = reviewerChoice(this.subject, this.#model);
    void this.#lookup.look(division, superiorId);
  }

  #editPassword(): void {
    this.passwordRefusal = null;
    this.#submission.edited();
    this.requestUpdate();
  }

  async #submit(): Promise<void> {
    const entry = this.#readEntry();
    if (entry === null) return;
    await (this.#submission.phase === 'checked' ? this.#submission.submit(entry) : this.#submission.start(entry));
    const { receipt, problem } = this.#submission;
    if (receipt !== null) this.#keep(receipt.caseNumber, receipt.dueAt, receipt.reviewer.name);
    if (problem !== null) this.#takeErrors(problem.errors);
    if (isSourceRefused(problem)) registrationSource(this.subject).clear();
    await this.updateComplete;
    const [wrong] = this.#wrongFields();
    if (wrong !== undefined) focusField(wrong.name);
    else this.querySelector<HTMLElement>('#register-checks')?.focus();
  }

  /** What is to be submitted; null when something is wrong, which then has the cursor. */
  #readEntry(): RegistrationEntry | null {
    this.tried = true;
    this.#model.leaveAll();
    this.querySelector('xs-form')?.requestUpdate();
    const [wrong] = this.#wrongFields();
    if (wrong !== undefined) {
      focusField(wrong.name);
      return null;
    }
    const gateway = registrationGateway(this.subject);
    const source = registrationSource(this.subject).read();
    if (this.#own.identity !== null) return gateway.readOwn(this.#model.data(), source);
    const password = this.#newPassword?.value ?? null;
    return password === null ? null : gateway.read(this.#model.data(), password, source);
  }

  #keep(caseNumber: string, dueAt: string | null, reviewerName: string): void {
    const name = registrantOf(this.subject) === 'person' ? this.#own.identity?.personName ?? this.#model.text('personName') : this.#model.text('name');
    this.receipt = { caseNumber, dueAt, reviewerName, subject: this.subject, name };
    writeReceipt(this.receipt);
    forgetRegistration(this.subject);
  }

  #takeErrors(errors: readonly ServerError[]): void {
    this.#model.setServerErrors(errors);
    this.passwordRefusal = errors.find(({ field }) => field === 'password')?.message ?? null;
    this.administratorRefusal = errors.find(({ field }) => field === 'administrator')?.message ?? null;
    this.querySelector('xs-form')?.requestUpdate();
  }
}
