import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import '../components/xs-icon.ts';
import { WorkbenchController } from '../controllers/workbench-controller.ts';
import { say } from '../i18n/locale.ts';
import './xs-message-bell.css';

/** Above this the exact number says no more. */
const SHOWN = 99;

/** The way to the messages, with how many are unread, live. */
@customElement('xs-message-bell')
export class XsMessageBell extends LightElement {
  readonly #workbench = new WorkbenchController(this);

  protected override render(): TemplateResult {
    const unread = this.#workbench.value?.unreadMessages ?? 0;
    const count = unread > SHOWN ? say('messages.more') : String(unread);
    const label = unread === 0 ? say('messages.open') : say('messages.open.unread', { count });
    return html`<a class="icon-button" href="/messages" title=${label} aria-label=${label}><xs-icon name="bell"></xs-icon>
      ${unread === 0 ? nothing : html`<span class="unread" aria-hidden="true">${count}</span>`}</a>`;
  }
}
