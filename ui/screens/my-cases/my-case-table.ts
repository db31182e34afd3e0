import { html, nothing, type TemplateResult } from 'lit';
import type { InferResponseType } from 'hono/client';
import { lastDayOf } from '../../components/due-state.ts';
import { shortInstant } from '../../components/instants.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-status.ts';
import type { myCasesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import './my-cases.css';

export type MyCase = InferResponseType<typeof myCasesApi.index.$get, 200>['items'][number];

/** Cases that one follows: what about, where each is, by when, and why it came back; two lines a row on phones. */
export function myCaseTable(items: readonly MyCase[]): TemplateResult {
  return html`<table class="ledger my-cases">
    <thead><tr><th scope="col" class="name">${say('submit.list.name')}</th><th scope="col" class="kind">${say('applicant.cases.kind')}</th>
      <th scope="col" class="number">${say('applicant.progress.caseNumber')}</th><th scope="col" class="status">${say('applicant.cases.status')}</th>
      <th scope="col" class="holder">${say('submit.list.holder')}</th><th scope="col" class="due">${say('applicant.cases.due')}</th>
      <th scope="col" class="at">${say('applicant.progress.submittedAt')}</th></tr></thead>
    <tbody>${items.map(rowOf)}</tbody></table>`;
}

function rowOf({ caseId, caseNumber, kind, status, subjectName, submittedAt, dueAt, holders, reason, isMine, isAboutMe }: MyCase): TemplateResult {
  const holder = holders.join(say('submit.list.and'));
  const waitsForMe = status === 'returned' && isMine;
  const sender = say(isAboutMe ? 'submit.list.aboutMe' : 'submit.list.colleague');
  return html`<tr>
    <td class="name"><a href="/my-cases/${caseId}">${subjectName}</a>${isMine ? nothing : html`<small>${sender}</small>`}</td>
    <td class="kind">${subjectOf(kind)}</td><td class="number">${caseNumber}</td>
    <td class="status"><xs-status look=${status} word=${say(`flows.status.${status}`)}></xs-status></td>
    <td class="holder" title=${reason ?? holder}>${reason === null ? holder || (waitsForMe ? say('submit.list.me') : '') : html`<q>${reason}</q>`}</td>
    <td class="due">${dueAt === null ? nothing : lastDayOf(dueAt)}</td><td class="at">${shortInstant(submittedAt)}</td></tr>`;
}
