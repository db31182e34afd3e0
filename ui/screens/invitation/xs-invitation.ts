import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { administratorForm } from '../../../workflows/flows/registration-review/forms/administrator.ts';
import { FormModel } from '../../components/form/form-model.ts';
import '../../components/form/xs-form.ts';
import '../../components/form/xs-new-password.ts';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { emptyNotice, loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { invitationsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';

type Invitation = InferResponseType<(typeof invitationsApi)[':token']['$get'], 200>;

/** Opened by a one-time link: whoever has it becomes the first administrator of the organization. */
@customElement('xs-invitation')
export class XsInvitation extends LightElement {
  @property() token = '';
  @state() private isBusy = false;
  @state() private wasTried = false;
  @state() private problem: HttpProblem | null = null;
  readonly #invitation = new Loaded<Invitation>(this, async () => (await invitationsApi[':token'].$get({ param: { token: this.token } })).json());
  readonly #model = new FormModel(administratorForm, { idType: 'resident-id' });
  /** Sent again with the same content it is the same request. */
  #key = crypto.randomUUID();

  protected override render(): TemplateResult {
    const { value, problem } = this.#invitation;
    if (value === null) {
      return html`<div class="page"><h1 class="screen-reader">${say('common.screen.invitation')}</h1>
        <section class="pane">${problem === null ? loadingNotice() : this.#failure(problem)}</section></div>`;
    }
    const { organization, expiresAt } = value;
    const text = (name: string): string => this.#model.text(name);
    return html`<div class="page register">
      <div class="page-head"><h1>${say('portal.invitation.title', { organization: organization.name })}</h1>
        <p>${say('portal.invitation.text', { until: shortInstant(expiresAt) })}</p></div>
      <form class="pane sheet" novalidate ?inert=${this.isBusy} @submit=${(event: Event) => { event.preventDefault(); }}>
        <xs-form .model=${this.#model} kind="registrationReview" @form-change=${this.#edited}></xs-form>
        <div class="invitation-password"><xs-new-password ?tried=${this.wasTried} .refusal=${this.problem?.errors.find(({ field }) => field === 'password')?.message ?? null}
          .personal=${{ name: text('personName'), idNumber: text('idNumber'), mobile: text('mobile'), email: text('email') }}
          @password-change=${this.#edited}></xs-new-password></div>
        <footer class="foot">
          <vaadin-button theme="primary" ?disabled=${this.isBusy} @click=${() => { void this.#submit(); }}>${say('portal.invitation.submit')}</vaadin-button>
          ${this.problem === null ? nothing : problemNotice(this.problem)}
        </footer>
      </form></div>`;
  }

  #failure(problem: HttpProblem): TemplateResult {
    return problem.code === 'not-found'
      ? emptyNotice(say('portal.invitation.invalid'), say('portal.invitation.invalid.text'))
      : loadFailed(problem, () => { void this.#invitation.reload(); });
  }

  readonly #edited = (): void => {
    this.#key = crypto.randomUUID();
    this.problem = null;
    this.requestUpdate();
  };

  async #submit(): Promise<void> {
    this.wasTried = true;
    this.#model.leaveAll();
    this.querySelector('xs-form')?.requestUpdate();
    const password = this.querySelector('xs-new-password')?.value ?? null;
    const parsed = administratorForm.safeParse(this.#model.data());
    if (password === null || !parsed.success || this.isBusy) return;
    this.isBusy = true;
    try {
      const answer = await invitationsApi[':token'].acceptance.$post(
        { param: { token: this.token }, json: { administrator: parsed.data, password } }, { headers: { 'Idempotency-Key': this.#key } },
      );
      navigate(`/sign-in/${(await answer.json()).userType}`);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.#model.setServerErrors(error.errors, 'administrator');
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }
}
