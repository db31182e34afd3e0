import { html, nothing, type TemplateResult } from 'lit';
import type { HttpProblem } from '../http/http-problem.ts';
import { say } from '../i18n/locale.ts';
import './xs-icon.ts';

/** What went wrong and what to do, beside what the person was doing. That the session has ended is said by the dialog of the frame. */
export function problemNotice({ code, title, detail }: Pick<HttpProblem, 'code' | 'title' | 'detail'>): TemplateResult | typeof nothing {
  if (code === 'session-missing') return nothing;
  return html`<div class="notice" role="alert"><xs-icon name="circle-x"></xs-icon><span><b>${title}</b> ${detail}</span></div>`;
}

/** Instead of what could not be loaded. */
export function loadFailed(problem: HttpProblem, retry: () => void): TemplateResult {
  return html`<div class="empty" role="alert"><b>${problem.title}</b><p>${problem.detail}</p>
    <vaadin-button theme="compact" @click=${retry}>${say('common.retry')}</vaadin-button></div>`;
}

/** Instead of an empty list: what will appear here. */
export function emptyNotice(title: string, text: string): TemplateResult {
  return html`<div class="empty"><b>${title}</b><p>${text}</p></div>`;
}

/** While something is on its way. */
export function loadingNotice(): TemplateResult {
  return html`<p class="empty muted" role="status">${say('common.loading')}</p>`;
}
