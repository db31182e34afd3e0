import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskEmail, maskIdNumber, maskMobile, maskName } from '../../../workflows/shared/mask.ts';

describe('masks', () => {
  it('show the parts a reviewer needs to recognize a value', () => {
    expect(maskIdNumber('370000198503120013')).toBe('370***********0013');
    expect(maskMobile('13812345678')).toBe('138****5678');
    expect(maskEmail('alice@x.cn')).toBe('a***@x.cn');
    expect(maskName('张三')).toBe('张*');
    expect(maskName('欧阳小明')).toBe('欧*');
    expect(maskName('𠮷田')).toBe('𠮷*');
  });

  it('hide short and broken values whole or nearly so', () => {
    expect(maskIdNumber('E1234567')).toBe('E******7');
    expect(maskIdNumber('12')).toBe('**');
    expect(maskMobile('110')).toBe('**0');
    expect(maskEmail('no-address')).toBe('***');
    expect(maskEmail('@x.cn')).toBe('***');
    expect([maskIdNumber(''), maskMobile(''), maskName('')]).toEqual(['', '', '']);
  });

  it('never show a whole value', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, unit: 'binary' }), (value) => {
      for (const mask of [maskIdNumber, maskMobile, maskEmail, maskName]) expect(mask(value)).toContain('*');
    }));
    fc.assert(fc.property(fc.stringMatching(/^[0-9]{1,18}$/), (value) => {
      for (const mask of [maskIdNumber, maskMobile]) {
        expect(mask(value).replaceAll('*', '').length).toBeLessThan(value.length);
      }
    }));
  });
});
