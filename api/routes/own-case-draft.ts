import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { findMendingDraft, keepMendingDraft, type MendingKey } from '../../models/stores/mending-drafts.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { describeDraft } from '../describe-draft.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { draftSchema, draftValues } from '../schemas/draft.ts';

const readRoute = createRoute({
  method: 'get', path: '/', summary: 'What I have changed in my returned case so far',
  responses: {
    200: {
      description: 'Null where nothing is kept in its present round, and while it is not returned',
      content: { 'application/json': { schema: z.object({ draft: draftSchema.nullable() }) } },
    },
    ...problemResponses('session-missing', 'forbidden', 'not-found'),
  },
});

const keepRoute = createRoute({
  method: 'put', path: '/', summary: 'Keep what I have changed in my returned case so far, for 30 days',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    /** The round that was on the screen. */
    round: z.int().min(1),
    values: draftValues,
  }) } } } },
  responses: { 204: { description: 'Kept, sealed' }, ...problemResponses('session-missing', 'forbidden', 'not-found', 'stale', 'invalid') },
});

export interface OwnCaseDraftOptions {
  /** Throws ProblemError for whoever has not submitted the case with an account. */
  readonly requireKey: (c: Context<AppEnv>) => Promise<MendingKey>;
}

/** `/api/my-cases/{caseId}/draft`: what a returned case becomes, until it is submitted again. */
export function createOwnCaseDraftRoutes(deps: ApiDeps, { requireKey }: OwnCaseDraftOptions) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const found = await findMendingDraft(deps, await requireKey(c));
      if (found === null) return c.json({ draft: null }, 200);
      return c.json({ draft: await describeDraft(deps, found, { kind: found.kind, locale: c.var.locale }) }, 200);
    })
    .openapi(keepRoute, async (c) => {
      const { round, values } = c.req.valid('json');
      const result = await keepMendingDraft(deps, await requireKey(c), { round, values, at: new Date().toISOString() });
      if (result === 'stale') throw new ProblemError('stale');
      return c.body(null, 204);
    });
}
