import { describe, expect, it } from '@jest/globals';
import { proposeHours, recognizableHours } from '../../../../workflows/shared/hours/propose.ts';
import type { Proposal, ProposalFacts } from '../../../../workflows/shared/hours/proposal.ts';
import { DEFAULT_HOUR_RULES, type HourRules } from '../../../../workflows/shared/hours/rules.ts';
import { type StudyForm, studyForms } from '../../../../workflows/shared/hours/study-forms.ts';
import { reasonSentence } from '../../../../workflows/shared/hours/words.ts';
import { LOCALES } from '../../../../workflows/shared/messages/index.ts';
import { hourFormExample } from '../../../support/hour-forms.ts';

type Fields = Readonly<Record<string, unknown>>;
/** What is filled in, the hours and the cap that are to come of it, and the codes of the reasons. */
type Row = readonly [form: Fields, hours: number | null, cap: number | null, codes: string];

const rules: HourRules = { ...DEFAULT_HOUR_RULES, forms: { ...DEFAULT_HOUR_RULES.forms, studyPoints: { ...DEFAULT_HOUR_RULES.forms.studyPoints, isOffered: true } } };
const passed = (count: number) => Array.from({ length: count }, (_course, place) => ({ courseName: `课程${place + 1}`, grade: '85' }));
const week = { startsOn: '2026-03-02', endsOn: '2026-03-06' };

const rows: Record<StudyForm, readonly Row[]> = {
  baseClass: [
    [{ approvedHours: 24 }, 24, 24, 'approvedHours'],
    [{}, null, null, 'approvedHoursUnknown'],
    [{ approvedHours: 24, result: 'unqualified' }, 0, 0, 'resultFailed'],
  ],
  trainingCourse: [
    [{}, null, null, 'missing'],
    [{ days: 3 }, 24, 24, 'days'],
    [{ days: 0.5 }, 4, 4, 'halfDays'],
    [{ days: 2.5, ...week }, 20, 20, 'days halfDays'],
    [{ days: 3, attendance: 'halfTime' }, 12, 12, 'halfDays'],
    [{ days: 9, ...week }, 40, 40, 'days datesSpan'],
    [{ days: 'three' }, null, null, 'missing'],
  ],
  onlineCourse: [
    [{}, null, null, 'courseHours'],
    [{ hours: 40, result: 'good' }, null, null, 'courseHours'],
    [{ result: 'unqualified' }, 0, 0, 'resultFailed'],
  ],
  degreeStudy: [
    [{ courses: passed(3) }, 45, 45, 'courses'],
    [{ courses: passed(4) }, 60, 60, 'courses'],
    [{ courses: passed(5) }, 60, 60, 'courses yearlyCap'],
    [{}, null, 60, 'missing yearlyCap'],
  ],
  conference: [
    [{ level: 'national', role: 'attendee' }, 12, 12, 'conferenceLevel'],
    [{ level: 'provincial', role: 'presenter' }, 12, 12, 'conferenceLevel paperExtra'],
    [{ level: 'city', role: 'keynote', paperCharacters: 5000 }, 6, 6, 'conferenceLevel paperExtra'],
    [{ level: 'county', role: 'attendee' }, 0, 0, 'levelNotListed'],
    [{ level: 'national' }, null, null, 'missing'],
  ],
  researchProject: [
    [{ level: 'national', projectKind: 'main', rank: 2 }, 56, 56, 'projectRank'],
    [{ level: 'provincial', projectKind: 'sub', rank: 3 }, 24, 24, 'projectRank'],
    [{ level: 'provincial', projectKind: 'main', rank: 4 }, 0, 0, 'beyondRank'],
    [{ level: 'city', projectKind: 'main', rank: 1 }, 0, 0, 'levelNotListed'],
    [{ level: 'national', rank: 1.5 }, null, null, 'missing missing'],
  ],
  paper: [
    [{ rank: 1 }, 30, 30, 'authorRank'],
    [{ rank: 3 }, 10, 10, 'authorRank'],
    [{ rank: 4 }, 0, 0, 'beyondRank'],
    [{ rank: 0 }, null, null, 'missing'],
  ],
  book: [
    [{ rank: 1, characters: 40_000 }, 20, 20, 'characters'],
    [{ rank: 3, characters: 11_999 }, 5.5, 5.5, 'characters'],
    [{ rank: 1, characters: 900_000 }, 60, 60, 'characters yearlyCap'],
    [{ rank: 4, characters: 40_000 }, 0, 0, 'beyondRank'],
    [{ rank: 1 }, null, 60, 'missing yearlyCap'],
  ],
  patent: [
    [{ patentKind: 'invention', rank: 1 }, 48, 48, 'patentKind'],
    [{ patentKind: 'design', rank: 3 }, 24, 24, 'patentKind lessPerRank'],
    [{ patentKind: 'utilityModel', rank: 9 }, 0, 0, 'patentKind lessPerRank'],
    [{ rank: 1 }, null, null, 'missing'],
  ],
  award: [
    [{ level: 'national', awardClass: 'third', rank: 1 }, 42, 42, 'awardClass'],
    [{ level: 'provincial', awardClass: 'second', rank: 2 }, 35, 35, 'awardClass lessPerRank'],
    [{ level: 'city', awardClass: 'second', rank: 1 }, 0, 0, 'awardNotListed'],
    [{ level: 'national' }, null, null, 'missing missing'],
  ],
  qualificationExam: [
    [{}, 40, 40, 'fixed'],
    [{ learningSubject: 'professional', examLevel: 'senior' }, 40, 40, 'fixed'],
    [{ learningSubject: 'public' }, 0, 0, 'subjectNotOffered'],
  ],
  surveyReport: [
    [{}, 20, 20, 'fixed'],
    [{ leaderLevel: 'city' }, 20, 20, 'fixed'],
    [{ learningSubject: 'public' }, 0, 0, 'subjectNotOffered'],
  ],
  assignment: [
    [{ startsOn: '2026-01-01', endsOn: '2026-12-31' }, 60, 60, 'months'],
    [{ startsOn: '2026-03-15', endsOn: '2026-06-14' }, 15, 15, 'months'],
    [{ startsOn: '2026-03-15', endsOn: '2026-06-13' }, 10, 10, 'months'],
    [{ startsOn: '2026-03-15', endsOn: '2026-03-20' }, 0, 0, 'months'],
    [{ startsOn: '2025-01-01', endsOn: '2026-12-31' }, 60, 60, 'months'],
    [{ startsOn: '2026-06-14', endsOn: '2026-03-15' }, null, null, 'missing'],
    [{ startsOn: '2026-01-01', endsOn: '2026-12-31', result: 'unqualified' }, 0, 0, 'resultFailed'],
  ],
  grassrootsService: [
    [{ days: 1 }, 8, 8, 'halfDays'],
    [{ days: 0.5 }, 4, 4, 'halfDays'],
    [{ days: 3, ...week }, 20, 20, 'halfDays yearlyCap'],
    [{ days: 2, startsOn: '2026-03-02', endsOn: '2026-03-02' }, 8, 8, 'halfDays datesSpan'],
  ],
  industryTraining: [
    [{ approvedHours: 30 }, 30, 30, 'approvedHours'],
    [{ approvedHours: 30, result: 'unqualified' }, 0, 0, 'resultFailed'],
    [{ planItem: '项目' }, null, null, 'approvedHoursUnknown'],
  ],
  practice: [
    [{ days: 2 }, 16, 16, 'halfDays'],
    [{ days: 4 }, 30, 30, 'halfDays yearlyCap'],
    [{ days: null }, null, 30, 'missing yearlyCap'],
  ],
  teaching: [
    [{ teachingHours: 12.5 }, 12.5, 12.5, 'teachingHours'],
    [{ teachingHours: 31 }, 30, 30, 'teachingHours yearlyCap'],
    [{ teachingHours: -1 }, null, 30, 'missing yearlyCap'],
  ],
  selfStudy: [
    [{}, null, 20, 'leftToReviewer yearlyCap'],
    [{ result: 'qualified', hours: 40 }, null, 20, 'leftToReviewer yearlyCap'],
    [{ result: 'unqualified' }, 0, 0, 'resultFailed'],
  ],
  skillTest: [
    [{ moduleCount: 1 }, 12, 12, 'modules'],
    [{ moduleCount: 3, learningSubject: 'public' }, 36, 36, 'modules'],
    [{ moduleCount: '' }, null, null, 'missing'],
  ],
  studyPoints: [
    [{ points: 2000 }, 10, 10, 'points'],
    [{ points: 1999 }, 0, 0, 'pointsBelow'],
    [{ points: 2600, learningSubject: 'professional' }, 0, 0, 'subjectNotOffered'],
    [{}, null, null, 'missing'],
  ],
  other: [
    [{}, null, null, 'leftToReviewer'],
    [{ hours: 500 }, null, null, 'leftToReviewer'],
    [{ learningSubject: 'public' }, null, null, 'leftToReviewer'],
  ],
};

/** A row may say with how many hours a class was approved. */
function propose(studyForm: StudyForm, { approvedHours, ...form }: Fields, under = rules): Proposal {
  const facts: ProposalFacts = { approvedHours: typeof approvedHours === 'number' ? approvedHours : null };
  return proposeHours(under, studyForm, form, facts);
}

function codesOf({ reasons }: Proposal): string {
  return reasons.map(({ code }) => code).join(' ');
}

describe.each(studyForms())('the proposal for %s', (studyForm) => {
  it.each(rows[studyForm])('of %j is %j, at most %j, because of %s', (form, hours, cap, codes) => {
    const proposal = propose(studyForm, form);
    expect([proposal.hours, proposal.cap, codesOf(proposal)]).toEqual([hours, cap, codes]);
  });

  it('says why in whole sentences of both languages', () => {
    for (const [form] of rows[studyForm]) {
      for (const reason of propose(studyForm, form).reasons) {
        const sentences = LOCALES.map((locale) => reasonSentence(locale, studyForm, reason));
        for (const sentence of sentences) expect([reason.code, sentence]).toEqual([reason.code, expect.not.stringMatching(/[{}]|^[a-zA-Z]+$/)]);
        expect(sentences[0]).not.toMatch(/[a-z]/);
      }
    }
  });

  it('survives anything that is typed', () => {
    const fields = Object.keys(hourFormExample(studyForm));
    for (const value of [null, undefined, '', 'x', '2026-02-30', -1, 0, 0.3, Number.NaN, Number.POSITIVE_INFINITY, [], {}, true]) {
      const { hours, cap } = proposeHours(rules, studyForm, Object.fromEntries(fields.map((field) => [field, value])));
      expect(hours === null || (hours >= 0 && (cap === null || hours <= cap))).toBe(true);
    }
  });

  it('is nothing where the division does not count it', () => {
    const off = { ...rules, forms: { ...rules.forms, [studyForm]: { ...rules.forms[studyForm], isOffered: false } } };
    expect(proposeHours(off, studyForm, {})).toEqual({ hours: 0, cap: 0, reasons: [{ code: 'notOffered', params: {} }] });
  });
});

describe('a proposal', () => {
  it('names what its sentences need', () => {
    const [reason] = propose('researchProject', { level: 'national', projectKind: 'main', rank: 2 }).reasons;
    expect(reason).toEqual({ code: 'projectRank', params: { level: 'national', projectKind: 'main', rank: 2, hours: 56 } });
    expect(reason === undefined ? '' : reasonSentence('zh-CN', 'researchProject', reason)).toBe('国家级主课题第 2 位，56 学时');
    const [absent] = propose('degreeStudy', {}).reasons;
    expect(absent === undefined ? '' : reasonSentence('zh-CN', 'degreeStudy', absent)).toBe('填写“课程名称与成绩”后计算');
  });

  it('is the same whatever was declared; of that, no more than the cap can be recognized', () => {
    const three = propose('trainingCourse', { days: 3, hours: 99 });
    expect(three).toEqual(propose('trainingCourse', { days: 3, hours: 5 }));
    expect([5, 24, 99].map((declared) => recognizableHours(three, declared))).toEqual([5, 24, 24]);
    expect(recognizableHours(propose('other', {}), 99)).toBe(99);
    expect(recognizableHours(propose('selfStudy', {}), 99)).toBe(20);
  });

  it('gives more for long papers where the rules say so', () => {
    const conference = { ...rules.forms.conference, longPaper: { characters: 2000, extra: { national: 8, provincial: 6 } } };
    const longer = { ...rules, forms: { ...rules.forms, conference } };
    const hoursOf = (level: string, paperCharacters: number | null) => propose('conference', { level, role: 'presenter', paperCharacters }, longer).hours;
    expect([hoursOf('national', 1999), hoursOf('national', 2000), hoursOf('provincial', 2000), hoursOf('national', null)]).toEqual([18, 20, 14, 18]);
    expect(hoursOf('city', 2000)).toBe(4);
  });

  it('has no more hours in a day than a day can have', () => {
    const six = { ...rules, maxHoursPerDay: 6 };
    expect(propose('trainingCourse', { days: 2.5 }, six).hours).toBe(15);
    expect(propose('practice', { days: 1 }, six).hours).toBe(6);
  });

  it('is made without facts too', () => {
    expect(proposeHours(rules, 'baseClass', {}).hours).toBeNull();
    expect(proposeHours(DEFAULT_HOUR_RULES, 'studyPoints', { points: 5000 }).hours).toBe(0);
  });
});
