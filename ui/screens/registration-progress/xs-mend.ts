import '@vaadin/button';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FormModel } from '../../components/form/form-model.ts';
import { formWords } from '../../components/form/form-words.ts';
import '../../components/form/xs-form-view.ts';
import '../../components/form/xs-error-summary.ts';
import { focusField } from '../../components/form/xs-form.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadingNotice } from '../../components/notices.ts';
import { DraftFlush } from '../../controllers/draft-flush.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { takeFactsOfIdNumber } from '../register/id-number-facts.ts';
import { type Identity, identitySection } from '../register/identity-section.ts';
import { isRegistration, registrantOf, subjectOfKind } from '../register/registration-subject.ts';
import { Submission } from '../register/submission.ts';
import { submissionNotice } from '../register/submission-notice.ts';
import { mendingDraft } from './mending-draft.ts';
import { beginMending, type Mending } from './mending.ts';
import type { OwnCase, OwnCaseGateway, Resubmission } from './own-case-gateway.ts';
import { isWrongUnit } from './wrong-unit.ts';

/** What the page does with a problem of its case as a whole: who was faster, that the access has ended. */
const OF_THE_PAGE: readonly string[] = ['stale', 'access-ended', 'session-missing'];

/** A problem of the case as a whole. */
export class RefusedEvent extends Event {
  readonly problem: HttpProblem;

  constructor(problem: HttpProblem) {
    super('refused');
    this.problem = problem;
  }
}

/**
 * A returned form to be mended: prefilled, changed fields marked, checked again before it is submitted. Fires
 * `resubmitted`, and a RefusedEvent for what concerns the whole page.
 */
@customElement('xs-mend')
export class XsMend extends LightElement {
  @property({ attribute: false }) view: OwnCase | null = null;
  @property({ attribute: false }) gateway: OwnCaseGateway | null = null;
  @state() private tried = false;
  @state() private hasFailed = false;
  #mending: Mending | null = null;
  readonly submission = new Submission<Resubmission, true>({
    check: async ({ form }) => {
      await this.#flush();
      return this.gateway?.check(form) ?? [];
    },
    submit: async (entry, key) => {
      // A draft that arrives after its case has moved on is refused.
      await this.#flush();
      await this.gateway?.resubmit(entry, key);
      return true;
    },
  }, () => { this.requestUpdate(); });

  constructor() {
    super();
    new DraftFlush(this, this.#flush);
  }

  readonly #flush = async (): Promise<void> => { await this.#mending?.flush(); };

  protected override willUpdate(changed: PropertyValues<this>): void {
    const former = changed.get('view');
    // The same round read again keeps what is on the screen.
    if (!changed.has('view') || this.view === null) return;
    if (this.#mending === null || !isSameRound(this.view, former)) void this.#begin(this.view);
  }

  async #begin(view: OwnCase): Promise<void> {
    this.#mending = null;
    this.submission.edited();
    const draft = mendingDraft(view, {
      draftOf: this.gateway?.draftOf ?? null, changed: () => { this.requestUpdate(); },
      overtaken: (problem) => { if (isSameRound(view, this.view)) this.#giveUp(problem); },
    });
    const mending = await beginMending(view, draft).catch(() => null);
    this.hasFailed = mending === null;
    if (mending === null || view !== this.view) return;
    this.#mending = mending;
    takeFactsOfIdNumber(this.#mending.model, new Date().toISOString());
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const mending = this.#mending;
    if (view === null) return nothing;
    if (mending === null) return this.hasFailed ? this.#failure(view) : html`<section class="pane">${loadingNotice()}</section>`;
    const { isBusy, problem } = this.submission;
    const shown = problem !== null && OF_THE_PAGE.includes(problem.code) ? null : problem;
    const isAdministratorFixed = isRegistration(view.kind) && view.isAdministratorFixed;
    const isIdentityFirst = isAdministratorFixed && registrantOf(subjectOfKind(view.kind)) === 'person' && !isWrongUnit(view);
    return html`<form class="sheet" novalidate ?inert=${isBusy} @submit=${(event: Event) => { event.preventDefault(); }}>
      ${isIdentityFirst ? this.#identity(view, 0) : nothing}
      <xs-form .model=${mending.model} kind=${view.kind} .files=${view.attachments} .labels=${mending.labels} .submitsAs=${view.submitsAs} .sectionOffset=${isIdentityFirst ? 1 : 0} .former=${mending.former} @form-change=${this.#edit}></xs-form>
      ${isAdministratorFixed && !isIdentityFirst && !isWrongUnit(view) ? this.#identity(view, mending.model.sections.length) : nothing}
      ${isWrongUnit(view) ? this.#kept(view, mending.model) : nothing}
      ${submissionNotice({ checks: this.submission.checks, phase: this.submission.phase, problem: shown })}
      <footer class="foot">
        <vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { void this.#submit(view, mending); }}>${this.#word()}</vaadin-button>
        <span class="busy" role="status">${this.#progressWord(mending)}</span>
        <xs-error-summary .fields=${this.tried ? this.#wrongFields(view, mending) : []}></xs-error-summary>
      </footer>
    </form>`;
  }

  #failure(view: OwnCase): TemplateResult {
    return html`<section class="pane"><div class="empty" role="alert"><b>${say('review.form.loadFailed')}</b>
      <vaadin-button theme="compact" @click=${() => { void this.#begin(view); }}>${say('common.retry')}</vaadin-button></div></section>`;
  }

  #identity(view: OwnCase, index: number): TemplateResult {
    const subject = subjectOfKind(view.kind);
    return identitySection({ subject, index, note: say(`applicant.case.identity.text.${registrantOf(subject)}`), identity: identityOf(view) });
  }

  /** What was submitted and is not to be mended, masked. */
  #kept({ kind, sections, form, labels, attachments }: OwnCase, model: FormModel): TemplateResult {
    const mended = model.sections.map(({ name }) => name);
    const files = attachments.map((file) => ({ ...file, url: this.gateway?.urlOf(file.id) ?? '' }));
    return html`<details class="kept"><summary>${say('applicant.case.wrongUnit.kept')}</summary>
      <xs-form-view kind=${kind} .sections=${sections.filter(({ name }) => !mended.includes(name))} .values=${form} .labels=${labels} .files=${files}></xs-form-view>
    </details>`;
  }

  #word(): string {
    return say(this.submission.phase === 'checked' ? 'applicant.case.resubmitAnyway' : 'applicant.case.resubmit');
  }

  #progressWord(mending: Mending): string {
    const { phase } = this.submission;
    if (phase === 'checking') return say('review.register.checking');
    if (phase === 'submitting') return say('applicant.case.resubmitting');
    if (Object.keys(mending.former).length === 0) return say('applicant.case.changes.none');
    return mending.kept === 'tab' ? say('applicant.case.draft') : say(`submit.draft.${mending.kept}`);
  }

  #wrongFields({ kind }: OwnCase, { model }: Mending): { name: string; label: string }[] {
    const words = formWords(kind);
    return model.shownErrors().map(({ field }) => ({ name: field, label: words.place(field) }));
  }

  readonly #edit = (): void => {
    const mending = this.#mending;
    if (mending === null) return;
    takeFactsOfIdNumber(mending.model, new Date().toISOString());
    mending.keep();
    this.submission.edited();
    this.requestUpdate();
  };

  async #submit(view: OwnCase, mending: Mending): Promise<void> {
    this.tried = true;
    mending.model.leaveAll();
    this.querySelector('xs-form')?.requestUpdate();
    const form = mending.read();
    const [wrong] = mending.model.shownErrors();
    if (form === null || wrong !== undefined) {
      if (wrong !== undefined) focusField(wrong.field);
      return;
    }
    const entry = { form, expectedRevision: view.revision };
    await (this.submission.phase === 'checked' ? this.submission.submit(entry) : this.submission.start(entry));
    await this.#settle(mending);
  }

  /** The case has moved on, unless by what is being submitted right now: then there is an answer to that. */
  #giveUp(problem: HttpProblem): void {
    if (this.submission.isBusy || this.submission.phase === 'submitted') return;
    this.#mending?.forget();
    this.dispatchEvent(new RefusedEvent(problem));
  }

  async #settle(mending: Mending): Promise<void> {
    const { problem, phase } = this.submission;
    if (phase === 'submitted') {
      mending.forget();
      this.dispatchEvent(new Event('resubmitted'));
      return;
    }
    if (problem !== null && OF_THE_PAGE.includes(problem.code)) this.dispatchEvent(new RefusedEvent(problem));
    mending.model.setServerErrors(problem?.errors ?? []);
    this.querySelector('xs-form')?.requestUpdate();
    await this.updateComplete;
    const [wrong] = mending.model.shownErrors();
    if (wrong !== undefined) focusField(wrong.field);
    else this.querySelector<HTMLElement>('#register-checks')?.focus();
  }
}

function isSameRound(view: OwnCase, other: OwnCase | null | undefined): boolean {
  return view.caseId === other?.caseId && view.round === other.round;
}

/** Who submitted as the server shows him, masked. */
function identityOf({ form }: OwnCase): Identity {
  const text = (name: string): string => String(form[name] ?? '');
  return { personName: text('personName'), idNumber: text('idNumber'), mobile: text('mobile'), email: text('email') };
}

declare global {
  interface HTMLElementTagNameMap {
    'xs-mend': XsMend;
  }
}
