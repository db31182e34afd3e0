import { type CheckResult, type CheckVerdict, PASSED, runChecks, warnOfAny } from '../../shared/checks.ts';
import { daysBetween } from '../../shared/time.ts';
import { executionPercent, type YearFigures } from '../../shared/training.ts';
import type { trainingPlanReview, TrainingSubject } from './definition.ts';

/** A class is declared so many days before it begins, or it is pointed out. */
export const CLASS_LEAD_DAYS = 30;
/** A class is closed within so many working days of its end, or it is pointed out. */
export const CLOSING_WORKING_DAYS = 10;
/** Below this a plan counts as not carried out. */
export const EXECUTION_PERCENT = 80;

/** What the checks read of each form. */
export interface TrainingCheckForms {
  readonly annualPlan: { readonly items: readonly { readonly name: string; readonly hours: number; readonly sessions: number; readonly capacity: number }[] };
  readonly trainingClass: {
    readonly hours: number; readonly capacity: number; readonly startsOn: string; readonly endsOn: string;
    readonly timetable: readonly { readonly day: string; readonly hours: number }[];
  };
  readonly classClosing: { readonly roster: readonly { readonly idNumber: string; readonly hours: number }[] };
  readonly annualSummary: { readonly year: number };
}

/** What the checks need from the database (`models/facts/training-plan-review.ts`); `today` is the day on which it is checked. */
export interface TrainingFacts {
  /** The version that is valid now; null where the year has none. */
  readonly annualPlan: { readonly version: number | null };
  readonly trainingClass: {
    readonly today: string;
    /** The planned course with the classes declared of it so far; null outside the plan. */
    readonly item: { readonly hours: number; readonly capacity: number; readonly sessions: number; readonly declared: number } | null;
  };
  readonly classClosing: {
    readonly capacity: number;
    readonly hours: number;
    /** People of the roster whom the platform does not know, and whom it knows in another unit. */
    readonly unknownPeople: number;
    readonly peopleOfOthers: number;
    /** The last day on which it is in time, and today. */
    readonly dueOn: string;
    readonly today: string;
  };
  readonly annualSummary: { readonly today: string; readonly figures: YearFigures };
}

type CheckOf<Subject extends TrainingSubject> = (typeof trainingPlanReview)['subjects'][Subject]['checks'][number];

type Check<Subject extends TrainingSubject> = (form: TrainingCheckForms[Subject], facts: TrainingFacts[Subject]) => CheckVerdict;

const atMost = (value: number, limit: number): CheckVerdict => (value <= limit ? PASSED : { result: 'failed', params: { value, limit } });

const failOfAny = (count: number): CheckVerdict => (count === 0 ? PASSED : { result: 'failed', params: { count } });

const sumOf = (numbers: readonly number[]): number => Math.round(numbers.reduce((sum, one) => sum + one, 0) * 10) / 10;

const repeated = (texts: readonly string[]): number => texts.length - new Set(texts).size;

const byName: { readonly [Subject in TrainingSubject]: Readonly<Record<CheckOf<Subject>, Check<Subject>>> } = {
  annualPlan: {
    planTotals: ({ items }) => ({ result: 'passed', params: {
      courses: items.length, sessions: sumOf(items.map(({ sessions }) => sessions)), people: sumOf(items.map(({ sessions, capacity }) => sessions * capacity)),
      hours: sumOf(items.map(({ sessions, hours }) => sessions * hours)),
    } }),
    planAmends: (_form, { version }) => (version === null ? PASSED : { result: 'warning', params: { version } }),
    planNamesTwice: ({ items }) => warnOfAny(repeated(items.map(({ name }) => name))),
  },
  trainingClass: {
    classInPlan: (_form, { item }) => (item === null ? { result: 'warning', params: {} } : PASSED),
    classHours: ({ hours }, { item }) => (item === null ? PASSED : atMost(hours, item.hours)),
    classCapacity: ({ capacity }, { item }) => (item === null ? PASSED : atMost(capacity, item.capacity)),
    classSessions: (_form, { item }) => (item === null || item.declared < item.sessions
      ? PASSED : { result: 'warning', params: { declared: item.declared, sessions: item.sessions } }),
    classLeadTime: ({ startsOn }, { today }) => {
      const days = daysBetween(today, startsOn);
      return days >= CLASS_LEAD_DAYS ? PASSED : { result: 'warning', params: { days, limit: CLASS_LEAD_DAYS } };
    },
    timetableHours: ({ hours, timetable }) => {
      const value = sumOf(timetable.map((lesson) => lesson.hours));
      return value === hours ? PASSED : { result: 'warning', params: { value, hours } };
    },
    timetableDays: ({ startsOn, endsOn, timetable }) => warnOfAny(timetable.filter(({ day }) => day < startsOn || day > endsOn).length),
  },
  classClosing: {
    rosterDuplicates: ({ roster }) => failOfAny(repeated(roster.map(({ idNumber }) => idNumber))),
    rosterCapacity: ({ roster }, { capacity }) => atMost(roster.length, capacity),
    rosterHours: ({ roster }, { hours: limit }) => failOfAny(roster.filter(({ hours }) => hours > limit).length),
    rosterKnown: (_form, { unknownPeople }) => warnOfAny(unknownPeople),
    // That others come to a class is what a base is for; it is said, and no fault.
    rosterUnits: (_form, { peopleOfOthers }) => ({ result: 'passed', params: { count: peopleOfOthers } }),
    closingTime: (_form, { dueOn, today }) => (today <= dueOn ? PASSED : { result: 'warning', params: { day: dueOn, limit: CLOSING_WORKING_DAYS } }),
  },
  annualSummary: {
    planExecution: (_form, { figures }) => {
      const percent = executionPercent(figures);
      const { plannedSessions, closedClasses, plannedPeople, people, passedPeople, publicHours, professionalHours } = figures;
      const params = { percent: percent ?? 0, plannedSessions, closedClasses, plannedPeople, people, passedPeople, publicHours, professionalHours };
      return { result: percent !== null && percent >= EXECUTION_PERCENT ? 'passed' : 'warning', params };
    },
    classesUnclosed: (_form, { figures: { classes, closedClasses } }) => warnOfAny(classes - closedClasses),
    summarySeason: ({ year }, { today }) => (today >= `${year}-12-01` ? PASSED : { result: 'warning', params: { year } }),
  },
};

/** Runs the checks of a subject in the order of the definition. Pure; they inform and never decide (docs/rules.md, "Training plans"). */
export function runTrainingChecks<Subject extends TrainingSubject>(
  subject: Subject, names: readonly CheckOf<Subject>[], form: TrainingCheckForms[Subject], facts: TrainingFacts[Subject],
): CheckResult<CheckOf<Subject>>[] {
  return runChecks(names, byName[subject], form, facts);
}
