import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessibleBy } from '../../models/accessible-by.ts';
import { listTasks, type TaskCursor } from '../../models/stores/inbox.ts';
import { taskKinds } from '../../workflows/flows/index.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { taskSchema } from '../schemas/task.ts';

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'The inbox of the own organization, page by page',
  request: { query: z.object({
    kind: z.enum(taskKinds()),
    state: z.enum(['open', 'closed']).default('open'),
    /** `passed`: only tasks whose checks all passed. */
    checks: z.enum(['passed']).optional(),
    /** `nextCursor` of the page before. */
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }) },
  responses: {
    200: {
      description: 'Open tasks that wait longest first; closed ones latest first',
      content: { 'application/json': { schema: z.object({ items: z.array(taskSchema), nextCursor: z.string().nullable() }) } },
    },
    ...problemResponses('session-missing', 'invalid'),
  },
});

/** `/api/tasks`: the inbox. */
export function createTaskRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(listRoute, async (c) => {
    const { actor, ability } = await requireActor(c, deps);
    const { kind, state, checks, cursor, limit } = c.req.valid('query');
    const after = cursor === undefined ? null : cursorOf(cursor);
    const condition = accessibleBy(deps.sequelize, ability, { action: 'read', subject: 'Task', alias: 't' });
    if (condition === null || actor.organizationId === null) return c.json({ items: [], nextCursor: null }, 200);
    const page = await listTasks(deps.sequelize, {
      organizationId: actor.organizationId, kind, state, passedOnly: checks === 'passed', condition, after, limit,
    });
    return c.json({ items: page.items, nextCursor: page.next === null ? null : encode(page.next) }, 200);
  });
}

function encode({ at, id }: TaskCursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Throws ProblemError `invalid` for text that is no cursor of ours. */
function cursorOf(text: string): TaskCursor {
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { at, id };
  } catch (cause) {
    throw new ProblemError('invalid', { errors: [{ field: 'cursor', code: 'invalid', params: {} }], cause });
  }
}
