import { describe, expect, it } from '@jest/globals';
import { isHourRules, judgeHourRules } from '../../../../workflows/shared/hours/judge-rules.ts';
import { DEFAULT_HOUR_RULES } from '../../../../workflows/shared/hours/rules.ts';

const { forms } = DEFAULT_HOUR_RULES;
const withConference = (more: object) => ({ ...DEFAULT_HOUR_RULES, forms: { ...forms, conference: { ...forms.conference, ...more } } });

describe('rules of hours', () => {
  it('can be those that hold without any', () => {
    expect(judgeHourRules(DEFAULT_HOUR_RULES)).toEqual([]);
    expect(isHourRules(structuredClone(DEFAULT_HOUR_RULES))).toBe(true);
  });

  it('may give more for long papers', () => {
    const extra = { international: 12, national: 10, provincial: 8, city: 4 };
    expect(judgeHourRules(withConference({ longPaper: { characters: 5000, extra } }))).toEqual([]);
    expect(judgeHourRules(withConference({ longPaper: { characters: 0.5, extra: { ...extra, city: -1 } } })).map(({ field }) => field))
      .toEqual(['rules.forms.conference.longPaper.characters', 'rules.forms.conference.longPaper.extra.city']);
    expect(judgeHourRules(withConference({ longPaper: true }))).toEqual([{ field: 'rules.forms.conference.longPaper', code: 'invalid', params: {} }]);
  });

  it.each<[string, string, object]>([
    ['annualTotalMin', 'ruleNumber', { annualTotalMin: -1 }],
    ['annualTotalMin', 'ruleNumber', { annualTotalMin: 90.25 }],
    ['makeUpYears', 'ruleNumber', { makeUpYears: 1.5 }],
    ['maxHoursPerDay', 'ruleNumber', { maxHoursPerDay: '8' }],
    ['annualPublicMin', 'ruleNumber', { annualPublicMin: undefined }],
    ['annualTotalMin', 'ruleNumber', { annualTotalMin: 100_001 }],
    ['yearStart', 'ruleDay', { yearStart: '02-29' }],
    ['declarableUntil', 'ruleDay', { declarableUntil: '13-01' }],
    ['countFrom', 'notOffered', { countFrom: 'birth' }],
    ['carryOverAllowed', 'invalid', { carryOverAllowed: 1 }],
    ['forms', 'invalid', { forms: [] }],
    ['more', 'unknownField', { more: 1 }],
    ['reviewChains.employer', 'ruleChain', { reviewChains: { ...DEFAULT_HOUR_RULES.reviewChains, employer: [] } }],
    ['reviewChains.employer', 'ruleChain', { reviewChains: { ...DEFAULT_HOUR_RULES.reviewChains, employer: ['unit', 'unit'] } }],
    ['reviewChains.base', 'ruleChain', { reviewChains: { ...DEFAULT_HOUR_RULES.reviewChains, base: ['appeal'] } }],
    ['forms.paper.hoursByAuthor', 'ruleNumber', { forms: { ...forms, paper: { ...forms.paper, hoursByAuthor: [30, 'many'] } } }],
    ['forms.paper.subjects', 'ruleSubjects', { forms: { ...forms, paper: { ...forms.paper, subjects: ['public'] } } }],
    ['forms.book.yearlyCap', 'ruleNumber', { forms: { ...forms, book: { ...forms.book, yearlyCap: -0.5 } } }],
  ])('name %s as wrong: %s', (field, code, more) => {
    expect(judgeHourRules({ ...DEFAULT_HOUR_RULES, ...more })).toEqual([{ field: `rules.${field}`, code, params: {} }]);
  });
});
