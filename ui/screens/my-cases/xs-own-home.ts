import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { RefreshController } from '../../controllers/refresh-controller.ts';
import { myCasesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { myCaseTable } from './my-case-table.ts';

type MyCases = InferResponseType<typeof myCasesApi.index.$get, 200>;

const NOTHING: MyCases = { items: [], nextCursor: null };

/** On the workbench: what was returned to the person, and what he has started. Stays live. */
@customElement('xs-own-home')
export class XsOwnHome extends LightElement {
  /** Of those who decide: only what waits for them, and nothing where that is nothing. */
  @property({ type: Boolean }) brief = false;
  readonly #waiting = new Loaded<MyCases>(this, async () => (await myCasesApi.index.$get({ query: { state: 'returned', limit: '10' } })).json());
  readonly #started = new Loaded<MyCases>(this, async () => this.brief ? NOTHING : (await myCasesApi.index.$get({ query: { state: 'all', limit: '8' } })).json());

  constructor() {
    super();
    new RefreshController(this, this.#waiting, this.#started);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.brief && this.#waitingItems.length === 0) return nothing;
    return html`<div class="own-home">
      <section class="pane"><header><h2>${say('submit.home.waiting')}</h2></header>${this.#content(this.#waiting, 'waiting')}</section>
      ${this.brief ? nothing : html`<section class="pane"><header><h2>${say('submit.screen.myCases')}</h2><a class="all" href="/my-cases">${say('submit.home.all')}</a></header>
        ${this.#content(this.#started, 'started')}</section>`}
    </div>`;
  }

  get #waitingItems(): MyCases['items'] {
    return this.#waiting.value?.items.filter(({ isMine }) => isMine) ?? [];
  }

  #content(loaded: Loaded<MyCases>, which: 'waiting' | 'started'): TemplateResult {
    const { value, problem } = loaded;
    if (value === null) return problem === null ? loadingNotice() : loadFailed(problem, () => { void loaded.reload(); });
    const items = which === 'waiting' ? this.#waitingItems : value.items;
    return items.length === 0 ? emptyNotice(say(`submit.home.${which}.none`), say(`submit.home.${which}.none.text`)) : myCaseTable(items);
  }
}
