import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { countWaiting, listHeldTasks, listHolders, type SupervisionScope } from '../../models/stores/supervision.ts';
import { listUnassigned } from '../../models/stores/unassigned-cases.ts';
import { isFlowId } from '../../workflows/flows/index.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { workflowUrl } from '../workflow-url.ts';

/** Of how many organizations it is said what waits for them. */
const MOST_HOLDERS = 100;

/** How many of the cases that nobody can decide are named. */
const MOST_UNASSIGNED = 50;

const count = z.int().min(0);

const summaryRoute = createRoute({
  method: 'get', path: '/', summary: 'What waits in and below the own organization: by kind and step, and for whom',
  responses: {
    200: { description: 'The most first. Instants are ISO 8601 in UTC', content: { 'application/json': { schema: z.object({
      groups: z.array(z.object({
        kind: z.string(), step: z.string(), open: count, overdue: count, escalated: count,
        /** Waiting up to 3 calendar days, up to 10, and longer. */
        ages: z.object({ young: count, middle: count, old: count }), oldestAt: z.string(),
      })),
      /** Whether one may look if the two stores agree. */
      mayReconcile: z.boolean(),
      holders: z.array(z.object({ organizationId: z.string(), name: z.string(), open: count, overdue: count, claimed: count, oldestAt: z.string() })),
      /** What nobody up to the province can decide, the longest waiting of it by name. */
      unassigned: z.object({ count, cases: z.array(z.object({
        caseId: z.string(), caseNumber: z.string(), kind: z.string(), receivedAt: z.string(),
        /** Its workflow in the Temporal UI; null where none is configured. */
        workflowUrl: z.string().nullable(),
      })) }),
    }) } } },
    ...problemResponses('session-missing', 'forbidden'),
  },
});

const tasksRoute = createRoute({
  method: 'get', path: '/tasks', summary: 'Open tasks in and below the own organization, the longest waiting first, page by page',
  request: { query: z.object({
    kind: z.string().max(80).optional(), step: z.string().max(40).optional(), organizationId: z.uuid().optional(), overdue: z.literal('true').optional(),
    cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
  }) },
  responses: {
    200: { description: 'Names of people whom cases are about masked', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        taskId: z.string(), caseId: z.string(), caseNumber: z.string(), kind: z.string(), step: z.string(), subjectName: z.string(),
        organizationName: z.string(), holderName: z.string().nullable(), openedAt: z.string(), dueAt: z.string(), escalated: z.boolean(),
        /** Its workflow in the Temporal UI; null where none is configured. */
        workflowUrl: z.string().nullable(),
      })),
      nextCursor: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

/** `/api/supervision`: what waits, for how long, and who holds it; from PostgreSQL alone. */
export function createSupervisionRoutes({ sequelize, config }: ApiDeps) {
  /** What one may read of tasks. Throws ProblemError `forbidden` for whoever may read none. */
  function scopeOf(c: Context<AppEnv>): SupervisionScope {
    const { actor: { membershipId }, ability } = requireActor(c);
    const condition = membershipId === null ? null : accessibleBy(sequelize, ability, { action: 'read', subject: 'Task', alias: 't' });
    if (condition === null) throw new ProblemError('forbidden');
    return { condition, now: new Date().toISOString() };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(summaryRoute, async (c) => {
      const scope = scopeOf(c);
      const mayReconcile = requireActor(c).ability.can('reconcile', 'Workflow');
      const [groups, holders, { count, cases }] = await Promise.all([
        countWaiting(sequelize, scope), listHolders(sequelize, { ...scope, limit: MOST_HOLDERS }),
        // Whoever sees that stores differ sees the numbers of all cases anyway.
        listUnassigned(sequelize, { condition: mayReconcile ? 'true' : scope.condition, limit: MOST_UNASSIGNED }),
      ]);
      const unassigned = {
        count, cases: cases.map(({ flowId, ...found }) => ({ ...found, workflowUrl: workflowUrl(config, workflowIdOf(flowId, found.caseId)) })),
      };
      return c.json({ groups, holders, unassigned, mayReconcile }, 200);
    })
    .openapi(tasksRoute, async (c) => {
      const { kind = null, step = null, organizationId = null, overdue, cursor, limit } = c.req.valid('query');
      const found = await listHeldTasks(sequelize, {
        ...scopeOf(c), kind, step, organizationId, overdueOnly: overdue === 'true', after: cursor === undefined ? null : readCursor(cursor), limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(found, { limit, placeOf: ({ openedAt, taskId }) => ({ at: openedAt, id: taskId }) });
      return c.json({
        items: items.map(({ flowId, ...task }) => ({ ...task, workflowUrl: isFlowId(flowId) ? workflowUrl(config, workflowIdOf(flowId, task.caseId)) : null })),
        nextCursor,
      }, 200);
    });
}
