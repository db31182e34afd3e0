import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { tallyChecks } from '../../../workflows/shared/checks.ts';
import '../../components/attachments/xs-attachments.ts';
import '../../components/form/xs-form-view.ts';
import { LightElement } from '../../components/light-element.ts';
import { wordOf } from '../../components/words.ts';
import '../../components/picture/xs-flow-picture.ts';
import '../../components/xs-checks.ts';
import '../../components/xs-comparison.ts';
import '../../components/xs-icon.ts';
import '../../components/xs-status.ts';
import '../../components/xs-reason-dialog.ts';
import '../../components/xs-steps.ts';
import '../../components/xs-tally.ts';
import '../../components/xs-timeline.ts';
import { MediaController } from '../../controllers/media-controller.ts';
import { say } from '../../i18n/locale.ts';
import { addedNotice } from './added-notice.ts';
import { caseFiles } from './case-files.ts';
import { Disclosure } from './disclosure.ts';
import { disclosureWords } from './disclosure-words.ts';
import { reviewGateway } from './http-review-gateway.ts';
import { copiedFromLine } from './copied-from.ts';
import { caseStanding } from './case-standing.ts';
import type { CaseView, Disclosed } from './review-types.ts';
import type { CopiedFrom } from './source-words.ts';
import { stepItems } from './step-items.ts';
import { tell } from './tell.ts';
import { timelineEntries } from './timeline-entries.ts';
import './xs-case.css';

/** A case of any flow as a reviewer reads it: steps, checks, form, history. */
@customElement('xs-case')
export class XsCase extends LightElement {
  @property({ attribute: false }) view: CaseView | null = null;
  /** Room for the files beside the case. */
  readonly #isWide = new MediaController(this, '(min-width: 1280px)');
  readonly #disclosure = new Disclosure({
    gateway: reviewGateway, changed: () => { this.requestUpdate(); }, refused: ({ detail }) => { tell(detail); },
  });

  protected override render(): TemplateResult | null {
    const { view } = this;
    if (view === null) return null;
    const files = caseFiles(view);
    const isWide = this.#isWide.matches;
    return html`
      ${this.#head(view)}
      <xs-steps .steps=${stepItems(view, new Date().toISOString())}></xs-steps>
      <div class="body">
        <div class="main" tabindex="0" role="region" aria-label=${view.subjectName}>
          ${addedNotice(view)}
          ${view.onBehalfOf === null ? nothing : html`<p class="behalf"><xs-icon name="users" size="16"></xs-icon>${say('substitutes.case', { name: view.onBehalfOf })}</p>`}
          <xs-flow-picture .view=${view}></xs-flow-picture>
          ${view.copiedFrom === null ? nothing : this.#source(view.copiedFrom)}
          ${view.comparison === null ? nothing : html`<xs-comparison kind=${view.kind} .fields=${view.comparison} .whole=${wholeStates(this.#disclosure.of(view.id))}></xs-comparison>`}
          ${this.#checks(view)}
          ${isWide ? nothing : html`<xs-attachments layout="section" role="region" aria-label=${say('attachments.title')} .files=${files}></xs-attachments>`}
          <xs-form-view ?discloses=${view.disclosure !== null} .whole=${this.#disclosure.of(view.id)?.values ?? null} @disclosure-wanted=${this.#wish}
            kind=${view.kind} .sections=${view.sections} .values=${view.form} .labels=${view.labels} .files=${files}
            .changes=${view.changes} .changeLabels=${view.changeLabels}></xs-form-view>
        </div>
        <div class="side">
          ${isWide ? html`<xs-attachments layout="pane" role="region" aria-label=${say('attachments.title')} .files=${files}></xs-attachments>` : nothing}
          ${this.#history(view)}
        </div>
      </div>
      <xs-reason-dialog about=${view.id} .open=${this.#disclosure.isAsking} .words=${disclosureWords()} .work=${this.#disclosure.giveReason}
        @reason-declined=${this.#disclosure.decline}></xs-reason-dialog>`;
  }

  readonly #wish = (): void => {
    if (this.view !== null) void this.#disclosure.wish(this.view);
  };

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('view')?.id === this.view?.id) return;
    for (const part of this.querySelectorAll('.body, .main, .history')) part.scrollTo(0, 0);
  }

  #head(view: CaseView): TemplateResult {
    const { subjectName, status, kind, flowId, number, round, escalated, outcome, voidedAt, changes } = view;
    const [, subject = ''] = kind.split('.');
    return html`<header class="case-head">
      <div class="first">
        <h2>${subjectName}</h2>
        <xs-status tint look=${status} word=${say(`flows.status.${status}`)}></xs-status>
        ${escalated && outcome === null ? html`<xs-status tint look="escalated" word=${say('review.case.escalated')}></xs-status>` : nothing}
        ${view.passedOver ? html`<xs-status tint look="escalated" word=${say('review.case.passedOver')}></xs-status>` : nothing}
        ${voidedAt === null ? nothing : html`<xs-status tint look="voided" word=${say('flows.status.voided')}></xs-status>`}
      </div>
      <p class="second">
        <span>${wordOf(`flows.${flowId}.subject.${subject}`, kind)}</span><span>${number}</span>
        ${round > 1 ? html`<span>${say('review.case.round', { round })}</span>` : nothing}
        ${Object.keys(changes).length === 0 ? nothing : html`<span class="warn">${say('review.case.changed.count', { count: Object.keys(changes).length })}</span>`}
        <span class="standing">${caseStanding(view, new Date().toISOString()).map(({ text, kind: near }) => html`<span class=${near ?? ''}>${text}</span>`)}</span>
      </p>
    </header>`;
  }

  /** What was refused before stands above what is to be decided now. */
  #source(copied: CopiedFrom): TemplateResult {
    const reason = copied.source?.reason ?? null;
    return html`<p class="source">${copiedFromLine(copied, (id) => `/cases/${id}`)}
      ${reason === null ? nothing : html`<q>${reason}</q>`}</p>`;
  }

  #checks({ checks }: CaseView): TemplateResult {
    return html`<section class="view-section">
      <header>
        <h3>${say('review.checks.title')}</h3>
        ${checks.length === 0
          ? html`<span class="note">${say('review.checks.none')}</span>`
          : html`<xs-tally full .tally=${tallyChecks(checks)}></xs-tally>`}
      </header>
      <xs-checks .checks=${checks}></xs-checks>
    </section>`;
  }

  #history(view: CaseView): TemplateResult {
    const url = view.workflow?.url ?? null;
    return html`<section class="view-section history" tabindex="0" aria-label=${say('review.case.history')}>
      <header>
        <h3>${say('review.case.history')}</h3>
        ${url === null ? nothing : html`<a class="workflow" href=${url} target="_blank" rel="noopener">
          ${say('review.case.workflow')}<xs-icon name="external-link" size="14"></xs-icon>
        </a>`}
      </header>
      <xs-timeline .entries=${timelineEntries(view)}></xs-timeline>
    </section>`;
  }
}

/** What was, is proposed and is, as the comparison takes it. */
function wholeStates(disclosed: Disclosed | null) {
  return disclosed === null ? null : { ...disclosed.record, proposed: disclosed.values };
}
