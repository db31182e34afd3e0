import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPassword } from '../../../workflows/shared/password-rules.ts';

const PERSON = { name: '王小明', idNumber: '370000198503120013', mobile: '13812345678', email: 'xiaoming@example.cn' };

describe('checkPassword', () => {
  it.each(['Cedar-Lantern-42', '落霞与孤鹜齐飞Ab9', 'aB3 aB3 aB3', `${'aB3'.repeat(21)}x`])('accepts %s', (password) => {
    expect(checkPassword(password, { personal: PERSON, isKnown: () => false })).toEqual([]);
  });

  it.each([['aB3-efghi', 'nine characters'], [`${'aB3'.repeat(21)}xy`, 'sixty-five']])('refuses the length of %s (%s)', (password) => {
    expect(checkPassword(password)).toEqual(['passwordLength']);
  });

  it('counts characters, not bytes or halves of them', () => {
    expect(checkPassword('aB3😀😀😀😀😀😀😀')).toEqual([]);
    expect(checkPassword('aB3😀😀😀😀😀😀')).toEqual(['passwordLength']);
  });

  it.each(['abcdefghijk', 'abcdefghij1', 'ABCDEFGHIJ-', '1234567890-', '一二三四五六七八九十'])('refuses %s: fewer than three classes', (password) => {
    expect(checkPassword(password)).toEqual(['passwordClasses']);
  });

  it('asks the list of known passwords', () => {
    expect(checkPassword('Password123', { isKnown: (password) => password === 'Password123' })).toEqual(['passwordKnown']);
  });

  it.each([
    'Ab-王小明-12345', 'Ab-370000198503120013', 'Born-19850312-x', 'Ends-120013-xy', 'Call-13812345678', 'Call-12345678-x',
    'XiaoMing-2026-x', 'ＸＩＡＯＭＩＮＧ-2026-x',
  ])('refuses %s: it holds data of the person', (password) => {
    expect(checkPassword(password, { personal: PERSON })).toContain('passwordPersonal');
  });

  it('does not mistake a short or missing value for data of the person', () => {
    expect(checkPassword('Cedar-Lantern-42', { personal: { name: 'Ed', email: 'a@x.cn', mobile: '' } })).toEqual([]);
  });

  it('lists everything wrong at once and never fails', () => {
    expect(checkPassword('', { personal: PERSON })).toEqual(['passwordLength', 'passwordClasses']);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (password) => {
      expect(Array.isArray(checkPassword(password, { personal: PERSON }))).toBe(true);
    }));
  });
});
