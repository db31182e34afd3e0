import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateKeys, keyRing, type Keys, rotated } from '../../../platform/keys.ts';
import { createSealing, UnsealError } from '../../../platform/sealing.ts';

const ID_NUMBER = '370000198503120013';
const PLACE = 'persons.id_number';

function withNewKeys(keys: Keys): Keys {
  return { ...keys, sealing: rotated(keys.sealing), blindIndex: rotated(keys.blindIndex) };
}

describe('sealing', () => {
  const keys = generateKeys();
  const sealing = createSealing(keys);

  it('gives any text back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(sealing.unseal(sealing.seal(text, PLACE), PLACE)).toBe(text);
    }));
  });

  it('shows nothing of the text and never looks the same', () => {
    const sealed = sealing.seal(ID_NUMBER, PLACE);
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(sealed).not.toBe(sealing.seal(ID_NUMBER, PLACE));
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain(ID_NUMBER);
  });

  it('opens nowhere but in its place', () => {
    const sealed = sealing.seal(ID_NUMBER, PLACE);
    expect(() => sealing.unseal(sealed, 'persons.mobile')).toThrow(expect.objectContaining({ code: 'altered' }));
  });

  it('notices every altered byte', () => {
    const [version, keyId, encoded = ''] = sealing.seal(ID_NUMBER, PLACE).split('.');
    const bytes = Buffer.from(encoded, 'base64url');
    for (const place of bytes.keys()) {
      const altered = Buffer.from(bytes);
      altered[place] = (altered[place] ?? 0) ^ 1;
      expect(() => sealing.unseal(`${version}.${keyId}.${altered.toString('base64url')}`, PLACE)).toThrow(UnsealError);
    }
  });

  it.each(['', 'v1', 'v1.abc', 'v2.0.AAAA', 'v1..AAAA', 'v1.abcdefgh.AAAA', ID_NUMBER, 'v1.../../x.AAAA', null, 7])('refuses %s', (text) => {
    expect(() => Reflect.apply(sealing.unseal, null, [text, PLACE])).toThrow(expect.objectContaining({ code: 'format' }));
  });

  it('says which key is missing and never what was sealed', () => {
    const sealed = sealing.seal(ID_NUMBER, PLACE);
    const elsewhere = createSealing(generateKeys());
    expect(() => elsewhere.unseal(sealed, PLACE)).toThrow(`key-unknown (key ${keys.sealing.current.id})`);
  });

  it('opens with an earlier key after a rotation, and seals with the new one', () => {
    const later = withNewKeys(keys);
    const sealed = sealing.seal(ID_NUMBER, PLACE);
    expect(createSealing(later).unseal(sealed, PLACE)).toBe(ID_NUMBER);
    expect(createSealing(later).seal(ID_NUMBER, PLACE)).toContain(`v1.${later.sealing.current.id}.`);
    expect(() => createSealing({ ...later, sealing: keyRing([later.sealing.current]) }).unseal(sealed, PLACE)).toThrow(UnsealError);
  });
});

describe('blind index', () => {
  const keys = generateKeys();
  const sealing = createSealing(keys);

  it('is equal for equal values of one place only', () => {
    expect(sealing.blindIndex(ID_NUMBER, PLACE)).toBe(sealing.blindIndex(ID_NUMBER, PLACE));
    expect(sealing.blindIndex(ID_NUMBER, PLACE)).not.toBe(sealing.blindIndex(ID_NUMBER, 'persons.mobile'));
    expect(sealing.blindIndex(ID_NUMBER, PLACE)).not.toBe(createSealing(generateKeys()).blindIndex(ID_NUMBER, PLACE));
    expect(sealing.blindIndex(ID_NUMBER, PLACE)).toMatch(/^[0-9a-f]{8}\.[0-9a-f]{64}$/);
  });

  it('cannot be confused by moving characters between place and value', () => {
    expect(sealing.blindIndex('bc', 'a')).not.toBe(sealing.blindIndex('c', 'ab'));
  });

  it('finds what an earlier key has indexed', () => {
    const later = createSealing(withNewKeys(keys));
    expect(later.blindIndexes(ID_NUMBER, PLACE)).toContain(sealing.blindIndex(ID_NUMBER, PLACE));
    expect(later.blindIndexes(ID_NUMBER, PLACE)[0]).toBe(later.blindIndex(ID_NUMBER, PLACE));
    expect(later.blindIndexes(ID_NUMBER, PLACE)).toHaveLength(2);
  });
});
