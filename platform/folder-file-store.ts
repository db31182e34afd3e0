import { createHash } from 'node:crypto';
import { constants, type ReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { FileMissingError, type FileStore, FileTooLargeError, requireFileId, type StoredFile } from './file-store.ts';

/** Unfinished files lie here, on the same file system, and become visible by one rename. */
const UNFINISHED = 'unfinished';

/**
 * Keeps files in a folder of this machine, or one that several machines share: `<folder>/<last two of the id>/<id>`.
 * What a crash leaves in `unfinished` is never read.
 */
export function createFolderFileStore(folder: string): FileStore {
  const root = path.resolve(folder);

  async function put(content: AsyncIterable<Uint8Array>, { maxBytes }: { readonly maxBytes: number }): Promise<StoredFile> {
    const id = uuidv7();
    const target = path.join(root, shardOf(id), id);
    const unfinished = path.join(root, UNFINISHED, id);
    await mkdir(path.dirname(unfinished), { recursive: true, mode: 0o700 });
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      const written = await writeNew(unfinished, content, maxBytes);
      await rename(unfinished, target);
      await syncFolder(path.dirname(target));
      return { id, ...written };
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async function get(id: string): Promise<ReadStream> {
    const handle = await openStored(root, requireFileId(id));
    return handle.createReadStream();
  }

  async function remove(id: string): Promise<void> {
    const known = requireFileId(id);
    await rm(path.join(root, shardOf(known), known), { force: true });
  }

  return { put, get, delete: remove };
}

/** The last two digits of an id are random; the first ones are time and would put all of a day into one folder. */
function shardOf(id: string): string {
  return id.slice(-2);
}

async function writeNew(
  file: string, content: AsyncIterable<Uint8Array>, maxBytes: number,
): Promise<Omit<StoredFile, 'id'>> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new FileTooLargeError(maxBytes);
      hash.update(chunk);
      await writeWhole(handle, chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** One call of `write` may take less than it was given. */
async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength;) {
    const { bytesWritten } = await handle.write(chunk, written);
    written += bytesWritten;
  }
}

/** A rename is durable when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only a plain file of this store is opened: no link leads out of it, whoever may have put it there. */
async function openStored(root: string, id: string): Promise<FileHandle> {
  const folder = path.join(root, shardOf(id));
  const handle = await openInside(root, folder, id).catch((error: unknown) => {
    const code: unknown = Reflect.get(Object(error), 'code');
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR') throw new FileMissingError(id);
    throw error;
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new FileMissingError(id);
}

async function openInside(root: string, folder: string, id: string): Promise<FileHandle> {
  const isInside = await realpath(folder) === path.join(await realpath(root), path.basename(folder));
  if (!isInside) throw new FileMissingError(id);
  return open(path.join(folder, id), constants.O_RDONLY | constants.O_NOFOLLOW);
}
