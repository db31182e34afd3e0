import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparableName, normalizeText, similarityPercent, toHalfWidth } from '../../../workflows/shared/text.ts';

describe('toHalfWidth', () => {
  it('turns full-width letters, digits and signs into half-width ones', () => {
    expect(toHalfWidth('Ａｂ１２３＠ｘ．ｃｎ　（甲）')).toBe('Ab123@x.cn (甲)');
  });

  it('leaves everything else alone', () => {
    expect(toHalfWidth('济南市 abc。“”')).toBe('济南市 abc。“”');
  });
});

describe('normalizeText', () => {
  it('mends width and blanks, and keeps Chinese punctuation', () => {
    expect(normalizeText('  山东　某某（集团）\u200b有限公司，Ａ座 \n １层 ')).toBe('山东 某某（集团）有限公司，A座 1层');
    expect(normalizeText('ｎａｍｅ＠ｅｘａｍｐｌｅ．ｃｎ')).toBe('name@example.cn');
    expect(normalizeText('１３８１２３４５６７８')).toBe('13812345678');
  });

  it('drops characters that show nothing or turn the direction of writing', () => {
    expect(normalizeText('a\u0000b\u202Ec\uFEFFd\u00ADe')).toBe('abcde');
    expect(normalizeText(' \u200b\t ')).toBe('');
  });

  it('is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
    }));
  });
});

describe('similarityPercent', () => {
  it('says 100 of names that differ in width, blanks, case and punctuation only', () => {
    expect(similarityPercent('山东 ＡＢＣ（集团）有限公司', '山东abc(集团)有限公司')).toBe(100);
    expect(comparableName('山东 ＡＢＣ（集团）')).toBe('山东abc集团');
  });

  it('finds likely duplicates: another legal form, one character typed wrong', () => {
    expect(similarityPercent('济南泉城软件有限公司', '济南泉城软件有限责任公司')).toBe(99);
    expect(similarityPercent('济南泉城软件有限公司', '济南泉成软件有限公司')).toBeGreaterThanOrEqual(75);
  });

  it('is not fooled by what all names share: place and legal form', () => {
    expect(similarityPercent('山东省济南市历下区甲乙科技有限公司', '山东省济南市历下区丙丁科技有限公司')).toBeLessThan(75);
    expect(similarityPercent('山东省济南市第一中学', '山东省济南市职业学院')).toBeLessThan(75);
    expect(similarityPercent('济南市教育局', '青岛市教育局')).toBeLessThan(75);
  });

  it('is symmetric and between 0 and 100', () => {
    const name = fc.string({ unit: fc.constantFrom(...'山东济南市区县有限公司甲乙 a') });
    fc.assert(fc.property(name, name, (a, b) => {
      const percent = similarityPercent(a, b);
      expect(percent).toBe(similarityPercent(b, a));
      expect(percent).toBeGreaterThanOrEqual(0);
      expect(percent).toBeLessThanOrEqual(100);
      expect(percent === 100).toBe(comparableName(a) === comparableName(b));
    }));
  });
});
