import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findAttachment } from '../../models/stores/attachments.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerAttachment } from '../attachment-answer.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireReadableCase } from '../require-readable-case.ts';
import { attachmentContent } from '../schemas/attachment.ts';

const readRoute = createRoute({
  method: 'get', path: '/{id}/attachments/{attachmentId}', summary: 'The content of an attachment of a case',
  request: { params: z.object({ id: z.uuid(), attachmentId: z.uuid() }) },
  responses: {
    200: { description: 'The file, to be shown inline', content: attachmentContent },
    ...problemResponses('session-missing', 'not-found'),
  },
});

/** `/api/cases/{id}/attachments`: whoever may read a case may read what was submitted with it. */
export function createCaseAttachmentRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(readRoute, async (c) => {
    const { ability } = requireActor(c);
    const { id: caseId, attachmentId: id } = c.req.valid('param');
    await requireReadableCase(deps.sequelize, ability, caseId);
    const found = await findAttachment(deps.sealing, { caseId, id });
    if (found === null) throw new ProblemError('not-found');
    return answerAttachment(c, deps, found);
  });
}
