import { type AttachmentFacts, attachmentTypeOfName, MAX_ATTACHMENT_BYTES } from '../../../../workflows/shared/attachment.ts';
import type { FileRule } from '../../../../workflows/shared/form-field.ts';
import { HttpProblem } from '../../../http/http-problem.ts';
import type { Upload } from '../../../http/upload.ts';

/** Why a file is not there: a code of the problems, found here or by the server. */
export interface UploadFlaw {
  readonly code: string;
  /** Words of the server; without them those of the catalogue. */
  readonly title?: string;
  readonly detail?: string;
  /** Whether the same file may be taken when it is sent again. */
  readonly mayRetry: boolean;
}

/** A file of a field: on its way, there, or refused. */
export interface UploadEntry {
  readonly name: string;
  readonly size: number;
  readonly state: 'waiting' | 'uploading' | 'done' | 'failed';
  /** Bytes that have left. */
  readonly loaded: number;
  readonly flaw: UploadFlaw | null;
  /** Of the stored file. */
  readonly id: string | null;
}

type Entry = { -readonly [Key in keyof UploadEntry]: UploadEntry[Key] };

interface Sending {
  readonly file: File;
  readonly key: string;
  controller: AbortController;
}

export interface UploadsOptions {
  readonly upload: (upload: Upload) => Promise<AttachmentFacts>;
  /** Deletes a file that was stored and is not wanted; what it answers is of no interest. */
  readonly discard: (id: string) => void;
  /** Something has changed; `finished` is a file that has just arrived or failed. */
  readonly changed: (finished: UploadEntry | null) => void;
}

/** The files of one field of a form, in the order in which they were chosen. */
export class AttachmentUploads {
  #entries: Entry[] = [];
  readonly #sending = new Map<Entry, Sending>();
  readonly #options: UploadsOptions;

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  get entries(): readonly UploadEntry[] {
    return this.#entries;
  }

  /** The files that are there. */
  get ids(): readonly string[] {
    return this.#entries.flatMap(({ id }) => id ?? []);
  }

  /** Why the field cannot be submitted yet, as a code of field errors; null when nothing stands in the way. */
  get obstacle(): 'attachmentUploading' | 'attachmentFailed' | null {
    if (this.#entries.some(({ state }) => state === 'failed')) return 'attachmentFailed';
    return this.#entries.every(({ state }) => state === 'done') ? null : 'attachmentUploading';
  }

  /** Takes over files that are stored already, as a form that is mended has them. */
  show(known: readonly AttachmentFacts[]): void {
    this.#entries = known.map(({ id, name, size }) => ({ id, name, size, loaded: size, state: 'done', flaw: null }));
  }

  /** Sends files, as many as the field has room for. */
  add(files: Iterable<File>, rule: FileRule): void {
    const room = Math.max(0, rule.max - this.#entries.length);
    for (const file of [...files].slice(0, room)) {
      const entry: Entry = { name: file.name, size: file.size, state: 'waiting', loaded: 0, flaw: flawOf(file, rule), id: null };
      this.#entries = [...this.#entries, entry];
      if (entry.flaw === null) {
        this.#sending.set(entry, { file, key: crypto.randomUUID(), controller: new AbortController() });
        void this.#send(entry);
      } else {
        entry.state = 'failed';
        this.#options.changed(entry);
      }
    }
    this.#options.changed(null);
  }

  /** Sends a file again under its key: had it arrived, it is not stored twice. */
  retry(entry: UploadEntry): void {
    const own = this.#entries.find((known) => known === entry);
    const sending = own === undefined ? undefined : this.#sending.get(own);
    if (own === undefined || sending === undefined || own.state !== 'failed') return;
    sending.controller = new AbortController();
    void this.#send(own);
  }

  /** Takes a file out of the field, wherever it is on its way. */
  remove(entry: UploadEntry): void {
    const own = this.#entries.find((known) => known === entry);
    if (own === undefined) return;
    this.#entries = this.#entries.filter((known) => known !== own);
    const sending = this.#sending.get(own);
    this.#sending.delete(own);
    sending?.controller.abort();
    if (own.id !== null && sending !== undefined) this.#options.discard(own.id);
    this.#options.changed(null);
  }

  async #send(entry: Entry): Promise<void> {
    const sending = this.#sending.get(entry);
    if (sending === undefined) return;
    const { file, key, controller: { signal } } = sending;
    Object.assign(entry, { state: 'waiting', loaded: 0, flaw: null });
    this.#options.changed(null);
    try {
      const { id } = await this.#options.upload({
        file, name: file.name, mediaType: attachmentTypeOfName(file.name) ?? file.type, key, signal,
        progress: (loaded) => {
          Object.assign(entry, { state: 'uploading', loaded: Math.min(loaded, entry.size) });
          this.#options.changed(null);
        },
      });
      // Removed at the last moment: the answer was on its way already.
      if (signal.aborted) this.#options.discard(id);
      Object.assign(entry, { state: 'done', loaded: entry.size, id });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof HttpProblem)) throw error;
      const { code, title, detail, status } = error;
      Object.assign(entry, { state: 'failed', flaw: { code, title, detail, mayRetry: status === 0 || status === 429 || status >= 500 } });
    }
    this.#options.changed(entry);
  }
}

/** What can be said before anything is sent; everything else the server finds. */
function flawOf({ name, size }: File, { types }: FileRule): UploadFlaw | null {
  const type = attachmentTypeOfName(name);
  if (type === null || !types.includes(type)) return { code: 'file-type-not-offered', mayRetry: false };
  if (size > MAX_ATTACHMENT_BYTES) return { code: 'file-too-large', mayRetry: false };
  return size === 0 ? { code: 'file-damaged', mayRetry: false } : null;
}
