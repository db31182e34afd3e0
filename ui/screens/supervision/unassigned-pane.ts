import { html, nothing, type TemplateResult } from 'lit';
import { shortInstant } from '../../components/instants.ts';
import { subjectOf } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';
import { workflowLink } from './workflow-link.ts';
import type { Summary } from './xs-supervision.ts';

/** What nobody up to the province can decide, the longest waiting first (docs/rules.md, "Who reviews"). */
export function unassignedPane({ count, cases }: Summary['unassigned']): TemplateResult {
  const column = (name: 'number' | 'kind' | 'since' | 'workflow'): TemplateResult => html`<th scope="col" class=${name}>${say(`supervision.column.${name}`)}</th>`;
  return html`<section class="pane unassigned" aria-labelledby="unassigned-title"><header><h2 id="unassigned-title">${say('supervision.unassigned')}</h2>
      <span class="muted">${say('supervision.unassigned.text', { count })}</span></header>
    <table class="ledger"><thead><tr>${column('number')} ${column('kind')} ${column('since')} ${column('workflow')}</tr></thead>
      <tbody>${cases.map(({ caseNumber, kind, receivedAt, workflowUrl }) => html`<tr><td class="number">${caseNumber}</td><td class="kind">${subjectOf(kind)}</td>
        <td class="since"><time datetime=${receivedAt}>${shortInstant(receivedAt)}</time></td><td class="workflow">${workflowLink({ workflowUrl, caseNumber })}</td></tr>`)}</tbody></table>
    ${cases.length === count ? nothing : html`<p class="legend muted">${say('supervision.unassigned.more', { shown: cases.length, count })}</p>`}</section>`;
}
