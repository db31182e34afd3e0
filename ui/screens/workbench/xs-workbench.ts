import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import { wordOf } from '../../components/words.ts';
import '../../components/xs-due.ts';
import '../../components/xs-status.ts';
import { workbenchApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { inboxPathOf } from '../index.ts';
import './xs-workbench.css';

type Workbench = InferResponseType<typeof workbenchApi.index.$get, 200>;

const LOOK_OF = { approve: 'approved', reject: 'rejected' } as const;

/** The first page after signing in: what waits, what is near its deadline, what was decided last. */
@customElement('xs-workbench')
export class XsWorkbench extends LightElement {
  readonly #workbench = new Loaded<Workbench>(this, async () => (await workbenchApi.index.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#workbench;
    if (value === null) return problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#workbench.reload(); });
    return html`<div class="page workbench">
      <div class="page-head"><h1>${say('account.workbench.title')}</h1></div>
      ${value.counters.length === 0
        ? html`<section class="pane">${emptyNotice(say('account.workbench.none'), say('account.workbench.none.text'))}</section>`
        : html`${this.#counters(value)}<div class="two">${this.#near(value)}${this.#recent(value)}</div>`}
    </div>`;
  }

  #counters({ counters }: Workbench): TemplateResult {
    return html`<section class="cells" aria-label=${say('account.workbench.todo')}>${counters.map(({ kind, count }) => html`
      <a class="cell" href=${inboxPathOf(kind) ?? '/workbench'}><span>${subjectOf(kind)}</span><b>${count}</b></a>`)}</section>`;
  }

  #near({ nearDeadline }: Workbench): TemplateResult {
    return html`<section class="pane">
      <header><h2>${say('account.workbench.near')}</h2><span class="muted">${say('account.workbench.near.note')}</span></header>
      ${nearDeadline.length === 0 ? emptyNotice(say('account.workbench.near.empty'), say('account.workbench.near.empty.text')) : html`
        <table class="ledger"><thead><tr>
          <th scope="col">${say('account.workbench.column.name')}</th><th scope="col" class="number">${say('account.workbench.column.number')}</th>
          <th scope="col" class="due">${say('account.workbench.column.due')}</th></tr></thead>
        <tbody>${nearDeadline.map(({ caseId, kind, subjectName, caseNumber, dueAt }) => html`<tr>
          <td><a href="${inboxPathOf(kind) ?? ''}/${caseId}" title=${subjectName}>${subjectName}</a></td>
          <td class="number muted">${caseNumber}</td><td class="due"><xs-due due-at=${dueAt}></xs-due></td></tr>`)}</tbody></table>`}
    </section>`;
  }

  #recent({ recent }: Workbench): TemplateResult {
    return html`<section class="pane">
      <header><h2>${say('account.workbench.recent')}</h2></header>
      ${recent.length === 0 ? emptyNotice(say('account.workbench.recent.empty'), say('account.workbench.recent.empty.text')) : html`
        <ul class="recent">${recent.map(({ subjectName, verb, deciderName, decidedAt }) => html`<li>
          <xs-status look=${LOOK_OF[verb]} word=${wordOf(`flows.verb.${verb}`, verb)}></xs-status>
          <span class="name" title=${subjectName}>${subjectName}</span><span class="muted">${deciderName}</span>
          <time class="muted" datetime=${decidedAt}>${shortInstant(decidedAt)}</time></li>`)}</ul>`}
    </section>`;
  }
}

/** `registrationReview.employer` → 用人单位注册 */
function subjectOf(kind: string): string {
  const [flowId = '', subject = ''] = kind.split('.');
  return wordOf(`flows.${flowId}.subject.${subject}`, kind);
}
