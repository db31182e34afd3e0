import '@vaadin/text-area';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ADDED_PLACES, type AddedPlace } from '../../../workflows/shared/added-reviewers.ts';
import { MAX_REASON_LENGTH } from '../../../workflows/shared/flow.ts';
import { textOf } from '../../components/form/field-context.ts';
import { NameSearch } from '../../components/form/name-search.ts';
import { formDialog, showDialog } from '../../components/form-dialog.ts';
import { LightElement } from '../../components/light-element.ts';
import { Sending } from '../../controllers/sending.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { type DeskCase, isOpenedAbout } from './desk-case.ts';
import { type AddableOrganization, type Colleague, deskGateway } from './desk-gateway.ts';
import { chooseAmong, People } from './people.ts';
import { stayOnEnter } from './stay-on-enter.ts';
import './xs-add-reviewer-dialog.css';

const KINDS = ['colleague', 'organization'] as const;

/** Chooses who is asked to review too, and when. Fires `desk-done` or `desk-declined`. */
@customElement('xs-add-reviewer-dialog')
export class XsAddReviewerDialog extends LightElement {
  /** What others are asked about; null while nothing is asked. */
  @property({ attribute: false }) subject: DeskCase | null = null;
  @state() private place: AddedPlace = 'before';
  @state() private kind: (typeof KINDS)[number] = 'colleague';
  /** The id of a membership or of an organization; empty for none. */
  @state() private chosen = '';
  @state() private typed = '';
  @state() private reason = '';
  @state() private isMissing = false;
  readonly #colleagues = new People<Colleague>(this);
  readonly #search = new NameSearch<AddableOrganization>(this, { find: async (caseId, text) => (await deskGateway.listAddable(caseId, text)).organizations });
  readonly #sending = new Sending(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject') && isOpenedAbout(this.subject, changed.get('subject'))) {
      [this.place, this.kind, this.chosen, this.typed, this.reason, this.isMissing] = ['before', 'colleague', '', '', '', false];
      this.#sending.clear();
      void this.#colleagues.load(this.subject.id, async (id) => (await deskGateway.listAddable(id, '')).colleagues);
    }
    if (this.subject !== null && this.kind === 'organization') void this.#search.look(this.subject.id, this.typed);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject } = this;
    if (subject === null) return nothing;
    return formDialog({
      title: say('desk.add.title', { subject: subject.subjectName }), text: say('desk.add.text'), confirm: say('desk.add.confirm'),
      content: this.#content(subject), sending: this.#sending,
      submit: () => { void this.#send(subject); }, closed: () => { this.dispatchEvent(new Event('desk-declined')); },
    });
  }

  protected override updated(): void {
    showDialog(this);
  }

  #content(subject: DeskCase): TemplateResult {
    return html`<fieldset class="choice"><legend>${say('desk.add.place')}</legend>${ADDED_PLACES.map((place) => html`
        <label class="explained"><input type="radio" name="place" ?autofocus=${place === 'before'} .checked=${place === this.place}
            @change=${() => { this.place = place; }}>
          <span>${say(`desk.add.${place}`)}<span class="muted">${say(`desk.add.${place}.text`)}</span></span></label>`)}</fieldset>
      <fieldset class="choice"><legend>${say('desk.add.who')}</legend><div class="beside">${KINDS.map((kind) => html`
        <label><input type="radio" name="kind" .checked=${kind === this.kind} @change=${() => { this.#choose(''); this.kind = kind; }}>
          ${say(`desk.add.${kind}`)}</label>`)}</div></fieldset>
      ${this.kind === 'colleague'
        ? chooseAmong(this.#colleagues, { none: say('desk.add.none'), choose: (list) => this.#colleague(list) }) : this.#organization(subject)}
      ${this.isMissing ? html`<p class="flaw" id="add-flaw" role="alert">${say('desk.add.missing')}</p>` : nothing}
      <vaadin-text-area label=${say('desk.add.reason')} min-rows="2" max-rows="5" maxlength=${MAX_REASON_LENGTH} .value=${this.reason}
        @input=${(event: Event) => { this.reason = textOf(event); }}></vaadin-text-area>`;
  }

  #colleague(list: readonly Colleague[]): TemplateResult {
    return html`<label class="choice"><span>${say('desk.add.to')}</span>
      <select required aria-invalid=${this.isMissing ? 'true' : 'false'} aria-describedby=${this.isMissing ? 'add-flaw' : nothing}
        @change=${(event: Event) => { this.#choose(textOf(event)); }}>
        <option value="" ?selected=${this.chosen === ''}>${say('desk.add.choose')}</option>
        ${list.map(({ membershipId, name }) => html`<option value=${membershipId} ?selected=${membershipId === this.chosen}>${name}</option>`)}
      </select></label>`;
  }

  #organization({ id }: DeskCase): TemplateResult {
    const { state: found, items } = this.#search;
    return html`<label class="choice"><span>${say('desk.add.find')}</span>
        <input type="search" autocomplete="off" maxlength="100" .value=${this.typed} @keydown=${stayOnEnter}
          @input=${(event: Event) => { this.typed = textOf(event).trim(); this.#choose(''); }}></label>
      <fieldset class="choice"><legend>${say('desk.add.found')}</legend>
        ${items.length === 0 ? nothing : html`<ul class="people" tabindex="-1">${items.map((one) => this.#found(one))}</ul>`}
        ${found === 'ready' && items.length === 0 ? html`<p class="muted" role="status">${say('desk.add.notFound')}</p>` : nothing}
        ${found === 'searching' && items.length === 0 ? html`<p class="muted" role="status">${say('desk.people.loading')}</p>` : nothing}
        ${found === 'failed' ? html`<p class="flaw" role="alert">${say('desk.add.failed')}
          <button type="button" class="link" @click=${() => { this.#search.retry(id, this.typed); }}>${say('common.retry')}</button></p>` : nothing}</fieldset>`;
  }

  #found({ id, name, divisionName, divisionNameEn }: AddableOrganization): TemplateResult {
    return html`<li><label><input type="radio" name="organization" .checked=${id === this.chosen} @change=${() => { this.#choose(id); }}>
      <span>${name}</span><span class="muted">${currentLocale() === 'en' ? divisionNameEn : divisionName}</span></label></li>`;
  }

  #choose(id: string): void {
    this.chosen = id;
    this.isMissing = false;
  }

  async #send({ id, revision }: DeskCase): Promise<void> {
    this.isMissing = this.chosen === '';
    if (this.isMissing) {
      this.querySelector<HTMLElement>('select, input[type="search"]')?.focus();
      return;
    }
    const asked = this.kind === 'colleague' ? { membershipId: this.chosen } : { organizationId: this.chosen };
    const addition = { ...asked, place: this.place, expectedRevision: revision, reason: this.reason.trim() };
    if (await this.#sending.send({ id, ...addition }, (key) => deskGateway.addReviewer(id, addition, key))) this.dispatchEvent(new Event('desk-done'));
  }
}
