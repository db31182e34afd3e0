import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { yearOf } from '../../../workflows/shared/time.ts';
import '../../components/buttons.css';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { plainSelect } from '../../components/plain-select.ts';
import { Paged } from '../../controllers/paged.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { hourDeclarationsApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { DECLARATION_PATH, submitsAs } from '../../shell/submits-as.ts';
import { nameChoice } from '../submit-case/name-choice.ts';
import { type Declaration, declarationTable } from './declaration-table.ts';

const PATH = '/hour-declarations';

const RESULTS = ['pending', 'recognized', 'refused', 'withdrawn', 'revoked'] as const satisfies readonly Declaration['result'][];

type Result = (typeof RESULTS)[number];

/** The first year that can be asked for, as the server has it. */
const FIRST_YEAR = 2015;

/** What was declared, by oneself or the own organization: how far it is, what was recognized and why not (manual §5.2, 申报记录). */
@customElement('xs-hour-declarations')
export class XsHourDeclarations extends LightElement {
  @state() private name: SubmitsAs = 'organization';
  @state() private result: Result | null = null;
  @state() private year: string | null = null;
  readonly #records = new Paged<Declaration>(this, async (cursor) => (await hourDeclarationsApi.index.$get({ query: {
    as: this.name, ...(this.result === null ? {} : { result: this.result }), ...(this.year === null ? {} : { year: this.year }), ...(cursor === null ? {} : { cursor }),
  } })).json());

  constructor() {
    super();
    new RefreshController(this, this.#records.first);
  }

  override connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    const [first = 'organization', ...others] = this.#offered;
    this.name = others.find((other) => other === query.get('as')) ?? first;
    this.result = RESULTS.find((known) => known === query.get('result')) ?? null;
    this.year = years().find((known) => known === query.get('year')) ?? null;
    super.connectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<div class="page declarations-page">
      <div class="page-head"><h1>${say('hours.screen.records')}</h1><p>${say(`hours.records.text.${this.name}`)}</p>
        <a class="button" href=${DECLARATION_PATH}>${say('hours.records.declare')}</a></div>
      <section class="pane">
        ${this.#offered.length > 1 ? nameChoice(this.#offered, this.name, (name) => { this.#ask({ name }); }) : nothing}
        ${this.#conditions()} ${this.#content()}
      </section>
    </div>`;
  }

  get #offered(): readonly SubmitsAs[] {
    return submitsAs('creditHourReview.other', currentSession(), currentAbility());
  }

  #conditions(): TemplateResult {
    return html`<div class="filters-line"><div role="group" aria-label=${say('hours.record.result')}>
        ${[null, ...RESULTS].map((one) => html`<button type="button" class="chip" aria-pressed=${one === this.result ? 'true' : 'false'}
          @click=${() => { this.#ask({ result: one }); }}>${say(`hours.result.${one ?? 'all'}`)}</button>`)}</div>
      ${plainSelect({
        label: say('hours.declare.year'), value: this.year ?? '', choose: (year) => { this.#ask({ year: year === '' ? null : year }); },
        choices: [{ value: '', word: say('hours.year.all') }, ...years().map((year) => ({ value: year, word: year }))],
      })}</div>`;
  }

  #content(): TemplateResult {
    const { first, items, hasMore, isBusy, problem } = this.#records;
    if (first.value === null) return first.problem === null ? loadingNotice() : loadFailed(first.problem, () => { void first.reload(); });
    if (items.length === 0) return this.#empty();
    return html`${declarationTable(items, { withPerson: this.name === 'organization' })}${problem === null ? nothing : problemNotice(problem)}
      ${hasMore ? html`<div class="more"><button type="button" class="button" ?disabled=${isBusy} @click=${() => { void this.#records.more(); }}>${say('hours.more')}</button></div>` : nothing}`;
  }

  #empty(): TemplateResult {
    if (this.result === null && this.year === null) return emptyNotice(say('hours.records.empty'), say('hours.records.empty.text'));
    return html`<div class="empty"><b>${say('hours.records.none')}</b>
      <button type="button" class="button" @click=${() => { this.#ask({ result: null, year: null }); }}>${say('hours.declare.clear.conditions')}</button></div>`;
  }

  #ask({ name = this.name, result = this.result, year = this.year }: { name?: SubmitsAs; result?: Result | null; year?: string | null }): void {
    Object.assign(this, { name, result, year });
    const query = new URLSearchParams(Object.entries({ as: this.#offered.length > 1 ? name : null, result, year })
      .flatMap(([key, value]): [string, string][] => (value === null ? [] : [[key, value]])));
    history.replaceState(history.state, '', query.size === 0 ? PATH : `${PATH}?${query}`);
    void this.#records.first.reload();
  }
}

/** The present year and those before it. */
function years(): string[] {
  const present = yearOf(new Date().toISOString());
  return Array.from({ length: present - FIRST_YEAR + 1 }, (_, index) => String(present - index));
}
