import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-icon.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { sessionsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { deviceOf } from './device-name.ts';
import './xs-sessions.css';

type Sessions = InferResponseType<typeof sessionsApi.index.$get, 200>;
type SessionRow = Sessions['items'][number];

/** Where one's own account is signed in; each session can be ended from here. */
@customElement('xs-sessions')
export class XsSessions extends LightElement {
  /** The session that is to be ended, while that is being asked. */
  @state() private ending: SessionRow | null = null;
  @state() private problem: HttpProblem | null = null;
  readonly #sessions = new Loaded<Sessions>(this, async () => (await sessionsApi.index.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#sessions;
    return html`<div class="page sessions">
      <div class="page-head"><h1>${say('account.sessions.title')}</h1><p>${say('account.sessions.text')}</p></div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#sessions.reload(); })
        : this.#table(value)}</section>
      <xs-confirm question=${say('account.sessions.end.confirm', { device: deviceOf(this.ending?.userAgent ?? '').name })}
        consequence=${say('account.sessions.end.text')} verb=${say('account.sessions.end')} ?open=${this.ending !== null}
        @confirmed=${this.#end} @declined=${() => { this.ending = null; }}></xs-confirm>
    </div>`;
  }

  #table({ items }: Sessions): TemplateResult {
    return html`<table class="ledger">
      <thead><tr>
        <th scope="col">${say('account.sessions.device')}</th><th scope="col" class="address">${say('account.sessions.address')}</th>
        <th scope="col" class="at">${say('account.sessions.createdAt')}</th><th scope="col" class="at">${say('account.sessions.lastSeen')}</th>
        <th scope="col" class="act"><span class="screen-reader">${say('account.sessions.end')}</span></th>
      </tr></thead>
      <tbody>${items.map((item) => this.#row(item))}</tbody></table>`;
  }

  #row(item: SessionRow): TemplateResult {
    const { current, userAgent, address, createdAt, lastSeenAt } = item;
    const device = deviceOf(userAgent);
    return html`<tr>
      <td class="device" title=${userAgent}><xs-icon name=${device.isPhone ? 'phone' : 'monitor'}></xs-icon>${device.name}
        ${current ? html`<span class="tag">${say('account.sessions.current')}</span>` : nothing}</td>
      <td class="address" title=${address}>${address}</td>
      <td class="at created"><time datetime=${createdAt}>${shortInstant(createdAt)}</time></td>
      <td class="at"><span class="term">${say('account.sessions.lastSeen')} </span><time datetime=${lastSeenAt}>${shortInstant(lastSeenAt)}</time></td>
      <td class="act">${current ? nothing : html`<vaadin-button theme="compact" aria-label=${say('account.sessions.end.one', { device: device.name })}
        @click=${() => { this.ending = item; }}>${say('account.sessions.end')}</vaadin-button>`}</td></tr>`;
  }

  readonly #end = async (): Promise<void> => {
    const id = this.ending?.id ?? null;
    this.ending = null;
    if (id === null) return;
    try {
      await sessionsApi[':id'].$delete({ param: { id } });
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      // Ended by itself in the meantime: the list will show it.
      this.problem = error.status === 404 ? null : error;
    }
    await this.#sessions.reload();
  };
}
