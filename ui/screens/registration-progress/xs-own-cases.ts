import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import { REGISTRATION_SUBJECTS } from '../../../workflows/flows/registration-review/definition.ts';
import { lastDayOf } from '../../components/due-state.ts';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import '../../components/xs-status.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { applicantsApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import './xs-own-cases.css';

type OwnCases = InferResponseType<typeof applicantsApi.mine.$get, 200>;

/** The registrations of the signed-in person. */
@customElement('xs-own-cases')
export class XsOwnCases extends LightElement {
  readonly #cases = new Loaded<OwnCases>(this, async () => (await applicantsApi.mine.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#cases;
    return html`<div class="page own-cases-page">
      <div class="page-head"><h1>${say('applicant.screen.ownCases')}</h1><p>${say('applicant.cases.text')}</p></div>
      <section class="pane">${this.#content(value, problem)}</section>
      <p class="begin"><span>${say('applicant.cases.register')}</span>
        ${REGISTRATION_SUBJECTS.map((subject) => html`<a href="/register/${subject}">${say(`common.userType.${subject}`)}</a>`)}</p>
    </div>`;
  }

  #content(value: OwnCases | null, problem: Loaded<OwnCases>['problem']): TemplateResult {
    if (value === null) return problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#cases.reload(); });
    if (value.items.length === 0) {
      return emptyNotice(say('applicant.cases.empty'), say('applicant.cases.empty.text'));
    }
    return html`<table class="ledger own-cases">
      <thead><tr><th>${say('applicant.cases.name')}</th><th class="number">${say('applicant.progress.caseNumber')}</th>
        <th class="status">${say('applicant.cases.status')}</th><th class="at">${say('applicant.progress.submittedAt')}</th><th class="due">${say('applicant.cases.due')}</th></tr></thead>
      <tbody>${value.items.map(rowOf)}</tbody></table>`;
  }
}

function rowOf({ caseId, caseNumber, status, subjectName, submittedAt, dueAt }: OwnCases['items'][number]): TemplateResult {
  return html`<tr>
    <td><a href="/registrations/mine/${caseId}">${subjectName}</a></td><td class="number">${caseNumber}</td>
    <td class="status"><xs-status look=${status} word=${say(`flows.status.${status}`)}></xs-status></td>
    <td class="at">${shortInstant(submittedAt)}</td><td class="due">${dueAt === null ? nothing : lastDayOf(dueAt)}</td></tr>`;
}
