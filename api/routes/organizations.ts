import { subject as caslSubject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessibleBy } from '../../models/accessible-by.ts';
import { findOwnOrganization, findSuperiors } from '../../models/stores/own-organization.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const ownSchema = z.object({
  id: z.string(), code: z.string(), kind: z.enum(['hrss', 'department', 'employer', 'base']), creditCode: z.string().nullable(),
  name: z.string(), shortName: z.string(), divisionCode: z.string(), divisionName: z.string(), superiorName: z.string().nullable(),
  nature: z.string().nullable(), industry: z.string().nullable(), address: z.string().nullable(), postcode: z.string().nullable(),
  headcount: z.int().nullable(), administrators: z.int(), employees: z.int(),
  /** Its open change of superior. */
  openChange: z.object({ caseId: z.string(), caseNumber: z.string() }).nullable(),
}).openapi('OwnOrganization');

const ownRoute = createRoute({
  method: 'get', path: '/own', summary: 'The organization in whose name I act',
  responses: {
    200: { description: 'Codes as people read them', content: { 'application/json': { schema: ownSchema } } },
    ...problemResponses('session-missing', 'not-found'),
  },
});

const superiorsRoute = createRoute({
  method: 'post', path: '/superiors', summary: 'What the own organization may choose as its next superior, by a part of the name',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ text: z.string().trim().max(100).default('') }) } } } },
  responses: {
    200: { description: 'The most similar first, at most 50', content: { 'application/json': { schema: z.object({ items: z.array(z.object({
      id: z.string(), name: z.string(), kind: z.enum(['department', 'hrss']), divisionName: z.string(), divisionNameEn: z.string(),
    })) }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

/** `/api/organizations`: the own organization, and what it may choose. */
export function createOrganizationRoutes({ sequelize }: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(ownRoute, async (c) => {
      const { actor: { organizationId }, ability } = requireActor(c);
      const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Organization', alias: 'o' });
      const found = organizationId === null || condition === null
        ? null : await findOwnOrganization(sequelize, { organizationId, condition, locale: c.var.locale });
      if (found === null) throw new ProblemError('not-found');
      return c.json(found, 200);
    })
    .openapi(superiorsRoute, async (c) => {
      const { actor: { organizationId }, ability } = requireActor(c);
      const change = { kind: caseKindOf('superiorChange', 'organization'), organizationId: organizationId ?? '' };
      if (organizationId === null || !ability.can('submit', caslSubject('Case', change))) throw new ProblemError('forbidden');
      return c.json({ items: await findSuperiors(sequelize, { organizationId, part: c.req.valid('json').text }) }, 200);
    });
}
