import { z } from '@hono/zod-openapi';
import { draftValuesSchema } from '../../models/stores/drafts.ts';
import { formValueSchema } from './case.ts';

/** More fields than any form has. */
const MAX_FIELDS = 100;

/** What is filled in so far, as it is to be kept. */
export const draftValues = draftValuesSchema.refine((values) => Object.keys(values).length <= MAX_FIELDS);

/** A draft as it is taken up again. */
export const draftSchema = z.object({
  values: z.record(z.string(), formValueSchema),
  /** What people read instead of a code or id, by field. */
  labels: z.record(z.string(), z.string()),
  updatedAt: z.string(),
}).openapi('Draft');
