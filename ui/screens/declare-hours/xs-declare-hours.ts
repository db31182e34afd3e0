import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isLearningSubject, STUDY_FORMS, type StudyForm } from '../../../workflows/shared/hours/study-forms.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { yearOf } from '../../../workflows/shared/time.ts';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { LightElement } from '../../components/light-element.ts';
import { rostersApi } from '../../http/clients.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { DECLARATION_PATH } from '../../shell/submits-as.ts';
import type { FormCompanion, FormInHand, SendForAll } from '../submit-case/form-companion.ts';
import '../submit-case/xs-submit-case.ts';
import { ClassHours } from './class-hours.ts';
import { EffectiveRules } from './effective-rules.ts';
import { type PickedPerson, pickedPeople } from './picked-people.ts';
import { proposalPanel } from './proposal-panel.ts';
import type { PeopleEvent } from './xs-people-picker.ts';
import './xs-people-picker.ts';
import './xs-declare-hours.css';

/** The field under which the server refuses a person. */
const PERSON = 'personId';

/** Declares hours of one study form (manual §5.2): for oneself, or for people of the own organization; with the proposal of the rules beside the form. */
@customElement('xs-declare-hours')
export class XsDeclareHours extends LightElement {
  @property({ attribute: 'study-form' }) studyForm: StudyForm = 'other';
  @state() private people: readonly PickedPerson[] = [];
  readonly #rules = new EffectiveRules(this);
  readonly #classes = new ClassHours(this);
  readonly #presentYear = yearOf(new Date().toISOString());

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('studyForm')) this.people = pickedPeople(this.studyForm).read() ?? [];
  }

  protected override render(): TemplateResult {
    return html`<xs-submit-case kind="creditHourReview.${this.studyForm}" .companion=${this.#companion}></xs-submit-case>`;
  }

  get #companion(): FormCompanion {
    return {
      first: { year: this.#presentYear },
      steps: ['review'],
      chosen: chosenIn(new URLSearchParams(location.search)),
      peopleOf: (as) => (as === 'oneself' ? [] : this.people.map(({ id }) => id)),
      sendForAll: (as) => (as === 'organization' && this.people.length > 1 ? this.#sendForAll : null),
      wrongOf: (form) => (this.#wrong(form) === null ? [] : [{ name: PERSON, label: say('hours.declare.people') }]),
      above: (form) => this.#above(form),
      beside: (form) => this.#beside(form),
      changed: keepInAddress,
      submitted: () => { this.#pick([]); },
    };
  }

  #above(form: FormInHand): TemplateResult {
    return html`<p class="study-form"><span>${say('hours.declare.form')}</span>
        <b>${STUDY_FORMS[this.studyForm].code} ${studyFormName(currentLocale(), this.studyForm)}</b>
        <a href=${chooserPath(form)}>${say('hours.declare.form.change')}</a></p>
      ${form.submitsAs === 'oneself' ? nothing : html`<xs-people-picker .people=${this.people} .error=${form.tried ? this.#wrong(form) : null}
        @people-picked=${({ people }: PeopleEvent) => { this.#pick(people); }}></xs-people-picker>`}`;
  }

  #beside(form: FormInHand): TemplateResult {
    const { year } = form.data;
    const asked = typeof year === 'number' && year >= 2015 && year <= 2100 ? year : this.#presentYear;
    return proposalPanel({
      studyForm: this.studyForm, year: asked, rules: this.#rules.of(form.submitsAs, asked), approvedHours: this.#classes.of(form.submitsAs, form.data.classId),
      form, retry: () => { this.#rules.retry(); },
    });
  }

  /** The same for everybody who is picked: a case each, which a process declares. */
  readonly #sendForAll: SendForAll = async ({ form }, key) => {
    const answer = await rostersApi.index.$post(
      { json: { studyForm: this.studyForm, form: { ...form }, personIds: this.people.map(({ id }) => id), commitment: true } }, { headers: { 'Idempotency-Key': key } });
    return `/rosters/${(await answer.json()).rosterId}`;
  };

  /** What is wrong with who is picked, or null. */
  #wrong({ submitsAs, refusals }: Pick<FormInHand, 'submitsAs' | 'refusals'>): string | null {
    if (submitsAs === 'oneself') return null;
    if (this.people.length === 0) return say('hours.declare.people.missing');
    return refusals.find(({ field }) => field === `form.${PERSON}`)?.message ?? null;
  }

  #pick(people: readonly PickedPerson[]): void {
    this.people = people;
    const kept = pickedPeople(this.studyForm);
    if (people.length === 0) kept.clear();
    else kept.write(people);
  }
}

/** What the chooser has put into the address. */
function chosenIn(query: URLSearchParams): FormData {
  const subject = query.get('subject') ?? '';
  const year = Number(query.get('year'));
  return { ...(isLearningSubject(subject) ? { learningSubject: subject } : {}), ...(Number.isInteger(year) && year > 0 ? { year } : {}) };
}

/** The address says what the form says, so that loading the page again changes nothing. */
function keepInAddress({ learningSubject, year }: FormData): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of [['subject', learningSubject], ['year', year]] as const) {
    if (value === null || value === undefined || value === '') query.delete(name);
    else if (query.has(name)) query.set(name, String(value));
  }
  history.replaceState(history.state, '', query.size === 0 ? location.pathname : `${location.pathname}?${query}`);
}

function chooserPath({ submitsAs, data: { learningSubject, year } }: { readonly submitsAs: SubmitsAs; readonly data: FormData }): string {
  const query = new URLSearchParams({ as: submitsAs, ...(typeof year === 'number' ? { year: String(year) } : {}) });
  if (typeof learningSubject === 'string' && learningSubject !== '') query.set('subject', learningSubject);
  return `${DECLARATION_PATH}?${query}`;
}
