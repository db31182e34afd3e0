import type { StudyForm } from './hours/study-forms.ts';

/** For whom a course is meant (docs/rules.md, "Training plans"). */
export const TRAINING_LEVELS = ['senior', 'middle', 'junior', 'mixed'] as const;

/** How a course is held. */
export const TRAINING_METHODS = ['face-to-face', 'online', 'mixed'] as const;

/** The study forms whose hours are earned in a class. */
export const CLASS_FORMS = ['baseClass', 'onlineCourse', 'industryTraining'] as const satisfies readonly StudyForm[];

export type ClassForm = (typeof CLASS_FORMS)[number];

/** Narrows text to a study form whose hours are earned in a class. */
export function isClassForm(text: string): text is ClassForm {
  return CLASS_FORMS.some((known) => known === text);
}

/** How somebody has ended a class. */
export const CLASS_RESULTS = ['excellent', 'passed', 'failed'] as const;

export type ClassResult = (typeof CLASS_RESULTS)[number];

/** What is stored of a class: approved, called off before it began, or ended with an approved closing. */
export const CLASS_STATUSES = ['open', 'cancelled', 'closed'] as const;

export type ClassStatus = (typeof CLASS_STATUSES)[number];

/** What people read of it: an open class is not begun, is held, or waits for its closing. */
export const CLASS_STATES = ['upcoming', 'running', 'ended', 'closed', 'cancelled'] as const;

export type ClassState = (typeof CLASS_STATES)[number];

/** What the state of a class depends on; days are `yyyy-mm-dd` and both belong to it. */
export interface ClassDays {
  readonly status: ClassStatus;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The state of a class on a day, Asia/Shanghai. */
export function classStateOf({ status, startsOn, endsOn }: ClassDays, today: string): ClassState {
  if (status !== 'open') return status;
  if (today < startsOn) return 'upcoming';
  return today <= endsOn ? 'running' : 'ended';
}

/** What a year of training was planned to be and has been; counts of sessions, places, people and hours. */
export interface YearFigures {
  readonly plannedSessions: number;
  readonly plannedPeople: number;
  /** Classes of the year that were approved and not called off, and those among them that are closed. */
  readonly classes: number;
  readonly closedClasses: number;
  /** People on the rosters of closed classes, and those among them who passed. */
  readonly people: number;
  readonly passedPeople: number;
  /** Hours of those who passed, by what they count towards. */
  readonly publicHours: number;
  readonly professionalHours: number;
}

/** How much of a plan was carried out: closed classes per planned session, in whole percent; null without a plan. */
export function executionPercent({ plannedSessions, closedClasses }: Pick<YearFigures, 'plannedSessions' | 'closedClasses'>): number | null {
  return plannedSessions === 0 ? null : Math.round((closedClasses / plannedSessions) * 100);
}
