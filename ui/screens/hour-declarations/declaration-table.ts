import { html, nothing, type TemplateResult } from 'lit';
import type { InferResponseType } from 'hono/client';
import { STUDY_FORMS } from '../../../workflows/shared/hours/study-forms.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { shortInstant } from '../../components/instants.ts';
import type { LookName } from '../../components/looks.ts';
import { wordOf } from '../../components/words.ts';
import '../../components/xs-status.ts';
import type { hourDeclarationsApi } from '../../http/clients.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import './declaration-table.css';
import './xs-appeal.ts';

/** A declaration as lists show it. */
export type Declaration = InferResponseType<typeof hourDeclarationsApi.index.$get, 200>['items'][number];

/** How a result looks; one that waits shows whether it came back. */
const LOOKS = {
  pending: 'reviewing', recognized: 'approved', refused: 'rejected', withdrawn: 'withdrawn', revoked: 'voided',
} as const satisfies Record<Declaration['result'], LookName>;

export interface DeclarationTable {
  /** Whether it says whose they are. */
  readonly withPerson: boolean;
  /** Where a case is opened; on the page of its applicant unless said otherwise. */
  readonly hrefOf?: (caseId: string) => string;
}

/** Declared hours, what became of them and why; cards on phones. */
export function declarationTable(items: readonly Declaration[], { withPerson, hrefOf = (caseId) => `/my-cases/${caseId}` }: DeclarationTable): TemplateResult {
  const column = (name: string, word: string): TemplateResult => html`<th scope="col" class=${name}>${word}</th>`;
  return html`<table class="ledger declarations">
    <thead><tr>${column('what', say('hours.record.what'))} ${withPerson ? column('person', say('hours.record.person')) : nothing}
      ${column('form', say('hours.record.form'))} ${column('days', say('hours.record.days'))} ${column('hours', say('hours.record.hours'))}
      ${column('result', say('hours.record.result'))} ${column('holder', say('hours.record.holder'))} ${column('reason', say('hours.record.reason'))}
      ${column('at', say('hours.record.at'))}</tr></thead>
    <tbody>${items.map((item) => rowOf(item, { withPerson, hrefOf }))}</tbody></table>`;
}

function rowOf(item: Declaration, { withPerson, hrefOf }: Required<DeclarationTable>): TemplateResult {
  const { caseId, caseNumber, title, personName, studyForm, learningSubject, year, startsOn, endsOn, declaredHours, recognizedHours, submittedAt } = item;
  return html`<tr>
    <td class="what"><a href=${hrefOf(caseId)} title=${title}>${title}</a><small>${caseNumber}</small></td>
    ${withPerson ? html`<td class="person">${personName}</td>` : nothing}
    <td class="form" title=${studyFormName(currentLocale(), studyForm)}>${STUDY_FORMS[studyForm].code} ${studyFormName(currentLocale(), studyForm)}
      <small>${year} ${say(`hours.declare.subject.${learningSubject}`)}</small></td>
    <td class="days">${startsOn}<small>${endsOn === startsOn ? nothing : say('hours.record.until', { day: endsOn })}</small></td>
    <td class="hours"><span class="phone">${say('hours.record.declared')}</span>${declaredHours}
      <small>${recognizedHours === null ? nothing : say('hours.record.recognized', { hours: recognizedHours })}</small></td>
    <td class="result">${resultOf(item)}</td>
    <td class="holder">${whereOf(item)}</td>
    <td class="reason">${reasonOf(item)}</td>
    <td class="at">${shortInstant(submittedAt)}</td></tr>`;
}

function resultOf({ result, status }: Declaration): TemplateResult {
  const look = status === 'returned' || status === 'lapsed' ? status : LOOKS[result];
  return html`<xs-status look=${look} word=${say(`hours.result.${result}`)}></xs-status>
    <small>${status === 'returned' || status === 'lapsed' ? say(`flows.status.${status}`) : nothing}</small>`;
}

/** Which step it is at, and who decides there; nothing for what has ended. */
function whereOf({ step, holder, result, status }: Declaration): TemplateResult | typeof nothing {
  if (result !== 'pending') return nothing;
  if (status === 'returned') return html`${say('submit.list.returned')}`;
  return html`${step === null ? nothing : wordOf(`flows.creditHourReview.step.${step}`, step)}<small title=${holder ?? ''}>${holder ?? nothing}</small>`;
}

function reasonOf({ caseId, title, reason, canAppeal }: Declaration): TemplateResult {
  return html`${reason === null ? nothing : html`<q title=${reason}>${reason}</q>`}
    ${canAppeal ? html`<xs-appeal case-id=${caseId} name=${title}></xs-appeal>` : nothing}`;
}
