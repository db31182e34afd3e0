import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import { mailboxApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import './xs-mailbox.css';

type Mailbox = InferResponseType<typeof mailboxApi.index.$get, 200>;

/** What the demo would have sent. */
@customElement('xs-mailbox')
export class XsMailbox extends LightElement {
  readonly #mailbox = new Loaded<Mailbox>(this, async () => (await mailboxApi.index.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#mailbox;
    return html`<div class="page mailbox">
      <div class="page-head"><h1>${say('portal.mailbox.title')}</h1><p>${say('portal.mailbox.text')}</p></div>
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#mailbox.reload(); })
        : value.items.length === 0 ? emptyNotice(say('portal.mailbox.empty'), say('portal.mailbox.empty.text')) : this.#messages(value)}</section>
    </div>`;
  }

  #messages({ items }: Mailbox): TemplateResult {
    return html`<ul>${items.map(({ channel, to, subject, text, sentAt }) => html`<li>
      <p class="line"><span class="channel">${say(`portal.mailbox.${channel}`)}</span><b>${subject}</b>
        <span class="muted">${say('portal.mailbox.to')} ${to}</span><time class="muted" datetime=${sentAt}>${shortInstant(sentAt)}</time></p>
      <p class="text">${text}</p></li>`)}</ul>`;
  }
}
