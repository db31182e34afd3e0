import '@vaadin/button';
import '@vaadin/password-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { checkPassword } from '../../../workflows/shared/password-rules.ts';
import { textOf } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { accountsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';

const EMPTY = { currentPassword: '', newPassword: '', again: '' };

/** Changing one's own password with the present one. */
@customElement('xs-password')
export class XsPassword extends LightElement {
  @state() private values = EMPTY;
  @state() private wasTried = false;
  @state() private isBusy = false;
  @state() private isChanged = false;
  @state() private problem: HttpProblem | null = null;

  protected override render(): TemplateResult {
    return html`<div class="page"><div class="page-head"><h1>${say('account.password.title')}</h1><p>${say('account.password.note')}</p></div>
      <section class="pane"><form class="narrow-form" novalidate @submit=${this.#submit}>
        ${this.isChanged ? html`<div class="notice fine" role="status"><xs-icon name="circle-check"></xs-icon>${say('account.password.changed')}</div>` : nothing}
        ${this.problem === null ? nothing : problemNotice(this.problem)}
        ${this.#field('currentPassword', say('account.password.current'), 'current-password')}
        ${this.#field('newPassword', say('account.password.new'), 'new-password')}
        ${this.#field('again', say('account.password.again'), 'new-password')}
        <vaadin-button theme="primary" ?disabled=${this.isBusy} @click=${this.#submit}>${say('account.password.submit')}</vaadin-button>
        <button hidden type="submit"></button>
      </form></section></div>`;
  }

  #field(name: keyof typeof EMPTY, label: string, autocomplete: string): TemplateResult {
    const error = this.wasTried ? this.#errorOf(name) : null;
    return html`<vaadin-password-field label=${label} autocomplete=${autocomplete} required manual-validation
      .value=${this.values[name]} ?invalid=${error !== null} error-message=${error ?? ''}
      @input=${(event: Event) => { this.values = { ...this.values, [name]: textOf(event) }; }}></vaadin-password-field>`;
  }

  /** The server's word on a field counts until the form is sent again. */
  #errorOf(name: keyof typeof EMPTY): string | null {
    const { newPassword, again } = this.values;
    if (this.values[name] === '') return say('problems.field.required');
    if (name === 'again' && again !== newPassword) return say('account.password.differs');
    const [flaw] = name === 'newPassword' ? checkPassword(newPassword) : [];
    if (flaw !== undefined) return say(`problems.field.${flaw}`);
    return this.problem?.errors.find(({ field }) => field === name)?.message ?? null;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.wasTried = true;
    this.isChanged = false;
    this.problem = null;
    const names = ['currentPassword', 'newPassword', 'again'] as const;
    if (this.isBusy || names.some((name) => this.#errorOf(name) !== null)) return;
    this.isBusy = true;
    try {
      const { currentPassword, newPassword } = this.values;
      await accountsApi.current.password.$put({ json: { currentPassword, newPassword } });
      this.values = EMPTY;
      this.wasTried = false;
      this.isChanged = true;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  };
}
