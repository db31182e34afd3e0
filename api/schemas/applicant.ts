import { z } from '@hono/zod-openapi';
import { CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import { APPLICANT_VERBS, MAX_REASON_LENGTH, RETURN_CODES } from '../../workflows/shared/flow.ts';
import { caseSchema } from './case.ts';

/** What an applicant copies from his receipt or from a mail, blanks and small letters forgiven. */
export const caseNumberSchema = z.string().max(40).transform((text) => text.trim().toUpperCase());

/** A one-time code as it was sent. */
export const codeSchema = z.string().trim().regex(/^\d{6}$/, 'field:codeFormat');

/** Status only: no names of people, no reasons. Instants are ISO 8601 in UTC. */
export const progressSchema = z.object({
  status: z.enum(CASE_STATUSES),
  submittedAt: z.string(),
  dueAt: z.string().nullable(),
  reviewer: z.object({ name: z.string() }).nullable(),
  /** Where this installation can send a code to. */
  channels: z.array(z.enum(['email', 'mobile'])),
}).openapi('RegistrationProgress');

/** A case as its applicant reads and mends it. */
export const ownCaseSchema = caseSchema.pick({
  flowId: true, kind: true, status: true, outcome: true, round: true, revision: true, subjectName: true, copiedFrom: true, submittedAt: true,
  dueAt: true, steps: true, step: true, chain: true, walked: true, form: true, changes: true, comparison: true, labels: true, sections: true, checks: true, attachments: true,
}).extend({
  caseId: z.string(),
  caseNumber: z.string(),
  reviewer: z.object({ name: z.string() }).nullable(),
  /** The form with whole values, for mending it; masked for a colleague. */
  values: caseSchema.shape.form,
  timeline: z.array(z.object({
    id: z.string(), edge: z.string(), organizationName: z.string().nullable(), reason: z.string().nullable(), recognizedHours: z.number().nullable(), at: z.string(),
    coveredSteps: z.array(z.string()).readonly(), passedOver: z.boolean(),
  })),
  /** Whether the reader has submitted it; otherwise a colleague has. */
  isMine: z.boolean(),
  /** Which of a person's records it changes, where there are several; null for a new one. */
  recordId: z.string().nullable(),
  /** In whose name it was submitted. */
  submitsAs: z.enum(['organization', 'oneself']),
  /** What the applicant may do now; nothing for a colleague. */
  verbs: z.array(z.enum(APPLICANT_VERBS)),
  /** Whether its reviewers can be urged now. */
  urging: z.enum(['possible', 'urged-today', 'not-waiting']),
  /** Why it was returned: with `wrong-unit` only another unit must be chosen, everything else is kept. */
  returnCode: z.enum(RETURN_CODES).nullable(),
  /** The administrator is who submitted it with his account, and stays so. */
  isAdministratorFixed: z.boolean(),
  /** It declares the hours of a class for its roster: the closing of the class proves them, and no evidence is asked for. */
  isProvenByClass: z.boolean(),
}).openapi('OwnCase');

/** The revision that was on the screen, and the whole form of the subject of the case; the case says which schema judges it. */
export const resubmissionSchema = z.strictObject({
  expectedRevision: z.int().min(1),
  form: z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'field:wrongType')
    .openapi({ type: 'object', description: 'As the subject of the case is submitted' }),
});

export const withdrawalSchema = z.strictObject({
  expectedRevision: z.int().min(1), reason: z.string().max(MAX_REASON_LENGTH).optional(),
});
