import { subject as caslSubject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { requestRosterCancellation } from '../../models/stores/roster-items.ts';
import { findRoster, listRosterItems, type RosterView } from '../../models/stores/roster-view.ts';
import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import { isStudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { MAX_ROSTER_ITEMS, ROSTER_RESULTS, ROSTER_STATES } from '../../workflows/shared/roster.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { beginRoster } from '../commands/begin-roster.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { studyForm } from '../schemas/hours.ts';
import { commitment } from '../schemas/registration.ts';

const params = z.object({ id: z.uuid() });

const rosterSchema = z.object({
  id: z.string(), studyForm, total: z.int(), state: z.enum(ROSTER_STATES), isCancelling: z.boolean(),
  counts: z.object({ declared: z.int(), refused: z.int(), cancelled: z.int() }), createdAt: z.string(), endedAt: z.string().nullable(),
}).openapi('Roster');

const declareRoute = createRoute({
  method: 'post', path: '/', summary: 'Declare the same hours for several people of the own organization',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    studyForm, form: z.record(z.string(), z.unknown()),
    /** Each once; at most 5,000. */
    personIds: z.array(z.uuid()).refine((ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length, 'field:personTwice'),
    commitment,
  }) } } } },
  responses: {
    201: { description: 'Taken; never lost from here on', content: { 'application/json': { schema: z.object({ rosterId: z.string() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid', 'roster-empty', 'roster-too-large', 'attachment-missing', 'idempotency-key-missing'),
  },
});

const readRoute = createRoute({
  method: 'get', path: '/{id}', summary: 'A roster of the own organization, and how far it is', request: { params },
  responses: { 200: { description: 'The roster', content: { 'application/json': { schema: rosterSchema } } }, ...problemResponses('session-missing', 'not-found') },
});

const itemsRoute = createRoute({
  method: 'get', path: '/{id}/items', summary: 'What became of each person, page by page',
  request: { params, query: z.object({
    result: z.enum(ROSTER_RESULTS).optional(), cursor: z.coerce.number().int().min(0).max(MAX_ROSTER_ITEMS).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }) },
  responses: {
    200: { description: 'In the order of the list; names masked', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        position: z.int(), personName: z.string(), result: z.enum(ROSTER_RESULTS).nullable(), reasonCode: z.string().nullable(),
        caseId: z.string().nullable(), caseNumber: z.string().nullable(),
      })),
      nextCursor: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'not-found', 'invalid'),
  },
});

const cancelRoute = createRoute({
  method: 'post', path: '/{id}/cancellation', summary: 'End a roster before its time; what was declared stays declared', request: { params },
  responses: { 200: { description: 'It ends', content: { 'application/json': { schema: rosterSchema } } }, ...problemResponses('session-missing', 'not-found', 'roster-ended') },
});

/** `/api/rosters`: hours of lists of people. */
export function createRosterRoutes(deps: ApiDeps) {
  const { sequelize } = deps;

  /** Throws ProblemError `not-found` for a roster that is not there, and for that of another organization: alike. */
  async function requireRoster(c: Context<AppEnv>, id: string): Promise<RosterView> {
    const { actor: { organizationId }, ability } = requireActor(c);
    const may = organizationId !== null && ability.can('follow', caslSubject('Case', { kind: caseKindOf(creditHourReview.id, 'baseClass'), organizationId }));
    const found = may ? await findRoster(sequelize, { id, organizationId }) : null;
    if (found === null) throw new ProblemError('not-found');
    return found;
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(declareRoute, async (c) => {
      const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
      const { kept } = c.var;
      const { studyForm: subject, form, personIds } = c.req.valid('json');
      const kind = isStudyForm(subject) ? caseKindOf(creditHourReview.id, subject) : '';
      if (membershipId === null || organizationId === null || !ability.can('submit', caslSubject('Case', { kind, organizationId }))) throw new ProblemError('forbidden');
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const rosterId = await beginRoster(deps, {
        request: kept, accountId, membershipId, organizationId, classId: null, studyForm: subject, form,
        people: personIds.map((personId) => ({ personId, label: null, hours: null })),
      });
      return c.json({ rosterId }, 201, { Location: `/api/rosters/${rosterId}` });
    })
    .openapi(readRoute, async (c) => c.json(await requireRoster(c, c.req.valid('param').id), 200))
    .openapi(itemsRoute, async (c) => {
      const { id: rosterId } = await requireRoster(c, c.req.valid('param').id);
      const { result = null, cursor, limit } = c.req.valid('query');
      const found = await listRosterItems(sequelize, { rosterId, result, afterPosition: cursor, limit: limit + 1 });
      const items = found.slice(0, limit);
      return c.json({ items, nextCursor: found.length > limit ? String(items.at(-1)?.position ?? 0) : null }, 200);
    })
    .openapi(cancelRoute, async (c) => {
      const { id } = await requireRoster(c, c.req.valid('param').id);
      if (!await requestRosterCancellation(sequelize, id, new Date().toISOString())) throw new ProblemError('roster-ended');
      return c.json(await requireRoster(c, id), 200);
    });
}
