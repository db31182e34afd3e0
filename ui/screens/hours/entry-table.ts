import { html, nothing, type TemplateResult } from 'lit';
import { STUDY_FORMS } from '../../../workflows/shared/hours/study-forms.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { dayOf } from '../../../workflows/shared/time.ts';
import '../../components/xs-status.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import type { HoursOfPerson } from './completion-pane.ts';
import './entry-table.css';

type Entry = HoursOfPerson['entries'][number];

/** Every line of the ledger: what was recognized by whom, and what was taken back; cards on phones. */
export function entryTable(entries: readonly Entry[], hrefOf: (caseId: string) => string): TemplateResult {
  const column = (name: string, word: string): TemplateResult => html`<th scope="col" class=${name}>${word}</th>`;
  return html`<table class="ledger entries">
    <thead><tr>${column('what', say('hours.record.what'))} ${column('form', say('hours.record.form'))} ${column('hours', say('hours.entry.hours'))}
      ${column('state', say('hours.record.result'))} ${column('by', say('hours.entry.by'))} ${column('unit', say('hours.entry.unit'))}
      ${column('at', say('hours.entry.at'))}</tr></thead>
    <tbody>${entries.map((entry) => rowOf(entry, hrefOf))}</tbody></table>`;
}

function rowOf({ caseId, caseNumber, title, studyForm, learningSubject, hours, source, isReversed, decidedBy, unitName, recordedAt }: Entry, hrefOf: (caseId: string) => string): TemplateResult {
  return html`<tr class=${isReversed || source === 'revocation' ? 'reversed' : ''}>
    <td class="what"><a href=${hrefOf(caseId)} title=${title}>${title}</a><small>${caseNumber}</small></td>
    <td class="form">${STUDY_FORMS[studyForm].code} ${studyFormName(currentLocale(), studyForm)}<small>${say(`hours.declare.subject.${learningSubject}`)}</small></td>
    <td class="hours">${isReversed ? html`<s>${hours}</s>` : signed(hours)}</td>
    <td class="state">${stateOf(source, isReversed)}</td>
    <td class="by" title=${decidedBy ?? ''}><span class="phone">${say('hours.entry.by')}</span> ${decidedBy ?? nothing}</td>
    <td class="unit" title=${unitName ?? ''}><span class="phone">${say('hours.entry.unit')}</span> ${unitName ?? nothing}</td>
    <td class="at">${dayOf(recordedAt)}</td></tr>`;
}

/** What takes hours away shows so. */
function signed(hours: number): string {
  return hours < 0 ? `−${Math.abs(hours)}` : String(hours);
}

function stateOf(source: Entry['source'], isReversed: boolean): TemplateResult {
  if (source === 'revocation') return html`<xs-status look="voided" word=${say('hours.entry.revocation')}></xs-status>`;
  return isReversed
    ? html`<xs-status look="voided" word=${say('hours.result.revoked')}></xs-status>` : html`<xs-status look="approved" word=${say('hours.result.recognized')}></xs-status>`;
}
