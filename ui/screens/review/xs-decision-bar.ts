import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-area';
import { isHours } from '../../../workflows/shared/hours/hours.ts';
import { type DecisionVerb, MAX_REASON_LENGTH, type ReturnCode } from '../../../workflows/shared/flow.ts';
import { textOf } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-confirm.ts';
import { say } from '../../i18n/locale.ts';
import { decisionNotice } from './decision-notice.ts';
import type { DecisionState } from './decisions.ts';
import { OpinionDrafts } from './opinion-drafts.ts';
import { reasonFlaw } from './reason-flaw.ts';
import type { Choice } from './shortcuts.ts';
import './xs-reason-menu.ts';
import type { ChosenReason, XsReasonMenu } from './xs-reason-menu.ts';
import './xs-decision-bar.css';

/** What a person decides, before it is sent. */
export interface DecisionRequest {
  readonly verb: DecisionVerb;
  readonly returnCode: ReturnCode | null;
  readonly reason: string;
  readonly reasonCode: string | null;
  /** Null where the step recognizes no hours. */
  readonly recognizedHours: number | null;
}

/**
 * Opinion and verbs at the foot of a case. Fires `decide` with a DecisionRequest, and `decision-retry`,
 * `decision-next` or `decision-dismiss` after a refusal.
 */
@customElement('xs-decision-bar')
export class XsDecisionBar extends LightElement {
  @property({ attribute: 'case-id' }) caseId = '';
  /** The code table of reasons that are given often. */
  @property() reasons = '';
  @property({ attribute: 'subject-name' }) subjectName = '';
  /** What approving is called, where its step has a word of its own. */
  @property({ attribute: 'approve-word' }) approveWord = '';
  /** With which codes the case can be returned. */
  @property({ attribute: false }) returnCodes: readonly ReturnCode[] = [];
  /** How many hours can be recognized; null where the step recognizes none. */
  @property({ attribute: false }) mostHours: number | null = null;
  /** Why nothing can be decided here, or null. */
  @property({ attribute: false }) refusal: string | null = null;
  /** The colleague who holds the case: to decide it all the same is asked once more. Null for nobody else. */
  @property({ attribute: false }) heldBy: string | null = null;
  /** True while the case is on its way to the screen: nobody decides what he does not see. */
  @property({ type: Boolean }) waiting = false;
  /** Whether there is a case to go on with. */
  @property({ attribute: 'has-next', type: Boolean }) hasNext = false;
  @property({ attribute: false }) decision: DecisionState = { kind: 'none' };
  @state() private opinion = '';
  @state() private flaw: ReturnType<typeof reasonFlaw> = null;
  /** How many hours are to be recognized, as typed. */
  @state() private hours = '';
  /** The reason that was taken from the menu, as long as an opinion stands there. */
  #reasonCode: string | null = null;
  /** What is asked once more. */
  @state() private confirming: Choice | null = null;
  readonly #drafts = new OpinionDrafts();

  /** As if the button of the choice were pressed. */
  choose(choice: Choice): void {
    if (this.refusal !== null || this.#isClosed) return;
    if (choice === 'wrong-unit' && !this.returnCodes.includes(choice)) return;
    this.flaw = reasonFlaw(this.#isFewer && choice === 'approve' ? 'reject' : choice, this.opinion);
    if (choice === 'approve' && this.#areHoursWrong) this.querySelector<HTMLElement>('#recognized-hours')?.focus();
    else if (this.flaw !== null) this.#focusOpinion();
    else if (choice === 'reject' || choice === 'wrong-unit' || this.heldBy !== null) this.confirming = choice;
    else this.#decide(choice);
  }

  get #areHoursWrong(): boolean {
    return this.mostHours !== null && !(isHours(Number(this.hours)) && Number(this.hours) <= this.mostHours);
  }

  get #isFewer(): boolean {
    return this.mostHours !== null && Number(this.hours) < this.mostHours;
  }

  get #isClosed(): boolean {
    return this.waiting || this.decision.kind === 'sending' || this.decision.kind === 'in-progress';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('mostHours') && this.mostHours !== null) this.hours = String(this.mostHours);
    if (!changed.has('caseId')) return;
    this.opinion = this.#drafts.read(this.caseId);
    this.hours = this.mostHours === null ? '' : String(this.mostHours);
    this.#reasonCode = null;
    this.flaw = null;
    this.confirming = null;
  }

  protected override render(): TemplateResult {
    return html`<section aria-label=${say('review.decision.bar')}>
      ${decisionNotice(this.decision, {
        retry: () => { this.#tell('decision-retry'); },
        next: this.hasNext ? () => { this.#tell('decision-next'); } : null,
        dismiss: () => { this.#tell('decision-dismiss'); },
      })}
      ${this.refusal === null ? this.#controls() : html`<p class="refusal">${this.refusal}</p>`}
    </section>`;
  }

  #controls(): TemplateResult {
    return html`${this.returnCodes.includes('wrong-unit') ? this.#wrongUnit() : nothing}<div class="controls">
      ${this.mostHours === null ? nothing : this.#recognition(this.mostHours)}
      <vaadin-text-area class="opinion" min-rows="1" max-rows="5" manual-validation
        accessible-name=${say('review.decision.reason')} placeholder=${say('review.decision.reason.placeholder')}
        .value=${this.opinion} ?invalid=${this.flaw !== null} error-message=${this.#flawSentence()}
        ?readonly=${this.#isClosed} @input=${this.#type} @keydown=${this.#press}></vaadin-text-area>
      <xs-reason-menu table=${this.reasons} ?disabled=${this.#isClosed} @reason-chosen=${this.#fill} @menu-left=${this.#focusOpinion}></xs-reason-menu>
      ${this.#verb('approve', 'primary', 'A')} ${this.#verb('return', '', 'R')} ${this.#verb('reject', 'danger', 'X')}
    </div>${this.#rejection()}${this.#held(this.heldBy ?? '')}`;
  }

  /** How many hours are recognized: all, or fewer with a reason. */
  #recognition(most: number): TemplateResult {
    return html`<label class="hours"><span>${say('review.decision.hours')}</span>
      <input id="recognized-hours" type="number" min="0.5" max=${most} step="0.5" .value=${this.hours} ?disabled=${this.#isClosed}
        aria-invalid=${this.#areHoursWrong ? 'true' : 'false'} aria-describedby="recognizable-hours"
        @input=${(event: Event) => { this.hours = textOf(event); this.flaw = null; }} @keydown=${leaveOnEscape}>
      <span id="recognizable-hours" class=${this.#areHoursWrong ? 'bad' : ''}>${say('review.decision.hours.most', { most })}</span></label>`;
  }

  /** Of a case that ends with it. */
  #rejection(): TemplateResult {
    return html`<xs-confirm eager question=${say('review.decision.confirmReject', { name: this.subjectName })} consequence=${say('review.decision.confirmReject.text')}
      verb=${say('review.decision.reject')} ?open=${this.confirming === 'reject'}
      .content=${html`<p class="quote">${this.opinion.trim()}</p>${this.heldBy === null ? nothing : html`<p class="more">${say('desk.row.title', { name: this.heldBy })}</p>`}`}
      @declined=${() => { this.confirming = null; }} @confirmed=${() => { this.#decide('reject'); }}></xs-confirm>`;
  }

  /** Of a case that a colleague has claimed. */
  #held(name: string): TemplateResult {
    const choice = this.confirming;
    const isAsked = choice === 'approve' || choice === 'return';
    return html`<xs-confirm question=${say('desk.decide.question', { name })} consequence=${say('desk.decide.text')}
      verb=${say('desk.decide.confirm')} ?open=${isAsked}
      @declined=${() => { this.confirming = null; }} @confirmed=${() => { if (isAsked) this.#decide(choice); }}></xs-confirm>`;
  }

  /** Of a person whom the unit does not know. */
  #wrongUnit(): TemplateResult {
    return html`<div class="wrong-unit"><vaadin-button theme="compact" ?disabled=${this.#isClosed} aria-keyshortcuts="W"
      @click=${() => { this.choose('wrong-unit'); }}>${say('review.decision.returnWrongUnit')}<kbd slot="suffix" aria-hidden="true">W</kbd></vaadin-button></div>
      <xs-confirm question=${say('review.decision.confirmWrongUnit', { name: this.subjectName })} consequence=${say('review.decision.confirmWrongUnit.text')}
        verb=${say('review.decision.confirmWrongUnit.confirm')} ?open=${this.confirming === 'wrong-unit'}
        @declined=${() => { this.confirming = null; }} @confirmed=${() => { this.#decide('wrong-unit'); }}></xs-confirm>`;
  }

  #verb(verb: DecisionVerb, theme: string, key: string): TemplateResult {
    return html`<vaadin-button theme=${theme} ?disabled=${this.#isClosed} aria-keyshortcuts=${key} @click=${() => { this.choose(verb); }}>
      ${verb === 'approve' && this.approveWord !== '' ? this.approveWord : say(`review.decision.${verb}`)}<kbd slot="suffix" aria-hidden="true">${key}</kbd>
    </vaadin-button>`;
  }

  #flawSentence(): string {
    return {
      missing: say('review.decision.reason.missing'),
      tooLong: say('review.decision.reason.tooLong', { maximum: MAX_REASON_LENGTH }),
      none: '',
    }[this.flaw ?? 'none'];
  }

  #type(event: Event): void {
    this.#write(textOf(event));
  }

  #write(opinion: string): void {
    this.opinion = opinion;
    if (opinion.trim() === '') this.#reasonCode = null;
    this.flaw = null;
    this.#drafts.write(this.caseId, opinion);
  }

  /** A reason that is given often, to be changed before it is sent; below what the person has written himself. */
  #fill({ detail: { code, text } }: CustomEvent<ChosenReason>): void {
    const before = this.opinion.trim();
    this.#write(before === '' ? text : `${before}\n${text}`);
    this.#reasonCode = code;
  }

  readonly #focusOpinion = (): void => {
    this.querySelector('vaadin-text-area')?.focus();
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      void this.querySelector<XsReasonMenu>('xs-reason-menu')?.open();
    } else {
      leaveOnEscape(event);
    }
  };

  #decide(choice: Choice): void {
    this.confirming = null;
    const decided = choice === 'wrong-unit' ? { verb: 'return', returnCode: choice } as const : { verb: choice, returnCode: null };
    this.dispatchEvent(new CustomEvent<DecisionRequest>('decide', {
      detail: {
        ...decided, reason: this.opinion.trim(), reasonCode: this.#reasonCode,
        recognizedHours: choice === 'approve' && this.mostHours !== null ? Number(this.hours) : null,
      },
    }));
  }

  #tell(type: 'decision-retry' | 'decision-next' | 'decision-dismiss'): void {
    this.dispatchEvent(new Event(type));
  }
}

/** Gives the keys back to the screen. */
function leaveOnEscape({ key, target }: KeyboardEvent): void {
  if (key === 'Escape' && target instanceof HTMLElement) target.blur();
}
