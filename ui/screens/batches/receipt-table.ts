import { html, nothing, type TemplateResult } from 'lit';
import { explainReceipt } from '../../../workflows/shared/batch-words.ts';
import { shortInstant } from '../../components/instants.ts';
import '../../components/xs-status.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { type Receipt, RESULT_LOOKS } from './batch-types.ts';

/** Receipts in the order of their items; two lines a row on phones. */
export function receiptTable(receipts: readonly Receipt[]): TemplateResult {
  return html`<table class="ledger receipts">
    <thead><tr>
      <th scope="col" class="position">${say('batch.column.position')}</th>
      <th scope="col" class="subject">${say('batch.column.subject')}</th>
      <th scope="col" class="number">${say('batch.column.caseNumber')}</th>
      <th scope="col" class="result">${say('batch.column.result')}</th>
      <th scope="col" class="explanation">${say('batch.column.explanation')}</th>
      <th scope="col" class="at">${say('batch.column.at')}</th>
    </tr></thead>
    <tbody>${receipts.map(rowOf)}</tbody>
  </table>`;
}

function rowOf(receipt: Receipt): TemplateResult {
  const { position, caseId, caseNumber, subjectName, result, at } = receipt;
  const explanation = explainReceipt(currentLocale(), receipt, (instant) => shortInstant(instant));
  return html`<tr>
    <td class="position">${position}</td>
    <td class="subject">${subjectName === null ? html`<span class="muted">${say('batch.receipts.hidden')}</span>` : html`<a href="/cases/${caseId}" title=${subjectName}>${subjectName}</a>`}</td>
    <td class="number">${caseNumber}</td>
    <td class="result"><xs-status look=${RESULT_LOOKS[result ?? 'waiting']} word=${say(`batch.result.${result ?? 'waiting'}`)}></xs-status></td>
    <td class="explanation" title=${explanation ?? nothing}>${explanation}</td>
    <td class="at">${at === null ? nothing : html`<time datetime=${at}>${shortInstant(at)}</time>`}</td></tr>`;
}
