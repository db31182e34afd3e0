import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { longDay } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-icon.ts';
import { type Workbench, reloadWorkbench, WorkbenchController } from '../../controllers/workbench-controller.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { inboxPathOf } from '../index.ts';
import '../my-cases/xs-own-home.ts';
import { standingLine } from '../substitutes/standing-line.ts';
import { nearTable } from './near-table.ts';
import { ownPlace } from './own-place.ts';
import { recentDecisions } from './recent-decisions.ts';
import './xs-workbench.css';

type Count = Workbench['counters'][number]['late'];

const LATE = { tone: 'bad', icon: 'alarm-clock', word: 'account.workbench.late' } as const;
const TODAY = { tone: 'warn', icon: 'clock', word: 'account.workbench.today' } as const;

/** The first page after signing in: what waits, what is near its deadline, what was decided last. Stays live. */
@customElement('xs-workbench')
export class XsWorkbench extends LightElement {
  readonly #workbench = new WorkbenchController(this);

  protected override render(): TemplateResult {
    const { value, problem } = this.#workbench;
    return html`<div class="page workbench">
      <div class="page-head"><h1>${say('account.workbench.title')}</h1><p>${longDay(new Date().toISOString(), currentLocale())}</p>
        ${value === null || value.counters.length === 0 ? nothing : totalOf(value)}</div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void reloadWorkbench(); })}</section>`
        : contentOf(value)}
    </div>`;
  }
}

function contentOf(workbench: Workbench): TemplateResult {
  const { counters, nearDeadline, recent } = workbench;
  if (counters.length === 0) {
    return html`<div class="two"><xs-own-home></xs-own-home>${ownPlace()}</div>`;
  }
  return html`<xs-own-home brief></xs-own-home>${standingLine(workbench)}
    <ul class="cells" aria-label=${say('account.workbench.todo')}>${counters.map(({ kind, count, late, today }) => html`<li>
      <a class="cell" href=${inboxPathOf(kind) ?? '/workbench'}>
        <span class="what">${subjectOf(kind)}</span><b>${count.toLocaleString(currentLocale())}</b>
        <span class="parts">${tallyOf({ late, today })}</span></a></li>`)}</ul>
    <div class="two">
      <section class="pane">
        <header><h2>${say('account.workbench.near')}</h2><span class="muted">${say('account.workbench.near.note')}</span>
          <a class="all" href="/reviews/near">${say('account.workbench.near.all')}</a></header>
        ${nearDeadline.length === 0
          ? emptyNotice(say('account.workbench.near.empty'), say('account.workbench.near.empty.text')) : nearTable(nearDeadline)}
      </section>
      <section class="pane">
        <header><h2>${say('account.workbench.recent')}</h2></header>
        ${recent.length === 0
          ? emptyNotice(say('account.workbench.recent.empty'), say('account.workbench.recent.empty.text')) : recentDecisions(recent)}
      </section>
    </div>`;
}

function totalOf({ counters }: Workbench): TemplateResult {
  const total = counters.reduce((sum, { count }) => sum + count, 0);
  return html`<p class="total"><span>${say('account.workbench.total')} <b>${total.toLocaleString(currentLocale())}</b></span>
    ${tallyOf({ late: sumOf(counters.map(({ late }) => late)), today: sumOf(counters.map(({ today }) => today)) })}</p>`;
}

function sumOf(counts: readonly Count[]): Count {
  return { count: counts.reduce((sum, { count }) => sum + count, 0), isMore: counts.some(({ isMore }) => isMore) };
}

/** How many of a kind, or of all, are late or due today. */
function tallyOf({ late, today }: Pick<Workbench['counters'][number], 'late' | 'today'>): TemplateResult {
  if (late.count + today.count === 0) return html`<span class="muted">${say('account.workbench.calm')}</span>`;
  return html`${countOf(late, LATE)}${countOf(today, TODAY)}`;
}

function countOf({ count, isMore }: Count, { tone, icon, word }: typeof LATE | typeof TODAY): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<span class="near ${tone}"><xs-icon name=${icon} size="14"></xs-icon>${say(word)} <b>${count}${isMore ? '+' : ''}</b></span>`;
}
