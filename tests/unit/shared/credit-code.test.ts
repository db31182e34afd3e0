import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCreditCode, creditCodeCheckCharacter } from '../../../workflows/shared/credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const characters = (length: number, from: string) => fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length })
  .map((list) => list.join(''));
const first17 = fc.tuple(characters(2, ALPHABET), characters(6, '0123456789'), characters(9, ALPHABET)).map((parts) => parts.join(''));

describe('checkCreditCode', () => {
  it.each([
    '91110000101623741K', '911101066976941872', '91350100M000100Y43',
    '11000000000000001Y', '12000000000000002Y', '52000000000000003X', '91000000MA00000043', '110000000000000110',
  ])('accepts %s', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, value: code, warning: null });
  });

  it.each(['91350211M0000XUF46', '91310115MA1H8R7C6D'])('warns of %s, which a person may still accept', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, value: code, warning: 'check-digit' });
  });

  it('takes what people type: full width, blanks, small letters', () => {
    expect(checkCreditCode('９１１１００００ 101623741k')).toMatchObject({ ok: true, value: '91110000101623741K' });
  });

  it.each([
    '', '9111000010162374', '91110000101623741KK', '91110000101623741I', '9111000010162374OK', 'S1110000101623741K',
    '91A10000101623741K', '<b>110000101623741K',
  ])('refuses the form of %s', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ ok: false, reason: 'format' });
  });

  it('accepts the check character it computes, also 0 and codes beginning A, N or Y', () => {
    fc.assert(fc.property(first17, (body) => {
      expect(checkCreditCode(body + creditCodeCheckCharacter(body))).toMatchObject({ ok: true, warning: null });
    }));
  });

  it('notices every single wrong character', () => {
    fc.assert(fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 30 }), (body, place, shift) => {
      const wrong = ALPHABET.charAt((ALPHABET.indexOf(body.charAt(place)) + shift) % 31);
      const mistyped = body.slice(0, place) + wrong + body.slice(place + 1);
      expect(creditCodeCheckCharacter(mistyped)).not.toBe(creditCodeCheckCharacter(body));
    }));
  });
});
