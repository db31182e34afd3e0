import { html, nothing, type TemplateResult } from 'lit';
import '../../components/buttons.css';
import { lastDayOf } from '../../components/due-state.ts';
import { shortInstant } from '../../components/instants.ts';
import { LOOKS } from '../../components/looks.ts';
import { wordOf } from '../../components/words.ts';
import '../../components/xs-icon.ts';
import '../hour-declarations/xs-appeal.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { isRegistration, registrantOf, subjectOfKind } from '../register/registration-subject.ts';
import type { OwnCase } from './own-case-gateway.ts';
import { isWrongUnit, RETURNS } from './wrong-unit.ts';

/** What matters most on the page: why it came back or how it ended, and what can be done now. */
export function outcomeNotice(view: OwnCase, copy: () => void): TemplateResult | typeof nothing {
  switch (view.status) {
    case 'returned':
      if (isWrongUnit(view)) return wrongUnitNotice(view);
      return notice(view, view.status, html`<p>${returnedUntil(view)}</p>`);
    case 'approved':
      if (!isRegistration(view.kind)) return notice(view, view.status, html`<p>${say('submit.case.approved.text')}</p>`, 'decided');
      return notice(view, view.status, html`<p>${say(`applicant.case.approved.text.${registrantOf(subjectOfKind(view.kind))}`)}
        <a href="/sign-in/${subjectOfKind(view.kind)}">${say('applicant.case.approved.signIn')}</a></p>`);
    case 'rejected':
    case 'withdrawn':
    case 'lapsed':
      return notice(view, view.status, html`<p>${say(`${isRegistration(view.kind) ? 'applicant' : 'submit'}.case.${view.status}.text`)}</p>
        ${view.isMine ? copyLine(view, copy) : nothing}${appealLine(view)}`);
    case 'received':
    case 'reviewing':
      return nothing;
  }
}

/** Begins anew with what was filled in. */
function copyLine({ kind }: OwnCase, copy: () => void): TemplateResult {
  return html`<p class="copy"><button type="button" class="button" @click=${copy}>${say('applicant.case.copy')}</button>
    <span>${say(isRegistration(kind) ? 'applicant.case.copy.hint' : 'submit.case.copy.hint')}</span></p>`;
}

/** Hours that were rejected can be reviewed once more, by the organization above. */
function appealLine({ caseId, flowId, status, form, isMine, steps }: OwnCase): TemplateResult | typeof nothing {
  const isAppeal = steps.some(({ name }) => name === 'appeal');
  if (!isMine || flowId !== 'creditHourReview' || status !== 'rejected' || isAppeal) return nothing;
  return html`<p class="copy"><xs-appeal case-id=${caseId} name=${String(form.title ?? '')}></xs-appeal><span>${say('hours.appeal.hint')}</span></p>`;
}

/** Not a fault of the form: one answer is to be given again. */
function wrongUnitNotice(view: OwnCase): TemplateResult {
  return notice(view, 'returned', html`<p>${say('applicant.case.wrongUnit.text')}</p><p>${returnedUntil(view)}</p>`, 'wrongUnit');
}

function returnedUntil({ dueAt }: OwnCase): string {
  return say('applicant.case.returned.until', { day: dueAt === null ? '' : lastDayOf(dueAt) });
}

function notice(view: OwnCase, status: Exclude<OwnCase['status'], 'received' | 'reviewing'>, content: TemplateResult, title: typeof status | 'wrongUnit' | 'decided' = status): TemplateResult {
  const { icon, tone } = LOOKS[status];
  const reason = reasonOf(view);
  return html`<section class="outcome ${tone}" aria-labelledby="outcome-title">
    <xs-icon name=${icon} size="20"></xs-icon>
    <div><h2 id="outcome-title">${title === 'decided' ? say('submit.case.approved') : say(`applicant.case.${title}`)}${view.reviewer === null || reason === null ? nothing : html`<span>${view.reviewer.name}</span>`}</h2>
      ${reason === null ? nothing : html`<blockquote>${reason}</blockquote>`}
      ${content}</div>
  </section>`;
}

/** The reason a reviewer gave with the return or the rejection. */
function reasonOf({ status, timeline }: OwnCase): string | null {
  const edges = status === 'returned' ? RETURNS : ['reject'];
  return status === 'returned' || status === 'rejected' ? timeline.find(({ edge }) => edges.includes(edge))?.reason ?? null : null;
}

/** What became of a command that was not carried out, above what the page shows now. */
export function staleNotice({ facts }: HttpProblem): TemplateResult {
  const { verb, decidedAt } = facts;
  const sentence = typeof verb === 'string' && typeof decidedAt === 'string'
    ? say('applicant.case.stale.by', { verb: wordOf(`review.decision.verb.${verb}`, verb), at: shortInstant(decidedAt) }) : say('applicant.case.stale');
  return html`<div class="told warn" role="alert"><xs-icon name="triangle-alert"></xs-icon><span><b>${sentence}</b> ${say('applicant.case.stale.kept')}</span></div>`;
}

/** What was carried out. */
export function doneNotice(verb: 'resubmit' | 'withdraw'): TemplateResult {
  return html`<div class="told ok" role="status"><xs-icon name="circle-check"></xs-icon>
    <span>${say(verb === 'resubmit' ? 'applicant.case.resubmitted' : 'applicant.withdraw.done')}</span></div>`;
}
