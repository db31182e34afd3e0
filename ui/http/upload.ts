import type { AttachmentFacts } from '../../workflows/shared/attachment.ts';
import { currentLocale } from '../i18n/locale.ts';
import { problemOf, unreachable } from './send.ts';

/** How much of a file has left, in bytes. */
export type UploadProgress = (loaded: number, total: number) => void;

export interface Upload {
  readonly file: Blob;
  readonly name: string;
  readonly mediaType: string;
  /** Idempotency key: sent again under it, the file is stored once. */
  readonly key: string;
  readonly progress: UploadProgress;
  readonly signal: AbortSignal;
}

/** One after the other: the first answer makes a visitor known, and the next files must be his too. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Uploads one file once those before it have ended. `fetch` cannot say how much has left, so this does not use it.
 *
 * @throws HttpProblem as `send` does; DOMException `AbortError` after `signal`.
 */
export function uploadFile(upload: Upload): Promise<AttachmentFacts> {
  const sent = turn.then(() => sendFile(upload));
  turn = sent.catch(() => null);
  return sent;
}

async function sendFile({ file, name, mediaType, key, progress, signal }: Upload): Promise<AttachmentFacts> {
  signal.throwIfAborted();
  const request = new XMLHttpRequest();
  const abort = (): void => { request.abort(); };
  signal.addEventListener('abort', abort);
  try {
    return await new Promise<AttachmentFacts>((resolve, reject) => {
      request.open('POST', '/api/attachments');
      request.setRequestHeader('Content-Type', mediaType);
      request.setRequestHeader('X-File-Name', encodeURIComponent(name));
      request.setRequestHeader('Idempotency-Key', key);
      request.setRequestHeader('Accept-Language', currentLocale());
      request.upload.addEventListener('progress', ({ loaded, total }) => { progress(loaded, total); });
      request.addEventListener('load', () => { void answerOf(request).then(resolve, reject); });
      request.addEventListener('error', () => { reject(unreachable()); });
      request.addEventListener('abort', () => { reject(new DOMException('Upload given up', 'AbortError')); });
      request.send(file);
    });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function answerOf({ status, responseText }: XMLHttpRequest): Promise<AttachmentFacts> {
  const response = new Response(responseText, { status });
  if (!response.ok) throw await problemOf(response);
  const facts: unknown = await response.json();
  if (!isFacts(facts)) throw unreachable();
  return facts;
}

function isFacts(value: unknown): value is AttachmentFacts {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'mediaType' in value && 'size' in value;
}
