import '@vaadin/button';
import { html, type TemplateResult } from 'lit';
import '../../components/form/xs-error-summary.ts';
import type { WrongField } from '../../components/form/xs-error-summary.ts';
import { say } from '../../i18n/locale.ts';
import type { CaseSubmission } from './case-submission.ts';

export interface FormFoot {
  readonly submission: Pick<CaseSubmission, 'phase' | 'isBusy' | 'checks'>;
  readonly isPreviewed: boolean;
  readonly wrong: readonly WrongField[];
  /** Previews, or submits what was previewed. */
  readonly go: () => void;
}

/** The button below a form, with what keeps it from being sent. */
export function formFoot({ submission: { phase, isBusy, checks }, isPreviewed, wrong, go }: FormFoot): TemplateResult {
  const isFine = checks.every(({ result }) => result === 'passed');
  const word = isPreviewed ? say(isFine ? 'submit.submit' : 'review.register.submitAnyway') : say('submit.preview');
  return html`<footer class="foot">
    <vaadin-button theme="primary" ?disabled=${isBusy} @click=${go}>${word}</vaadin-button>
    <span class="busy" role="status">${isBusy ? say(phase === 'checking' ? 'review.register.checking' : 'review.register.submitting') : ''}</span>
    <xs-error-summary .fields=${wrong}></xs-error-summary>
  </footer>`;
}
