import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isKnownPassword } from '../../../platform/known-passwords.ts';

describe('isKnownPassword', () => {
  it.each([
    'Password123!', 'P@ssw0rd2024', 'Admin@123456', '1qaz2WSX3edc', 'Qwer1234!@#$', 'Aa123456789!', 'Woaini1314!!',
    'Xueshi-Demo-2026', 'Shandong@2026', 'Zhangsan123', '1q2w3e4r5T', 'Abcd1234567', 'ＡＤＭＩＮ＠２０２６', 'aaaaAAAA1111',
  ])('knows %s', (password) => {
    expect(isKnownPassword(password)).toBe(true);
  });

  it.each([
    'Cedar-Lantern-42', 'Tk7#mQz2vL9p', 'correct-Horse-battery-9', '落霞与孤鹜齐飞Ab9', 'aB3-dE5-gH7x', 'Jinan-Lake-Boat-73',
  ])('does not know %s, which has a part of its own', (password) => {
    expect(isKnownPassword(password)).toBe(false);
  });

  it('lets random passwords pass', () => {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
    const random = fc.array(fc.constantFrom(...letters), { minLength: 16, maxLength: 64 }).map((list) => `${list.join('')}kv`);
    fc.assert(fc.property(random, (password) => {
      expect(isKnownPassword(password)).toBe(false);
    }), { seed: 20261123, numRuns: 300 });
  });

  it('answers the longest and strangest input within the time of a test', () => {
    const answers = ['', 'a'.repeat(10_000), '😀'.repeat(200), '\u0000\ud800', 'qwerty!'.repeat(500)].map(isKnownPassword);
    expect(answers.every((answer) => typeof answer === 'boolean')).toBe(true);
  });
});
