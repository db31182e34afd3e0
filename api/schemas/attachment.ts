import { z } from '@hono/zod-openapi';
import { ATTACHMENT_MEDIA_TYPES } from '../../workflows/shared/attachment.ts';

/** The content of a file, as a route declares it. */
export const attachmentContent = Object.fromEntries(ATTACHMENT_MEDIA_TYPES.map((type) => [
  type, { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
]));

/** A stored file: its id is what a form names. */
export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/gif', 'application/pdf']),
  /** Bytes. */
  size: z.int(),
}).openapi('Attachment');
