import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { yearOf } from '../../../workflows/shared/time.ts';
import '../../components/buttons.css';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { plainSelect } from '../../components/plain-select.ts';
import '../../components/xs-status.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { hourRulesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { readRules } from '../declare-hours/effective-rules.ts';
import { rulesVersionWord } from '../hours/rules-version.ts';
import { yearIn } from '../hours/xs-person-hours.ts';
import { tell } from '../review/tell.ts';
import { rulesView } from './rules-view.ts';
import './xs-rules-form.ts';
import './xs-hour-rules.css';

type RuleSets = Awaited<ReturnType<typeof fetchRuleSets>>;

/** All versions of a year, with rules that this page can read. Throws HttpProblem. */
async function fetchRuleSets(year: number) {
  const { items, inherited, ...others } = await (await hourRulesApi.index.$get({ query: { year: String(year) } })).json();
  return {
    ...others, inherited: { ...inherited, rules: readRules(inherited.rules) },
    items: items.map((item) => ({ ...item, rules: readRules(item.rules) })),
  };
}

/** Years around the present one of which rules are shown: the next, and those that can still be made up. */
const YEARS = { after: 1, before: 6 };

/** The rules of the own division, year by year, in versions that never change (docs/rules.md, "Hours"). */
@customElement('xs-hour-rules')
export class XsHourRules extends LightElement {
  @state() private year = yearIn(location.search);
  /** The version that is read; null for the rules that hold today. */
  @state() private shown: number | null = null;
  @state() private isEditing = false;
  readonly #sets = new Loaded<RuleSets>(this, () => fetchRuleSets(this.year));

  protected override render(): TemplateResult {
    const { value, problem } = this.#sets;
    return html`<div class="page hour-rules">
      <div class="page-head"><h1>${say('hours.screen.rules')}</h1><p>${say('hours.rules.text')}</p>${this.#yearSelect()}</div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#sets.reload(); })}</section>`
        : html`${this.#versions(value)} ${this.isEditing ? this.#form(value) : this.#rules(value)}`}
    </div>`;
  }

  #yearSelect(): TemplateResult {
    const last = yearOf(new Date().toISOString()) + YEARS.after;
    const years = Array.from({ length: YEARS.after + YEARS.before + 1 }, (_, index) => String(last - index));
    return plainSelect({
      label: say('hours.declare.year'), value: String(this.year), choices: years.map((year) => ({ value: year, word: year })),
      choose: (year) => { this.#show(Number(year)); },
    });
  }

  #versions({ items, today, inherited }: RuleSets): TemplateResult {
    const column = (name: string, word: string): TemplateResult => html`<th scope="col" class=${name}>${word}</th>`;
    return html`<section class="pane" aria-labelledby="versions-title"><header><h2 id="versions-title">${say('hours.rules.versions', { year: this.year })}</h2>
        ${this.isEditing ? nothing : html`<button type="button" class="button" @click=${() => { this.isEditing = true; }}>${say('hours.rules.new')}</button>`}</header>
      ${items.length === 0
        ? html`<div class="empty"><b>${say('hours.rules.none', { year: this.year })}</b><p>${say('hours.rules.none.text', { rules: rulesVersionWord(inherited.rulesVersion) })}</p></div>`
        : html`<table class="ledger versions"><thead><tr>${column('version', say('hours.rules.version.column'))} ${column('day', say('hours.rules.effectiveFrom'))}
            ${column('by', say('hours.rules.by'))} ${column('at', say('hours.rules.at'))} ${column('state', say('hours.rules.state'))}</tr></thead>
          <tbody>${items.map((item) => this.#version(item, { today, present: inherited.rulesVersion }))}</tbody></table>`}
    </section>`;
  }

  #version({ version, effectiveFrom, createdBy, createdAt }: RuleSets['items'][number], { today, present }: { readonly today: string; readonly present: string }): TemplateResult {
    const isPresent = present.endsWith(`-${this.year}-${version}`);
    const [look, word] = isPresent ? ['approved', 'present'] as const : effectiveFrom > today ? ['reviewing', 'future'] as const : ['withdrawn', 'former'] as const;
    return html`<tr><td class="version"><button type="button" class="link" aria-pressed=${this.shown === version ? 'true' : 'false'}
        @click=${() => { this.shown = version; this.isEditing = false; }}>${say('hours.rules.version.short', { version })}</button></td>
      <td class="day">${effectiveFrom}</td><td class="by">${createdBy ?? nothing}</td><td class="at">${shortInstant(createdAt)}</td>
      <td class="state"><xs-status look=${look} word=${say(`hours.rules.state.${word}`)}></xs-status></td></tr>`;
  }

  #rules({ inherited, items }: RuleSets): TemplateResult {
    const chosen = items.find(({ version }) => version === this.shown);
    return html`<section class="pane" aria-labelledby="rules-title"><header>
        <h2 id="rules-title">${chosen === undefined ? say('hours.rules.present') : say('hours.rules.version.short', { version: chosen.version })}</h2>
        <span class="muted">${chosen === undefined ? rulesVersionWord(inherited.rulesVersion) : chosen.effectiveFrom}</span>
        ${chosen === undefined ? nothing : html`<button type="button" class="button" @click=${() => { this.shown = null; }}>${say('hours.rules.present')}</button>`}</header>
      ${rulesView((chosen ?? inherited).rules)}</section>`;
  }

  #form({ inherited, items, today }: RuleSets): TemplateResult {
    return html`<section class="pane" aria-labelledby="new-title"><header><h2 id="new-title">${say('hours.rules.new')}</h2>
        <span class="muted">${say('hours.rules.new.text', { rules: rulesVersionWord(inherited.rulesVersion) })}</span></header>
      <xs-rules-form .from=${inherited.rules} .year=${this.year} .version=${items[0]?.version ?? 0} today=${today}
        @rules-closed=${() => { this.isEditing = false; }} @rules-added=${() => { void this.#added(); }}></xs-rules-form></section>`;
  }

  async #added(): Promise<void> {
    tell(say('hours.rules.added'));
    this.isEditing = false;
    this.shown = null;
    await this.#sets.reload();
  }

  #show(year: number): void {
    this.year = year;
    this.shown = null;
    this.isEditing = false;
    history.replaceState(history.state, '', `${location.pathname}?year=${year}`);
    void this.#sets.reload();
  }
}
