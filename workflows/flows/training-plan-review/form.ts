import { z } from 'zod';
import { LEARNING_SUBJECTS } from '../../shared/hours/study-forms.ts';
import { CLASS_FORMS, CLASS_RESULTS } from '../../shared/training.ts';
import type { TrainingSubject } from './definition.ts';
import { annualPlanForm } from './forms/annual-plan.ts';
import { annualSummaryForm } from './forms/annual-summary.ts';
import { classClosingForm } from './forms/class-closing.ts';
import { trainingClassForm } from './forms/training-class.ts';

/** The form of every subject. */
export const trainingForms = {
  annualPlan: annualPlanForm,
  trainingClass: trainingClassForm,
  classClosing: classClosingForm,
  annualSummary: annualSummaryForm,
} satisfies Record<TrainingSubject, z.ZodObject>;

export type TrainingForm<Subject extends TrainingSubject> = z.output<(typeof trainingForms)[Subject]>;

const learningSubject = z.enum(LEARNING_SUBJECTS);

/** What an approval reads of a stored form. What held on the day on which it was submitted, as of its year, is not judged again. */
export const approvedForms = {
  annualPlan: z.object({ year: z.int(), name: z.string(), items: z.array(z.object({
    name: z.string(), learningSubject, startMonth: z.int(), hours: z.number(), sessions: z.int(), capacity: z.int(),
  })) }),
  trainingClass: z.object({
    planItemId: z.string().nullable(), name: z.string(), learningSubject, studyForm: z.enum(CLASS_FORMS), startsOn: z.string(), endsOn: z.string(),
    place: z.string(), hours: z.number(), capacity: z.int(),
  }),
  classClosing: z.object({ classId: z.string(), roster: z.array(z.object({
    idNumber: z.string(), personName: z.string(), unit: z.string().optional(), result: z.enum(CLASS_RESULTS), hours: z.number(),
  })) }),
  annualSummary: z.object({ year: z.int() }),
} satisfies Record<TrainingSubject, z.ZodObject>;
