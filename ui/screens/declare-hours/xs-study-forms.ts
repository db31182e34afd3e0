import '@vaadin/text-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HourRules } from '../../../workflows/shared/hours/rules.ts';
import { isLearningSubject, LEARNING_SUBJECTS, type LearningSubject, STUDY_FORMS, type StudyForm, studyForms } from '../../../workflows/shared/hours/study-forms.ts';
import { judgeYear, yearOfHours } from '../../../workflows/shared/hours/declarable.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { dayOf } from '../../../workflows/shared/time.ts';
import '../../components/buttons.css';
import { textOf, type SubmitsAs } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { submissionPathOf, submitsAs } from '../../shell/submits-as.ts';
import { nameChoice } from '../submit-case/name-choice.ts';
import { fetchEffectiveRules } from './effective-rules.ts';
import './xs-study-forms.css';

/** Where hours are declared: the year, what they count towards, and how they were earned, of what the rules offer (manual §5.2). */
@customElement('xs-study-forms')
export class XsStudyForms extends LightElement {
  @state() private name: SubmitsAs = 'organization';
  @state() private subject: LearningSubject = 'professional';
  @state() private year = 0;
  @state() private text = '';
  readonly #today = dayOf(new Date().toISOString());
  readonly #rules = new Loaded<HourRules>(this, () => fetchEffectiveRules(this.name, this.year));

  override connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    const [first = 'organization', ...others] = this.#offered;
    this.name = others.find((other) => other === query.get('as')) ?? first;
    const subject = query.get('subject') ?? '';
    if (isLearningSubject(subject)) this.subject = subject;
    const year = Number(query.get('year'));
    this.year = Number.isInteger(year) && year >= 2015 && year <= 2100 ? year : Number(this.#today.slice(0, 4));
    super.connectedCallback();
  }

  protected override render(): TemplateResult {
    const { value: rules, problem } = this.#rules;
    return html`<div class="page study-forms-page">
      <div class="page-head"><h1>${say('hours.screen.declare')}</h1><p>${say('hours.declare.text')}</p></div>
      <section class="pane">
        ${this.#offered.length > 1 ? nameChoice(this.#offered, this.name, (name) => { this.#change(() => { this.name = name; }); }) : nothing}
        ${rules === null ? nothing : this.#conditions(rules)}
        ${rules === null ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#rules.reload(); }) : this.#list(rules)}
      </section>
    </div>`;
  }

  get #offered(): readonly SubmitsAs[] {
    return submitsAs('creditHourReview.other', currentSession(), currentAbility());
  }

  #conditions(rules: HourRules): TemplateResult {
    return html`<div class="conditions">
      <div role="group" aria-label=${say('hours.declare.year')}><span>${say('hours.declare.year')}</span>
        ${this.#years(rules).map(({ year, isLate }) => html`<button type="button" class="chip" aria-pressed=${year === this.year ? 'true' : 'false'}
          @click=${() => { this.#change(() => { this.year = year; }); }}>${year}${isLate ? html`<small>${say('hours.declare.year.late')}</small>` : nothing}</button>`)}</div>
      <div role="group" aria-label=${say('hours.declare.subject')}><span>${say('hours.declare.subject')}</span>
        ${LEARNING_SUBJECTS.map((subject) => html`<button type="button" class="chip" aria-pressed=${subject === this.subject ? 'true' : 'false'}
          @click=${() => { this.#change(() => { this.subject = subject; }); }}>${say(`hours.declare.subject.${subject}`)}</button>`)}</div>
      <vaadin-text-field class="search" aria-label=${say('hours.declare.search')} accessible-name=${say('hours.declare.search')} placeholder=${say('hours.declare.search.placeholder')}
        autocomplete="off" clear-button-visible .value=${this.text} @value-changed=${(event: Event) => { this.text = textOf(event); }}></vaadin-text-field>
    </div>`;
  }

  /** Years of which hours can be declared today, the present one first. */
  #years(rules: HourRules): { readonly year: number; readonly isLate: boolean }[] {
    const last = yearOfHours(rules, this.#today);
    const years = Array.from({ length: rules.makeUpYears + 2 }, (_, index) => last - index);
    return years.map((year) => ({ year, verdict: judgeYear(rules, year, this.#today) }))
      .filter(({ year, verdict }) => verdict === 'open' || verdict === 'late' || year === this.year)
      .map(({ year, verdict }) => ({ year, isLate: verdict === 'late' }));
  }

  #list(rules: HourRules): TemplateResult {
    const forms = studyForms().filter((form) => rules.forms[form].isOffered && rules.forms[form].subjects.includes(this.subject));
    const found = forms.filter((form) => this.#fits(form));
    if (found.length === 0) return this.#nothingFound(forms.length > 0);
    return html`<h2 class="screen-reader">${say('hours.declare.forms')}</h2>
      <ul class="study-forms">${found.map((form) => this.#row(form, rules.forms[form].yearlyCap))}</ul>
      <p class="screen-reader" role="status">${say('hours.declare.forms.count', { count: found.length })}</p>`;
  }

  #row(form: StudyForm, cap: number | null): TemplateResult {
    return html`<li><a href="${submissionPathOf(`creditHourReview.${form}`)}?${this.#query}">
      <span class="code">${STUDY_FORMS[form].code}</span><b>${studyFormName(currentLocale(), form)}</b>
      <span class="what">${say(`hours.form.${form}`)}</span>${cap === null ? nothing : html`<span class="cap">${say('hours.declare.cap', { cap })}</span>`}</a></li>`;
  }

  #nothingFound(isSearched: boolean): TemplateResult {
    return html`<div class="empty"><b>${say('hours.declare.none')}</b>
      <p>${isSearched ? say('hours.declare.none.text', { text: this.text.trim() }) : say('hours.declare.none.year')}</p>
      ${isSearched ? html`<button type="button" class="button" @click=${() => { this.text = ''; }}>${say('hours.declare.clear')}</button>` : nothing}</div>`;
  }

  #fits(form: StudyForm): boolean {
    const said = `${STUDY_FORMS[form].code} ${studyFormName(currentLocale(), form)} ${say(`hours.form.${form}`)}`;
    return said.toLowerCase().includes(this.text.trim().toLowerCase());
  }

  get #query(): string {
    const as = this.#offered.length > 1 ? { as: this.name } : {};
    return new URLSearchParams({ subject: this.subject, year: String(this.year), ...as }).toString();
  }

  /** Coming back to this page shows the same choice. */
  #change(change: () => void): void {
    const before = `${this.name} ${this.year}`;
    change();
    history.replaceState(history.state, '', `${location.pathname}?${this.#query}`);
    if (before !== `${this.name} ${this.year}`) void this.#rules.reload();
  }
}
