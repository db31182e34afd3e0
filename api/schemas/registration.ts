import { z } from '@hono/zod-openapi';
import { checkSchema } from './case.ts';

/** What a reviewer will see. */
export const checkedSchema = z.object({ checks: z.array(checkSchema) }).openapi('CheckedRegistration');

/** Ticked, or it is not submitted. */
export const commitment = z.literal(true, 'field:commitment');
