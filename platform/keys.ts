import { randomBytes } from 'node:crypto';

/**
 * What a key is for; a key never serves two purposes. `session` signs what is put into cookies, `payloadCodec` encrypts
 * what Temporal stores.
 */
export const KEY_PURPOSES = ['sealing', 'blindIndex', 'assertion', 'session', 'payloadCodec'] as const;

export type KeyPurpose = (typeof KEY_PURPOSES)[number];

export interface Key {
  /** Eight hex digits; stands beside everything that was made with the key. */
  readonly id: string;
  /** 32 random bytes. */
  readonly secret: Buffer;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** The keys of one purpose: new things are made with the current one, old things are read with any. */
export interface KeyRing {
  readonly current: Key;
  /** The current one first, then earlier ones. */
  readonly all: readonly Key[];
}

export type Keys = Readonly<Record<KeyPurpose, KeyRing>>;

export const KEY_BYTES = 32;

/** A new random key. */
export function generateKey(): Key {
  return { id: randomBytes(4).toString('hex'), secret: randomBytes(KEY_BYTES), createdAt: new Date().toISOString() };
}

/** A ring of keys, the current one first. Throws RangeError when there is none or an id stands twice. */
export function keyRing(all: readonly Key[]): KeyRing {
  const [current] = all;
  if (current === undefined) throw new RangeError('A key ring needs a key');
  if (new Set(all.map(({ id }) => id)).size !== all.length) throw new RangeError('Two keys of a ring have the same id');
  return { current, all };
}

/** The same ring with a new current key; whatever was made with earlier ones stays readable. */
export function rotated(ring: KeyRing): KeyRing {
  return keyRing([generateKey(), ...ring.all]);
}

/** New random keys for every purpose, as a first start makes them. */
export function generateKeys(): Keys {
  const fresh = (): KeyRing => keyRing([generateKey()]);
  return { sealing: fresh(), blindIndex: fresh(), assertion: fresh(), session: fresh(), payloadCodec: fresh() };
}

/** The key of a ring with this id, or undefined. */
export function findKey(ring: KeyRing, id: string): Key | undefined {
  return ring.all.find((key) => key.id === id);
}
