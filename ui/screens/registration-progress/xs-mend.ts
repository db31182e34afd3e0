import '@vaadin/button';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formWords } from '../../components/form/form-words.ts';
import '../../components/form/xs-error-summary.ts';
import { focusField } from '../../components/form/xs-form.ts';
import { LightElement } from '../../components/light-element.ts';
import { say } from '../../i18n/locale.ts';
import { identitySection } from '../register-employer/identity-section.ts';
import { Submission } from '../register-employer/submission.ts';
import { submissionNotice } from '../register-employer/submission-notice.ts';
import { Mending } from './mending.ts';
import type { OwnCase, OwnCaseGateway, Resubmission } from './own-case-gateway.ts';

/** What the page does with a problem of its case as a whole: who was faster, that the access has ended. */
const OF_THE_PAGE: readonly string[] = ['stale', 'access-ended', 'session-missing'];

/**
 * A returned form to be mended: prefilled, changed fields marked, checked again before it is submitted. Fires
 * `resubmitted`, and `refused` for what concerns the whole page.
 */
@customElement('xs-mend')
export class XsMend extends LightElement {
  @property({ attribute: false }) view: OwnCase | null = null;
  @property({ attribute: false }) gateway: OwnCaseGateway | null = null;
  @state() private tried = false;
  #mending: Mending | null = null;
  readonly submission = new Submission<Resubmission, true>({
    checkRegistration: async (form, key) => this.gateway?.check(form, key) ?? [],
    submitRegistration: async (entry, key) => {
      await this.gateway?.resubmit(entry, key);
      return true;
    },
  }, () => { this.requestUpdate(); });

  protected override willUpdate(changed: PropertyValues<this>): void {
    const former = changed.get('view');
    // The same round read again keeps what is on the screen.
    if (!changed.has('view') || this.view === null) return;
    if (this.#mending === null || former?.round !== this.view.round) this.#mending = new Mending(this.view);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const mending = this.#mending;
    if (view === null || mending === null) return nothing;
    const { isBusy, problem } = this.submission;
    const shown = problem !== null && OF_THE_PAGE.includes(problem.code) ? null : problem;
    return html`<form class="sheet" novalidate ?inert=${isBusy} @submit=${(event: Event) => { event.preventDefault(); }}>
      <xs-form .model=${mending.model} flow=${view.flowId} .files=${view.attachments} .former=${mending.former} @form-change=${this.#edit}></xs-form>
      ${view.isAdministratorFixed ? identitySection(mending.model.sections.length, say('applicant.case.identity.text'), identityOf(view)) : nothing}
      ${submissionNotice({ checks: this.submission.checks, phase: this.submission.phase, problem: shown })}
      <footer class="foot">
        <vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { void this.#submit(view, mending); }}>${this.#word()}</vaadin-button>
        <span class="busy" role="status">${this.#progressWord(mending)}</span>
        <xs-error-summary .fields=${this.tried ? this.#wrongFields(view, mending) : []}></xs-error-summary>
      </footer>
    </form>`;
  }

  #word(): string {
    return say(this.submission.phase === 'checked' ? 'applicant.case.resubmitAnyway' : 'applicant.case.resubmit');
  }

  #progressWord(mending: Mending): string {
    const { phase } = this.submission;
    if (phase === 'checking') return say('review.register.checking');
    if (phase === 'submitting') return say('applicant.case.resubmitting');
    return Object.keys(mending.former).length === 0 ? say('applicant.case.changes.none') : say('applicant.case.draft');
  }

  #wrongFields({ flowId }: OwnCase, { model }: Mending): { name: string; label: string }[] {
    const words = formWords(flowId);
    return model.shownErrors().map(({ field }) => ({ name: field, label: words.label(field) }));
  }

  readonly #edit = (): void => {
    this.#mending?.keep();
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

  async #settle(mending: Mending): Promise<void> {
    const { problem, phase } = this.submission;
    if (phase === 'submitted') {
      mending.forget();
      this.dispatchEvent(new Event('resubmitted'));
      return;
    }
    if (problem !== null && OF_THE_PAGE.includes(problem.code)) this.dispatchEvent(new Event('refused'));
    mending.model.setServerErrors(problem?.errors ?? []);
    this.querySelector('xs-form')?.requestUpdate();
    await this.updateComplete;
    const [wrong] = mending.model.shownErrors();
    if (wrong !== undefined) focusField(wrong.field);
    else this.querySelector<HTMLElement>('#register-checks')?.focus();
  }
}

/** The administrator as the server shows him, masked. */
function identityOf({ form }: OwnCase): { personName: string; idNumber: string; mobile: string; email: string } {
  const text = (name: string): string => String(form[name] ?? '');
  return { personName: text('personName'), idNumber: text('idNumber'), mobile: text('mobile'), email: text('email') };
}

declare global {
  interface HTMLElementTagNameMap {
    'xs-mend': XsMend;
  }
}
