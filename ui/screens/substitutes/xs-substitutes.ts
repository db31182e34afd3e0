import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice } from '../../components/notices.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-confirm.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { Sending } from '../../controllers/sending.ts';
import { substitutesApi } from '../../http/clients.ts';
import { say } from '../../i18n/locale.ts';
import { tell } from '../review/tell.ts';
import './xs-substitute-form.ts';
import './xs-substitutes.css';

type Substitutes = InferResponseType<typeof substitutesApi.index.$get, 200>;
type Substitute = Substitutes['items'][number];

/** Who decides in one's place while one is away, and for whom one does (docs/rules.md, "Substitutes"). */
@customElement('xs-substitutes')
export class XsSubstitutes extends LightElement {
  /** The one that is to be taken back. */
  @state() private cancelling: Substitute | null = null;
  readonly #substitutes = new Loaded<Substitutes>(this, async () => (await substitutesApi.index.$get()).json());
  readonly #sending = new Sending(this);

  protected override render(): TemplateResult {
    const { value, problem } = this.#substitutes;
    const name = this.cancelling?.substituteName ?? '';
    return html`<div class="page substitutes">
      <div class="page-head"><h1>${say('substitutes.screen')}</h1><p>${say('substitutes.text')}</p></div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#substitutes.reload(); })}</section>`
        : this.#content(value)}
      <xs-confirm question=${say('substitutes.cancel.question', { name })} consequence=${say('substitutes.cancel.consequence')} verb=${say('substitutes.cancel')}
        ?open=${this.cancelling !== null} ?busy=${this.#sending.isBusy} @confirmed=${this.#cancel} @declined=${() => { this.cancelling = null; }}></xs-confirm>
    </div>`;
  }

  #content({ choices, items }: Substitutes): TemplateResult {
    return html`
      ${choices === null ? nothing : html`<section class="pane" aria-labelledby="substitute-title"><header><h2 id="substitute-title">${say('substitutes.new')}</h2></header>
        ${choices.colleagues.length === 0
          ? emptyNotice(say('substitutes.nobody'), say('substitutes.nobody.text'))
          : html`<xs-substitute-form .choices=${choices} @substitute-named=${() => { void this.#substitutes.reload(); }}></xs-substitute-form>`}</section>`}
      ${choices === null ? nothing : this.#list('mine', items.filter(({ isAbsent }) => isAbsent))}
      ${this.#list('others', items.filter(({ isAbsent }) => !isAbsent))}`;
  }

  #list(which: 'mine' | 'others', items: readonly Substitute[]): TemplateResult {
    const column = (name: 'who' | 'days' | 'scope' | 'reason' | 'state'): TemplateResult => html`<th scope="col" class=${name}>${say(`substitutes.column.${name}`)}</th>`;
    return html`<section class="pane" aria-labelledby="${which}-title"><header><h2 id="${which}-title">${say(`substitutes.${which}`)}</h2></header>
      ${items.length === 0 ? emptyNotice(say(`substitutes.${which}.empty`), say(`substitutes.${which}.empty.text`)) : html`<table class="ledger">
        <thead><tr>${column('who')} ${column('days')} ${column('scope')} ${column('reason')} ${column('state')} <td class="do"></td></tr></thead>
        <tbody>${items.map((item) => this.#row(item))}</tbody></table>`}</section>`;
  }

  #row(item: Substitute): TemplateResult {
    const { isAbsent, absentName, substituteName, from, until, kinds, reason, state: standing } = item;
    const name = isAbsent ? substituteName : absentName;
    const scope = kinds === null ? say('substitutes.all') : kinds.map(subjectOf).join('、');
    const canCancel = isAbsent && (standing === 'planned' || standing === 'present');
    return html`<tr class=${standing}><td class="who">${name}</td><td class="days">${say('substitutes.days', { from, until })}</td>
      <td class="scope" title=${scope}>${scope}</td><td class="reason" title=${reason ?? ''}>${reason ?? ''}</td><td class="state">${say(`substitutes.state.${standing}`)}</td>
      <td class="do">${canCancel ? html`<button type="button" class="link" aria-label=${say('substitutes.cancel.label', { name })}
        @click=${() => { this.#sending.clear(); this.cancelling = item; }}>${say('substitutes.cancel')}</button>` : nothing}</td></tr>`;
  }

  readonly #cancel = async (): Promise<void> => {
    const id = this.cancelling?.id ?? '';
    const isDone = await this.#sending.send({ cancel: id }, async (key) => {
      await substitutesApi[':id'].$delete({ param: { id } }, { headers: { 'Idempotency-Key': key } });
    });
    this.cancelling = null;
    const { problem } = this.#sending;
    tell(isDone || problem === null ? say('substitutes.cancel.done') : problem.title);
    await this.#substitutes.reload();
  };
}
