import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { countWaiting, createAttachment, deleteOwnAttachment } from '../../models/stores/attachments.ts';
import { answerRequest, forgetRequest, type StoredAnswer } from '../../models/stores/requests.ts';
import { type AttachmentFacts, MAX_FILE_NAME_LENGTH } from '../../workflows/shared/attachment.ts';
import { normalizeText } from '../../workflows/shared/text.ts';
import type { ApiDeps, AppEnv, KeptRequest } from '../app-env.ts';
import { ownerOf, requireKey, storedAnswerOf, takeKey } from '../middleware/idempotency.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { receiveFile } from '../receive-file.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { attachmentContent, attachmentSchema } from '../schemas/attachment.ts';

const HOUR_MS = 3_600_000;

/** So many files of one owner may wait to be submitted; a form takes a handful. */
const MAX_WAITING = 40;

/** A name as it was given, without folders and what cannot be seen. */
const fileName = z.string().transform((text, context) => {
  const name = normalizeText(decode(text) ?? '').split(/[/\\]/).at(-1)?.trim() ?? '';
  if (name === '' || name.length > MAX_FILE_NAME_LENGTH) context.addIssue({ code: 'custom', message: 'field:invalid' });
  return name;
});

const uploadRoute = createRoute({
  method: 'post', path: '/', summary: 'Upload one file, to be named by a form within 24 hours',
  request: {
    /** The name of the file, URL-encoded. */
    headers: z.object({ 'x-file-name': fileName }),
    body: { required: true, content: attachmentContent },
  },
  responses: {
    201: { description: 'Stored; judged by its content', content: { 'application/json': { schema: attachmentSchema } } },
    ...problemResponses(
      'idempotency-key-missing', 'file-too-large', 'file-type-not-offered', 'file-mismatch', 'file-damaged', 'file-locked',
      'file-image-too-large', 'invalid', 'too-many-requests',
    ),
  },
});

const deleteRoute = createRoute({
  method: 'delete', path: '/{id}', summary: 'Delete a file that was not submitted',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'Deleted' }, ...problemResponses('not-found', 'attachment-in-use') },
});

/**
 * `/api/attachments`: files on their way to a form, for visitors too. An upload takes its idempotency key after it has
 * arrived, under the hash that storing it gave: its content is read and hashed once.
 */
export function createAttachmentRoutes(deps: ApiDeps) {
  const { files, sequelize } = deps;
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(uploadRoute, async (c) => {
      requireKey(c);
      const owner = ownerOf(c, deps);
      if (await countWaiting(owner, new Date(Date.now() - 24 * HOUR_MS)) >= MAX_WAITING) {
        throw new ProblemError('too-many-requests', { retryAfter: HOUR_MS / 1000 });
      }
      const { 'x-file-name': name } = c.req.valid('header');
      const claimed = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      const { sha256, ...stored } = await receiveFile(files, c.req.raw, { name, mediaType: claimed });
      let isKept = false;
      try {
        const taken = await takeKey(c, deps, { owner, body: JSON.stringify([name, stored.mediaType, sha256]) });
        if (taken instanceof Response) return c.json(attachmentSchema.parse(await taken.json()), 201, { 'Idempotent-Replayed': 'true' });
        const facts = { ...stored, name };
        const answer = c.json(facts, 201);
        await remember(deps, taken, { ...facts, sha256, owner, answer: await storedAnswerOf(answer) });
        isKept = true;
        return answer;
      } finally {
        if (!isKept) await files.delete(stored.id);
      }
    })
    .openapi(deleteRoute, async (c) => {
      const result = await deleteOwnAttachment({ sequelize, files }, { id: c.req.valid('param').id, owner: ownerOf(c, deps) });
      if (result === 'missing') throw new ProblemError('not-found');
      if (result === 'in-use') throw new ProblemError('attachment-in-use');
      return c.body(null, 204);
    });
}

/** The row of a file and the answer of its upload, in one transaction; what fails frees the key for another try. */
async function remember(
  deps: ApiDeps, { id }: KeptRequest, { answer, ...file }: AttachmentFacts & { sha256: string; owner: string; answer: StoredAnswer },
): Promise<void> {
  try {
    await deps.sequelize.transaction(async (transaction) => {
      await createAttachment(deps.sealing, { ...file, at: new Date().toISOString() }, transaction);
      const isFirst = await answerRequest(deps, id, answer, transaction);
      if (!isFirst) throw new ProblemError('request-in-progress', { retryAfter: 1 });
    });
  } catch (error) {
    await forgetRequest(deps, id);
    throw error;
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
