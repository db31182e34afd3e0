import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { mailboxApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { linkedText, type TextPiece } from './linked-text.ts';
import './xs-mailbox.css';

type Mailbox = InferResponseType<typeof mailboxApi.index.$get, 200>;
type Message = Mailbox['items'][number];

/** What the demo would have sent, the latest first. Stays live. */
@customElement('xs-mailbox')
export class XsMailbox extends LightElement {
  readonly #mailbox = new Loaded<Mailbox>(this, async () => (await mailboxApi.index.$get()).json());

  constructor() {
    super();
    new RefreshController(this, this.#mailbox);
  }

  protected override render(): TemplateResult {
    return html`<div class="page mailbox">
      <div class="page-head"><h1>${say('portal.mailbox.title')}</h1><p>${say('portal.mailbox.text')}</p></div>
      <section class="pane">${this.#content()}</section>
    </div>`;
  }

  #content(): TemplateResult {
    const { value, problem } = this.#mailbox;
    if (value === null) return problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#mailbox.reload(); });
    if (value.items.length === 0) return emptyNotice(say('portal.mailbox.empty'), say('portal.mailbox.empty.text'));
    return html`<ol>${value.items.map(messageOf)}</ol>`;
  }
}

function messageOf({ channel, to, subject, text, sentAt }: Message): TemplateResult {
  return html`<li>
    <span class="channel"><xs-icon name=${channel === 'mail' ? 'mail' : 'message'} size="14"></xs-icon>${say(`portal.mailbox.${channel}`)}</span>
    <div class="message">
      ${subject === '' ? nothing : html`<h2>${subject}</h2>`}
      <p class="to">${say('portal.mailbox.to')} ${to}</p>
      <p class="text">${linkedText(text).map(pieceOf)}</p>
    </div>
    <time datetime=${sentAt}>${shortInstant(sentAt)}</time></li>`;
}

function pieceOf({ text, isLink }: TextPiece): TemplateResult {
  return isLink ? html`<a href=${text}>${text}</a>` : html`${text}`;
}
