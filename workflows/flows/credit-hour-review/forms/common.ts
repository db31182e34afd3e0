import { z } from 'zod';
import type { FieldMeta } from '../../../shared/form-field.ts';
import type { HourLevel } from '../../../shared/hours/rules.ts';
import { type LearningSubject, STUDY_FORMS, type StudyForm } from '../../../shared/hours/study-forms.ts';
import { count, describe, fieldCode, halfSteps, hours, optionalText, pastDay, text } from '../../fields.ts';

/** The years that a declaration can name; which of them are open is a matter of the rules. */
const YEARS = { first: 2000, last: 2100 };

/** Days of a year. */
const MAX_DAYS = 366;

/** The last place among authors that can be named. */
const MAX_RANK = 99;

/** Results of an assessment, codes of the code table `study-result`; the last earns nothing. */
export const STUDY_RESULTS = ['excellent', 'good', 'qualified', 'unqualified'] as const;

/** What every declaration says first (domain §4); a form offers the subjects it can count towards. */
export function declared(studyForm: StudyForm) {
  const subjects: readonly LearningSubject[] = STUDY_FORMS[studyForm].subjects;
  return {
    year: z.int().min(YEARS.first).max(YEARS.last).meta(describe('declaration', 'integer')),
    learningSubject: z.enum(subjects).meta(describe('declaration', 'code-table', { codeTable: 'learning-subject' })),
    title: text(200).meta(describe('declaration', 'text', { wide: true })),
    startsOn: pastDay.meta(describe('declaration', 'date')),
    endsOn: pastDay.meta(describe('declaration', 'date')),
    hours: hours.meta(describe('declaration', 'hours')),
  };
}

/** What every declaration says last. */
export const remark = optionalText(500).meta(describe('evidence', 'text', { wide: true }));

/** A declaration ends after it began. */
export function requireOrder(context: z.core.ParsePayload<{ readonly startsOn: string; readonly endsOn: string }>): void {
  if (context.value.endsOn < context.value.startsOn) refuse(context, 'endsOn', 'endBeforeStart');
}

/** Says that a field is wrong in view of the others. */
export function refuse<Value>(context: z.core.ParsePayload<Value>, field: string, code: string): void {
  context.issues.push({ code: 'custom', path: [field], input: context.value, message: fieldCode(code) });
}

/** What the schema says of a field that only this study form has. */
export function detail(widget: FieldMeta['widget'], more: Partial<FieldMeta> = {}): { field: FieldMeta } {
  return describe('details', widget, more);
}

/** One of these codes of a code table. */
export function choice<const Code extends string>(codeTable: string, codes: readonly Code[]) {
  return z.enum(codes).meta(detail('code-table', { codeTable }));
}

export const detailText = (maximum: number) => text(maximum).meta(detail('text'));
export const optionalDetail = (maximum: number) => optionalText(maximum).meta(detail('text'));
export const detailDay = pastDay.meta(detail('date'));
export const detailDays = halfSteps(MAX_DAYS).meta(detail('hours'));
export const detailCount = (maximum: number) => count(maximum).meta(detail('integer'));
export const rank = detailCount(MAX_RANK);
export const result = choice('study-result', STUDY_RESULTS);

/** The level of an organizer, a meeting, a project or an award, of those that the form can have. */
export const level = (levels: readonly HourLevel[]) => choice('hour-level', levels);
