import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { listMessages, readMessage, readMessagesUntil } from '../../models/stores/messages.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'What this account was told, the latest first, page by page',
  request: { query: z.strictObject({
    cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
  }) },
  responses: {
    200: { description: 'A page', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        id: z.string(),
        /** The sentence is `messages.<code>`. */
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        caseId: z.string().nullable(), caseNumber: z.string().nullable(),
        /** The membership of a reviewer, and its organization; null for an applicant. */
        membershipId: z.string().nullable(), organizationName: z.string().nullable(),
        createdAt: z.string(), readAt: z.string().nullable(),
      })),
      nextCursor: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'invalid'),
  },
});

const readAllRoute = createRoute({
  method: 'put', path: '/read', summary: 'Mark everything up to an instant as read: what has come since stays unread',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ until: z.iso.datetime() }) } } } },
  responses: { 204: { description: 'Marked' }, ...problemResponses('session-missing', 'invalid', 'idempotency-key-missing') },
});

const readRoute = createRoute({
  method: 'put', path: '/{id}/read', summary: 'Mark one as read', request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'Marked' }, ...problemResponses('session-missing', 'not-found', 'idempotency-key-missing') },
});

/** `/api/messages`: what the signed-in account was told, in whatever membership. */
export function createMessageRoutes({ sequelize }: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { actor: { accountId } } = requireActor(c);
      const { cursor, limit } = c.req.valid('query');
      // One more than the page says whether there is another.
      const found = await listMessages(sequelize, { accountId, after: cursor === undefined ? null : readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(found, { limit, placeOf: ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }) });
      return c.json({ items: items.map(({ createdAt, readAt, ...item }) => ({
        ...item, params: { ...item.params }, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null,
      })), nextCursor }, 200);
    })
    .openapi(readAllRoute, async (c) => {
      const { actor: { accountId } } = requireActor(c);
      await readMessagesUntil(sequelize, { accountId, ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(readRoute, async (c) => {
      const { actor: { accountId } } = requireActor(c);
      if (!await readMessage(sequelize, { accountId, ...c.req.valid('param') })) throw new ProblemError('not-found');
      return c.body(null, 204);
    });
}
