import { addDays } from '../time.ts';
import { daysOfForm, type HalfFilledForm, numberIn, textIn } from './form-values.ts';
import { amount, type Amount, type AmountRule, missing, reason, times, unknown } from './proposal.ts';
import type { HourRules } from './rules.ts';

const MONTHS_OF_YEAR = 12;

/** The hours with which a class or a project of a plan was approved. */
export const approvedClass: AmountRule = (_rules, _form, { approvedHours }) => (approvedHours === null
  ? unknown(reason('approvedHoursUnknown')) : amount(approvedHours, reason('approvedHours', { hours: approvedHours })));

/** Days at full or half time; a half day has a number of its own. */
export const trainingCourse: AmountRule = (rules, form) => {
  const { hoursPerDay, hoursPerHalfDay } = rules.forms.trainingCourse;
  const named = daysIn(form);
  if (named === null) return missing({ days: null });
  const isHalfTime = textIn(form, 'attendance') === 'halfTime';
  const wholeDays = isHalfTime ? 0 : Math.floor(named.days);
  const halfDays = isHalfTime ? Math.ceil(named.days) : Math.floor((named.days - wholeDays) * 2);
  const [whole, half] = [
    times('days', wholeDays, Math.min(hoursPerDay, rules.maxHoursPerDay)), times('halfDays', halfDays, halfDayHours(rules, hoursPerHalfDay)),
  ];
  return sum([...(wholeDays > 0 ? [whole] : []), ...(halfDays > 0 ? [half] : []), ...named.notes]);
};

/** So many hours for every half day. */
export function byHalfDays(formOf: (rules: HourRules) => { readonly hoursPerHalfDay: number }): AmountRule {
  return (rules, form) => {
    const named = daysIn(form);
    if (named === null) return missing({ days: null });
    return sum([times('halfDays', Math.floor(named.days * 2), halfDayHours(rules, formOf(rules).hoursPerHalfDay)), ...named.notes]);
  };
}

/** So many hours for each course that was passed. */
export const degreeStudy: AmountRule = (rules, form) => {
  const { courses } = form;
  const count = Array.isArray(courses) ? courses.filter(isNamed).length : 0;
  return count === 0 ? missing({ courses: null }) : times('courses', count, rules.forms.degreeStudy.hoursPerCourse);
};

/** A row in which a course stands; one that is being typed counts for nothing. */
function isNamed(row: unknown): boolean {
  const name: unknown = Reflect.get(Object(row), 'courseName');
  return typeof name === 'string' && name.trim() !== '';
}

/** A part of the hours of a full year for every whole month. */
export const assignment: AmountRule = (rules, form) => {
  const [startsOn, endsOn] = [textIn(form, 'startsOn'), textIn(form, 'endsOn')];
  if (startsOn === null || endsOn === null) return missing({ startsOn, endsOn });
  if (daysOfForm(form) === null) return missing({ endsOn: null });
  const months = Math.min(MONTHS_OF_YEAR, wholeMonths(startsOn, addDays(endsOn, 1)));
  const { hoursPerYear } = rules.forms.assignment;
  return amount((months * hoursPerYear) / MONTHS_OF_YEAR, reason('months', { months, perYear: hoursPerYear }));
};

/** Hours taught, times a factor. */
export const teaching: AmountRule = (rules, form) => {
  const count = numberIn(form, 'teachingHours');
  return count === null ? missing({ teachingHours: count }) : times('teachingHours', count, rules.forms.teaching.hoursPerTeachingHour);
};

/** The days that a form names, no more than lie between its dates; null while it names none. */
function daysIn(form: HalfFilledForm): { readonly days: number; readonly notes: readonly Amount[] } | null {
  const days = numberIn(form, 'days');
  const span = daysOfForm(form);
  if (days === null) return null;
  return span === null || days <= span ? { days, notes: [] } : { days: span, notes: [amount(0, reason('datesSpan', { days: span }))] };
}

/** Two half days are no more than a day can have. */
function halfDayHours(rules: HourRules, hoursPerHalfDay: number): number {
  return Math.min(hoursPerHalfDay, rules.maxHoursPerDay / 2);
}

/** Whole months from a day to another, which is not counted: from 15 March to 15 June there are three. */
function wholeMonths(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * MONTHS_OF_YEAR + toMonth - fromMonth;
  return Math.max(0, toDay < fromDay ? months - 1 : months);
}

function sum(amounts: readonly Amount[]): Amount {
  return { hours: amounts.reduce((total, { hours }) => total + (hours ?? 0), 0), reasons: amounts.flatMap(({ reasons }) => reasons) };
}
