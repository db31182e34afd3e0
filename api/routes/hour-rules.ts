import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { writeAudit } from '../../models/stores/audit.ts';
import { addHourRuleSet, listHourRuleSets } from '../../models/stores/hour-rule-sets.ts';
import { findDivisionOfPerson, findHourRules } from '../../models/stores/hour-rules.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { findOwnPerson } from '../../models/stores/person-choices.ts';
import { isHourRules, judgeHourRules } from '../../workflows/shared/hours/judge-rules.ts';
import type { HourRules } from '../../workflows/shared/hours/rules.ts';
import { dayOf, isDay, yearOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireOwnDivision } from '../require-bureau.ts';
import { hourYear } from '../schemas/hours.ts';

/** Judged by `judgeHourRules`, which names every wrong field. */
const rulesSchema = z.custom<HourRules>((value) => typeof value === 'object' && value !== null).openapi({ type: 'object' });

const effectiveRoute = createRoute({
  method: 'get', path: '/effective', summary: 'The rules of a year that hold today, for oneself or for the own organization',
  request: { query: z.object({ as: z.enum(['organization', 'oneself']), year: hourYear.optional() }) },
  responses: {
    200: { description: 'As a case submitted now would freeze them', content: { 'application/json': { schema: z.object({
      rulesVersion: z.string(), year: z.number(), rules: rulesSchema,
    }) } } },
    ...problemResponses('session-missing', 'invalid'),
  },
});

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'All versions of the rules of the own division for a year',
  request: { query: z.object({ year: hourYear.optional() }) },
  responses: {
    200: { description: 'The latest first; below them the rules that hold without them', content: { 'application/json': { schema: z.object({
      year: z.number(), divisionCode: z.string(), today: z.string(), inherited: z.object({ rulesVersion: z.string(), rules: rulesSchema }),
      items: z.array(z.object({ version: z.number(), effectiveFrom: z.string(), rules: rulesSchema, createdAt: z.string(), createdBy: z.string().nullable() })),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const addRoute = createRoute({
  method: 'post', path: '/', summary: 'Add a version of the rules of the own division; open cases keep theirs',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    year: hourYear, expectedVersion: z.int().min(0), effectiveFrom: z.string().refine(isDay, 'field:day'), rules: rulesSchema,
  }) } } } },
  responses: {
    201: { description: 'Added', content: { 'application/json': { schema: z.object({ version: z.number() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid', 'stale', 'idempotency-key-missing'),
  },
});

/** `/api/hour-rules`: what counts, in versions. */
export function createHourRuleRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  const today = (): string => dayOf(new Date().toISOString());
  const presentYear = (): number => yearOf(new Date().toISOString());

  /** Where the rules of a declaration are looked up: by the unit of a person, or the organization that declares. */
  async function divisionOf(c: Context<AppEnv>, as: 'organization' | 'oneself'): Promise<string> {
    const { actor: { accountId, organizationId } } = requireActor(c);
    if (as === 'oneself') {
      const me = await findOwnPerson(deps, accountId);
      return me === null ? '' : findDivisionOfPerson(sequelize, me.id);
    }
    return organizationId === null ? '' : (await OrganizationModel.findByPk(organizationId))?.divisionCode ?? '';
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(effectiveRoute, async (c) => {
      const { as, year = presentYear() } = c.req.valid('query');
      const named = await findHourRules(sequelize, { divisionCode: await divisionOf(c, as), year, onDay: today() });
      return c.json({ ...named, year }, 200);
    })
    .openapi(listRoute, async (c) => {
      const divisionCode = await requireOwnDivision(c, 'HourRules');
      const { year = presentYear() } = c.req.valid('query');
      const [items, inherited] = await Promise.all([
        listHourRuleSets(sequelize, { divisionCode, year }), findHourRules(sequelize, { divisionCode, year, onDay: today() }),
      ]);
      return c.json({ year, divisionCode, today: today(), inherited, items }, 200);
    })
    .openapi(addRoute, async (c) => {
      const divisionCode = await requireOwnDivision(c, 'HourRules');
      const { actor: { accountId, membershipId, organizationId } } = requireActor(c);
      const { rules, effectiveFrom, ...which } = c.req.valid('json');
      const errors = [...judgeHourRules(rules), ...(effectiveFrom < today() ? [{ field: 'effectiveFrom', code: 'dayPast', params: {} }] : [])];
      if (errors.length > 0 || !isHourRules(rules)) throw new ProblemError('invalid', { errors });
      const version = await addHourRuleSet(sequelize, { ...which, divisionCode, rules, effectiveFrom, accountId, at: new Date().toISOString() });
      if (version === 'stale') throw new ProblemError('stale');
      const { address, requestId } = c.var;
      await writeAudit({
        action: 'hour-rules.added', result: 'success', accountId, membershipId, organizationId, address, requestId, subjectType: 'HourRules',
      });
      return c.json({ version }, 201);
    });
}
