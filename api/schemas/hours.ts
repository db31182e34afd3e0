import { z } from '@hono/zod-openapi';
import { CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import { HOUR_ENTRY_SOURCES } from '../../models/hour-entry.ts';
import { RECOGNITION_RESULTS } from '../../models/stores/hour-records.ts';
import { LEARNING_SUBJECTS, studyForms } from '../../workflows/shared/hours/study-forms.ts';

/** Years whose hours can be asked for: the rules of today are no older (docs/rules.md, "Hours"). */
export const hourYear = z.coerce.number().int().min(2015).max(2100);

export const learningSubject = z.enum(LEARNING_SUBJECTS);
export const studyForm = z.enum(studyForms());

const progress = z.object({ counted: z.number(), minimum: z.number(), missing: z.number() });

/** `overCap` is recognized beyond the caps of the study forms; kept, not counted. */
const subjectProgress = progress.extend({ overCap: z.number() });

export const completionSchema = z.object({
  subjects: z.object({ public: subjectProgress, professional: subjectProgress }), total: progress, isComplete: z.boolean(),
}).openapi('Completion');

export const entrySchema = z.object({
  id: z.string(), caseId: z.string(), caseNumber: z.string(), learningSubject, studyForm, title: z.string(), hours: z.number(),
  source: z.enum(HOUR_ENTRY_SOURCES), isReversed: z.boolean(), rulesVersion: z.string(), unitName: z.string().nullable(), decidedBy: z.string().nullable(),
  recordedAt: z.string(),
}).openapi('HourEntry');

export const recordSchema = z.object({
  caseId: z.string(), caseNumber: z.string(), status: z.enum(CASE_STATUSES), result: z.enum(RECOGNITION_RESULTS),
  /** Masked for everybody but the person. */
  personName: z.string(), idNumber: z.string(), unitName: z.string().nullable(), year: z.number(), learningSubject, studyForm, title: z.string(),
  startsOn: z.string(), endsOn: z.string(), declaredHours: z.number(), recognizedHours: z.number().nullable(), step: z.string().nullable(),
  holder: z.string().nullable(), reason: z.string().nullable(), submittedAt: z.string(), canAppeal: z.boolean(),
}).openapi('HourRecord');
