import '@vaadin/button';
import '@vaadin/text-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { isCaseNumber } from '../../../workflows/shared/case-number.ts';
import { checkCreditCode } from '../../../workflows/shared/credit-code.ts';
import { normalizeIdNumber } from '../../../workflows/shared/id-number.ts';
import '../../components/buttons.css';
import { lastDayOf } from '../../components/due-state.ts';
import { textOf } from '../../components/form/field-context.ts';
import { shortInstant } from '../../components/instants.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import '../../components/xs-status.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';
import { type Registrant, REGISTRANTS } from '../register/registration-subject.ts';
import { accessGateway, type Knowledge, type Progress } from './access-gateway.ts';
import './xs-code-entry.ts';
import './xs-registration-progress.css';

/** What stands beside the number of a case, as the fields of forms are called. */
const CODES = { organization: 'creditCode', person: 'idNumber' } as const satisfies Record<Registrant, string>;

/** How a registration stands, for whoever knows its number; its applicant goes on with a code. */
@customElement('xs-registration-progress')
export class XsRegistrationProgress extends LightElement {
  @state() private caseNumber = new URLSearchParams(location.search).get('number') ?? '';
  /** A professional is known by his ID number, an organization by its credit code. */
  @state() private registrant: Registrant = isPerson() ? 'person' : 'organization';
  @state() private code = '';
  @state() private wasTried = false;
  @state() private isBusy = false;
  @state() private problem: HttpProblem | null = null;
  /** The answer, with the question it belongs to. */
  @state() private found: { readonly knowledge: Knowledge; readonly progress: Progress } | null = null;

  protected override render(): TemplateResult {
    return html`<div class="page progress">
      <div class="page-head"><h1>${say('applicant.screen.progress')}</h1><p>${say('applicant.progress.text')}</p></div>
      <section class="pane">
        ${this.#question()}
        ${this.problem === null ? nothing : html`<div class="refused">${problemNotice(this.problem)}</div>`}
        ${this.found === null ? nothing : this.#answer(this.found)}
      </section>
    </div>`;
  }

  #question(): TemplateResult {
    const [numberError, codeError] = this.wasTried ? [this.#numberError(), this.#codeError()] : ['', ''];
    return html`<form class="question" novalidate @submit=${this.#ask}>
      <div class="whose" role="group" aria-label=${say('applicant.progress.whose')}>${REGISTRANTS.map((registrant) => this.#whose(registrant))}</div>
      <vaadin-text-field id="field-caseNumber" label=${say('applicant.progress.caseNumber')} autocapitalize="characters" autocomplete="off" required manual-validation
        .value=${this.caseNumber} ?invalid=${numberError !== ''} error-message=${numberError}
        @input=${(event: Event) => { this.#edit(() => { this.caseNumber = textOf(event); }); }}>
        <span slot="helper">${say('applicant.progress.caseNumber.hint')}</span></vaadin-text-field>
      <vaadin-text-field id="field-${CODES[this.registrant]}" label=${say(`flows.registrationReview.field.${CODES[this.registrant]}`)} autocapitalize="characters"
        autocomplete="off" required manual-validation .value=${this.code} ?invalid=${codeError !== ''} error-message=${codeError}
        @input=${(event: Event) => { this.#edit(() => { this.code = textOf(event); }); }}></vaadin-text-field>
      <vaadin-button theme=${this.found === null ? 'primary' : ''} ?disabled=${this.isBusy} @click=${this.#ask}>
        ${say(this.isBusy ? 'applicant.progress.asking' : 'applicant.progress.ask')}</vaadin-button>
      <button hidden type="submit"></button>
    </form>`;
  }

  #whose(registrant: Registrant): TemplateResult {
    return html`<button type="button" class="button" aria-pressed=${registrant === this.registrant ? 'true' : 'false'}
      @click=${() => { this.#edit(() => { this.registrant = registrant; this.code = ''; this.wasTried = false; }); }}>${say(`applicant.progress.whose.${registrant}`)}</button>`;
  }

  #answer({ knowledge, progress }: { readonly knowledge: Knowledge; readonly progress: Progress }): TemplateResult {
    const { status, submittedAt, reviewer, dueAt, channels } = progress;
    return html`<section class="answer" aria-labelledby="progress-result" aria-live="polite">
        <header><h2 id="progress-result" tabindex="-1">${knowledge.caseNumber}</h2><xs-status tint look=${status} word=${say(`flows.status.${status}`)}></xs-status></header>
        <dl>
          <div><dt>${say('applicant.progress.submittedAt')}</dt><dd>${shortInstant(submittedAt)}</dd></div>
          <div><dt>${say('applicant.progress.reviewer')}</dt><dd>${reviewer?.name ?? say('applicant.progress.reviewer.none')}</dd></div>
          ${dueAt === null ? nothing : html`<div>
            <dt>${say(status === 'returned' ? 'applicant.progress.dueAt.returned' : 'applicant.progress.dueAt')}</dt><dd>${lastDayOf(dueAt)}</dd></div>`}
        </dl>
      </section>
      <section class="access" aria-labelledby="progress-access">
        <header><h2 id="progress-access">${say('applicant.code.title')}</h2><p>${say('applicant.code.text')}</p></header>
        <xs-code-entry .knowledge=${knowledge} .channels=${channels} @opened=${() => { navigate('/registrations/current'); }}></xs-code-entry>
      </section>`;
  }

  #numberError(): string {
    const number = this.#knowledge.caseNumber;
    if (number === '') return say('problems.field.required');
    return isCaseNumber(number) ? '' : say('applicant.progress.caseNumber.wrong');
  }

  #codeError(): string {
    if (this.code.trim() === '') return say('problems.field.required');
    return this.registrant === 'person' || checkCreditCode(this.code).ok ? '' : say('problems.field.creditCodeFormat');
  }

  get #knowledge(): Knowledge {
    const caseNumber = this.caseNumber.trim().toUpperCase();
    return this.registrant === 'person' ? { caseNumber, idNumber: normalizeIdNumber(this.code) } : { caseNumber, creditCode: checkCreditCode(this.code).value };
  }

  /** An answer stands for what was asked only. */
  #edit(change: () => void): void {
    change();
    this.found = null;
    this.problem = null;
  }

  readonly #ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.wasTried = true;
    if (this.isBusy) return;
    if (this.#numberError() !== '' || this.#codeError() !== '') {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[invalid]')?.focus();
      return;
    }
    const knowledge = this.#knowledge;
    this.isBusy = true;
    this.problem = null;
    try {
      this.found = { knowledge, progress: await accessGateway.askProgress(knowledge) };
      await this.updateComplete;
      this.querySelector<HTMLElement>('#progress-result')?.focus();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  };
}

/** A receipt leads here with whose it is. */
function isPerson(): boolean {
  return new URLSearchParams(location.search).get('of') === 'person';
}
