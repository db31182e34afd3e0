import { subject as caslSubject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteDraft, type DraftKey, findDraft, keepDraft } from '../../models/stores/drafts.ts';
import { caseKindOf, flows, isFlowId } from '../../workflows/flows/index.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { describeDraft } from '../describe-draft.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { draftSchema, draftValues } from '../schemas/draft.ts';

const params = z.object({ flowId: z.string().max(40), subject: z.string().max(40), as: z.enum(['organization', 'oneself']) });
const query = z.object({
  /** The record it is about, where there are several. */
  recordId: z.uuid().optional(),
});

type Which = z.output<typeof params> & z.output<typeof query>;

const path = '/{flowId}/{subject}/{as}';

const readRoute = createRoute({
  method: 'get', path, summary: 'What I have begun to fill in', request: { params, query },
  responses: {
    200: { description: 'Null where nothing is kept', content: { 'application/json': { schema: z.object({ draft: draftSchema.nullable() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const keepRoute = createRoute({
  method: 'put', path, summary: 'Keep what I have filled in so far, for 30 days',
  request: { params, query, body: { required: true, content: { 'application/json': { schema: z.strictObject({ values: draftValues }) } } } },
  responses: { 204: { description: 'Kept, sealed' }, ...problemResponses('session-missing', 'forbidden', 'invalid') },
});

const deleteRoute = createRoute({
  method: 'delete', path, summary: 'Forget it', request: { params, query },
  responses: { 204: { description: 'Forgotten' }, ...problemResponses('session-missing', 'forbidden', 'invalid') },
});

/** `/api/drafts`: forms that are not submitted yet, each person's own. */
export function createDraftRoutes(deps: ApiDeps) {
  /** Throws ProblemError `forbidden` for what one may not submit. */
  function keyOf(c: Context<AppEnv>, { flowId, subject, as, recordId }: Which): DraftKey {
    const { actor: { accountId, organizationId: ownId }, ability } = requireActor(c);
    if (!isFlowId(flowId) || !Object.hasOwn(flows[flowId].subjects, subject)) throw new ProblemError('forbidden');
    const kind = caseKindOf(flowId, subject);
    const organizationId = as === 'organization' ? ownId : null;
    const owner = as === 'organization' ? { organizationId: organizationId ?? '' } : { accountId };
    if (!ability.can('submit', caslSubject('Case', { kind, ...owner }))) throw new ProblemError('forbidden');
    return { accountId, kind, organizationId, recordId: recordId ?? null };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const key = keyOf(c, { ...c.req.valid('param'), ...c.req.valid('query') });
      const found = await findDraft(deps, key);
      if (found === null) return c.json({ draft: null }, 200);
      return c.json({ draft: await describeDraft(deps, found, { kind: key.kind, locale: c.var.locale }) }, 200);
    })
    .openapi(keepRoute, async (c) => {
      const key = keyOf(c, { ...c.req.valid('param'), ...c.req.valid('query') });
      await keepDraft(deps, key, { values: c.req.valid('json').values, at: new Date().toISOString() });
      return c.body(null, 204);
    })
    .openapi(deleteRoute, async (c) => {
      await deleteDraft(deps.sequelize, keyOf(c, { ...c.req.valid('param'), ...c.req.valid('query') }));
      return c.body(null, 204);
    });
}
