import { html, nothing, type TemplateResult } from 'lit';
import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import '../../components/form/xs-form-progress.ts';
import type { ProgressItem } from '../../components/form/xs-form-progress.ts';
import { say } from '../../i18n/locale.ts';
import type { Reviewer } from './registration-gateway.ts';

/** Beside the form: how far it is, who will review it, and when an answer comes at the latest. */
export function registerAside(subject: RegistrationSubject, items: readonly ProgressItem[], reviewer: Reviewer | null): TemplateResult {
  return html`<aside class="aside">
    <h2>${say('review.form.progress')}</h2>
    <xs-form-progress .items=${items}></xs-form-progress>
    <p class="draft">${say('applicant.draft.note')}</p>
    <dl aria-live="polite">
      <div><dt>${say('review.register.reviewer')}</dt><dd class=${reviewer === null ? 'pending' : ''}>${reviewerName(subject, reviewer)}</dd></div>
      ${reviewer === null || reviewer.organization === null ? nothing : html`<div>
        <dt>${say('review.register.dueOn')}</dt>
        <dd>${say('review.register.dueOn.value', { day: reviewer.dueOn, days: reviewer.dueWorkingDays })}</dd>
      </div>`}
    </dl>
  </aside>`;
}

function reviewerName(subject: RegistrationSubject, reviewer: Reviewer | null): string {
  if (reviewer === null) return say(`review.register.reviewer.pending.${subject}`);
  return reviewer.organization?.name ?? say('review.register.reviewer.none');
}
