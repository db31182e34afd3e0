import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  generateKeys, type Key, KEY_BYTES, KEY_PURPOSES, type KeyPurpose, keyRing, type KeyRing, type Keys, rotated,
} from './keys.ts';

const FORMAT_VERSION = 1;

/** The keys file cannot be used; the message says what to do and never shows a key. */
export class KeysFileError extends Error {
  override readonly name = 'KeysFileError';
}

export interface LoadKeysOptions {
  readonly file: string;
  /** Whether a missing file is made: true on one machine, false in production. */
  readonly mayCreate: boolean;
}

/**
 * Reads the keys of this installation; at a first start makes them, mode 0600. Two processes that start at once get the
 * same keys.
 *
 * @throws KeysFileError when the file is missing and may not be made, can be read by others, or is damaged.
 */
export function loadKeys({ file, mayCreate }: LoadKeysOptions): Keys {
  if (!exists(file)) {
    if (!mayCreate) {
      throw new KeysFileError(
        `The keys file ${file} does not exist. Restore it from its backup, or set XUESHI_KEYS_FILE to where it is: `
        + 'without it nothing sealed in the database can be read. A new installation copies the one that a start with '
        + 'NODE_ENV other than production has made.',
      );
    }
    createOnce(file, generateKeys());
  }
  refuseOpenFile(file);
  return parse(file);
}

/**
 * Gives one purpose a new current key and keeps the earlier ones, so that what they made stays readable. Processes that
 * run take it up at their next start; restart those that only read before those that write.
 *
 * @returns the id of the new key.
 */
export function rotateKey(file: string, purpose: KeyPurpose): string {
  const keys = loadKeys({ file, mayCreate: false });
  const ring = rotated(keys[purpose]);
  const draft = writeDraft(file, { ...keys, [purpose]: ring });
  renameSync(draft, file);
  return ring.current.id;
}

/** Linking fails when another process was first, and then its keys count. */
function createOnce(file: string, keys: Keys): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = writeDraft(file, keys);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!exists(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(file: string, keys: Keys): string {
  const draft = `${file}.${randomUUID()}.part`;
  const purposes = Object.fromEntries(KEY_PURPOSES.map((purpose) => [purpose, keys[purpose].all.map(toStored)]));
  const text = `${JSON.stringify({ version: FORMAT_VERSION, purposes }, null, 2)}\n`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}

function toStored({ id, secret, createdAt }: Key): Record<string, string> {
  return { id, secret: secret.toString('base64url'), createdAt };
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Windows has no such bits; there the folder's rights decide. */
function refuseOpenFile(file: string): void {
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeysFileError(
      `The keys file ${file} can be read by others (mode ${mode.toString(8)}). Close it: chmod 600 ${file}. `
      + 'If others may have read it, rotate the keys.',
    );
  }
}

function parse(file: string): Keys {
  const stored: unknown = parseJson(file);
  const version: unknown = Reflect.get(Object(stored), 'version');
  if (version !== FORMAT_VERSION) throw damaged(file, 'it is not a keys file of version 1');
  const purposes: unknown = Reflect.get(Object(stored), 'purposes');
  const ring = (purpose: KeyPurpose): KeyRing => parseRing(file, purpose, Reflect.get(Object(purposes), purpose));
  return {
    sealing: ring('sealing'), blindIndex: ring('blindIndex'), assertion: ring('assertion'), session: ring('session'),
    payloadCodec: ring('payloadCodec'),
  };
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The error of JSON.parse quotes the text, and the text is secret.
    throw damaged(file, error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read');
  }
}

function parseRing(file: string, purpose: KeyPurpose, stored: unknown): KeyRing {
  if (!Array.isArray(stored) || stored.length === 0) throw damaged(file, `it has no keys for ${purpose}`);
  const all = stored.map((entry: unknown): Key => {
    const [id, secret, createdAt] = ['id', 'secret', 'createdAt'].map((name) => String(Reflect.get(Object(entry), name)));
    const bytes = Buffer.from(secret ?? '', 'base64url');
    if (!/^[0-9a-z]{1,32}$/.test(id ?? '') || bytes.length !== KEY_BYTES) throw damaged(file, `a key for ${purpose} is incomplete`);
    return { id: id ?? '', secret: bytes, createdAt: createdAt ?? '' };
  });
  if (new Set(all.map(({ id }) => id)).size !== all.length) throw damaged(file, `two keys for ${purpose} have the same id`);
  return keyRing(all);
}

function damaged(file: string, how: string): KeysFileError {
  return new KeysFileError(`The keys file ${file} cannot be used: ${how}. Restore it from its backup.`);
}
