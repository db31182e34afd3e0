import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { cancelClass, findOwnClass, listOwnClasses } from '../../models/stores/training-classes.ts';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import { LEARNING_SUBJECTS } from '../../workflows/shared/hours/study-forms.ts';
import { CLASS_FORMS, CLASS_STATES } from '../../workflows/shared/training.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { beginClassRoster } from '../commands/begin-class-roster.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireTrainer } from '../require-trainer.ts';
import { commitment } from '../schemas/registration.ts';

const classSchema = z.object({
  id: z.string(), number: z.string(), caseId: z.string(), name: z.string(), learningSubject: z.enum(LEARNING_SUBJECTS), studyForm: z.enum(CLASS_FORMS),
  startsOn: z.string(), endsOn: z.string(), place: z.string(), hours: z.number(), capacity: z.int(), planItemId: z.string().nullable(),
  closingCaseId: z.string().nullable(),
  /** The open case of its closing; null without one. */
  openClosingId: z.string().nullable(),
  state: z.enum(CLASS_STATES),
  /** People on its roster; 0 until it is closed. */
  members: z.int(),
  createdAt: z.string(),
}).openapi('TrainingClass');

const params = z.object({ id: z.uuid() });

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'The classes of the own organization, page by page',
  request: { query: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }) },
  responses: {
    200: { description: 'The latest approved first', content: { 'application/json': { schema: z.object({ items: z.array(classSchema), nextCursor: z.string().nullable() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const readRoute = createRoute({
  method: 'get', path: '/{id}', summary: 'One class of the own organization', request: { params },
  responses: {
    200: { description: 'The class', content: { 'application/json': { schema: classSchema } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid'),
  },
});

const cancelRoute = createRoute({
  method: 'post', path: '/{id}/cancel', summary: 'Call off a class that has not begun; audited',
  request: { params, body: { required: true, content: { 'application/json': { schema: z.strictObject({
    reason: z.string().trim().min(MIN_REASON_LENGTH).max(MAX_REASON_LENGTH),
  }) } } } },
  responses: {
    204: { description: 'Called off' },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid', 'class-unavailable'),
  },
});

const hoursRoute = createRoute({
  method: 'post', path: '/{id}/hours', summary: 'Declare the hours of everybody who has passed a closed class and has none of it yet',
  request: { params, body: { required: true, content: { 'application/json': { schema: z.strictObject({ commitment }) } } } },
  responses: {
    201: { description: 'Taken; never lost from here on', content: { 'application/json': { schema: z.object({ rosterId: z.string() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid', 'class-not-closed', 'roster-empty', 'roster-too-large', 'idempotency-key-missing'),
  },
});

/** `/api/training-classes`: what the own organization teaches. */
export function createTrainingClassRoutes(deps: ApiDeps) {
  const { sequelize, sealing } = deps;
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { organizationId } = requireTrainer(c);
      const { cursor, limit } = c.req.valid('query');
      const found = await listOwnClasses(sequelize, { organizationId, limit: limit + 1, after: cursor === undefined ? null : readCursor(cursor) });
      return c.json(pageOf(found, { limit, placeOf: ({ createdAt, id }) => ({ at: createdAt, id }) }), 200);
    })
    .openapi(readRoute, async (c) => {
      const { organizationId } = requireTrainer(c);
      const found = await findOwnClass(sequelize, { id: c.req.valid('param').id, organizationId });
      if (found === null) throw new ProblemError('not-found');
      return c.json(found, 200);
    })
    .openapi(cancelRoute, async (c) => {
      const trainer = requireTrainer(c);
      const result = await cancelClass({ sequelize, sealing }, {
        ...trainer, id: c.req.valid('param').id, reason: c.req.valid('json').reason, address: c.var.address, at: new Date().toISOString(),
      });
      if (result === 'missing') throw new ProblemError('not-found');
      if (result === 'unavailable') throw new ProblemError('class-unavailable');
      return c.body(null, 204);
    })
    .openapi(hoursRoute, async (c) => {
      const { kept } = c.var;
      const trainer = requireTrainer(c);
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const rosterId = await beginClassRoster(deps, { ...trainer, request: kept, classId: c.req.valid('param').id });
      return c.json({ rosterId }, 201, { Location: `/api/rosters/${rosterId}` });
    });
}
