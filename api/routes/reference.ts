import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findUnits, listCodes, listDepartments, listDivisions, listSections, listTitleNames } from '../../models/stores/reference.ts';
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

const titleNamesRoute = createRoute({
  method: 'get', path: '/title-names', summary: 'The titles of a series and level',
  request: { query: z.object({ series: z.string().regex(/^\d{2}$/), level: z.string().regex(/^\d{3}$/) }) },
  responses: {
    200: { description: 'In the order in which people choose', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({ name: z.string() })),
    }) } } },
    ...problemResponses('invalid'),
  },
});

const departmentsRoute = createRoute({
  method: 'get', path: '/departments', summary: 'Departments that an organization of a division may choose as its superior: of the division or above',
  request: { query: z.object({ division }) },
  responses: {
    200: { description: 'Nearest first', content: { 'application/json': { schema: z.object({ items: z.array(z.object({
      id: z.string(), name: z.string(), shortName: z.string(), divisionCode: z.string(),
    })) }) } } },
    ...problemResponses('invalid'),
  },
});

const unitsRoute = createRoute({
  method: 'get', path: '/units', summary: 'Units where a professional can work: active employers and departments of a division and below it',
  request: { query: z.object({
    division,
    /** Part of the name. */
    q: z.string().trim().max(100).default(''),
  }) },
  responses: {
    200: { description: 'The most similar first, at most 50', content: { 'application/json': { schema: z.object({ items: z.array(z.object({
      id: z.string(), name: z.string(), kind: z.enum(['employer', 'department']), divisionCode: z.string(),
      divisionName: z.string(), divisionNameEn: z.string(),
    })) }) } } },
    ...problemResponses('invalid'),
  },
});

const sectionsRoute = createRoute({
  method: 'get', path: '/units/{id}/sections', summary: 'The sections of a unit', request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: { description: 'By name', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string() })),
    }) } } },
    ...problemResponses('not-found'),
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
    .openapi(titleNamesRoute, async (c) => c.json({ items: await listTitleNames(sequelize, c.req.valid('query')) }, 200))
    .openapi(departmentsRoute, async (c) => c.json({ items: await listDepartments(sequelize, c.req.valid('query').division) }, 200))
    .openapi(unitsRoute, async (c) => {
      const { division: divisionCode, q: part } = c.req.valid('query');
      return c.json({ items: await findUnits(sequelize, { divisionCode, part }) }, 200);
    })
    .openapi(sectionsRoute, async (c) => {
      const items = await listSections(sequelize, c.req.valid('param').id);
      if (items === null) throw new ProblemError('not-found');
      return c.json({ items }, 200);
    });
}
