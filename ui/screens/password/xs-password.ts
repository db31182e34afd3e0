import '@vaadin/button';
import '@vaadin/password-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { textOf } from '../../components/form/field-context.ts';
import '../../components/form/xs-new-password.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { passwordWords } from '../../components/password-words.ts';
import '../../components/xs-icon.ts';
import { accountsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import './xs-password.css';

/** Changing one's own password with the present one. */
@customElement('xs-password')
export class XsPassword extends LightElement {
  @state() private currentPassword = '';
  @state() private wasTried = false;
  @state() private isBusy = false;
  /** How often it was changed on this page; each time the form begins anew. */
  @state() private changes = 0;
  @state() private problem: HttpProblem | null = null;

  protected override render(): TemplateResult {
    return html`<div class="page change-password">
      <div class="page-head"><h1>${say('account.password.title')}</h1><p>${say('account.password.note')}</p></div>
      <section class="pane">${keyed(this.changes, html`<form novalidate @submit=${this.#submit}>
        ${this.#notice()}
        ${this.#current()}
        <xs-new-password label=${say('account.password.new')} again-label=${say('account.password.again')} ?tried=${this.wasTried}
          .personal=${{ name: currentSession()?.person.name ?? '' }} .refusal=${this.#refusalOf('newPassword')}></xs-new-password>
        <vaadin-button theme="primary" ?disabled=${this.isBusy} @click=${this.#submit}>
          ${say(this.isBusy ? 'account.password.submitting' : 'account.password.submit')}</vaadin-button>
        <button hidden type="submit"></button>
      </form>`)}</section></div>`;
  }

  #notice(): TemplateResult | typeof nothing {
    if (this.problem !== null && this.problem.errors.length === 0 && this.problem.code !== 'password-mismatch') return problemNotice(this.problem);
    if (this.changes === 0 || this.problem !== null || this.currentPassword !== '') return nothing;
    return html`<div class="notice fine" role="status"><xs-icon name="circle-check"></xs-icon>${say('account.password.changed')}</div>`;
  }

  #current(): TemplateResult {
    const error = this.wasTried && this.currentPassword === '' ? say('problems.field.required') : this.#refusalOf('currentPassword');
    return html`<vaadin-password-field class="current" label=${say('account.password.current')} autocomplete="current-password" required manual-validation
      .i18n=${passwordWords()} .value=${this.currentPassword} ?invalid=${error !== null} error-message=${error ?? ''}
      @input=${(event: Event) => { this.#type(textOf(event)); }}></vaadin-password-field>`;
  }

  #type(password: string): void {
    this.currentPassword = password;
    if (this.problem?.code === 'password-mismatch') this.problem = null;
  }

  /** What the server said of a field. */
  #refusalOf(field: 'currentPassword' | 'newPassword'): string | null {
    if (field === 'currentPassword' && this.problem?.code === 'password-mismatch') return this.problem.title;
    return this.problem?.errors.find((error) => error.field === field)?.message ?? null;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.wasTried = true;
    const { currentPassword } = this;
    const newPassword = this.querySelector('xs-new-password')?.value ?? null;
    if (this.isBusy) return;
    if (currentPassword === '' || newPassword === null) {
      await this.#showWrong();
      return;
    }
    this.isBusy = true;
    this.problem = null;
    try {
      await accountsApi.current.password.$put({ json: { currentPassword, newPassword } });
      this.currentPassword = '';
      this.wasTried = false;
      this.changes += 1;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      await this.#showWrong();
    } finally {
      this.isBusy = false;
    }
  };

  /** The cursor goes to the first field that is wrong. */
  async #showWrong(): Promise<void> {
    await this.updateComplete;
    await this.querySelector('xs-new-password')?.updateComplete;
    this.querySelector<HTMLElement>('vaadin-password-field[invalid]')?.focus();
  }
}
