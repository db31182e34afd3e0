import { award, book, conference, fixed, paper, patent, researchProject, skillTest, studyPoints } from './amounts-by-result.ts';
import { approvedClass, assignment, byHalfDays, degreeStudy, teaching, trainingCourse } from './amounts-by-time.ts';
import { type HalfFilledForm, textIn } from './form-values.ts';
import { roundHoursDown } from './hours.ts';
import { amount, type Amount, type AmountRule, type Proposal, type ProposalFacts, reason, unknown } from './proposal.ts';
import type { FormRule, HourRules } from './rules.ts';
import type { StudyForm } from './study-forms.ts';

/** The result that earns nothing, whatever the form. */
const FAILED = 'unqualified';

const NO_FACTS: ProposalFacts = { approvedHours: null };

const amounts = {
  baseClass: approvedClass,
  trainingCourse,
  onlineCourse: () => unknown(reason('courseHours')),
  degreeStudy,
  conference,
  researchProject,
  paper,
  book,
  patent,
  award,
  qualificationExam: fixed('qualificationExam'),
  surveyReport: fixed('surveyReport'),
  assignment,
  grassrootsService: byHalfDays(({ forms }) => forms.grassrootsService),
  industryTraining: approvedClass,
  practice: byHalfDays(({ forms }) => forms.practice),
  teaching,
  selfStudy: () => unknown(reason('leftToReviewer')),
  skillTest,
  studyPoints,
  other: () => unknown(reason('leftToReviewer')),
} as const satisfies Record<StudyForm, AmountRule>;

/**
 * What the rules give for a declaration, the most it can get, and why (docs/rules.md, "Hours"). The hours that somebody
 * declares play no part: they may be fewer, and those above the cap are pointed out. Pure, the same in browser and on
 * the server, and tolerant of half-filled forms: it runs while somebody types.
 */
export function proposeHours(rules: HourRules, studyForm: StudyForm, form: HalfFilledForm, facts: ProposalFacts = NO_FACTS): Proposal {
  const rule: FormRule = rules.forms[studyForm];
  const nothing = nothingFor(rule, form);
  return capped(rule, nothing ?? amounts[studyForm](rules, form, facts));
}

/** The most of the declared hours that can be recognized under a proposal. */
export function recognizableHours({ cap }: Proposal, declared: number): number {
  return cap === null ? declared : Math.min(declared, cap);
}

/** Why a declaration earns nothing, before anything is computed; null when it may earn something. */
function nothingFor(rule: FormRule, form: HalfFilledForm): Amount | null {
  const subject = textIn(form, 'learningSubject');
  if (!rule.isOffered) return amount(0, reason('notOffered'));
  if (subject !== null && !rule.subjects.some((offered) => offered === subject)) return amount(0, reason('subjectNotOffered', { subject }));
  return textIn(form, 'result') === FAILED ? amount(0, reason('resultFailed')) : null;
}

function capped({ yearlyCap }: FormRule, { hours, reasons }: Amount): Proposal {
  if (hours === null) return { hours, cap: yearlyCap, reasons: yearlyCap === null ? reasons : [...reasons, reason('yearlyCap', { cap: yearlyCap })] };
  const whole = roundHoursDown(hours);
  return yearlyCap === null || whole <= yearlyCap
    ? { hours: whole, cap: whole, reasons } : { hours: yearlyCap, cap: yearlyCap, reasons: [...reasons, reason('yearlyCap', { cap: yearlyCap })] };
}
