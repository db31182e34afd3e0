import { z } from 'zod';
import { LEARNING_SUBJECTS } from '../../../shared/hours/study-forms.ts';
import { CLASS_FORMS } from '../../../shared/training.ts';
import {
  chosenId, column, day, describe, evidence, FEW_FILES, fieldCode, halfSteps, optionalText, rows, text,
} from '../../fields.ts';
import { contact } from './annual-plan.ts';

/** One lesson or block of a class. */
const lesson = z.strictObject({
  day: day.meta(column('date')),
  period: optionalText(50).meta(column('text')),
  course: text(200).meta(column('text', { wide: true })),
  hours: halfSteps(100).meta(column('hours')),
  teacher: text(100).meta(column('text')),
});

const classFields = z.strictObject({
  planItemId: chosenId('notOffered').nullable().meta(describe('course', 'plan-item', { wide: true })),
  outOfPlanReason: optionalText(500).meta(describe('course', 'text', { wide: true })),
  name: text(100).meta(describe('course', 'text', { wide: true })),
  learningSubject: z.enum(LEARNING_SUBJECTS).meta(describe('course', 'code-table', { codeTable: 'learning-subject' })),
  studyForm: z.enum(CLASS_FORMS).meta(describe('course', 'code-table', { codeTable: 'class-form' })),
  startsOn: day.meta(describe('course', 'date')),
  endsOn: day.meta(describe('course', 'date')),
  place: text(200).meta(describe('course', 'text')),
  hours: halfSteps(1_000).meta(describe('course', 'hours')),
  capacity: z.int().min(1).max(100_000).meta(describe('enrolment', 'integer')),
  admission: optionalText(500).meta(describe('enrolment', 'text')),
  fee: z.int().min(0).max(1_000_000).nullable().meta(describe('enrolment', 'integer')),
  feeBasis: optionalText(200).meta(describe('enrolment', 'text')),
  assessment: text(200).meta(describe('enrolment', 'text')),
  leader: text(50).meta(describe('enrolment', 'text')),
  timetable: rows('timetable', lesson, { min: 1, max: 300 }),
  ...contact,
  proof: evidence(FEW_FILES),
});

/** One concrete class (domain §5.7): a course of the approved plan of its year, or one outside it with a reason. */
export const trainingClassForm = classFields.superRefine(({ planItemId, outOfPlanReason = '', startsOn, endsOn }, context) => {
  if (endsOn < startsOn) context.addIssue({ code: 'custom', path: ['endsOn'], message: fieldCode('endBeforeStart') });
  if (planItemId === null && outOfPlanReason === '') context.addIssue({ code: 'custom', path: ['outOfPlanReason'], message: fieldCode('planOrReason') });
});
