import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { ATTACHMENT_TYPES, formatBytes } from '../../../../workflows/shared/attachment.ts';
import type { FileRule } from '../../../../workflows/shared/form-field.ts';
import { send } from '../../../http/send.ts';
import { uploadFile } from '../../../http/upload.ts';
import '../../buttons.css';
import { wordOf } from '../../words.ts';
import '../../xs-icon.ts';
import type { FieldContext } from '../field-context.ts';
import { AttachmentUploads, type UploadEntry } from './attachment-uploads.ts';
import './attachments.css';
import { FieldElement } from './field-element.ts';

/** Files that are uploaded as soon as they are chosen; the value is the ids of those that have arrived. */
@customElement('xs-attachments-field')
export class XsAttachmentsField extends FieldElement {
  @state() private isOver = false;
  /** What a screen reader is told. */
  @state() private news = '';
  #obstacle: string | null = null;
  /** Whether the files of a form that is mended were taken over. */
  #isShown = false;
  readonly #uploads = new AttachmentUploads({
    upload: uploadFile, discard, changed: (finished) => { this.#follow(finished); },
  });

  protected override willUpdate(): void {
    if (this.#isShown || this.context === null) return;
    this.#isShown = true;
    const { value, files } = this.context;
    if (Array.isArray(value)) this.#uploads.show(value.flatMap((id) => files.find((file) => file.id === id) ?? []));
  }

  protected override render(): TemplateResult | null {
    const { context } = this;
    if (context === null) return null;
    const { field: { name, isRequired }, label, helper, error, say } = context;
    const { entries } = this.#uploads;
    const rule = ruleOf(context);
    const hasRoom = entries.length < rule.max;
    const id = `field-${name}`;
    return html`<div class="attachments ${error === null ? '' : 'wrong'}" role="group" aria-labelledby="${id}-label" aria-describedby="${id}-notes"
      id=${hasRoom ? nothing : id} tabindex=${hasRoom ? nothing : '-1'}>
      <p class="label" id="${id}-label">${isRequired ? html`<span class="bad" aria-hidden="true">*</span>` : nothing}${label}</p>
      ${entries.length === 0 ? nothing : html`<ul>${entries.map((entry) => this.#entry(context, entry))}</ul>`}
      ${hasRoom ? this.#chooser(context, rule) : nothing}
      <div class="notes" id="${id}-notes">
        ${error === null ? nothing : html`<p class="error"><xs-icon name="circle-alert" size="14"></xs-icon>${error}</p>`}
        <p>${helper}${helper === '' ? '' : ' · '}${say('attachments.limit', { count: rule.max })}</p>
      </div>
      <p class="news" role="status">${this.news}</p>
    </div>`;
  }

  #chooser({ field: { name }, label, say }: FieldContext, rule: FileRule): TemplateResult {
    const words = say(this.#uploads.entries.length === 0 ? 'attachments.choose' : 'attachments.chooseMore');
    return html`<div class="drop ${this.isOver ? 'over' : ''}" @dragover=${this.#hover} @dragleave=${() => { this.isOver = false; }}
      @drop=${(event: DragEvent) => { this.#drop(event, rule); }}>
      <button type="button" class="button" id="field-${name}" aria-label="${words}：${label}" aria-describedby="field-${name}-notes"
        @click=${() => { this.querySelector('input')?.click(); }}>${words}</button>
      <span class="hint"><xs-icon name="upload" size="16"></xs-icon>${say('attachments.drop')}</span>
      <input type="file" hidden ?multiple=${rule.max > 1} accept=${acceptOf(rule)}
        @change=${(event: Event) => { this.#choose(event, rule); }}>
    </div>`;
  }

  #entry(context: FieldContext, entry: UploadEntry): TemplateResult {
    const { say } = context;
    const isOnTheWay = entry.state === 'waiting' || entry.state === 'uploading';
    const percent = entry.size === 0 ? 0 : Math.floor((entry.loaded / entry.size) * 100);
    return html`<li class=${entry.state}>
      <xs-icon name=${ICONS[entry.state]} size="16"></xs-icon>
      <div class="file">
        <p class="name" title=${entry.name}>${entry.name}</p>
        <p class="facts">${factsOf(context, entry, percent)}
          ${entry.flaw?.mayRetry === true ? html`<button type="button" class="link" @click=${() => { this.#uploads.retry(entry); }}>${say('attachments.retry')}</button>` : nothing}
        </p>
        ${isOnTheWay ? html`<div class="bar" role="progressbar" aria-label=${say('attachments.uploadingFile', { name: entry.name })}
          aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}><i style=${styleMap({ width: `${percent}%` })}></i></div>` : nothing}
      </div>
      <button type="button" class="icon-button" aria-label=${say('attachments.remove', { name: entry.name })} @click=${() => { this.#remove(context, entry); }}>
        <xs-icon name="x" size="16"></xs-icon>
      </button>
    </li>`;
  }

  readonly #hover = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  #drop(event: DragEvent, rule: FileRule): void {
    event.preventDefault();
    this.isOver = false;
    this.#uploads.add(event.dataTransfer?.files ?? [], rule);
  }

  /** The same file can be chosen again after it was removed. */
  #choose({ target }: Event, rule: FileRule): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.#uploads.add(target.files ?? [], rule);
    target.value = '';
  }

  /** The cursor goes to where another file is chosen: what had it is gone. */
  #remove({ field, leave, say }: FieldContext, entry: UploadEntry): void {
    this.#uploads.remove(entry);
    this.news = say('attachments.removed', { name: entry.name });
    leave();
    void this.updateComplete.then(() => { this.querySelector<HTMLElement>(`#field-${field.name}`)?.focus(); });
  }

  #follow(finished: UploadEntry | null): void {
    const { context } = this;
    if (context === null) return;
    const { ids, obstacle } = this.#uploads;
    if (obstacle !== this.#obstacle) context.block(obstacle);
    this.#obstacle = obstacle;
    if (!isSame(ids, context.value)) context.change(ids);
    if (finished !== null) this.news = newsOf(context, finished);
    this.requestUpdate();
  }
}

const ICONS = { waiting: 'loader', uploading: 'loader', done: 'check', failed: 'circle-x' } as const satisfies Record<UploadEntry['state'], string>;

const NO_FILES: FileRule = { min: 0, max: 0, types: [] };

function ruleOf({ field: { meta } }: FieldContext): FileRule {
  return meta.files ?? NO_FILES;
}

function acceptOf({ types }: FileRule): string {
  return types.flatMap((type) => [type, ...ATTACHMENT_TYPES[type].map((end) => `.${end}`)]).join(',');
}

function isSame(ids: readonly string[], value: FieldContext['value']): boolean {
  const known = Array.isArray(value) ? value : [];
  return known.length === ids.length && ids.every((id, index) => id === known[index]);
}

/** The line below a name: how big, how far, or what is wrong. */
function factsOf({ say }: FieldContext, { state: at, size, loaded, flaw }: UploadEntry, percent: number): string {
  if (flaw !== null) return flawSentence(flaw);
  if (at === 'done') return formatBytes(size);
  if (at === 'waiting') return say('attachments.waiting');
  return percent === 100
    ? say('attachments.checking') : say('attachments.uploading', { percent, loaded: formatBytes(loaded), total: formatBytes(size) });
}

function flawSentence({ code, title, detail }: NonNullable<UploadEntry['flaw']>): string {
  if (code === 'unreachable') return wordOf('attachments.unanswered', '') + wordOf('attachments.unanswered.detail', '');
  const what = title ?? wordOf(`problems.${code}`, code);
  return `${what}${/[。.]$/u.test(what) ? '' : wordOf('attachments.pause', '')}${detail ?? wordOf(`problems.${code}.detail`, '')}`;
}

function newsOf({ say }: FieldContext, { name, flaw }: UploadEntry): string {
  return flaw === null ? say('attachments.uploaded', { name }) : say('attachments.failed', { name, reason: flawSentence(flaw) });
}

/** Whatever becomes of it: a file that nobody submits is deleted a day later. */
function discard(id: string): void {
  send(`/api/attachments/${id}`, { method: 'DELETE' }).catch(() => null);
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-attachments-field .context=${context}></xs-attachments-field>`;
}
