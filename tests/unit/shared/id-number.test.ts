import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validate as oracle } from 'stdnum/lib/cjs/cn/ric.js';
import { checkIdNumber, idNumberCheckDigit } from '../../../workflows/shared/id-number.ts';

const TODAY = '2026-11-23';

function numberOf(first17: string): string {
  return first17 + idNumberCheckDigit(first17);
}

const region = fc.constantFrom('110105', '370000', '371202', '440524', '650102', '820000');
const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
  .map((list) => list.join(''));

describe('checkIdNumber', () => {
  it.each([
    ['11010519491231002X', 'female', '1949-12-31'],
    ['110101199003076878', 'male', '1990-03-07'],
    ['440524188001010014', null, null],
    ['370000198503120013', 'male', '1985-03-12'],
    ['370000199001011233', 'male', '1990-01-01'],
    ['370000197811302463', 'female', '1978-11-30'],
    ['370000200002290153', 'male', '2000-02-29'],
    ['37000019820415001X', 'male', '1982-04-15'],
  ])('reads sex and date of birth of %s, and refuses births before 1900', (number, sex, birthDate) => {
    const checked = checkIdNumber(number, TODAY);
    expect(checked).toEqual(sex === null
      ? { ok: false, value: number, reason: 'date' }
      : { ok: true, value: number, sex, birthDate });
  });

  it('takes what people type: full width, blanks, a small x', () => {
    expect(checkIdNumber(' １１０１０５ 19491231 002x ', TODAY)).toMatchObject({ ok: true, value: '11010519491231002X' });
  });

  it.each([
    ['', 'format'], ['11010519491231002', 'format'], ['11010519491231002A', 'format'], ['X10105194912310021', 'format'],
    ["' OR 1=1 --", 'format'], ['110105194912310021', 'check-digit'],
    [numberOf('37000019900230001'), 'date'], [numberOf('37000020261124001'), 'date'], [numberOf('37000019990001001'), 'date'],
    [numberOf('99010119900307687'), 'region'], [numberOf('00000019900307687'), 'region'],
  ])('refuses %s: %s', (text, reason) => {
    expect(checkIdNumber(text, TODAY)).toMatchObject({ ok: false, reason });
  });

  it('accepts a county that was abolished: it stays on cards for life', () => {
    expect(checkIdNumber(numberOf('37120219850312001'), TODAY).ok).toBe(true);
  });

  it('says what is wrong first: the check digit before the date, the date before the province', () => {
    const impossible = numberOf('99000019900230001');
    expect(checkIdNumber(impossible, TODAY)).toMatchObject({ reason: 'date' });
    const wrongDigit = impossible.slice(0, 17) + (impossible.endsWith('1') ? '2' : '1');
    expect(checkIdNumber(wrongDigit, TODAY)).toMatchObject({ reason: 'check-digit' });
  });

  it('agrees with an independent library on check digit and date', () => {
    const birth = fc.tuple(fc.integer({ min: 1900, max: 2025 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map(([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`);
    const check = fc.constantFrom(...'0123456789X');
    fc.assert(fc.property(region, birth, digits(3), check, fc.boolean(), (area, date, serial, random, isRight) => {
      const first17 = area + date + serial;
      const number = first17 + (isRight ? idNumberCheckDigit(first17) : random);
      expect(checkIdNumber(number, TODAY).ok).toBe(oracle(number).isValid);
    }), { numRuns: 500 });
  });

  it('notices every single wrong digit and every two swapped neighbors', () => {
    fc.assert(fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, place, shift) => {
      const wrong = (Number(first17[place]) + shift) % 10;
      const mistyped = first17.slice(0, place) + wrong + first17.slice(place + 1);
      expect(idNumberCheckDigit(mistyped)).not.toBe(idNumberCheckDigit(first17));
      const swapped = first17.slice(0, place) + (first17[place + 1] ?? '') + (first17[place] ?? '') + first17.slice(place + 2);
      const isSame = swapped === first17 || place === 16;
      expect(isSame || idNumberCheckDigit(swapped) !== idNumberCheckDigit(first17)).toBe(true);
    }));
  });
});
