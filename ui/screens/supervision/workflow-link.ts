import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../i18n/locale.ts';

/** Leads to the workflow of a case in the Temporal UI; nothing where none is configured. */
export function workflowLink({ workflowUrl, caseNumber }: { readonly workflowUrl: string | null; readonly caseNumber: string }): TemplateResult | typeof nothing {
  return workflowUrl === null ? nothing : html`<a href=${workflowUrl} target="_blank" rel="noopener"
    aria-label=${say('supervision.workflow.label', { number: caseNumber })}>${say('supervision.workflow')}</a>`;
}
