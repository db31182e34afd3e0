import '@vaadin/button';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isHourRules, judgeHourRules } from '../../../workflows/shared/hours/judge-rules.ts';
import { DEFAULT_HOUR_RULES, type DeclarerKind, type HourRules, REVIEW_STEPS } from '../../../workflows/shared/hours/rules.ts';
import { type LearningSubject, STUDY_FORMS, type StudyForm, studyForms } from '../../../workflows/shared/hours/study-forms.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { errorSentence } from '../../components/form/form-words.ts';
import type { FormError } from '../../components/form/form-model.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import '../../components/xs-confirm.ts';
import { Sending } from '../../controllers/sending.ts';
import { hourRulesApi } from '../../http/clients.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import {
  FIRST_LONG_PAPER, LONG_PAPER_FIELDS, LONG_PAPER_PATH, MINIMUM_FIELDS, numbersOf, pathOf, type RuleField, ruleLabel, WINDOW_FIELDS,
} from './rule-fields.ts';
import { RulesDraft } from './rules-draft.ts';
import { DECLARERS } from './rules-view.ts';

const COUNT_FROM = ['appointmentYear', 'promotionDate', 'moveInDate'] as const satisfies readonly HourRules['countFrom'][];

/** A new version of the rules of a year, from those that hold now. Fires `rules-added`, or `rules-closed`. */
@customElement('xs-rules-form')
export class XsRulesForm extends LightElement {
  @property({ attribute: false }) from: HourRules = DEFAULT_HOUR_RULES;
  @property({ attribute: false }) year = 0;
  /** The latest version that was on the screen; 0 for none. */
  @property({ attribute: false }) version = 0;
  /** `yyyy-mm-dd`: no version holds before. */
  @property() today = '';
  @state() private effectiveFrom = '';
  @state() private isAsking = false;
  @state() private errors: readonly FormError[] = [];
  #draft = new RulesDraft(DEFAULT_HOUR_RULES);
  readonly #sending = new Sending(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('from')) this.#draft = new RulesDraft(this.from);
    if (changed.has('today') && this.effectiveFrom === '') this.effectiveFrom = this.today;
  }

  protected override render(): TemplateResult {
    const { problem, isBusy } = this.#sending;
    const version = this.version + 1;
    return html`<form class="rules-form" novalidate ?inert=${isBusy} @submit=${(event: Event) => { event.preventDefault(); this.#ask(); }}>
      ${this.#group('minimums', html`<div class="fields">${MINIMUM_FIELDS.map((field) => this.#field(field))}</div>`)}
      ${this.#group('window', html`<div class="fields">${WINDOW_FIELDS.map((field) => this.#field(field))} ${this.#countFrom()}
        ${this.#tick(say('hours.rule.carryOverAllowed'), 'carryOverAllowed')}</div>`)}
      ${this.#group('chains', html`<div class="chains">${DECLARERS.map((declarer) => this.#chain(declarer))}</div>`)}
      ${this.#group('forms', html`<div class="forms">${studyForms().map((form) => this.#form(form))}</div>`)}
      <footer>
        ${this.#effectiveFrom()}
        ${problem === null || this.errors.length > 0 ? nothing : problemNotice(problem)}
        ${this.errors.length === 0 ? nothing : html`<p class="bad" role="alert">${say('hours.rules.errors', { count: this.errors.length })}</p>`}
        <div class="buttons"><vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { this.#ask(); }}>${say('hours.rules.publish', { version })}</vaadin-button>
          <vaadin-button ?disabled=${isBusy} @click=${() => { this.dispatchEvent(new Event('rules-closed')); }}>${say('common.cancel')}</vaadin-button></div>
      </footer>
      <xs-confirm question=${say('hours.rules.confirm', { year: this.year, version })} consequence=${say('hours.rules.confirm.text', { day: this.effectiveFrom })}
        verb=${say('hours.rules.publish', { version })} ?open=${this.isAsking} @confirmed=${() => { void this.#send(); }} @declined=${() => { this.isAsking = false; }}></xs-confirm>
    </form>`;
  }

  #group(name: 'minimums' | 'window' | 'chains' | 'forms', content: TemplateResult): TemplateResult {
    return html`<section aria-labelledby="rules-${name}"><h3 id="rules-${name}">${say(`hours.rule.group.${name}`)}</h3>${content}</section>`;
  }

  #field(field: RuleField, label = ruleLabel(field.path)): TemplateResult {
    const error = this.#errorOf(`rules.${field.path}`);
    const id = `rule-${field.path.replaceAll('.', '-')}`;
    return html`<div class="field"><label for=${id}>${label}</label>
      <input id=${id} autocomplete="off" inputmode=${field.kind === 'day' || field.kind === 'list' ? 'text' : 'decimal'} .value=${this.#draft.text(field)}
        placeholder=${field.kind === 'cap' ? say('hours.rule.noCap') : field.kind === 'day' ? '01-31' : ''}
        aria-invalid=${error === null ? 'false' : 'true'} aria-describedby=${error === null ? nothing : `${id}-error`}
        @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.#change(() => { this.#draft.type(field, target.value); }); }}>
      ${errorLine(id, error)}</div>`;
  }

  #tick(label: string, path: string): TemplateResult {
    return html`<label class="tick"><input type="checkbox" .checked=${this.#draft.value(path) === true}
      @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.#change(() => { this.#draft.set(path, target.checked); }); }}>${label}</label>`;
  }

  #countFrom(): TemplateResult {
    return html`<div class="field"><label for="rule-countFrom">${say('hours.rule.countFrom')}</label>
      <select id="rule-countFrom" @change=${({ target }: Event) => { if (target instanceof HTMLSelectElement) this.#change(() => { this.#draft.set('countFrom', target.value); }); }}>
        ${COUNT_FROM.map((one) => html`<option value=${one} ?selected=${one === this.#draft.value('countFrom')}>${say(`hours.rule.countFrom.${one}`)}</option>`)}</select></div>`;
  }

  /** The steps that a declaration goes through; they always stand in this order. */
  #chain(declarer: DeclarerKind): TemplateResult {
    const path = `reviewChains.${declarer}`;
    return this.#choices(path, { label: say(`hours.rule.declarer.${declarer}`), all: REVIEW_STEPS, wordOf: (step) => say(`hours.rule.step.${step}`), isOrdered: true });
  }

  #form(form: StudyForm): TemplateResult {
    const subjects: readonly LearningSubject[] = STUDY_FORMS[form].subjects;
    const isOffered = this.#draft.value(pathOf(form, 'isOffered')) === true;
    const hasError = this.errors.some(({ field }) => field.startsWith(`rules.forms.${form}.`));
    return html`<details ?open=${hasError}><summary><span class="code">${STUDY_FORMS[form].code}</span> ${studyFormName(currentLocale(), form)}
        ${isOffered ? nothing : html`<span class="muted">${say('hours.rule.notOffered')}</span>`}</summary>
      <div class="fields">${this.#tick(say('hours.rule.isOffered'), pathOf(form, 'isOffered'))}
        ${this.#choices(pathOf(form, 'subjects'), { label: say('hours.declare.subject'), all: subjects, wordOf: (subject) => say(`hours.declare.subject.${subject}`), isOrdered: false })}
        ${this.#field({ path: pathOf(form, 'yearlyCap'), kind: 'cap' })} ${numbersOf(form).map((field) => this.#field(field))}
        ${form === 'conference' ? this.#longPaper() : nothing}</div></details>`;
  }

  #longPaper(): TemplateResult {
    const isCounted = this.#draft.value(LONG_PAPER_PATH) !== null;
    return html`<label class="tick"><input type="checkbox" .checked=${isCounted}
        @change=${() => { this.#change(() => { this.#draft.set(LONG_PAPER_PATH, isCounted ? null : FIRST_LONG_PAPER); }); }}>${say('hours.rule.longPaper')}</label>
      ${isCounted ? LONG_PAPER_FIELDS.map((field) => this.#field(field)) : nothing}`;
  }

  #choices<Choice extends string>(path: string, { label, all, wordOf, isOrdered }: {
    readonly label: string; readonly all: readonly Choice[]; readonly wordOf: (choice: Choice) => string; readonly isOrdered: boolean;
  }): TemplateResult {
    const value = this.#draft.value(path);
    const chosen = all.filter((choice) => Array.isArray(value) && value.includes(choice));
    const id = `rule-${path.replaceAll('.', '-')}`;
    const error = this.#errorOf(`rules.${path}`);
    const choose = (choice: Choice): void => {
      this.#change(() => { this.#draft.set(path, all.filter((one) => (one === choice) !== chosen.includes(one))); });
    };
    return html`<fieldset class="choices" aria-describedby=${error === null ? nothing : `${id}-error`}><legend>${label}</legend>
      ${all.map((choice) => html`<label><input type="checkbox" .checked=${chosen.includes(choice)} @change=${() => { choose(choice); }}>
        ${isOrdered && chosen.includes(choice) ? `${chosen.indexOf(choice) + 1}. ` : ''}${wordOf(choice)}</label>`)}
      ${errorLine(id, error)}</fieldset>`;
  }

  #effectiveFrom(): TemplateResult {
    const error = this.#errorOf('effectiveFrom');
    return html`<div class="field"><label for="rule-effectiveFrom">${say('hours.rules.effectiveFrom')}</label>
      <input id="rule-effectiveFrom" type="date" min=${this.today} .value=${this.effectiveFrom} aria-invalid=${error === null ? 'false' : 'true'}
        aria-describedby=${error === null ? nothing : 'rule-effectiveFrom-error'}
        @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.#change(() => { this.effectiveFrom = target.value; }); }}>
      ${errorLine('rule-effectiveFrom', error)}</div>`;
  }

  #errorOf(field: string): FormError | null {
    return this.errors.find((error) => error.field === field) ?? null;
  }

  /** What was called wrong is judged again with the next attempt. */
  #change(change: () => void): void {
    change();
    if (this.errors.length > 0) this.errors = this.#judge();
    this.requestUpdate();
  }

  #judge(): readonly FormError[] {
    const dayCode = this.effectiveFrom === '' ? 'required' : this.effectiveFrom < this.today ? 'dayPast' : null;
    return [...judgeHourRules(this.#draft.rules), ...(dayCode === null ? [] : [{ field: 'effectiveFrom', code: dayCode, params: {} }])];
  }

  #ask(): void {
    this.errors = this.#judge();
    if (this.errors.length === 0) this.isAsking = true;
    else void this.#showErrors();
  }

  async #send(): Promise<void> {
    this.isAsking = false;
    const { year, version: expectedVersion, effectiveFrom } = this;
    const { rules } = this.#draft;
    if (!isHourRules(rules)) return;
    const isDone = await this.#sending.send({ year, expectedVersion, effectiveFrom, rules }, async (key) => {
      await hourRulesApi.index.$post({ json: { year, expectedVersion, effectiveFrom, rules } }, { headers: { 'Idempotency-Key': key } });
    });
    if (isDone) this.dispatchEvent(new Event('rules-added'));
    else await this.#take(this.#sending.problem?.errors ?? []);
  }

  async #take(errors: readonly FormError[]): Promise<void> {
    this.errors = errors;
    await this.#showErrors();
  }

  async #showErrors(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby] input')?.focus();
  }
}

function errorLine(id: string, error: FormError | null): TemplateResult | typeof nothing {
  return error === null ? nothing : html`<small class="bad" id="${id}-error">${errorSentence(error)}</small>`;
}
