import { html, type TemplateResult } from 'lit';
import { briefInstant, shortInstant } from '../../components/instants.ts';
import { LOOKS } from '../../components/looks.ts';
import '../../components/xs-icon.ts';
import type { Workbench } from '../../controllers/workbench-controller.ts';
import { say } from '../../i18n/locale.ts';

const LOOK_OF = { approve: LOOKS.approved, return: LOOKS.returned, reject: LOOKS.rejected } as const;

/** Who decided what, the latest first. */
export function recentDecisions(rows: Workbench['recent']): TemplateResult {
  return html`<ol class="recent">${rows.map(({ caseId, subjectName, verb, deciderName, decidedAt }) => html`<li>
    <span class="mark ${LOOK_OF[verb].tone}"><xs-icon name=${LOOK_OF[verb].icon} size="14"></xs-icon></span>
    <span class="what"><b>${deciderName}</b> ${say(`account.workbench.did.${verb}`)} <a href="/cases/${caseId}" title=${subjectName}>${subjectName}</a></span>
    <time datetime=${decidedAt} title=${shortInstant(decidedAt)}>${briefInstant(decidedAt)}</time></li>`)}</ol>`;
}
