import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../../components/light-element.ts';
import '../review/xs-review.ts';

/** Reviews the registrations of employers (manual §5.1.3). */
@customElement('xs-employer-reviews')
export class XsEmployerReviews extends LightElement {
  @property({ attribute: 'case-id' }) caseId: string | null = null;

  protected override render(): TemplateResult {
    return html`<xs-review kind="registrationReview.employer" path="/reviews/employers" .caseId=${this.caseId}></xs-review>`;
  }
}
