import type { nothing} from 'lit';
import { html, type TemplateResult } from 'lit';
import type { FormModel } from '../../components/form/form-model.ts';
import { formWords } from '../../components/form/form-words.ts';
import type { DraftState } from '../../components/form/kept-draft.ts';
import { sectionId } from '../../components/form/xs-form.ts';
import { sectionProgress } from '../../components/form/xs-form-progress.ts';
import { say } from '../../i18n/locale.ts';

/** Beside a form that is filled in: `first`, how far each section is, and where the draft is kept. */
export function formAside(model: FormModel, kind: string, draft: DraftState, first: TemplateResult | typeof nothing): TemplateResult {
  const words = formWords(kind);
  return html`<aside class="aside">
    ${first}
    <h2>${say('review.form.progress')}</h2>
    <xs-form-progress .items=${model.sections.map((section) => sectionProgress(sectionId(section), words.section(section.name), model.progress(section)))}></xs-form-progress>
    <p class="draft" role="status">${say(`submit.draft.${draft}`)}</p>
  </aside>`;
}
