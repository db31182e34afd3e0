import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { describeMessage } from '../../../workflows/shared/messages/index.ts';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { renewWorkbench } from '../../controllers/workbench-controller.ts';
import { messagesApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';
import { currentSession } from '../../shell/session.ts';
import { switchMembership } from '../../shell/switching.ts';
import { type Message, MessageList } from './message-list.ts';
import './xs-messages.css';

/** What the person was told. Opening one marks it as read, acts in the membership it is for, and shows its case. */
@customElement('xs-messages')
export class XsMessages extends LightElement {
  @state() private isBusy = false;
  @state() private problem: HttpProblem | null = null;
  readonly #list = new MessageList(async ({ cursor, limit }) =>
    (await messagesApi.index.$get({ query: { limit: String(limit), ...(cursor === undefined ? {} : { cursor }) } })).json());
  readonly #loaded = new Loaded<true>(this, async () => {
    await this.#list.reload();
    return true;
  });

  constructor() {
    super();
    new RefreshController(this, this.#loaded);
  }

  protected override render(): TemplateResult {
    const { value, problem } = this.#loaded;
    return html`<div class="page messages">
      <div class="page-head"><h1>${say('messages.screen.messages')}</h1><p>${say('messages.list.text')}</p><span class="space"></span>
        ${this.#list.hasUnread ? html`<button type="button" class="button" ?disabled=${this.isBusy} @click=${this.#readAll}>${say('messages.list.readAll')}</button>` : nothing}
        <a class="link" href="/account/messages">${say('messages.list.settings')}</a></div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#loaded.reload(); })
        : this.#content()}</section></div>`;
  }

  #content(): TemplateResult {
    const { items, nextCursor } = this.#list;
    if (items.length === 0) return emptyNotice(say('messages.list.empty'), say('messages.list.empty.text'));
    return html`<ul>${items.map((message) => this.#row(message))}</ul>
      ${nextCursor === null ? nothing : html`<div class="more"><button type="button" class="button" ?disabled=${this.isBusy} @click=${this.#more}>${say('messages.list.more')}</button></div>`}`;
  }

  #row(message: Message): TemplateResult {
    const { code, params, caseNumber, organizationName, createdAt, readAt } = message;
    const isUnread = readAt === null;
    return html`<li class=${isUnread ? 'unread' : ''}><a href=${pathOf(message)} @click=${(event: MouseEvent) => { this.#open(event, message); }}>
      <span class="mark">${isUnread ? html`<xs-icon name="mail"></xs-icon><span>${say('messages.list.unread')}</span>` : nothing}</span>
      <span class="sentence">${describeMessage(currentLocale(), code, params) ?? say('messages.list.unknown')}</span>
      <span class="about">${caseNumber ?? ''}${organizationName === null ? nothing : html`<span>${say('messages.list.as', { organization: organizationName })}</span>`}</span>
      <time datetime=${createdAt}>${shortInstant(createdAt)}</time></a></li>`;
  }

  /** A click that opens another tab is left to the browser. */
  #open(event: MouseEvent, message: Message): void {
    const opensHere = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    void this.#attempt(async () => {
      if (message.readAt === null) {
        this.#list.markRead(message.id, new Date().toISOString());
        await messagesApi[':id'].read.$put({ param: { id: message.id } });
        void renewWorkbench();
      }
      if (opensHere) await goTo(message);
    });
    if (opensHere) event.preventDefault();
  }

  readonly #readAll = (): void => {
    const [newest] = this.#list.items;
    if (newest === undefined) return;
    void this.#attempt(async () => {
      await messagesApi.read.$put({ json: { until: newest.createdAt } });
      this.#list.markRead(null, new Date().toISOString());
      void renewWorkbench();
    });
  };

  readonly #more = (): void => {
    void this.#attempt(() => this.#list.more());
  };

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }
}

/** The case of a message, where its reader finds it. */
function pathOf({ caseId, membershipId }: Message): string {
  if (caseId === null) return '/messages';
  return membershipId === null ? `/my-cases/${caseId}` : `/cases/${caseId}`;
}

/** Shows the case, in the membership the message is for as long as the person has it. */
async function goTo(message: Message): Promise<void> {
  const { membershipId } = message;
  const session = currentSession();
  const isElsewhere = membershipId !== null && membershipId !== session?.membership?.id;
  if (isElsewhere && session?.memberships.some(({ id }) => id === membershipId) === true) await switchMembership(membershipId);
  navigate(pathOf(message));
}
