import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec, ValueError } from '@temporalio/common';
import proto from '@temporalio/proto';
import { findKey, type KeyRing } from './keys.ts';

const { Payload: Payloads } = proto.temporal.api.common.v1;

/** What stands in the clear beside an encrypted payload. */
const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Throws ValueError for what was altered since it was encrypted. */
function decrypt(data: Uint8Array, secret: Buffer): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', secret, data.subarray(0, IV_BYTES));
  decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(data.subarray(IV_BYTES, data.length - TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new ValueError('A payload was altered after it was encrypted', cause);
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const bytes = (value: string): Uint8Array => Buffer.from(value, 'utf8');

/**
 * Encrypts what Temporal stores (AES-256-GCM, a new IV for each payload), and reads what was encrypted under any valid
 * key. Payloads of a time without encryption are read as they are, so it can be switched on later.
 */
export function createPayloadCodec(ring: KeyRing): PayloadCodec {
  function encodeOne(payload: Payload): Payload {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', ring.current.secret, iv);
    const plain = Payloads.encode(payload).finish();
    const data = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return { metadata: { [METADATA_ENCODING_KEY]: bytes(ENCODING), [KEY_ID]: bytes(ring.current.id) }, data };
  }

  function decodeOne(payload: Payload): Payload {
    const { metadata, data } = payload;
    const encoding = metadata?.[METADATA_ENCODING_KEY];
    if (encoding === undefined || encoding === null || text(encoding) !== ENCODING) return payload;
    const key = findKey(ring, text(metadata?.[KEY_ID] ?? new Uint8Array()));
    if (key === undefined || data === undefined || data === null || data.length < IV_BYTES + TAG_BYTES) {
      throw new ValueError('A payload was encrypted with a key that is not here');
    }
    return Payloads.decode(decrypt(data, key.secret));
  }

  return {
    encode: async (payloads) => payloads.map(encodeOne),
    decode: async (payloads) => payloads.map(decodeOne),
  };
}
