import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { findKey, type Keys } from './keys.ts';

/**
 * Encrypts single values for the database and makes them findable. A context names the place of a value
 * (`persons.mobile`): a sealed value that was moved elsewhere does not open.
 */
export interface Sealing {
  /** `v1.<key id>.<base64url>`; the same text gives another result each time. */
  seal(text: string, context: string): string;
  /** The text again. Throws {@link UnsealError}. */
  unseal(sealed: string, context: string): string;
  /** `<key id>.<hex>` under the current key: equal for equal values of one context, and says nothing else of them. */
  blindIndex(value: string, context: string): string;
  /** The index under every valid key, the current one first: for looking up what an earlier key may have indexed. */
  blindIndexes(value: string, context: string): string[];
}

export type UnsealFailure = 'format' | 'key-unknown' | 'altered';

/** A sealed value does not open. The message holds the reason and the key id, never the value. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
  readonly code: UnsealFailure;

  constructor(code: UnsealFailure, keyId = '') {
    super(`A sealed value does not open: ${code}${keyId === '' ? '' : ` (key ${keyId})`}`);
    this.code = code;
  }
}

const CIPHER = 'aes-256-gcm';
const VERSION = 'v1';
const FORMAT = /^v1\.([0-9a-z]{1,32})\.([\w-]+)$/;
/** Random, 96 bits as GCM wants it: good for 2^32 values under one key. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM and HMAC-SHA256 with the keys of this installation. */
export function createSealing(keys: Pick<Keys, 'sealing' | 'blindIndex'>): Sealing {
  function seal(text: string, context: string): string {
    const { id, secret } = keys.sealing.current;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, secret, iv).setAAD(additionalData(id, context));
    const hidden = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${VERSION}.${id}.${hidden.toString('base64url')}`;
  }

  function unseal(sealed: string, context: string): string {
    const [, id = '', encoded = ''] = FORMAT.exec(sealed) ?? [];
    const hidden = Buffer.from(encoded, 'base64url');
    if (hidden.length < IV_BYTES + TAG_BYTES) throw new UnsealError('format');
    const key = findKey(keys.sealing, id);
    if (key === undefined) throw new UnsealError('key-unknown', id);
    const decipher = createDecipheriv(CIPHER, key.secret, hidden.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(additionalData(id, context))
      .setAuthTag(hidden.subarray(-TAG_BYTES));
    try {
      return decipher.update(hidden.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new UnsealError('altered', id);
    }
  }

  function blindIndexes(value: string, context: string): string[] {
    return keys.blindIndex.all.map(({ id, secret }) =>
      `${id}.${createHmac('sha256', secret).update(`${context}\0${value}`).digest('hex')}`);
  }

  return { seal, unseal, blindIndexes, blindIndex: (value, context) => blindIndexes(value, context)[0] ?? '' };
}

function additionalData(keyId: string, context: string): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${context}`, 'utf8');
}
