import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_COPIES } from '../../../workflows/shared/flow.ts';
import { textOf } from '../../components/form/field-context.ts';
import { formDialog, showDialog } from '../../components/form-dialog.ts';
import { LightElement } from '../../components/light-element.ts';
import { Sending } from '../../controllers/sending.ts';
import { say } from '../../i18n/locale.ts';
import { type DeskCase, isOpenedAbout } from './desk-case.ts';
import { type CopyReader, deskGateway } from './desk-gateway.ts';
import { chooseAmong, People } from './people.ts';
import { stayOnEnter } from './stay-on-enter.ts';

/** Chooses to whom a case is copied. Fires `desk-done` or `desk-declined`. */
@customElement('xs-copy-dialog')
export class XsCopyDialog extends LightElement {
  /** What is copied; null while nothing is asked. */
  @property({ attribute: false }) subject: DeskCase | null = null;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private looked = '';
  @state() private isFlawed = false;
  readonly #people = new People<CopyReader>(this);
  readonly #sending = new Sending(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('subject') || !isOpenedAbout(this.subject, changed.get('subject'))) return;
    [this.chosen, this.looked, this.isFlawed] = [new Set(), '', false];
    this.#sending.clear();
    void this.#people.load(this.subject.id, deskGateway.listReaders);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject } = this;
    if (subject === null) return nothing;
    return formDialog({
      title: say('desk.copy.title', { subject: subject.subjectName }), text: say('desk.copy.text'), confirm: say('desk.copy.confirm'),
      content: chooseAmong(this.#people, { none: say('desk.copy.none'), choose: (list) => this.#content(list) }),
      isEmpty: this.#people.list?.length === 0, sending: this.#sending,
      submit: () => { void this.#send(subject); }, closed: () => { this.dispatchEvent(new Event('desk-declined')); },
    });
  }

  protected override updated(): void {
    showDialog(this);
  }

  #content(list: readonly CopyReader[]): TemplateResult {
    const shown = list.filter(({ name, organizationName }) => `${name} ${organizationName}`.includes(this.looked));
    return html`<label class="choice"><span>${say('desk.copy.find')}</span>
        <input type="search" autofocus autocomplete="off" maxlength="100" .value=${this.looked} @keydown=${stayOnEnter}
          @input=${(event: Event) => { this.looked = textOf(event).trim(); }}></label>
      <fieldset class="choice"><legend>${say('desk.copy.to')}</legend>
        <ul class="people" tabindex="-1">${shown.map((reader) => this.#reader(reader))}</ul>
        ${shown.length === 0 ? html`<p class="muted" role="status">${say('desk.copy.notFound')}</p>` : nothing}</fieldset>
      ${this.isFlawed ? html`<p class="flaw" role="alert">${say('desk.copy.missing', { maximum: MAX_COPIES })}</p>` : nothing}`;
  }

  #reader({ membershipId, name, organizationName, hasCopy }: CopyReader): TemplateResult {
    return html`<li><label>
      <input type="checkbox" ?disabled=${hasCopy} .checked=${hasCopy || this.chosen.has(membershipId)} @change=${() => { this.#toggle(membershipId); }}>
      <span>${name}</span><span class="muted">${hasCopy ? say('desk.copy.has') : organizationName}</span></label></li>`;
  }

  #toggle(membershipId: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(membershipId)) next.add(membershipId);
    this.chosen = next;
    this.isFlawed = false;
  }

  async #send({ id }: DeskCase): Promise<void> {
    const membershipIds = [...this.chosen];
    this.isFlawed = membershipIds.length === 0 || membershipIds.length > MAX_COPIES;
    if (this.isFlawed) return;
    if (await this.#sending.send({ id, membershipIds }, (key) => deskGateway.copy(id, membershipIds, key))) this.dispatchEvent(new Event('desk-done'));
  }
}
