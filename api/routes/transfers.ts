import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { subject as caslSubject } from '@casl/ability';
import { accessibleBy } from '../../models/accessible-by.ts';
import { listTransfers, TRANSFER_DIRECTIONS } from '../../models/stores/transfers.ts';
import { kindsReadBy } from '../../policies/flows.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import { CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import { isOrganizationKind } from '../../workflows/shared/user-types.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'Transfers of people from and to the own organization, and those it reviews, page by page',
  request: { query: z.object({
    direction: z.enum(TRANSFER_DIRECTIONS).optional(), cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
  }) },
  responses: {
    200: { description: 'The latest first; names of people masked', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        caseId: z.string(), caseNumber: z.string(), direction: z.enum(TRANSFER_DIRECTIONS), personName: z.string(), fromName: z.string(), toName: z.string(),
        status: z.enum(CASE_STATUSES), submittedAt: z.string(), closedAt: z.string().nullable(),
        /** On which page I may open it. */
        opensAs: z.enum(['reviewer', 'follower']).nullable(),
      })),
      nextCursor: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

/** `/api/transfers`: who has left, who has come, and what was reviewed. */
export function createTransferRoutes({ sequelize }: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(listRoute, async (c) => {
    const { actor: { organizationId, personIndexes, userType }, ability } = requireActor(c);
    if (organizationId === null || !isOrganizationKind(userType)) throw new ProblemError('forbidden');
    const reads = kindsReadBy(ability, { id: organizationId, kind: userType }).some((kind) => kind.startsWith('personnelTransfer.'));
    const starts = ability.can('submit', caslSubject('Case', { kind: caseKindOf('personnelTransfer', 'person'), organizationId }));
    if (!reads && !starts) throw new ProblemError('forbidden');
    const { direction = null, cursor, limit } = c.req.valid('query');
    const found = await listTransfers(sequelize, {
      organizationId, personIndexes, direction, limit: limit + 1, after: cursor === undefined ? null : readCursor(cursor),
      taskCondition: accessibleBy(sequelize, ability, { action: 'read', subject: 'Task', alias: 't' }),
      caseCondition: accessibleBy(sequelize, ability, { action: 'follow', subject: 'Case', alias: 'c' }),
    });
    return c.json(pageOf(found, { limit, placeOf: ({ submittedAt, caseId }) => ({ at: submittedAt, id: caseId }) }), 200);
  });
}
