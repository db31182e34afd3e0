import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import type { Proposal } from '../../../workflows/shared/hours/proposal.ts';
import { proposeHours } from '../../../workflows/shared/hours/propose.ts';
import type { StudyForm } from '../../../workflows/shared/hours/study-forms.ts';
import { reasonSentence } from '../../../workflows/shared/hours/words.ts';
import '../../components/buttons.css';
import '../../components/xs-icon.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import type { FormInHand } from '../submit-case/form-companion.ts';
import type { KnownRules } from './effective-rules.ts';
import './proposal-panel.css';

export interface ProposalPanel {
  readonly studyForm: StudyForm;
  readonly year: number;
  readonly rules: KnownRules;
  /** Of the class that was chosen; null for none. */
  readonly approvedHours: number | null;
  readonly form: Pick<FormInHand, 'data' | 'fill'>;
  readonly retry: () => void;
}

/** What the rules give for what is filled in so far, and why; computed anew with every change of the form. */
export function proposalPanel({ studyForm, year, rules, approvedHours, form, retry }: ProposalPanel): TemplateResult {
  return html`<section class="proposal" aria-labelledby="proposal-title">
    <h2 id="proposal-title">${say('hours.proposal.title')}</h2>
    ${rules === 'loading' ? html`<p class="muted" role="status">${say('common.loading')}</p>` : nothing}
    ${rules === 'failed' ? html`<p class="warn" role="alert">${say('hours.proposal.failed')}
      <button type="button" class="link" @click=${retry}>${say('review.field.retry')}</button></p>` : nothing}
    ${typeof rules === 'string' ? nothing : proposed(studyForm, proposeHours(rules, studyForm, form.data, { approvedHours }), form)}
    ${typeof rules === 'string' ? nothing : html`<p class="note">${say('hours.proposal.note', { year })}</p>`}
  </section>`;
}

function proposed(studyForm: StudyForm, proposal: Proposal, { data, fill }: ProposalPanel['form']): TemplateResult {
  const { hours, cap, reasons } = proposal;
  const declared = typeof data.hours === 'number' ? data.hours : null;
  const isAbove = declared !== null && cap !== null && declared > cap;
  return html`<p class="amount" role="status">${amountOf(proposal)}</p>
    <ul>${reasons.map((one) => html`<li>${reasonSentence(currentLocale(), studyForm, one)}</li>`)}</ul>
    ${hours === null && cap !== null ? html`<p>${say('hours.proposal.cap', { cap })}</p>` : nothing}
    ${isAbove ? html`<p class="warn"><xs-icon name="triangle-alert" size="14"></xs-icon> ${say('hours.proposal.above', { hours: declared, cap })}</p>` : nothing}
    ${fillLine(hours, declared, fill)}`;
}

function amountOf({ hours, reasons }: Proposal): string {
  if (hours !== null) return say('hours.proposal.hours', { hours });
  return say(reasons.some(({ code }) => code === 'leftToReviewer') ? 'hours.proposal.by.reviewer' : 'hours.proposal.open');
}

function fillLine(hours: number | null, declared: number | null, fill: FormInHand['fill']): TemplateResult | typeof nothing {
  if (hours === null || hours === 0) return nothing;
  if (hours === declared) return html`<p class="ok"><xs-icon name="circle-check" size="14"></xs-icon> ${say('hours.proposal.filled')}</p>`;
  return html`<vaadin-button theme="compact" @click=${() => { fill({ hours }); }}>${say('hours.proposal.fill')}</vaadin-button>`;
}
