import { html, type TemplateResult } from 'lit';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-due.ts';
import '../../components/xs-tally.ts';
import type { Workbench } from '../../controllers/workbench-controller.ts';
import { say } from '../../i18n/locale.ts';
import { inboxPathOf } from '../index.ts';

/** What is near its deadline, the nearest first; two lines a row on phones. */
export function nearTable(rows: Workbench['nearDeadline']): TemplateResult {
  return html`<table class="ledger near-table">
    <thead><tr>
      <th scope="col" class="name">${say('account.workbench.column.name')}</th>
      <th scope="col" class="kind">${say('account.workbench.column.kind')}</th>
      <th scope="col" class="number">${say('account.workbench.column.number')}</th>
      <th scope="col" class="checks">${say('account.workbench.column.checks')}</th>
      <th scope="col" class="due">${say('account.workbench.column.due')}</th>
    </tr></thead>
    <tbody>${rows.map(({ caseId, kind, subjectName, caseNumber, checks, dueAt }) => html`<tr>
      <td class="name"><a href="${inboxPathOf(kind) ?? ''}/${caseId}" title=${subjectName}>${subjectName}</a></td>
      <td class="kind">${subjectOf(kind)}</td>
      <td class="number">${caseNumber}</td>
      <td class="checks"><xs-tally .tally=${checks}></xs-tally></td>
      <td class="due"><xs-due due-at=${dueAt}></xs-due></td></tr>`)}</tbody>
  </table>`;
}
