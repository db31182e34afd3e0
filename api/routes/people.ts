import { subject as caslSubject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { writeAudit } from '../../models/stores/audit.ts';
import { findEmployee, findEmployees, findOwnPerson, findPersonByIdNumber } from '../../models/stores/person-choices.ts';
import { noteFailure, remainingWait } from '../../models/stores/sign-in.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const personSchema = z.object({
  id: z.string(),
  /** Masked. */
  name: z.string(),
  /** Masked. */
  idNumber: z.string(),
  /** Known to his own unit and to himself. */
  details: z.object({
    sex: z.enum(['male', 'female']).nullable(),
    /** The year; the rest is masked. */
    birthDate: z.string().nullable(),
    unitName: z.string(), sectionName: z.string().nullable(), titleName: z.string().nullable(),
  }).nullable(),
}).openapi('PersonChoice');

const one = { 'application/json': { schema: z.object({ person: personSchema.nullable() }) } };

const searchRoute = createRoute({
  method: 'post', path: '/search', summary: 'The people employed in the own organization, by a part of their names',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ text: z.string().trim().max(100).default('') }) } } } },
  responses: {
    200: { description: 'By name, at most 50', content: { 'application/json': { schema: z.object({ items: z.array(personSchema) }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const chosenRoute = createRoute({
  method: 'post', path: '/chosen', summary: 'What is known of a person of the own organization, or of oneself',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ personId: z.uuid() }) } } } },
  responses: { 200: { description: 'Null for anybody else', content: one }, ...problemResponses('session-missing', 'invalid') },
});

const lookupRoute = createRoute({
  method: 'post', path: '/lookup', summary: 'A person who is to come, by his whole ID number',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ idNumber: z.string().trim().min(1).max(40) }) } } } },
  responses: {
    200: { description: 'Null where nobody employed has it', content: one },
    ...problemResponses('session-missing', 'forbidden', 'too-many-requests', 'invalid'),
  },
});

const meRoute = createRoute({
  method: 'get', path: '/me', summary: 'Oneself, as the person of a form',
  responses: { 200: { description: 'Null for who is employed nowhere', content: one }, ...problemResponses('session-missing') },
});

/** `/api/people`: whom a form speaks of. Names and numbers travel in bodies and come back masked. */
export function createPeopleRoutes(deps: ApiDeps) {
  const { sequelize } = deps;

  /** The people of the own organization, as a condition. Throws ProblemError `forbidden` where the actor may read none. */
  function ownPeople(c: Context<AppEnv>): string {
    const condition = accessibleBy(sequelize, requireActor(c).ability, { action: 'read', subject: 'Person', alias: 'e' });
    if (condition === null) throw new ProblemError('forbidden');
    return condition;
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(searchRoute, async (c) => c.json({ items: await findEmployees(deps, { condition: ownPeople(c), part: c.req.valid('json').text }) }, 200))
    .openapi(chosenRoute, async (c) => {
      const { actor: { accountId }, ability } = requireActor(c);
      const { personId } = c.req.valid('json');
      const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Person', alias: 'e' });
      const found = condition === null ? null : await findEmployee(deps, { condition, personId });
      const me = found === null ? await findOwnPerson(deps, accountId) : null;
      return c.json({ person: found ?? (me?.id === personId ? me : null) }, 200);
    })
    .openapi(lookupRoute, async (c) => {
      const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
      const started = { kind: caseKindOf('personnelTransfer', 'person'), organizationId: organizationId ?? '' };
      if (!ability.can('submit', caslSubject('Case', started))) throw new ProblemError('forbidden');
      // Guessing slows down like guessing passwords, and every question stands in the audit trail.
      const keys = [`people:${accountId}`];
      const retryAfter = await remainingWait(sequelize, keys);
      if (retryAfter > 0) throw new ProblemError('too-many-requests', { retryAfter });
      const person = await findPersonByIdNumber(deps, c.req.valid('json').idNumber);
      if (person === null) await noteFailure(sequelize, keys);
      const { address, requestId } = c.var;
      await writeAudit({
        action: 'person.looked-up', result: person === null ? 'failure' : 'success', accountId, membershipId, organizationId, address, requestId,
        subjectType: 'Person', ...(person === null ? {} : { subjectId: person.id }),
      });
      return c.json({ person }, 200);
    })
    .openapi(meRoute, async (c) => c.json({ person: await findOwnPerson(deps, requireActor(c).actor.accountId) }, 200));
}
