import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import '../../components/form/xs-error-summary.ts';
import type { WrongField } from '../../components/form/xs-error-summary.ts';
import { say } from '../../i18n/locale.ts';
import type { Submission } from '../register/submission.ts';
import type { FormEntry, Receipt } from './submit-gateway.ts';

export interface FormFoot {
  readonly submission: Pick<Submission<FormEntry, Receipt>, 'phase' | 'isBusy' | 'checks'>;
  readonly isPreviewed: boolean;
  /** Why it cannot be submitted, whatever is filled in; null for nothing. */
  readonly hindrance: string | null;
  readonly wrong: readonly WrongField[];
  /** Previews, or submits what was previewed. */
  readonly go: () => void;
}

/** The button below a form, with what keeps it from being sent. */
export function formFoot({ submission: { phase, isBusy, checks }, isPreviewed, hindrance, wrong, go }: FormFoot): TemplateResult {
  const isFine = checks.every(({ result }) => result === 'passed');
  const word = isPreviewed ? say(isFine ? 'submit.submit' : 'review.register.submitAnyway') : say('submit.preview');
  return html`<footer class="foot">
    <vaadin-button theme="primary" ?disabled=${isBusy || hindrance !== null} @click=${go}>${word}</vaadin-button>
    ${hindrance === null ? nothing : html`<span class="warn" role="status">${hindrance}</span>`}
    <span class="busy" role="status">${isBusy ? say(phase === 'checking' ? 'review.register.checking' : 'review.register.submitting') : ''}</span>
    <xs-error-summary .fields=${wrong}></xs-error-summary>
  </footer>`;
}
