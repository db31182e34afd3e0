import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../i18n/locale.ts';
import '../buttons.css';
import { LightElement } from '../light-element.ts';
import { fileName, openLink } from './file-words.ts';
import type { ShownFile } from './shown-file.ts';
import './xs-viewer.css';

/** A PDF as the browser shows it. Fires `file-seen` once it is there, or was opened by itself. */
@customElement('xs-document')
export class XsDocument extends LightElement {
  @property({ attribute: false }) file: ShownFile | null = null;

  protected override render(): TemplateResult | null {
    const { file } = this;
    if (file === null) return null;
    return html`
      ${navigator.pdfViewerEnabled
        ? html`<iframe class="stage" src=${`${file.url}#view=FitH&navpanes=0`} title=${file.label} @load=${this.#seen}></iframe>`
        : html`<div class="stage"><div class="instead"><b>${say('attachments.noViewer')}</b><p>${say('attachments.noViewer.text')}</p>
            <a class="button" href=${file.url} target="_blank" rel="noopener" @click=${this.#seen}>${say('attachments.open')}</a></div></div>`}
      <div class="tools">${fileName(file)}${openLink(file)}</div>`;
  }

  readonly #seen = (): void => { this.dispatchEvent(new Event('file-seen')); };
}
