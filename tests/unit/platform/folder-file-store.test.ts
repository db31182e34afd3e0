import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileIdError, FileMissingError, type FileStore, FileTooLargeError } from '../../../platform/file-store.ts';
import { createFolderFileStore } from '../../../platform/folder-file-store.ts';

const CONTENT = Buffer.from('证明材料 %PDF-1.7 \u0000\u00ff');
const LIMIT = { maxBytes: 1_000_000 };
const UNKNOWN = '019aaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa';

describe('folder file store', () => {
  let base = '';
  let folder = '';
  let store: FileStore;

  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'xueshi-files-'));
    folder = path.join(base, 'files');
    store = createFolderFileStore(folder);
    writeFileSync(path.join(base, 'secret.txt'), 'outside');
  });

  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  const filesLeft = (): string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
    .filter((entry) => !entry.isDirectory()).map(({ name }) => name);

  it('gives back what was put in, with its size and hash', async () => {
    const stored = await store.put(Readable.from([CONTENT.subarray(0, 5), CONTENT.subarray(5)]), LIMIT);
    expect(stored).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/), size: CONTENT.length, sha256: createHash('sha256').update(CONTENT).digest('hex'),
    });
    expect(await buffer(await store.get(stored.id))).toEqual(CONTENT);
    expect(filesLeft()).toEqual([stored.id]);
  });

  it('takes an empty file, and the same content twice as two files', async () => {
    const [first, second] = await Promise.all([store.put(Readable.from([]), LIMIT), store.put(Readable.from([]), LIMIT)]);
    expect(first.size).toBe(0);
    expect(first.id).not.toBe(second.id);
    expect(await buffer(await store.get(first.id))).toHaveLength(0);
  });

  it('keeps nothing of a file that is too large', async () => {
    await expect(store.put(Readable.from([CONTENT, CONTENT]), { maxBytes: CONTENT.length })).rejects.toThrow(FileTooLargeError);
    expect(filesLeft()).toEqual([]);
    await expect(store.put(Readable.from([CONTENT]), { maxBytes: CONTENT.length })).resolves.toMatchObject({ size: CONTENT.length });
  });

  it('keeps nothing of a stream that breaks', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield CONTENT;
      throw new Error('connection lost');
    }
    await expect(store.put(broken(), LIMIT)).rejects.toThrow('connection lost');
    expect(filesLeft()).toEqual([]);
  });

  it('deletes, also what is gone already', async () => {
    const { id } = await store.put(Readable.from([CONTENT]), LIMIT);
    await store.delete(id);
    await store.delete(id);
    await expect(store.get(id)).rejects.toThrow(FileMissingError);
    expect(filesLeft()).toEqual([]);
  });

  it('says that a file is missing', async () => {
    await expect(store.get(UNKNOWN)).rejects.toThrow(FileMissingError);
    await expect(store.delete(UNKNOWN)).resolves.toBeUndefined();
  });

  it.each([
    '../secret.txt', '..', '.', '', '/etc/passwd', '..%2fsecret.txt', '..\\secret.txt', 'C:\\secret.txt', '\u0000', `${UNKNOWN}\u0000.txt`,
    `${UNKNOWN}/../../secret.txt`, `aa/${UNKNOWN}`, UNKNOWN.toUpperCase(), ` ${UNKNOWN}`, `${UNKNOWN}\n`, `unfinished/${UNKNOWN}`, '证明.pdf',
    '019aaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', '019aaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa.', "'; DROP TABLE files; --", 'a'.repeat(100_000), null, undefined, {},
  ])('takes ids only, never the name %j', async (name) => {
    await expect(Reflect.apply(store.get, store, [name])).rejects.toThrow(FileIdError);
    await expect(Reflect.apply(store.delete, store, [name])).rejects.toThrow(FileIdError);
    expect(existsSync(path.join(base, 'secret.txt'))).toBe(true);
  });

  it('follows no link, neither of a file nor of a folder', async () => {
    const { id } = await store.put(Readable.from([CONTENT]), LIMIT);
    const shard = path.join(folder, id.slice(-2));
    rmSync(path.join(shard, id));
    symlinkSync(path.join(base, 'secret.txt'), path.join(shard, id));
    await expect(store.get(id)).rejects.toThrow(FileMissingError);
    rmSync(shard, { recursive: true });
    mkdirSync(path.join(base, 'elsewhere'));
    writeFileSync(path.join(base, 'elsewhere', id), 'outside');
    symlinkSync(path.join(base, 'elsewhere'), shard);
    await expect(store.get(id)).rejects.toThrow(FileMissingError);
  });

  it('opens plain files only', async () => {
    const { id } = await store.put(Readable.from([CONTENT]), LIMIT);
    const file = path.join(folder, id.slice(-2), id);
    rmSync(file);
    mkdirSync(file);
    await expect(store.get(id)).rejects.toThrow(FileMissingError);
  });

  it('finds its files when the folder was moved or is a link itself', async () => {
    const { id } = await store.put(Readable.from([CONTENT]), LIMIT);
    renameSync(folder, path.join(base, 'moved'));
    symlinkSync(path.join(base, 'moved'), folder);
    expect(await buffer(await createFolderFileStore(folder).get(id))).toEqual(CONTENT);
  });
});
