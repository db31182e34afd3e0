import type { LearningSubject, StudyForm } from './study-forms.ts';

/** Levels of organizers, meetings, projects and awards, the highest first. */
export const HOUR_LEVELS = ['international', 'national', 'provincial', 'city', 'county', 'unit'] as const;

export type HourLevel = (typeof HOUR_LEVELS)[number];

/** Who declares decides who reviews: the person or his employer, a department for its own staff, a base for the roster of a class. */
export type DeclarerKind = 'employer' | 'department' | 'base';

/** Steps a declaration can go through; a chain names those that it does, in order. */
export const REVIEW_STEPS = ['unit', 'direct', 'department', 'bureau'] as const;

export type ReviewStep = (typeof REVIEW_STEPS)[number];

/** What every study form has; hours in steps of 0.5. */
export interface FormRule {
  /** Whether it can be declared in this division and year. */
  readonly isOffered: boolean;
  readonly subjects: readonly LearningSubject[];
  /** At most so many hours of this form count in a year; null for no cap. */
  readonly yearlyCap: number | null;
}

/** Numbers that are particular to a study form. Ranks count from 1; a list holds the hours of rank 1, 2, … and nothing beyond it. */
interface FormNumbers {
  readonly baseClass: Record<never, never>;
  readonly trainingCourse: { readonly hoursPerDay: number; readonly hoursPerHalfDay: number };
  readonly onlineCourse: Record<never, never>;
  readonly degreeStudy: { readonly hoursPerCourse: number };
  readonly conference: {
    readonly hours: Readonly<Partial<Record<HourLevel, number>>>;
    readonly paperExtra: Readonly<Partial<Record<HourLevel, number>>>;
    /** What a paper of at least so many characters adds instead; null where length makes no difference. */
    readonly longPaper: { readonly characters: number; readonly extra: Readonly<Partial<Record<HourLevel, number>>> } | null;
  };
  readonly researchProject: { readonly main: Readonly<Partial<Record<HourLevel, readonly number[]>>>; readonly sub: Readonly<Partial<Record<HourLevel, readonly number[]>>> };
  readonly paper: { readonly hoursByAuthor: readonly number[] };
  readonly book: { readonly hoursPerTenThousandCharacters: number; readonly countedAuthors: number };
  readonly patent: { readonly invention: number; readonly utilityModel: number; readonly design: number; readonly lessPerRank: number };
  readonly award: { readonly hours: Readonly<Partial<Record<HourLevel, readonly number[]>>>; readonly lessPerRank: number };
  readonly qualificationExam: { readonly hours: number };
  readonly surveyReport: { readonly hours: number };
  readonly assignment: { readonly hoursPerYear: number };
  readonly grassrootsService: { readonly hoursPerHalfDay: number };
  readonly industryTraining: Record<never, never>;
  readonly practice: { readonly hoursPerHalfDay: number };
  readonly teaching: { readonly hoursPerTeachingHour: number };
  readonly selfStudy: Record<never, never>;
  readonly skillTest: { readonly hoursPerModule: number };
  readonly studyPoints: { readonly points: number; readonly hours: number };
  readonly other: Record<never, never>;
}

/**
 * What counts in a division in a year (docs/rules.md, "Hours"). Stored as data, in versions that never change; a case
 * freezes the version it was submitted under. Days of the year are `mm-dd`.
 */
export interface HourRules {
  readonly annualTotalMin: number;
  readonly annualPublicMin: number;
  readonly annualProfessionalMin: number;
  readonly minutesPerHour: number;
  readonly maxHoursPerDay: number;
  readonly yearStart: string;
  readonly yearEnd: string;
  /** The last day, in the year after, on which hours of a year can be declared. */
  readonly declarableUntil: string;
  /** Years before whose hours can still be declared after that day, late; 0 for none. */
  readonly makeUpYears: number;
  readonly carryOverAllowed: boolean;
  readonly lookbackYearsForTitle: number;
  readonly countFrom: 'appointmentYear' | 'promotionDate' | 'moveInDate';
  readonly reviewChains: Readonly<Record<DeclarerKind, readonly ReviewStep[]>>;
  readonly forms: { readonly [Form in StudyForm]: FormRule & FormNumbers[Form] };
}

const both: readonly LearningSubject[] = ['public', 'professional'];
const professional: readonly LearningSubject[] = ['professional'];
const offered = { isOffered: true, subjects: professional, yearlyCap: null } as const;

/** The rules where a division has none of its own: those of the province as far as they are known, the rest assumed (docs/rules.md, "Hours"). */
export const DEFAULT_HOUR_RULES: HourRules = {
  annualTotalMin: 90,
  annualPublicMin: 30,
  annualProfessionalMin: 60,
  minutesPerHour: 45,
  maxHoursPerDay: 8,
  yearStart: '01-01',
  yearEnd: '12-31',
  declarableUntil: '01-31',
  makeUpYears: 5,
  carryOverAllowed: false,
  lookbackYearsForTitle: 5,
  countFrom: 'appointmentYear',
  reviewChains: { employer: ['unit', 'department'], department: ['direct'], base: ['direct'] },
  forms: {
    baseClass: { ...offered, subjects: both },
    trainingCourse: { ...offered, subjects: both, hoursPerDay: 8, hoursPerHalfDay: 4 },
    onlineCourse: { ...offered, subjects: both },
    degreeStudy: { ...offered, yearlyCap: 60, hoursPerCourse: 15 },
    conference: {
      ...offered,
      hours: { international: 12, national: 12, provincial: 8, city: 4 }, paperExtra: { international: 6, national: 6, provincial: 4, city: 2 },
      longPaper: null,
    },
    researchProject: {
      ...offered,
      main: { national: [64, 56, 48, 40, 32], provincial: [56, 48, 40] }, sub: { national: [48, 40, 32], provincial: [40, 32, 24] },
    },
    paper: { ...offered, hoursByAuthor: [30, 15, 10] },
    book: { ...offered, yearlyCap: 60, hoursPerTenThousandCharacters: 5, countedAuthors: 3 },
    patent: { ...offered, invention: 48, utilityModel: 36, design: 36, lessPerRank: 6 },
    award: { ...offered, hours: { national: [46, 46, 42], provincial: [38, 38, 34], city: [30] }, lessPerRank: 3 },
    qualificationExam: { ...offered, hours: 40 },
    surveyReport: { ...offered, hours: 20 },
    assignment: { ...offered, hoursPerYear: 60 },
    grassrootsService: { ...offered, yearlyCap: 20, hoursPerHalfDay: 4 },
    industryTraining: offered,
    practice: { ...offered, yearlyCap: 30, hoursPerHalfDay: 4 },
    teaching: { ...offered, yearlyCap: 30, hoursPerTeachingHour: 1 },
    selfStudy: { ...offered, yearlyCap: 20 },
    skillTest: { ...offered, subjects: both, hoursPerModule: 12 },
    studyPoints: { isOffered: false, subjects: ['public'], yearlyCap: null, points: 2000, hours: 10 },
    other: { ...offered, subjects: both },
  },
};
