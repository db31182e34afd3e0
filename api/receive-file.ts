import { type FileStore, FileTooLargeError, type StoredFile } from '../platform/file-store.ts';
import { type FileClaim, inspectFile } from '../platform/inspect-file.ts';
import { createLimit } from '../platform/limited.ts';
import { type AttachmentType, MAX_ATTACHMENT_BYTES } from '../workflows/shared/attachment.ts';
import { ProblemError } from './problem.ts';

/** Files judged at once: a picture of many pixels keeps a core busy for a moment. */
const inspecting = createLimit({ concurrency: 2, maxWaiting: 30 });

/**
 * Stores the body of an upload once it has been judged by its content. Of what is refused nothing is kept.
 *
 * @throws ProblemError `file-too-large` as soon as 5 MB are exceeded, and `file-…` for what is no evidence.
 */
export async function receiveFile(
  files: FileStore, request: Request, claim: FileClaim,
): Promise<StoredFile & { readonly mediaType: AttachmentType }> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_ATTACHMENT_BYTES) throw new ProblemError('file-too-large');
  const stored = await store(files, request.body);
  try {
    const inspection = await inspecting(async () => inspectFile(await readWhole(files, stored), claim));
    if (!inspection.ok) throw new ProblemError(`file-${inspection.flaw}`);
    return { ...stored, mediaType: inspection.mediaType };
  } catch (error) {
    await files.delete(stored.id);
    throw error;
  }
}

async function store(files: FileStore, body: ReadableStream<Uint8Array> | null): Promise<StoredFile> {
  try {
    return await files.put(body ?? nothing(), { maxBytes: MAX_ATTACHMENT_BYTES });
  } catch (error) {
    if (error instanceof FileTooLargeError) throw new ProblemError('file-too-large', { cause: error });
    throw error;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function readWhole(files: FileStore, { id, size }: StoredFile): Promise<Uint8Array> {
  const content = new Uint8Array(size);
  const chunks: AsyncIterable<Uint8Array> = await files.get(id);
  let at = 0;
  for await (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
