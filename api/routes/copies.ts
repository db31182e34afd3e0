import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessibleBy } from '../../models/accessible-by.ts';
import { listCopies } from '../../models/stores/copies.ts';
import { CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { requireActor } from '../middleware/session.ts';
import { problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'Cases that were copied to me in this membership, page by page',
  request: { query: z.strictObject({
    cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
  }) },
  responses: {
    200: { description: 'Those submitted last first', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        caseId: z.string(), caseNumber: z.string(), kind: z.string(),
        /** Of a person masked. */
        subjectName: z.string(),
        status: z.enum(CASE_STATUSES), submittedAt: z.string(), copiedAt: z.string(), copierName: z.string(),
      })),
      nextCursor: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'invalid'),
  },
});

/** `/api/copies`: what was copied to the member who asks. */
export function createCopyRoutes({ sequelize }: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(listRoute, async (c) => {
    const { actor: { membershipId }, ability } = requireActor(c);
    const { cursor, limit } = c.req.valid('query');
    const after = cursor === undefined ? null : readCursor(cursor);
    const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Case', alias: 'c' });
    if (condition === null || membershipId === null) return c.json({ items: [], nextCursor: null }, 200);
    const found = await listCopies(sequelize, { condition, membershipId, after, limit: limit + 1 });
    return c.json(pageOf(found, { limit, placeOf: ({ submittedAt, caseId }) => ({ at: submittedAt, id: caseId }) }), 200);
  });
}
