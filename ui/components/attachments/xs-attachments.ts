import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatBytes } from '../../../workflows/shared/attachment.ts';
import { say } from '../../i18n/locale.ts';
import { LightElement } from '../light-element.ts';
import '../xs-icon.ts';
import { isPicture, numbered, type ShownFile } from './shown-file.ts';
import './xs-attachments.css';
import './xs-document.ts';
import './xs-picture.ts';

/** The files that were looked at since the page was opened, by id. */
const seenFiles = new Set<string>();

/**
 * The files of a case, and which of them were looked at: beside it with a tab for each (`layout="pane"`), or as a section
 * of it where each opens in its place.
 */
@customElement('xs-attachments')
export class XsAttachments extends LightElement {
  @property({ attribute: false }) files: readonly ShownFile[] = [];
  @property() layout: 'pane' | 'section' = 'section';
  /** Of the file that is open. */
  @state() private openId: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('files') && !this.files.some(({ id }) => id === this.openId)) this.openId = null;
    if (this.layout === 'pane') this.openId ??= this.files[0]?.id ?? null;
  }

  protected override render(): TemplateResult {
    const files = numbered(this.files);
    if (files.length === 0) {
      return html`<header><h3>${say('attachments.title')}</h3></header>
        <div class="empty"><b>${say('attachments.none')}</b><p>${say('attachments.none.text')}</p></div>`;
    }
    return this.layout === 'pane' ? this.#pane(files) : this.#section(files);
  }

  #pane(files: readonly ShownFile[]): TemplateResult {
    const open = files.find(({ id }) => id === this.openId);
    return html`
      <header>
        <h3 class="screen-reader">${say('attachments.title')}</h3>
        <div class="tabs" role="tablist" aria-label=${say('attachments.title')} @keydown=${this.#move}>
          ${files.map((file) => this.#tab(file))}
        </div>
        ${this.#tally()}
      </header>
      ${open === undefined ? nothing : html`<div class="view" role="tabpanel" id="attachment-view" aria-labelledby="attachment-${open.id}">${this.#viewer(open)}</div>`}`;
  }

  #tab(file: ShownFile): TemplateResult {
    const isOpen = file.id === this.openId;
    return html`<button type="button" role="tab" id="attachment-${file.id}" class=${file.isEarlier ? 'earlier' : ''} aria-selected=${isOpen}
      aria-controls=${isOpen ? 'attachment-view' : nothing} tabindex=${isOpen ? 0 : -1} title=${labelOf(file)}
      @click=${() => { this.openId = file.id; }}>${labelOf(file)}</button>`;
  }

  #section(files: readonly ShownFile[]): TemplateResult {
    return html`
      <header><h3>${say('attachments.title')}</h3>${this.#tally()}</header>
      <ul>${files.map((file) => html`<li>
        <button type="button" class="row" aria-expanded=${file.id === this.openId} @click=${() => { this.#toggle(file); }}>
          <xs-icon name=${isPicture(file) ? 'file-image' : 'file-text'} size="16"></xs-icon>
          <span class="label">${labelOf(file)}</span>
          <span class="facts">${formatBytes(file.size)}</span>
          <span class="facts">${say(seenFiles.has(file.id) ? 'attachments.file.seen' : 'attachments.file.unseen')}</span>
          <xs-icon name=${file.id === this.openId ? 'chevron-up' : 'chevron-down'} size="16"></xs-icon>
        </button>
        ${file.id === this.openId ? html`<div class="view">${this.#viewer(file)}</div>` : nothing}
      </li>`)}</ul>`;
  }

  /** What a later round has replaced need not be looked at. */
  #tally(): TemplateResult {
    const present = this.files.filter(({ isEarlier }) => !isEarlier);
    return html`<span class="tally" role="status">${say('attachments.seen', {
      seen: present.filter(({ id }) => seenFiles.has(id)).length, count: present.length,
    })}</span>`;
  }

  #viewer(file: ShownFile): TemplateResult {
    const seen = (): void => {
      seenFiles.add(file.id);
      this.requestUpdate();
    };
    return isPicture(file)
      ? html`<xs-picture .file=${file} @file-seen=${seen}></xs-picture>`
      : html`<xs-document .file=${file} @file-seen=${seen}></xs-document>`;
  }

  #toggle({ id }: ShownFile): void {
    this.openId = this.openId === id ? null : id;
  }

  readonly #move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = this.files.findIndex(({ id }) => id === this.openId);
    const next = this.files.at((at + step) % this.files.length);
    if (next === undefined) return;
    this.openId = next.id;
    void this.updateComplete.then(() => { this.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(); });
  };
}

function labelOf({ label, isEarlier }: ShownFile): string {
  return isEarlier ? say('attachments.earlier', { label }) : label;
}
