import { describe, expect, it } from '@jest/globals';
import { isHourRules, judgeHourRules } from '../../../../workflows/shared/hours/judge-rules.ts';
import { DEFAULT_HOUR_RULES, type HourRules } from '../../../../workflows/shared/hours/rules.ts';

const withConference = (longPaper: unknown): object => {
  const { forms } = DEFAULT_HOUR_RULES;
  return { ...DEFAULT_HOUR_RULES, forms: { ...forms, conference: { ...forms.conference, longPaper } } };
};
const fieldsOf = (rules: unknown): string[] => judgeHourRules(rules).map(({ field, code }) => `${field} ${code}`);

describe('judgeHourRules', () => {
  it('finds nothing wrong with the default rules', () => {
    expect(judgeHourRules(DEFAULT_HOUR_RULES)).toEqual([]);
    expect(isHourRules(JSON.parse(JSON.stringify(DEFAULT_HOUR_RULES)))).toBe(true);
  });

  it('takes a long paper that adds hours, and names what is wrong with one', () => {
    const extra = DEFAULT_HOUR_RULES.forms.conference.paperExtra;
    expect(judgeHourRules(withConference({ characters: 3000, extra }))).toEqual([]);
    expect(fieldsOf(withConference({ characters: 0.5, extra }))).toEqual(['rules.forms.conference.longPaper.characters ruleNumber']);
    expect(fieldsOf(withConference('3000'))).toEqual(['rules.forms.conference.longPaper invalid']);
  });

  it('names every field that is wrong', () => {
    const wrong: HourRules = {
      ...DEFAULT_HOUR_RULES, annualTotalMin: -1, yearEnd: '02-29', reviewChains: { ...DEFAULT_HOUR_RULES.reviewChains, base: [] },
      forms: { ...DEFAULT_HOUR_RULES.forms, paper: { ...DEFAULT_HOUR_RULES.forms.paper, subjects: [], yearlyCap: 0.25, hoursByAuthor: [30, 0.1] } },
    };
    expect(fieldsOf(wrong)).toEqual([
      'rules.annualTotalMin ruleNumber', 'rules.yearEnd ruleDay', 'rules.reviewChains.base ruleChain', 'rules.forms.paper.subjects ruleSubjects',
      'rules.forms.paper.yearlyCap ruleNumber', 'rules.forms.paper.hoursByAuthor ruleNumber',
    ]);
  });

  it('refuses fields that it does not know', () => {
    expect(fieldsOf({ ...DEFAULT_HOUR_RULES, more: 1 })).toEqual(['rules.more unknownField']);
  });
});
