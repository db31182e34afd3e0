import '@vaadin/button';
import '@vaadin/password-field';
import '@vaadin/text-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { UserType } from '../../workflows/shared/user-types.ts';
import { Countdown } from '../controllers/countdown.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { say } from '../i18n/locale.ts';
import { openSession, type Session } from '../shell/session.ts';
import { textOf } from './form/field-context.ts';
import { LightElement } from './light-element.ts';
import { problemNotice } from './notices.ts';
import { passwordWords } from './password-words.ts';

/** Told when the server has opened a session. */
export class SignedInEvent extends Event {
  readonly session: Session;

  constructor(session: Session) {
    super('signed-in');
    this.session = session;
  }
}

/** ID number and password under a user type. Fires {@link SignedInEvent}. */
@customElement('xs-sign-in-form')
export class XsSignInForm extends LightElement {
  @property({ attribute: false }) userType: UserType = 'department';
  @state() private idNumber = '';
  @state() private password = '';
  @state() private wasTried = false;
  @state() private isBusy = false;
  @state() private problem: HttpProblem | null = null;
  /** Until another attempt is looked at. */
  readonly #wait = new Countdown(this);

  protected override render(): TemplateResult {
    return html`<form class="narrow-form" novalidate @submit=${this.#submit}>
      ${this.#notice()}
      <vaadin-text-field label=${say('portal.signIn.idNumber')} name="idNumber" autocomplete="username" autocapitalize="characters" required manual-validation
        .value=${this.idNumber} ?invalid=${this.#lacks(this.idNumber)} error-message=${say('portal.signIn.idNumber.required')}
        @input=${(event: Event) => { this.idNumber = textOf(event); }}></vaadin-text-field>
      <vaadin-password-field label=${say('portal.signIn.password')} name="password" autocomplete="current-password" required manual-validation
        .i18n=${passwordWords()} .value=${this.password} ?invalid=${this.#lacks(this.password)} error-message=${say('portal.signIn.password.required')}
        @input=${(event: Event) => { this.password = textOf(event); }}></vaadin-password-field>
      <vaadin-button theme="primary" ?disabled=${this.isBusy || this.#wait.seconds > 0} @click=${this.#submit}>${this.#buttonWord()}</vaadin-button>
      <button hidden type="submit"></button>
    </form>`;
  }

  /** That it went too fast is said only until the next attempt is looked at. */
  #notice(): TemplateResult | typeof nothing {
    const isOver = typeof this.problem?.retryAfter === 'number' && this.#wait.seconds <= 0;
    return this.problem === null || isOver ? nothing : problemNotice(this.problem);
  }

  #buttonWord(): string {
    if (this.#wait.seconds > 0) return say('portal.signIn.wait', { seconds: this.#wait.seconds });
    return say(this.isBusy ? 'portal.signIn.submitting' : 'portal.signIn.submit');
  }

  #lacks(value: string): boolean {
    return this.wasTried && value.trim() === '';
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.wasTried = true;
    if (this.isBusy || this.#wait.seconds > 0) return;
    if (this.#lacks(this.idNumber) || this.#lacks(this.password)) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[invalid]')?.focus();
      return;
    }
    this.isBusy = true;
    try {
      const session = await openSession(this.userType, this.idNumber.trim(), this.password);
      this.problem = null;
      this.dispatchEvent(new SignedInEvent(session));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      if (error.retryAfter !== null) this.#wait.start(error.retryAfter);
    } finally {
      this.isBusy = false;
    }
  };
}
