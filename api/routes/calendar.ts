import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { writeAudit } from '../../models/stores/audit.ts';
import { listCalendarDays, removeCalendarDay, setCalendarDay } from '../../models/stores/calendar.ts';
import { dayOf, isDay, yearOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireOwnDivision } from '../require-bureau.ts';

/** Longest note of a day, in characters. */
const MAX_NOTE_LENGTH = 50;

const dayParam = z.object({ day: z.string().refine(isDay, 'field:day') });

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'Days of a year that differ from Monday to Friday in the own division',
  request: { query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }) },
  responses: {
    200: { description: 'In their order; of each day what the nearest division says, or the whole country', content: { 'application/json': { schema: z.object({
      year: z.number(), divisionCode: z.string(), today: z.string(),
      items: z.array(z.object({
        day: z.string(), isWorking: z.boolean(), note: z.string(), divisionCode: z.string().nullable(), divisionName: z.string().nullable(),
      })),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const setRoute = createRoute({
  method: 'put', path: '/{day}', summary: 'Say whether a day is worked in the own division; deadlines of what waits are counted again',
  request: { params: dayParam, body: { required: true, content: { 'application/json': { schema: z.strictObject({
    isWorking: z.boolean(), note: z.string().trim().min(1, 'field:required').max(MAX_NOTE_LENGTH),
  }) } } } },
  responses: {
    204: { description: 'Said' },
    ...problemResponses('session-missing', 'forbidden', 'invalid', 'idempotency-key-missing'),
  },
});

const removeRoute = createRoute({
  method: 'delete', path: '/{day}', summary: 'Take back what the own division says of a day',
  request: { params: dayParam },
  responses: {
    204: { description: 'Taken back' },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid', 'idempotency-key-missing'),
  },
});

/** `/api/calendar`: which days are worked, by whose word. */
export function createCalendarRoutes({ sequelize }: ApiDeps) {
  const now = (): string => new Date().toISOString();

  /** What has passed was counted by the calendar of its time. */
  function requireToCome(day: string): void {
    if (day < dayOf(now())) throw new ProblemError('invalid', { errors: [{ field: 'day', code: 'dayPast', params: {} }] });
  }

  async function note(c: Context<AppEnv>, action: 'calendar-day.set' | 'calendar-day.removed', day: string): Promise<void> {
    const { actor: { accountId, membershipId, organizationId } } = requireActor(c);
    const { address, requestId } = c.var;
    await writeAudit({ action, result: 'success', accountId, membershipId, organizationId, address, requestId, subjectType: 'CalendarDay', code: day });
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const divisionCode = await requireOwnDivision(c, 'Calendar');
      const { year = yearOf(now()) } = c.req.valid('query');
      return c.json({ year, divisionCode, today: dayOf(now()), items: await listCalendarDays(sequelize, { divisionCode, year }) }, 200);
    })
    .openapi(setRoute, async (c) => {
      const divisionCode = await requireOwnDivision(c, 'Calendar');
      const { day } = c.req.valid('param');
      requireToCome(day);
      await setCalendarDay(sequelize, { divisionCode, day, ...c.req.valid('json'), at: now() });
      await note(c, 'calendar-day.set', day);
      return c.body(null, 204);
    })
    .openapi(removeRoute, async (c) => {
      const divisionCode = await requireOwnDivision(c, 'Calendar');
      const { day } = c.req.valid('param');
      requireToCome(day);
      if (!await removeCalendarDay(sequelize, { divisionCode, day, at: now() })) throw new ProblemError('not-found');
      await note(c, 'calendar-day.removed', day);
      return c.body(null, 204);
    });
}
