import '@vaadin/button';
import '@vaadin/confirm-dialog';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { sessionsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import './xs-sessions.css';

type Sessions = InferResponseType<typeof sessionsApi.index.$get, 200>;

/** Where one's own account is signed in; each session can be ended from here. */
@customElement('xs-sessions')
export class XsSessions extends LightElement {
  @state() private ending: string | null = null;
  @state() private problem: HttpProblem | null = null;
  readonly #sessions = new Loaded<Sessions>(this, async () => (await sessionsApi.index.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#sessions;
    return html`<div class="page sessions">
      <div class="page-head"><h1>${say('account.sessions.title')}</h1><p>${say('account.sessions.text')}</p></div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#sessions.reload(); })
        : html`<ul>${value.items.map((item) => this.#item(item))}</ul>`}</section>
      <vaadin-confirm-dialog header=${say('account.sessions.end.confirm')} cancel-button-visible
        confirm-text=${say('account.sessions.end')} cancel-text=${say('common.cancel')} .opened=${this.ending !== null}
        @confirm=${this.#end} @cancel=${() => { this.ending = null; }}>${say('account.sessions.end.text')}</vaadin-confirm-dialog>
    </div>`;
  }

  #item({ id, current, userAgent, address, lastSeenAt }: Sessions['items'][number]): TemplateResult {
    return html`<li><span class="device" title=${userAgent}>${deviceOf(userAgent)}</span>
      <span class="muted">${address}</span><time class="muted" datetime=${lastSeenAt}>${say('account.sessions.lastSeen')} ${shortInstant(lastSeenAt)}</time>
      ${current ? html`<span class="ok">${say('account.sessions.current')}</span>`
        : html`<vaadin-button theme="compact" @click=${() => { this.ending = id; }}>${say('account.sessions.end')}</vaadin-button>`}</li>`;
  }

  readonly #end = async (): Promise<void> => {
    const id = this.ending;
    this.ending = null;
    if (id === null) return;
    try {
      await sessionsApi[':id'].$delete({ param: { id } });
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
    await this.#sessions.reload();
  };
}

/** `Chrome · Windows`: browser and system as far as they say who they are. */
function deviceOf(userAgent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari)[A-Za-z]*\//.exec(userAgent)?.[1]?.replace('Edg', 'Edge');
  const system = /(Windows|Mac OS X|Android|iPhone|Linux)/.exec(userAgent)?.[1];
  return [browser, system].filter((part) => part !== undefined).join(' · ') || userAgent || '–';
}
