import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { casesApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { navigate } from '../../shell/navigate.ts';
import { inboxPathOf } from '../index.ts';

/** The address of a case as mails and the Temporal UI know it; leads on to the screen of its kind. */
@customElement('xs-case-link')
export class XsCaseLink extends LightElement {
  @property({ attribute: 'case-id' }) caseId = '';
  @state() private problem: HttpProblem | null = null;

  protected override firstUpdated(): void {
    void this.#follow();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">${this.problem === null ? loadingNotice() : loadFailed(this.problem, () => { void this.#follow(); })}</div>`;
  }

  async #follow(): Promise<void> {
    this.problem = null;
    const asked = location.href;
    try {
      const { kind, id } = await (await casesApi[':id'].$get({ param: { id: this.caseId } })).json();
      // Whoever has gone on to another page meanwhile is not fetched back.
      if (location.href === asked) navigate(`${inboxPathOf(kind) ?? ''}/${id}`, { replace: true });
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }
}
