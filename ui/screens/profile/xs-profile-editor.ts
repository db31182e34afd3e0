import '@vaadin/button';
import '@vaadin/password-field';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AttachmentFacts } from '../../../workflows/shared/attachment.ts';
import { textOf } from '../../components/form/field-context.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import type { FormSchema } from '../../components/form/form-schema.ts';
import '../../components/form/xs-error-summary.ts';
import { formWords } from '../../components/form/form-words.ts';
import { focusField } from '../../components/form/xs-form.ts';
import '../../components/form/xs-form.ts';
import { passwordWords } from '../../components/password-words.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';

/** The words of profile forms stand with those of changes. */
const KIND = 'changeReview.profile';

/** A part of the profile while it is filled in, where it stands. Fires `editor-closed`, after `work` where it was saved. */
@customElement('xs-profile-editor')
export class XsProfileEditor extends LightElement {
  @property({ attribute: false }) schema: FormSchema | null = null;
  @property({ attribute: false }) values: FormData = {};
  /** The files that the values name. */
  @property({ attribute: false }) files: readonly AttachmentFacts[] = [];
  /** The unit within which a section is chosen. */
  @property({ attribute: 'unit-id' }) unitId = '';
  /** Whether the password may be needed. */
  @property({ attribute: 'asks-password', type: Boolean }) asksPassword = false;
  /** Saves what was filled in, with the password, empty where none was given; throws HttpProblem. */
  @property({ attribute: false }) work: ((form: FormData, password: string) => Promise<void>) | null = null;
  @state() private isBusy = false;
  @state() private tried = false;
  @state() private problem: HttpProblem | null = null;
  @state() private password = '';
  #model: FormModel | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('schema') && this.schema !== null) this.#model = new FormModel(this.schema, this.values);
  }

  protected override firstUpdated(): void {
    const [section] = this.#model?.sections ?? [];
    const [field] = section?.fields ?? [];
    const form = this.querySelector('xs-form');
    if (field !== undefined) void form?.updateComplete.then(() => { focusField(field.name); });
  }

  protected override render(): TemplateResult | null {
    const model = this.#model;
    if (model === null) return null;
    const words = formWords(KIND);
    return html`<form class="editor" novalidate ?inert=${this.isBusy} @submit=${this.#save} @keydown=${this.#press}>
      <xs-form .model=${model} kind=${KIND} unit-id=${this.unitId} .files=${this.files} @form-change=${() => { this.requestUpdate(); }}></xs-form>
      ${this.asksPassword ? this.#passwordField() : nothing}
      ${this.problem === null || this.problem.errors.length > 0 ? nothing : problemNotice(this.problem)}
      <footer class="foot">
        <vaadin-button theme="primary" ?disabled=${this.isBusy} @click=${this.#save}>${say(this.isBusy ? 'profile.saving' : 'profile.save')}</vaadin-button>
        <vaadin-button ?disabled=${this.isBusy} @click=${this.#close}>${say('profile.cancel')}</vaadin-button>
        <xs-error-summary .fields=${this.tried ? model.shownErrors().map(({ field }) => ({ name: field, label: words.place(field) })) : []}></xs-error-summary>
      </footer>
      <button hidden type="submit"></button>
    </form>`;
  }

  #passwordField(): TemplateResult {
    const refusal = this.#refusal();
    return html`<div class="confirm"><vaadin-password-field label=${say('profile.contact.password')} helper-text=${say('profile.contact.password.helper')}
      autocomplete="current-password" manual-validation .i18n=${passwordWords()} .value=${this.password} ?invalid=${refusal !== null} error-message=${refusal ?? ''}
      @input=${(event: Event) => { this.#type(textOf(event)); }}></vaadin-password-field></div>`;
  }

  /** What the server said of the password. */
  #refusal(): string | null {
    if (this.problem?.code === 'password-mismatch') return this.problem.title;
    return this.problem?.errors.find(({ field }) => field === 'currentPassword')?.message ?? null;
  }

  #type(password: string): void {
    this.password = password;
    if (this.#refusal() !== null) this.problem = null;
  }

  async #showRefusal(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('vaadin-password-field[invalid]')?.focus();
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const model = this.#model;
    if (model === null || this.isBusy) return;
    this.tried = true;
    model.leaveAll();
    if (!this.#isFine(model)) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await this.work?.(model.data(), this.password);
      this.#close();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      model.setServerErrors(error.errors);
      if (this.#isFine(model)) await this.#showRefusal();
    } finally {
      this.isBusy = false;
    }
  };

  /** False after the cursor went to the first field that is wrong. */
  #isFine(model: FormModel): boolean {
    this.querySelector('xs-form')?.requestUpdate();
    const [wrong] = model.errors();
    if (wrong !== undefined) focusField(wrong.field);
    this.requestUpdate();
    return wrong === undefined;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event('editor-closed'));
  };

  readonly #press = (event: KeyboardEvent): void => {
    // An open list closes by Escape first.
    if (event.key === 'Escape' && !event.defaultPrevented && this.querySelector('[opened]') === null) this.#close();
  };
}
