import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { REGISTRATION_SUBJECTS } from '../../../workflows/flows/registration-review/definition.ts';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import { Paged } from '../../controllers/paged.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { myCasesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { declaresHours, DECLARATION_PATH, submissionPathOf, submitsAs } from '../../shell/submits-as.ts';
import { isSubmittedKind, SUBMISSIONS } from '../flow-screens.ts';
import { type MyCase, myCaseTable } from './my-case-table.ts';

const STATES = ['all', 'returned', 'open', 'closed'] as const;

/** What the person has started, and what his organization has: where each is, by when, what came back and why. */
@customElement('xs-my-cases')
export class XsMyCases extends LightElement {
  @state() private shown: (typeof STATES)[number] = STATES.find((known) => known === new URLSearchParams(location.search).get('state')) ?? 'all';
  readonly #cases = new Paged<MyCase>(this, async (cursor) =>
    (await myCasesApi.index.$get({ query: { state: this.shown, ...(cursor === null ? {} : { cursor }) } })).json());

  constructor() {
    super();
    new RefreshController(this, this.#cases.first);
  }

  protected override render(): TemplateResult {
    return html`<div class="page my-cases-page">
      <div class="page-head"><h1>${say('submit.screen.myCases')}</h1><p>${say('submit.list.text')}</p>
        <div class="states" role="group" aria-label=${say('applicant.cases.status')}>${STATES.map((one) => html`<button type="button" class="chip"
          aria-pressed=${one === this.shown ? 'true' : 'false'} @click=${() => { this.#show(one); }}>${say(`submit.list.${one}`)}</button>`)}</div></div>
      <section class="pane">${this.#content()}</section>
      ${this.#beginnings()}
    </div>`;
  }

  #content(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#cases;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return emptyNotice(say(`submit.list.${this.shown === 'all' ? 'empty' : 'none'}`), say('submit.list.empty.text'));
    return html`${myCaseTable(items)}${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#cases.more(); }}>${say('common.more')}</button></div>` : nothing}`;
  }

  #beginnings(): TemplateResult {
    const kinds = Object.keys(SUBMISSIONS).filter(isSubmittedKind).filter((kind) => SUBMISSIONS[kind].isBegunElsewhere !== true && submitsAs(kind, currentSession(), currentAbility()).length > 0);
    return html`<p class="begin"><span>${say('submit.list.begin')}</span>
      ${kinds.map((kind) => html`<a href=${submissionPathOf(kind)}>${subjectOf(kind)}</a>`)}
      ${declaresHours(currentSession(), currentAbility()) ? html`<a href=${DECLARATION_PATH}>${say('hours.screen.declare')}</a>` : nothing}
      ${REGISTRATION_SUBJECTS.map((subject) => html`<a href="/register/${subject}">${say(`common.screen.register.${subject}`)}</a>`)}</p>`;
  }

  #show(shown: (typeof STATES)[number]): void {
    this.shown = shown;
    history.replaceState(history.state, '', shown === 'all' ? '/my-cases' : `/my-cases?state=${shown}`);
    void this.#cases.first.reload();
  }
}
