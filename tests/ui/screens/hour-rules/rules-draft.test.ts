import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { RulesDraft } from '../../../../ui/screens/hour-rules/rules-draft.ts';
import { judgeHourRules } from '../../../../workflows/shared/hours/judge-rules.ts';
import { DEFAULT_HOUR_RULES } from '../../../../workflows/shared/hours/rules.ts';

const AUTHORS = { path: 'forms.paper.hoursByAuthor', kind: 'list' } as const;
const CAP = { path: 'forms.paper.yearlyCap', kind: 'cap' } as const;
const TOTAL = { path: 'annualTotalMin', kind: 'number' } as const;

describe('rules while they are changed', () => {
  it('take what is typed, keep it as typed, and leave the former rules as they are', () => {
    const draft = new RulesDraft(DEFAULT_HOUR_RULES);
    draft.type(AUTHORS, '４０、20, 10');
    draft.type(CAP, '60.5');
    expect(draft.rules).toMatchObject({ forms: { paper: { hoursByAuthor: [40, 20, 10], yearlyCap: 60.5 }, book: DEFAULT_HOUR_RULES.forms.book } });
    expect(draft.text(AUTHORS)).toBe('４０、20, 10');
    expect(judgeHourRules(draft.rules)).toEqual([]);
    expect(DEFAULT_HOUR_RULES.forms.paper).toMatchObject({ hoursByAuthor: [30, 15, 10], yearlyCap: null });
  });

  it('have no cap where none is typed, and are refused where something is no number', () => {
    const draft = new RulesDraft(DEFAULT_HOUR_RULES);
    draft.type({ path: 'forms.book.yearlyCap', kind: 'cap' }, '');
    draft.type(TOTAL, '九十');
    expect(draft.value('forms.book.yearlyCap')).toBeNull();
    expect(judgeHourRules(draft.rules).map(({ field, code }) => [field, code])).toEqual([['rules.annualTotalMin', 'ruleNumber']]);
  });
});
