import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@vaadin/checkbox';
import '../../components/buttons.css';
import type { ReturnCode } from '../../../workflows/shared/flow.ts';
import { LightElement } from '../../components/light-element.ts';
import { say } from '../../i18n/locale.ts';
import { useShortcuts, usesShortcuts } from './shortcut-setting.ts';
import './xs-keys-dialog.css';

const KEYS = [
  ['J', 'next'], ['K', 'previous'], ['A', 'approve'], ['R', 'return'], ['X', 'reject'], ['W', 'wrong-unit'], ['Esc', 'leaveField'], ['?', 'show'],
] as const;

/** The keys of the review screen, and whether they are used. Fires `dialog-closed`. */
@customElement('xs-keys-dialog')
export class XsKeysDialog extends LightElement {
  @property({ attribute: false }) opened = false;
  /** With which codes cases can be returned here; a key for another one does nothing, and is not shown. */
  @property({ attribute: false }) returnCodes: readonly ReturnCode[] = [];

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="keys-title" @close=${() => { this.dispatchEvent(new Event('dialog-closed')); }}>
      <h2 id="keys-title">${say('review.keys.title')}</h2>
      <dl>${KEYS.filter(([, what]) => what !== 'wrong-unit' || this.returnCodes.includes(what)).map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${say(`review.keys.${what}`)}</dd></div>`)}</dl>
      <vaadin-checkbox label=${say('review.keys.use')} .checked=${usesShortcuts()}
        @checked-changed=${(event: CustomEvent<{ value: boolean }>) => { useShortcuts(event.detail.value); }}></vaadin-checkbox>
      <form method="dialog"><button class="button" autofocus>${say('review.keys.close')}</button></form>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.querySelector('dialog');
    if (changed.has('opened') && this.opened) dialog?.showModal();
  }
}
