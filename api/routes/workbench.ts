import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessibleBy } from '../../models/accessible-by.ts';
import { findDueBounds } from '../../models/stores/due-bounds.ts';
import { countNear } from '../../models/stores/inbox-counts.ts';
import { listNearDeadline, listRecentDecisions } from '../../models/stores/inbox.ts';
import { countUnread } from '../../models/stores/messages.ts';
import { readStanding } from '../../models/stores/standing.ts';
import { listAbsences } from '../../models/stores/substitutes.ts';
import { kindsReadBy } from '../../policies/flows.ts';
import { DECISION_VERBS } from '../../workflows/shared/flow.ts';
import { isOrganizationKind } from '../../workflows/shared/user-types.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { problemResponses } from '../problem.ts';
import { countSchema, taskSchema } from '../schemas/task.ts';

const workbenchRoute = createRoute({
  method: 'get', path: '/', summary: 'What waits for the own organization',
  responses: {
    200: { description: 'Counts, what is near its deadline, what was decided last', content: { 'application/json': { schema: z.object({
      /** What waits, by kind, and how much of it is late or ends today. */
      counters: z.array(z.object({ kind: z.string(), count: z.int(), late: countSchema, today: countSchema })),
      nearDeadline: z.array(taskSchema),
      /** Colleagues in whose place the person decides today, and until when. */
      standsInFor: z.array(z.object({ name: z.string(), until: z.string() })),
      /** Messages of this account, whatever the membership; 100 stands for many. */
      unreadMessages: z.int(),
      recent: z.array(z.object({
        caseId: z.string(), caseNumber: z.string(), flowId: z.string(), subjectName: z.string(),
        verb: z.enum(DECISION_VERBS), deciderName: z.string(), decidedAt: z.string(),
      })),
    }) } } },
    ...problemResponses('session-missing'),
  },
});

/** `/api/workbench`: the first page after signing in. */
export function createWorkbenchRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  return new OpenAPIHono<AppEnv>().openapi(workbenchRoute, async (c) => {
    const { actor: { accountId, organizationId, membershipId, userType, standsInFor }, ability } = requireActor(c);
    const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Task', alias: 't' });
    if (condition === null || organizationId === null || !isOrganizationKind(userType)) {
      return c.json({ counters: [], nearDeadline: [], recent: [], standsInFor: [], unreadMessages: await countUnread(sequelize, accountId) }, 200);
    }
    const bounds = await findDueBounds(sequelize, organizationId, new Date().toISOString());
    const kinds = kindsReadBy(ability, { id: organizationId, kind: userType });
    const [{ counters, unreadMessages }, near, nearDeadline, recent, absences] = await Promise.all([
      readStanding(sequelize, { organizationId, accountId }),
      countNear(sequelize, { ...bounds, organizationId, membershipId, condition, kinds }),
      listNearDeadline(sequelize, { organizationId, condition, nearUntil: bounds.nearUntil }),
      listRecentDecisions(sequelize, { organizationId, condition }),
      listAbsences(sequelize, standsInFor),
    ]);
    const counts = new Map(counters.map(({ kind, count }) => [kind, count]));
    return c.json({
      counters: near.map(({ kind, late, today }) => ({ kind, count: counts.get(kind) ?? 0, late, today })), nearDeadline, recent,
      standsInFor: absences, unreadMessages,
    }, 200);
  });
}
