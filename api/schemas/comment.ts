import { z } from '@hono/zod-openapi';
import { MAX_REASON_LENGTH } from '../../workflows/shared/flow.ts';

/** A comment as it was written. */
export const commentText = z.string().trim().min(1).max(MAX_REASON_LENGTH);
