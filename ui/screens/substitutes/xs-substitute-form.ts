import '@vaadin/button';
import type { InferRequestType, InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FieldError } from '../../../workflows/shared/field-errors.ts';
import { findPeriodFlaw, MAX_AWAY_REASON_LENGTH } from '../../../workflows/shared/substitutes.ts';
import { errorSentence } from '../../components/form/form-words.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import { Sending } from '../../controllers/sending.ts';
import { substitutesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { tell } from '../review/tell.ts';

type Choices = NonNullable<InferResponseType<typeof substitutesApi.index.$get, 200>['choices']>;
type Naming = InferRequestType<typeof substitutesApi.index.$post>['json'];
type Kind = NonNullable<Naming['kinds']>[number];

const FIELDS = ['substituteMembershipId', 'from', 'until', 'kinds', 'reason'] as const;
type Field = (typeof FIELDS)[number];

/** Names a colleague who decides in one's place. Fires `substitute-named` once that is done. */
@customElement('xs-substitute-form')
export class XsSubstituteForm extends LightElement {
  @property({ attribute: false }) choices: Choices = { today: '', kinds: [], colleagues: [] };
  @state() private substituteMembershipId = '';
  @state() private from = '';
  @state() private until = '';
  /** Null for everything one decides. */
  @state() private kinds: readonly string[] | null = null;
  @state() private reason = '';
  /** What was wrong when it was to be sent; the server looks once more. */
  @state() private flaws: readonly FieldError[] = [];
  readonly #sending = new Sending(this);

  protected override render(): TemplateResult {
    const { isBusy, problem } = this.#sending;
    const { today, colleagues } = this.choices;
    const others = problem !== null && !problem.errors.some(({ field }) => FIELDS.some((known) => field === known || field.startsWith(`${known}.`)));
    return html`<form novalidate ?inert=${isBusy} @submit=${(event: Event) => { event.preventDefault(); void this.#save(); }}>
      <div class="field who"><label for="substitute-who">${say('substitutes.substitute')}</label>
        <select id="substitute-who" required @change=${({ target }: Event) => { if (target instanceof HTMLSelectElement) this.substituteMembershipId = target.value; }}>
          <option value="" ?selected=${this.substituteMembershipId === ''}>${say('substitutes.substitute.choose')}</option>
          ${colleagues.map(({ membershipId, name }) => html`<option value=${membershipId} ?selected=${membershipId === this.substituteMembershipId}>${name}</option>`)}
        </select>${this.#errorLine('substituteMembershipId')}</div>
      ${this.#day('from', today)} ${this.#day('until', this.from === '' ? today : this.from)}
      <div class="field reason"><label for="substitute-reason">${say('substitutes.reason')}</label>
        <input id="substitute-reason" maxlength=${MAX_AWAY_REASON_LENGTH} autocomplete="off" placeholder=${say('substitutes.reason.example')} .value=${this.reason}
          @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.reason = target.value; }}>${this.#errorLine('reason')}</div>
      <fieldset class="choices"><legend>${say('substitutes.scope')}</legend>
        ${this.#scope(say('substitutes.scope.all'), null)} ${this.#scope(say('substitutes.scope.chosen'), [])}</fieldset>
      ${this.kinds === null ? nothing : this.#kindChoices(this.kinds)}
      <div class="send"><vaadin-button theme="primary" ?disabled=${isBusy} @click=${() => { void this.#save(); }}>${say('substitutes.save')}</vaadin-button></div>
      ${others ? problemNotice(problem) : nothing}
    </form>`;
  }

  #day(field: 'from' | 'until', earliest: string): TemplateResult {
    return html`<div class="field"><label for="substitute-${field}">${say(`substitutes.${field}`)}</label>
      <input id="substitute-${field}" type="date" required min=${earliest} .value=${this[field]} aria-describedby=${field === 'until' ? 'substitute-until-hint' : nothing}
        @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this[field] = target.value; }}>
      ${this.#errorLine(field)}${field === 'until' ? html`<small id="substitute-until-hint">${say('substitutes.until.hint')}</small>` : nothing}</div>`;
  }

  #scope(word: string, kinds: readonly string[] | null): TemplateResult {
    return html`<label><input type="radio" name="scope" .checked=${(this.kinds === null) === (kinds === null)} @change=${() => { this.kinds = kinds; }}>${word}</label>`;
  }

  #kindChoices(kinds: readonly string[]): TemplateResult {
    return html`<fieldset class="choices kinds"><legend>${say('substitutes.kinds')}</legend>
      ${this.choices.kinds.map((kind) => html`<label><input type="checkbox" .checked=${kinds.includes(kind)}
        @change=${() => { this.kinds = kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]; }}>${subjectOf(kind)}</label>`)}
      ${this.#errorLine('kinds')}</fieldset>`;
  }

  #errorLine(field: Field): TemplateResult | typeof nothing {
    const error = [...this.flaws, ...this.#sending.problem?.errors ?? []].find((one) => one.field === field || one.field.startsWith(`${field}.`));
    return error === undefined ? nothing : html`<small class="bad" role="alert">${errorSentence(error)}</small>`;
  }

  #findFlaws(): FieldError[] {
    const period = findPeriodFlaw({ from: this.from, until: this.until }, this.choices.today);
    return [
      ...(this.substituteMembershipId === '' ? [{ field: 'substituteMembershipId', code: 'required', params: {} }] : []),
      ...(period === null ? [] : [{ ...period, params: {} }]),
      ...(this.kinds?.length === 0 ? [{ field: 'kinds', code: 'required', params: {} }] : []),
    ];
  }

  async #save(): Promise<void> {
    this.flaws = this.#findFlaws();
    if (this.flaws.length > 0) return;
    const { substituteMembershipId, from, until } = this;
    const offered = (kind: string): kind is Kind => this.choices.kinds.includes(kind);
    const json: Naming = { substituteMembershipId, from, until, kinds: this.kinds?.filter(offered) ?? null, reason: this.reason.trim() };
    const isDone = await this.#sending.send(json, async (key) => { await substitutesApi.index.$post({ json }, { headers: { 'Idempotency-Key': key } }); });
    if (!isDone) return;
    [this.substituteMembershipId, this.from, this.until, this.kinds, this.reason] = ['', '', '', null, ''];
    tell(say('substitutes.saved'));
    this.dispatchEvent(new CustomEvent('substitute-named', { bubbles: true }));
  }
}
