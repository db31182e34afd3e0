import { html, nothing, type TemplateResult } from 'lit';
import type { InferResponseType } from 'hono/client';
import { isStudyForm, LEARNING_SUBJECTS } from '../../../workflows/shared/hours/study-forms.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import '../../components/xs-icon.ts';
import '../../components/xs-status.ts';
import type { hoursApi } from '../../http/clients.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import './completion-pane.css';

/** What a person has of a year. */
export type HoursOfPerson = InferResponseType<typeof hoursApi.mine.$get, 200>;

type Progress = HoursOfPerson['completion']['total'];

/** How far a year is: what counts, what is missing, and what is above a cap. */
export function completionPane({ completion, year, entries, caps }: HoursOfPerson): TemplateResult {
  const { subjects, total, isComplete } = completion;
  return html`<section class="pane completion" aria-labelledby="completion-title">
    <header><h2 id="completion-title">${say('hours.mine.completion', { year })}</h2>${completionStatus(completion)}</header>
    <ul>${LEARNING_SUBJECTS.map((subject) => progressLine(say(`hours.declare.subject.${subject}`), subjects[subject], subjects[subject].overCap))}
      ${progressLine(say('hours.mine.total'), total, 0)}</ul>
    ${isComplete || total.missing > 0 ? nothing : html`<p class="note">${say('hours.mine.subject.first')}</p>`}
    ${overCaps(entries, caps).map(({ studyForm, recognized, cap }) => html`<p class="note">
      ${say('hours.mine.over', { form: isStudyForm(studyForm) ? studyFormName(currentLocale(), studyForm) : studyForm, recognized, cap })}</p>`)}
  </section>`;
}

/** Whether a year is complete, or what is missing. */
export function completionStatus({ isComplete, total, subjects }: HoursOfPerson['completion']): TemplateResult {
  // Whoever misses hours of both courses may miss fewer in all than in both together.
  const missing = Math.max(total.missing, subjects.public.missing + subjects.professional.missing);
  return isComplete
    ? html`<xs-status look="passed" word=${say('hours.mine.complete')}></xs-status>`
    : html`<xs-status look="warning" word=${say('hours.mine.missing', { hours: missing })}></xs-status>`;
}

function progressLine(name: string, { counted, minimum, missing }: Progress, overCap: number): TemplateResult {
  return html`<li><span class="name">${name}</span>
    <progress max=${Math.max(minimum, 1)} value=${minimum === 0 ? 1 : Math.min(counted, minimum)} aria-label=${name}></progress>
    <span class="count"><b>${counted}</b> / ${minimum}</span>
    <span class="left ${missing === 0 ? 'ok' : ''}">${missing === 0
      ? html`<xs-icon name="circle-check" size="14"></xs-icon> ${say('hours.mine.enough')}` : say('hours.mine.missing', { hours: missing })}${overCap === 0
      ? nothing : html`<small>${say('hours.mine.overCap', { hours: overCap })}</small>`}</span></li>`;
}

/** The study forms of which more was recognized than counts in a year. */
function overCaps(entries: HoursOfPerson['entries'], caps: HoursOfPerson['caps']): { readonly studyForm: string; readonly recognized: number; readonly cap: number }[] {
  return Object.entries(caps).flatMap(([studyForm, cap]) => {
    const recognized = entries.filter((entry) => entry.studyForm === studyForm).reduce((sum, { hours }) => sum + hours, 0);
    return recognized > cap ? [{ studyForm, recognized, cap }] : [];
  });
}
