import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { computeCompletions } from '../../models/stores/hour-completion.ts';
import { listHourEntries, listHourYears } from '../../models/stores/hour-entries.ts';
import { listHourRecords } from '../../models/stores/hour-records.ts';
import { findDivisionOfPerson, findHourRules } from '../../models/stores/hour-rules.ts';
import { findEmployee, findOwnPerson, listEmployees, type PersonChoice } from '../../models/stores/person-choices.ts';
import { dayOf, yearOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { completionSchema, entrySchema, hourYear, recordSchema } from '../schemas/hours.ts';

const yearQuery = z.object({ year: hourYear.optional() });
const shownPerson = z.object({ id: z.string(), name: z.string(), unitName: z.string().nullable() });

/** In a list, where many have the same masked name. */
const listedPerson = z.object({ id: z.string(), name: z.string(), idNumber: z.string(), sectionName: z.string().nullable() });

const hoursAnswer = z.object({
  person: shownPerson, year: z.number(), years: z.array(z.number()), rulesVersion: z.string(),
  completion: completionSchema,
  /** At most so many hours of a study form count in the year. */
  caps: z.record(z.string(), z.number()),
  entries: z.array(entrySchema),
  /** Declared and not decided yet. */
  pending: z.array(recordSchema),
}).openapi('Hours');

const ownRoute = createRoute({
  method: 'get', path: '/mine', summary: 'My hours of a year: what counts, what is missing, and every entry of the ledger',
  request: { query: yearQuery },
  responses: { 200: { description: 'Computed from the ledger', content: { 'application/json': { schema: hoursAnswer } } }, ...problemResponses('session-missing', 'not-employed', 'invalid') },
});

const personRoute = createRoute({
  method: 'get', path: '/people/{personId}', summary: 'The same of a person of the own organization',
  request: { params: z.object({ personId: z.uuid() }), query: yearQuery },
  responses: { 200: { description: 'Computed from the ledger', content: { 'application/json': { schema: hoursAnswer } } }, ...problemResponses('session-missing', 'not-found', 'invalid') },
});

const peopleRoute = createRoute({
  method: 'get', path: '/people', summary: 'What the people of the own organization have of a year, page by page',
  request: { query: yearQuery.extend({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }) },
  responses: {
    200: { description: 'Names and numbers masked', content: { 'application/json': { schema: z.object({
      year: z.number(), items: z.array(z.object({ person: listedPerson, completion: completionSchema })), nextAfter: z.string().nullable(),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

/** `/api/hours`: what counts for whom in a year. */
export function createHourRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  const presentYear = (): number => yearOf(new Date().toISOString());

  function peopleOf(c: Context<AppEnv>): string | null {
    return accessibleBy(sequelize, requireActor(c).ability, { action: 'read', subject: 'Person', alias: 'e' });
  }

  async function hoursOf({ id, name, details }: PersonChoice, year: number) {
    const person = { id, name, unitName: details?.unitName ?? null };
    const [entries, years, pending, divisionCode, computed] = await Promise.all([
      listHourEntries(sequelize, { personId: id, year }), listHourYears(sequelize, id),
      listHourRecords(deps, { of: { personId: id }, result: 'pending', year, after: null, limit: 100 }),
      findDivisionOfPerson(sequelize, id),
      computeCompletions(sequelize, { year, of: { personIds: [id] } }).next(),
    ]);
    const { rules, rulesVersion } = await findHourRules(sequelize, { divisionCode, year, onDay: dayOf(new Date().toISOString()) });
    const [found] = computed.done === true ? [] : computed.value;
    if (found === undefined) throw new ProblemError('not-found');
    const caps = Object.fromEntries(Object.entries(rules.forms).flatMap(([form, { yearlyCap }]) => (yearlyCap === null ? [] : [[form, yearlyCap]])));
    return { person, year, years, rulesVersion, caps, entries, pending, completion: found.completion };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(ownRoute, async (c) => {
      const me = await findOwnPerson(deps, requireActor(c).actor.accountId);
      if (me === null) throw new ProblemError('not-employed');
      return c.json(await hoursOf(me, c.req.valid('query').year ?? presentYear()), 200);
    })
    .openapi(peopleRoute, async (c) => {
      const condition = peopleOf(c);
      if (condition === null) throw new ProblemError('forbidden');
      const { year = presentYear(), after = null, limit } = c.req.valid('query');
      const people = await listEmployees(deps, { condition, after, limit: limit + 1 });
      const shown = people.slice(0, limit);
      const completions = new Map<string, z.output<typeof completionSchema>>();
      if (shown.length > 0) {
        for await (const page of computeCompletions(sequelize, { year, of: { personIds: shown.map(({ id }) => id) } })) {
          for (const { personId, completion } of page) completions.set(personId, completion);
        }
      }
      const items = shown.flatMap(({ id, name, idNumber, details }) => {
        const completion = completions.get(id);
        return completion === undefined ? [] : [{ person: { id, name, idNumber, sectionName: details?.sectionName ?? null }, completion }];
      });
      return c.json({ year, items, nextAfter: people.length > limit ? shown.at(-1)?.id ?? null : null }, 200);
    })
    .openapi(personRoute, async (c) => {
      const condition = peopleOf(c);
      const { personId } = c.req.valid('param');
      const found = condition === null ? null : await findEmployee(deps, { condition, personId });
      if (found === null) throw new ProblemError('not-found');
      return c.json(await hoursOf(found, c.req.valid('query').year ?? presentYear()), 200);
    });
}
