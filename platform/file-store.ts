import type { Readable } from 'node:stream';

export interface StoredFile {
  /** Made by the store, a UUIDv7; the only name a file has. What a person called it is data, kept elsewhere. */
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** Keeps the content of files. A file never changes once it is stored. */
export interface FileStore {
  /**
   * Stores everything the stream gives, or nothing.
   *
   * @throws FileTooLargeError after `maxBytes`; nothing of the stream is kept then, or when it fails.
   */
  put(content: AsyncIterable<Uint8Array>, options: { readonly maxBytes: number }): Promise<StoredFile>;
  /** The content. Throws {@link FileMissingError}, and {@link FileIdError} for anything that is no id. */
  get(id: string): Promise<Readable>;
  /** Removes a file. Safe to retry: one that is gone is no error. Throws {@link FileIdError}. */
  delete(id: string): Promise<void>;
}

/** What was handed over is no id of this store. It is not repeated in the message: a person may have typed it. */
export class FileIdError extends Error {
  override readonly name = 'FileIdError';

  constructor() {
    super('Not an id of a stored file');
  }
}

/** There is no such file. */
export class FileMissingError extends Error {
  override readonly name = 'FileMissingError';

  constructor(id: string) {
    super(`There is no file ${id}`);
  }
}

/** More bytes came than may be stored. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError';

  constructor(maxBytes: number) {
    super(`The file has more than ${maxBytes} bytes`);
  }
}

const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Refuses everything but an id: no name that a caller gives can lead out of the store. Throws {@link FileIdError}. */
export function requireFileId(id: string): string {
  if (typeof id !== 'string' || !FILE_ID.test(id)) throw new FileIdError();
  return id;
}
