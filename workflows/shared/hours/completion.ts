import type { HourRules } from './rules.ts';
import { LEARNING_SUBJECTS, type LearningSubject, type StudyForm, studyForms } from './study-forms.ts';

/** Hours that were recognized, or taken back when negative. */
export interface RecognizedHours {
  readonly learningSubject: LearningSubject;
  readonly studyForm: StudyForm;
  readonly hours: number;
}

/** How far hours are from what a year asks for. */
export interface HoursProgress {
  readonly counted: number;
  readonly minimum: number;
  /** 0 when enough. */
  readonly missing: number;
}

export interface SubjectProgress extends HoursProgress {
  /** Recognized, but above the yearly caps of their forms: they count for nothing. */
  readonly overCap: number;
}

/** How far a person is in a year. */
export interface Completion {
  readonly subjects: Readonly<Record<LearningSubject, SubjectProgress>>;
  readonly total: HoursProgress;
  readonly isComplete: boolean;
}

type Sums = Readonly<Record<LearningSubject, number>>;

/**
 * Adds up what was recognized in a year, with the caps of its rules (docs/rules.md, "Hours"). No form falls below 0,
 * whatever was taken back. A cap holds for a form as a whole; what of it is under the cap goes to public courses first.
 */
export function completionOf(rules: HourRules, totals: readonly RecognizedHours[]): Completion {
  const byForm = studyForms().map((studyForm) => {
    const recognized = sumsOf(totals.filter((entry) => entry.studyForm === studyForm));
    return { recognized, counted: underCap(recognized, rules.forms[studyForm].yearlyCap) };
  });
  const subject = (name: LearningSubject, minimum: number): SubjectProgress => {
    const counted = add(byForm.map((form) => form.counted[name]));
    return { ...progress(counted, minimum), overCap: add(byForm.map((form) => form.recognized[name])) - counted };
  };
  const subjects = { public: subject('public', rules.annualPublicMin), professional: subject('professional', rules.annualProfessionalMin) };
  const total = progress(subjects.public.counted + subjects.professional.counted, rules.annualTotalMin);
  return { subjects, total, isComplete: [total, ...Object.values(subjects)].every(({ missing }) => missing === 0) };
}

function sumsOf(entries: readonly RecognizedHours[]): Sums {
  const sum = (name: LearningSubject): number =>
    Math.max(0, add(entries.filter(({ learningSubject }) => learningSubject === name).map(({ hours }) => hours)));
  return { public: sum('public'), professional: sum('professional') };
}

function underCap(sums: Sums, cap: number | null): Sums {
  if (cap === null) return sums;
  const counted = { public: 0, professional: 0 };
  let rest = cap;
  for (const name of LEARNING_SUBJECTS) {
    counted[name] = Math.min(sums[name], rest);
    rest -= counted[name];
  }
  return counted;
}

function progress(counted: number, minimum: number): HoursProgress {
  return { counted, minimum, missing: Math.max(0, minimum - counted) };
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
