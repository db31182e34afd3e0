import '@vaadin/checkbox';
import { html, type TemplateResult } from 'lit';
import { formSection } from '../../components/form/form-section.ts';
import { say } from '../../i18n/locale.ts';

export interface CommitmentState {
  /** Its number among the sections, from 0. */
  readonly index: number;
  readonly hasCommitted: boolean;
  /** Submitting was tried without it. */
  readonly isLacking: boolean;
  readonly commit: (hasCommitted: boolean) => void;
}

/** Whoever submits declares that all is true. */
export function commitmentSection({ index, hasCommitted, isLacking, commit }: CommitmentState): TemplateResult {
  return formSection({ id: 'section-commitment', index, title: say('review.register.section.commitment') }, html`
    <vaadin-checkbox class="commitment" id="field-commitment" label=${say('review.register.commitment')} required manual-validation
      .checked=${hasCommitted} ?invalid=${isLacking} error-message=${isLacking ? say('problems.field.commitment') : ''}
      @checked-changed=${(event: CustomEvent<{ value: boolean }>) => { commit(event.detail.value); }}></vaadin-checkbox>`);
}

/** What the star beside a field means. */
export function requiredMark(): TemplateResult {
  const [before = '', after = ''] = say('review.register.requiredMark', { star: '*' }).split('*');
  return html`<span>${before}<span class="bad">*</span>${after}</span>`;
}
