import { html, type TemplateResult } from 'lit';
import { formatBytes } from '../../../workflows/shared/attachment.ts';
import { say } from '../../i18n/locale.ts';
import '../xs-icon.ts';
import type { ShownFile } from './shown-file.ts';

/** What a file is called, and how large it is. */
export function fileName({ name, size }: ShownFile): TemplateResult {
  return html`<span class="name" title=${name}>${name}</span><span class="size">${formatBytes(size)}</span>`;
}

/** Leads to a file by itself. */
export function openLink({ url, label }: ShownFile): TemplateResult {
  const words = say('attachments.open');
  return html`<a class="tool" href=${url} target="_blank" rel="noopener" aria-label="${words}：${label}" title=${words}>
    <xs-icon name="external-link" size="16"></xs-icon>
  </a>`;
}
