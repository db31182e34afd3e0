import { z } from '@hono/zod-openapi';
import { checkSchema } from './case.ts';

/** What an applicant takes away. `dueAt` is an ISO 8601 instant, null until the case is opened. */
export const submittedSchema = z.object({
  caseId: z.string(), caseNumber: z.string(), status: z.enum(['received', 'reviewing']),
  reviewer: z.object({ name: z.string() }), dueAt: z.string().nullable(),
}).openapi('SubmittedRegistration');

export type SubmittedRegistration = z.output<typeof submittedSchema>;

/** What a reviewer will see. */
export const checkedSchema = z.object({ checks: z.array(checkSchema) }).openapi('CheckedRegistration');

/** Ticked, or it is not submitted. */
export const commitment = z.literal(true, 'field:commitment');
