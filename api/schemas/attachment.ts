import { z } from '@hono/zod-openapi';

/** A stored file: its id is what a form names. */
export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/gif', 'application/pdf']),
  /** Bytes. */
  size: z.int(),
}).openapi('Attachment');
