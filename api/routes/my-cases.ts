import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { findMyPart, followedCases, listMyCases, MY_CASE_STATES } from '../../models/stores/my-cases.ts';
import { CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { createCaseGate } from '../commands/case-gate.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { createOwnCaseDraftRoutes } from './own-case-draft.ts';
import { asApplicant, createOwnCaseRoutes } from './own-cases.ts';

const itemSchema = z.object({
  caseId: z.string(), caseNumber: z.string(), kind: z.string(), status: z.enum(CASE_STATUSES), subjectName: z.string(), submittedAt: z.string(),
  dueAt: z.string().nullable(),
  /** Names of the organizations that are to decide now. */
  holders: z.array(z.string()),
  /** Why it was returned or rejected. */
  reason: z.string().nullable(),
  /** Started by me. */
  isMine: z.boolean(),
  /** About me, whoever has started it. */
  isAboutMe: z.boolean(),
}).openapi('MyCase');

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'What I have started, what is about me, and what my organization has started, page by page',
  request: { query: z.object({
    state: z.enum(MY_CASE_STATES).default('all'), cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
  }) },
  responses: {
    200: { description: 'The latest first', content: { 'application/json': { schema: z.object({
      items: z.array(itemSchema), nextCursor: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'invalid'),
  },
});

/** `/api/my-cases`: what a person follows after submitting. */
export function createMyCaseRoutes(deps: ApiDeps) {
  const { sequelize, config } = deps;

  function ownedBy(c: Context<AppEnv>) {
    const { actor: { personIndexes }, ability } = requireActor(c);
    return { personIndexes, condition: accessibleBy(sequelize, ability, { action: 'follow', subject: 'Case', alias: 'c' }) };
  }

  async function requireReader(c: Context<AppEnv>) {
    const { actor: { accountId } } = requireActor(c);
    const caseId = z.uuid().safeParse(c.req.param('caseId'));
    const owned = ownedBy(c);
    const readable = followedCases(sequelize, owned);
    const part = caseId.success ? await findMyPart(sequelize, { ...owned, followed: readable, caseId: caseId.data }) : null;
    if (!caseId.success || part === null) throw new ProblemError('not-found');
    return { caseId: caseId.data, accountId, isApplicant: part === 'mine', readable };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { state, cursor, limit } = c.req.valid('query');
      const found = await listMyCases(deps, { ...ownedBy(c), state, after: cursor === undefined ? null : readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(found, { limit, placeOf: ({ submittedAt, caseId }) => ({ at: submittedAt, id: caseId }) });
      return c.json({ items: items.map((item) => ({ ...item, holders: [...item.holders] })), nextCursor }, 200);
    })
    .route('/:caseId', createOwnCaseRoutes(deps, { throughGate: createCaseGate(config.apiProcesses), requireReader }))
    .route('/:caseId/draft', createOwnCaseDraftRoutes(deps, { requireKey: async (c) => asApplicant(await requireReader(c)) }));
}
