import { z } from '@hono/zod-openapi';
import { checkSchema } from './case.ts';

/** The ended case of one's own that the form was copied from; null for none. */
export const copiedFrom = z.uuid().nullable().default(null);

/** What an applicant takes away. `dueAt` is an ISO 8601 instant, null until the case is opened. */
export const submittedSchema = z.object({
  caseId: z.string(), caseNumber: z.string(), status: z.enum(['received', 'reviewing']),
  reviewer: z.object({ name: z.string() }), dueAt: z.string().nullable(),
}).openapi('SubmittedCase');

export type SubmittedCase = z.output<typeof submittedSchema>;

/** What happens once it is submitted: what a reviewer will see, and who decides in which order, until when at the latest. */
export const previewSchema = z.object({
  checks: z.array(checkSchema),
  reviewers: z.array(z.object({
    step: z.string(), side: z.string(),
    /** Null where nobody could decide today. */
    reviewer: z.object({ id: z.string(), name: z.string() }).nullable(),
    dueWorkingDays: z.int(),
    /** `yyyy-mm-dd`, Asia/Shanghai. */
    dueOn: z.string(),
  })),
}).openapi('SubmissionPreview');
