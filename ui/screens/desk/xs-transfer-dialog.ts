import '@vaadin/text-area';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_REASON_LENGTH } from '../../../workflows/shared/flow.ts';
import { textOf } from '../../components/form/field-context.ts';
import { formDialog, showDialog } from '../../components/form-dialog.ts';
import { LightElement } from '../../components/light-element.ts';
import { Sending } from '../../controllers/sending.ts';
import { say } from '../../i18n/locale.ts';
import { type DeskCase, isOpenedAbout } from './desk-case.ts';
import { type Colleague, deskGateway } from './desk-gateway.ts';
import { chooseAmong, People } from './people.ts';

/** Chooses the colleague to whom a task is handed. Fires `desk-done` or `desk-declined`. */
@customElement('xs-transfer-dialog')
export class XsTransferDialog extends LightElement {
  /** What is handed on; null while nothing is asked. */
  @property({ attribute: false }) subject: DeskCase | null = null;
  @state() private membershipId = '';
  @state() private reason = '';
  @state() private isMissing = false;
  readonly #people = new People<Colleague>(this);
  readonly #sending = new Sending(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('subject') || !isOpenedAbout(this.subject, changed.get('subject'))) return;
    [this.membershipId, this.reason, this.isMissing] = ['', '', false];
    this.#sending.clear();
    void this.#people.load(this.subject.id, deskGateway.listColleagues);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject } = this;
    if (subject === null) return nothing;
    return formDialog({
      title: say('desk.transfer.title', { subject: subject.subjectName }), text: say('desk.transfer.text'), confirm: say('desk.transfer.confirm'),
      content: chooseAmong(this.#people, { none: say('desk.transfer.none'), choose: (list) => this.#content(list) }),
      isEmpty: this.#people.list?.length === 0, sending: this.#sending,
      submit: () => { void this.#send(subject); }, closed: () => { this.dispatchEvent(new Event('desk-declined')); },
    });
  }

  protected override updated(): void {
    showDialog(this);
  }

  #content(list: readonly Colleague[]): TemplateResult {
    return html`<label class="choice"><span>${say('desk.transfer.to')}</span>
        <select autofocus required aria-invalid=${this.isMissing ? 'true' : 'false'} aria-describedby=${this.isMissing ? 'transfer-flaw' : nothing}
          @change=${(event: Event) => { this.membershipId = textOf(event); this.isMissing = false; }}>
          <option value="" ?selected=${this.membershipId === ''}>${say('desk.transfer.choose')}</option>
          ${list.map(({ membershipId, name }) => html`<option value=${membershipId} ?selected=${membershipId === this.membershipId}>${name}</option>`)}
        </select></label>
      ${this.isMissing ? html`<p class="flaw" id="transfer-flaw" role="alert">${say('desk.transfer.missing')}</p>` : nothing}
      <vaadin-text-area label=${say('desk.transfer.reason')} min-rows="2" max-rows="5" maxlength=${MAX_REASON_LENGTH} .value=${this.reason}
        @input=${(event: Event) => { this.reason = textOf(event); }}></vaadin-text-area>`;
  }

  async #send({ id, revision }: DeskCase): Promise<void> {
    this.isMissing = this.membershipId === '';
    if (this.isMissing) {
      this.querySelector('select')?.focus();
      return;
    }
    const transfer = { membershipId: this.membershipId, expectedRevision: revision, reason: this.reason.trim() };
    if (await this.#sending.send({ id, ...transfer }, (key) => deskGateway.transfer(id, transfer, key))) this.dispatchEvent(new Event('desk-done'));
  }
}
