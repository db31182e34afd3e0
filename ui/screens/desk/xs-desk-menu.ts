import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import '../../components/menu.css';
import { moveInMenu } from '../../components/menu-keys.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-icon.ts';
import { Sending } from '../../controllers/sending.ts';
import { say } from '../../i18n/locale.ts';
import { tell } from '../review/tell.ts';
import { type DeskAction, type DeskCase, otherHolderOf } from './desk-case.ts';
import { type Comment, deskGateway } from './desk-gateway.ts';
import './xs-add-reviewer-dialog.ts';
import './xs-comment-dialog.ts';
import './xs-copy-dialog.ts';
import './xs-desk-menu.css';
import './xs-transfer-dialog.ts';

/** What a reviewer can do around a case, behind one button. Fires `desk-changed` when something was done. */
@customElement('xs-desk-menu')
export class XsDeskMenu extends LightElement {
  @property({ attribute: false }) view: DeskCase | null = null;
  @state() private isOpen = false;
  /** What is being asked in a dialog. */
  @state() private asking: DeskAction | null = null;
  readonly #sending = new Sending(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view') || changed.get('view')?.id === this.view?.id) return;
    this.asking = null;
    this.isOpen = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null || view.deskActions.length === 0) return nothing;
    const holder = otherHolderOf(view);
    return html`<div class="desk" @keydown=${this.#press} @focusout=${this.#leave}>
        <button type="button" class="icon-button" aria-haspopup="menu" aria-expanded=${this.isOpen ? 'true' : 'false'} aria-label=${say('desk.more')}
          title=${say('desk.more')} @click=${this.#toggle}><xs-icon name="ellipsis" size="16"></xs-icon></button>
        ${this.isOpen ? html`<div class="menu" role="menu" aria-label=${say('desk.more')}>${view.deskActions.map((action) => html`
          <button type="button" role="menuitem" tabindex="-1" @click=${() => { this.#choose(view, action); }}>${wordOf(view, action)}</button>`)}</div>` : nothing}
      </div>
      <xs-confirm question=${say('desk.takeOver.question', { name: holder ?? '' })} consequence=${say('desk.takeOver.text', { name: holder ?? '' })}
        verb=${say('desk.takeOver.confirm')} ?open=${this.asking === 'claim'} ?busy=${this.#sending.isBusy}
        @declined=${this.#close} @confirmed=${() => { void this.#claim(view, true); }}></xs-confirm>
      <xs-transfer-dialog .subject=${this.asking === 'transfer' ? view : null} @desk-declined=${this.#close}
        @desk-done=${() => { this.#done(say('desk.transfer.done', { subject: view.subjectName })); }}></xs-transfer-dialog>
      <xs-add-reviewer-dialog .subject=${this.asking === 'addReviewer' ? view : null} @desk-declined=${this.#close}
        @desk-done=${() => { this.#done(say('desk.add.done', { subject: view.subjectName })); }}></xs-add-reviewer-dialog>
      <xs-comment-dialog chooses text=${say('desk.comment.text')} .about=${this.asking === 'comment' ? view.id : null}
        .work=${(comment: Comment, key: string) => deskGateway.comment(view.id, comment, key)} @desk-declined=${this.#close}
        @desk-done=${() => { this.#done(say('desk.comment.done')); }}></xs-comment-dialog>
      <xs-copy-dialog .subject=${this.asking === 'copy' ? view : null} @desk-declined=${this.#close}
        @desk-done=${() => { this.#done(say('desk.copy.done', { subject: view.subjectName })); }}></xs-copy-dialog>`;
  }

  #choose(view: DeskCase, action: DeskAction): void {
    this.isOpen = false;
    this.querySelector<HTMLElement>('.icon-button')?.focus();
    if (action === 'claim' && otherHolderOf(view) === null) void this.#claim(view, false);
    else if (action === 'release') void this.#release(view);
    else this.asking = action;
  }

  async #claim({ id, subjectName }: DeskCase, takesOver: boolean): Promise<void> {
    await this.#sending.send({ id, takesOver }, (key) => deskGateway.claim(id, takesOver, key));
    this.#answered(say('desk.claim.done', { subject: subjectName }));
  }

  async #release({ id, subjectName }: DeskCase): Promise<void> {
    await this.#sending.send({ id }, (key) => deskGateway.release(id, key));
    this.#answered(say('desk.release.done', { subject: subjectName }));
  }

  /** Of what has no dialog of its own, a refusal is told in passing; the case is read again in any case. */
  #answered(sentence: string): void {
    const { problem } = this.#sending;
    this.#done(problem === null ? sentence : `${problem.title} · ${problem.detail}`);
  }

  #done(sentence: string): void {
    this.asking = null;
    tell(sentence);
    this.dispatchEvent(new Event('desk-changed'));
  }

  readonly #close = (): void => {
    this.asking = null;
  };

  readonly #toggle = async (): Promise<void> => {
    this.isOpen = !this.isOpen;
    await this.updateComplete;
    if (this.isOpen) this.#items()[0]?.focus();
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (!this.isOpen) return;
    if (event.key === 'Escape') {
      this.isOpen = false;
      this.querySelector<HTMLElement>('.icon-button')?.focus();
    } else if (!moveInMenu(event, this.#items())) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
    this.isOpen = false;
  };

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }
}

function wordOf(view: DeskCase, action: DeskAction): string {
  const holder = otherHolderOf(view);
  return action === 'claim' && holder !== null ? say('desk.takeOver', { name: holder }) : say(`desk.${action}`);
}
