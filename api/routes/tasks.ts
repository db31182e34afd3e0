import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { countTasks } from '../../models/stores/inbox-counts.ts';
import { CLOSED_SORTS, OPEN_SORTS } from '../../models/stores/inbox-filter.ts';
import { listTasks } from '../../models/stores/inbox.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { encodeCursor, readCursor } from '../cursor.ts';
import { boundsFor, filterOf, filterShape, flag, searchText } from '../inbox-question.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { taskPageSchema } from '../schemas/task.ts';


/** What may be asked of an inbox. */
const question = z.object({
  ...filterShape,
  state: z.enum(['open', 'closed']).default('open'),
  sort: z.enum([...OPEN_SORTS, ...CLOSED_SORTS]).optional(),
  /** Whether to count what there is, in all and under one filter more. */
  counts: flag,
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const searchQuestion = question.extend({ text: searchText }).strict();

const responses = {
  200: { description: 'A page, in the order of `sort`', content: { 'application/json': { schema: taskPageSchema } } },
  ...problemResponses('session-missing', 'invalid'),
};

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'The inbox of the own organization, page by page', request: { query: question }, responses,
});

const searchRoute = createRoute({
  method: 'post', path: '/search', summary: 'The inbox by name or case number; names stand in no address',
  request: { body: { required: true, content: { 'application/json': { schema: searchQuestion } } } }, responses,
});

type Question = z.output<typeof question> & { readonly text?: string };

/** `/api/tasks`: the inbox. */
export function createTaskRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await readPage(c, deps, c.req.valid('query')), 200))
    .openapi(searchRoute, async (c) => c.json(await readPage(c, deps, c.req.valid('json')), 200));
}

async function readPage(c: Context<AppEnv>, deps: ApiDeps, asked: Question): Promise<z.output<typeof taskPageSchema>> {
  const { actor: { organizationId, membershipId, sectionId }, ability } = requireActor(c);
  const { kind = null, state, cursor, limit } = asked;
  const after = cursor === undefined ? null : readCursor(cursor);
  const condition = accessibleBy(deps.sequelize, ability, { action: 'read', subject: 'Task', alias: 't' });
  if (condition === null || organizationId === null) return { items: [], nextCursor: null, counts: null };
  const bounds = await boundsFor(deps, organizationId, asked.due !== undefined || asked.counts !== undefined);
  const scope = { ...bounds, organizationId, membershipId, kind, state, condition, filter: filterOf(asked) };
  const [page, counts] = await Promise.all([
    listTasks(deps.sequelize, { ...scope, sort: sortOf(asked), after, limit }),
    asked.counts === '1' ? countTasks(deps.sequelize, { ...scope, isWhole: sectionId === null }) : null,
  ]);
  return {
    items: page.items, nextCursor: page.next === null ? null : encodeCursor(page.next),
    counts: counts === null ? null : { total: counts.total, facets: { ...counts.facets } },
  };
}

/** Throws ProblemError `invalid` for an order that the state does not have. */
function sortOf({ state, sort }: Question): z.output<typeof question>['sort'] & string {
  const sorts: readonly string[] = state === 'open' ? OPEN_SORTS : CLOSED_SORTS;
  if (sort === undefined) return state === 'open' ? OPEN_SORTS[0] : CLOSED_SORTS[0];
  if (!sorts.includes(sort)) throw new ProblemError('invalid', { errors: [{ field: 'sort', code: 'invalid', params: {} }] });
  return sort;
}
