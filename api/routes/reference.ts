import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { listCodes, listDepartments, listDivisions } from '../../models/stores/reference.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const division = z.string().regex(/^\d{6}$/);

const divisionsRoute = createRoute({
  method: 'get', path: '/divisions', summary: 'Divisions below one',
  request: { query: z.object({ parent: division.default('370000') }) },
  responses: {
    200: { description: 'By code', content: { 'application/json': { schema: z.object({ items: z.array(z.object({
      code: z.string(), name: z.string(), nameEn: z.string(), level: z.enum(['province', 'city', 'county']),
      parentCode: z.string().nullable(),
    })) }) } } },
    ...problemResponses('invalid'),
  },
});

const codesRoute = createRoute({
  method: 'get', path: '/code-tables/{table}', summary: 'The codes of one table',
  request: { params: z.object({ table: z.string().regex(/^[a-z-]{1,40}$/) }) },
  responses: {
    200: { description: 'In the order in which people choose', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), parentCode: z.string().nullable() })),
    }) } } },
    ...problemResponses('not-found'),
  },
});

const departmentsRoute = createRoute({
  method: 'get', path: '/departments', summary: 'Departments an employer of a division may choose as its superior',
  request: { query: z.object({ division }) },
  responses: {
    200: { description: 'Nearest first', content: { 'application/json': { schema: z.object({ items: z.array(z.object({
      id: z.string(), name: z.string(), shortName: z.string(), divisionCode: z.string(),
    })) }) } } },
    ...problemResponses('invalid'),
  },
});

/** What forms choose from; open to visitors. */
export function createReferenceRoutes({ sequelize }: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(divisionsRoute, async (c) => c.json({ items: await listDivisions(sequelize, c.req.valid('query').parent) }, 200))
    .openapi(codesRoute, async (c) => {
      const items = await listCodes(sequelize, c.req.valid('param').table);
      if (items.length === 0) throw new ProblemError('not-found');
      return c.json({ items }, 200);
    })
    .openapi(departmentsRoute, async (c) => c.json({ items: await listDepartments(sequelize, c.req.valid('query').division) }, 200));
}
