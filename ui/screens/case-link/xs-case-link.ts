import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { definitionOf, isFlowId, subjectOf, taskKindOf } from '../../../workflows/flows/index.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { navigate } from '../../shell/navigate.ts';
import { openInboxPathOf } from '../index.ts';
import { reviewGateway } from '../review/http-review-gateway.ts';
import type { CaseView } from '../review/review-types.ts';
import '../review/xs-case.ts';
import '../review/xs-review.css';
import './xs-case-link.css';

/** The address of a case as mails and the Temporal UI know it: leads on to the inbox of its kind, or shows it to whoever has no such inbox. */
@customElement('xs-case-link')
export class XsCaseLink extends LightElement {
  @property({ attribute: 'case-id' }) caseId = '';
  @state() private view: CaseView | null = null;
  @state() private problem: HttpProblem | null = null;

  protected override firstUpdated(): void {
    void this.#follow();
  }

  protected override render(): TemplateResult {
    const { view, problem } = this;
    const title = html`<h1 class="screen-reader">${say('desk.screen.case')}</h1>`;
    if (problem !== null) return html`<div class="page">${title}${loadFailed(problem, () => { void this.#follow(); })}</div>`;
    if (view === null) return html`<div class="page">${title}${loadingNotice()}</div>`;
    return html`<div class="case-pane">
      ${title}
      <xs-case .view=${view}></xs-case>
      <div class="foot"><p class="read-only">${say('desk.read.only')}</p></div>
    </div>`;
  }

  async #follow(): Promise<void> {
    this.problem = null;
    const asked = location.href;
    try {
      const view = await reviewGateway.readCase(this.caseId);
      // Whoever has gone on to another page meanwhile is not fetched back.
      if (location.href !== asked) return;
      const path = openInboxPathOf(inboxesOf(view));
      if (path === null) this.view = view;
      else navigate(`${path}/${view.id}`, { replace: true });
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }
}

/** The kinds of tasks that a case can be, that of its present step first. */
function inboxesOf({ flowId, kind, step }: CaseView): string[] {
  const [, subject = ''] = kind.split('.');
  if (!isFlowId(flowId)) return [];
  const { steps } = subjectOf(definitionOf(flowId), subject);
  return steps.toSorted((a, b) => Number(b.name === step) - Number(a.name === step)).map((each) => taskKindOf(flowId, subject, each));
}
