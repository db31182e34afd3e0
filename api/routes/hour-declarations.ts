import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessibleBy } from '../../models/accessible-by.ts';
import { findCaseDetail } from '../../models/stores/case-view.ts';
import { listHourRecords, RECOGNITION_RESULTS, type RecordsOf } from '../../models/stores/hour-records.ts';
import { findOwnPerson } from '../../models/stores/person-choices.ts';
import { revokeHours } from '../../models/stores/revoke-hours.ts';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { appealCase } from '../commands/appeal-case.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { mayRevoke } from '../may-revoke.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireReadableCase } from '../require-readable-case.ts';
import { hourYear, recordSchema } from '../schemas/hours.ts';
import { submittedSchema } from '../schemas/submission.ts';

const params = z.object({ id: z.uuid() });
const reason = z.strictObject({ reason: z.string().trim().min(MIN_REASON_LENGTH).max(MAX_REASON_LENGTH) });
const reasonBody = { required: true, content: { 'application/json': { schema: reason } } };

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'Hours that were declared, by oneself or by the own organization, page by page',
  request: { query: z.object({
    as: z.enum(['organization', 'oneself']), result: z.enum(RECOGNITION_RESULTS).optional(), year: hourYear.optional(),
    cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
  }) },
  responses: {
    200: { description: 'The latest first', content: { 'application/json': { schema: z.object({ items: z.array(recordSchema), nextCursor: z.string().nullable() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const appealRoute = createRoute({
  method: 'post', path: '/{id}/appeal', summary: 'Ask the organization above to review a rejected declaration once more',
  request: { params, body: reasonBody },
  responses: {
    201: { description: 'A case of its own', content: { 'application/json': { schema: submittedSchema } } },
    ...problemResponses(
      'session-missing', 'not-found', 'forbidden', 'invalid', 'not-appealable', 'appealed-already', 'appeal-too-late', 'subject-busy', 'reviewer-missing',
      'attachment-missing', 'idempotency-key-missing',
    ),
  },
});

const revocationRoute = createRoute({
  method: 'post', path: '/{id}/revocation', summary: 'Take recognized hours back by a reversing entry',
  request: { params, body: reasonBody },
  responses: { 204: { description: 'Taken back; what was decided stays on record' }, ...problemResponses('session-missing', 'not-found', 'forbidden', 'invalid', 'not-recognized') },
});

/** `/api/hour-declarations`: what was declared, appeals, and taking back. */
export function createHourDeclarationRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { actor: { accountId, organizationId }, ability } = requireActor(c);
      const { as, result = null, year = null, cursor, limit } = c.req.valid('query');
      const me = as === 'oneself' ? await findOwnPerson(deps, accountId) : null;
      const follows = accessibleBy(sequelize, ability, { action: 'follow', subject: 'Case', alias: 'c' }) !== null;
      let of: RecordsOf;
      if (as === 'oneself') {
        if (me === null) return c.json({ items: [], nextCursor: null }, 200);
        of = { personId: me.id };
      } else {
        if (organizationId === null || !follows) throw new ProblemError('forbidden');
        of = { organizationId };
      }
      const found = await listHourRecords(deps, { of, result, year, limit: limit + 1, after: cursor === undefined ? null : readCursor(cursor) });
      return c.json(pageOf(found, { limit, placeOf: ({ submittedAt, caseId }) => ({ at: submittedAt, id: caseId }) }), 200);
    })
    .openapi(appealRoute, async (c) => {
      const { actor, ability } = requireActor(c);
      const { kept } = c.var;
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const submitted = await appealCase(deps, {
        caseId: c.req.valid('param').id, reason: c.req.valid('json').reason, actor, ability, request: kept,
      });
      return c.json(submitted, 201);
    })
    .openapi(revocationRoute, async (c) => {
      const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
      const { id: caseId } = c.req.valid('param');
      await requireReadableCase(sequelize, ability, caseId);
      const { tasks = [] } = await findCaseDetail(caseId) ?? {};
      if (!mayRevoke(ability, tasks)) throw new ProblemError('forbidden');
      const result = await revokeHours(deps, {
        caseId, reason: c.req.valid('json').reason, actor: { accountId, membershipId, organizationId }, at: new Date().toISOString(),
      });
      if (result === 'not-recognized') throw new ProblemError(result);
      return c.body(null, 204);
    });
}
