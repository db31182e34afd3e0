import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { subject } from '@casl/ability';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { cancelSubstitute, listPossibleSubstitutes, listSubstitutes, nameSubstitute, type NamingMember } from '../../models/stores/substitutes.ts';
import { kindsOfOwnRights } from '../../policies/rights/substitute.ts';
import { kindsWhere, type TaskKind, taskKinds } from '../../workflows/flows/index.ts';
import { findPeriodFlaw, MAX_AWAY_REASON_LENGTH } from '../../workflows/shared/substitutes.ts';
import { dayOf, isDay } from '../../workflows/shared/time.ts';
import { isOrganizationKind } from '../../workflows/shared/user-types.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const daySchema = z.string().refine(isDay, 'field:day');

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'Who decides in my place, and for whom I do: present, to come and past',
  responses: {
    200: { description: 'What holds or will first', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        id: z.string(), absentName: z.string(), substituteName: z.string(),
        /** Whether it is I who am away. */
        isAbsent: z.boolean(),
        /** First and last day in Asia/Shanghai. */
        from: z.string(), until: z.string(),
        /** Null for all kinds of tasks. */
        kinds: z.array(z.string()).nullable(),
        reason: z.string().nullable(), state: z.enum(['planned', 'present', 'ended', 'cancelled']),
      })),
      /** What I can choose from; null for whoever has nothing to give. */
      choices: z.object({
        today: z.string(), kinds: z.array(z.string()), colleagues: z.array(z.object({ membershipId: z.string(), name: z.string() })),
      }).nullable(),
    }) } } },
    ...problemResponses('session-missing', 'forbidden'),
  },
});

const nameRoute = createRoute({
  method: 'post', path: '/', summary: 'Name a colleague who decides in my place on certain days',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    substituteMembershipId: z.uuid(),
    /** First and last day in Asia/Shanghai, both included. */
    from: daySchema, until: daySchema,
    /** Kinds of tasks; null for all that I decide. */
    kinds: z.array(z.enum(taskKinds())).min(1).max(50).nullable(),
    reason: z.string().trim().max(MAX_AWAY_REASON_LENGTH).optional(),
  }) } } } },
  responses: {
    201: { description: 'Named; the colleague is told', content: { 'application/json': { schema: z.object({ id: z.string() }) } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid', 'idempotency-key-missing'),
  },
});

const cancelRoute = createRoute({
  method: 'delete', path: '/{id}', summary: 'Take a substitute back; what he has decided stays',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    204: { description: 'Taken back; the colleague is told' },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'idempotency-key-missing'),
  },
});

/** `/api/substitutes`: who decides for whom while that one is away (docs/rules.md, "Substitutes"). */
export function createSubstituteRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const by = requireMember(c);
      const { ability } = requireActor(c);
      const at = new Date().toISOString();
      const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Substitute', alias: 's' }) ?? 'false';
      const [items, colleagues] = await Promise.all([
        listSubstitutes(deps, { condition, membershipId: by.membershipId, at }), mayName(c) ? listPossibleSubstitutes(sequelize, by) : [],
      ]);
      return c.json({
        items: items.map((item) => ({ ...item, kinds: item.kinds === null ? null : [...item.kinds] })),
        choices: mayName(c) ? { today: dayOf(at), kinds: kindsToGive(c), colleagues } : null,
      }, 200);
    })
    .openapi(nameRoute, async (c) => {
      const by = requireMember(c);
      if (!mayName(c)) throw new ProblemError('forbidden');
      const { substituteMembershipId, from, until, kinds, reason = '' } = c.req.valid('json');
      const at = new Date().toISOString();
      const flaw = findPeriodFlaw({ from, until }, dayOf(at));
      if (flaw !== null) refuse(flaw.field, flaw.code);
      const offered = kindsToGive(c);
      if (kinds !== null && !kinds.every((kind) => offered.includes(kind))) refuse('kinds', 'notOffered');
      const named = await nameSubstitute(deps, { by, substituteMembershipId, from, until, kinds, reason: reason === '' ? null : reason, at });
      if (named.status === 'unknown') refuse('substituteMembershipId', 'notOffered');
      if (named.status === 'overlapping') refuse('from', 'standsInAlready');
      return c.json({ id: named.id }, 201);
    })
    .openapi(cancelRoute, async (c) => {
      const by = requireMember(c);
      const { id } = c.req.valid('param');
      if (!await cancelSubstitute(deps, { id, by, at: new Date().toISOString() })) throw new ProblemError('not-found');
      return c.body(null, 204);
    });
}

/** Who acts as a member of an organization. Throws ProblemError `forbidden` for whoever acts for none. */
function requireMember(c: Context<AppEnv>): NamingMember {
  const { actor: { accountId, membershipId, organizationId } } = requireActor(c);
  if (membershipId === null || organizationId === null) throw new ProblemError('forbidden');
  return { accountId, membershipId, organizationId, requestId: c.var.requestId, address: c.var.address };
}

function mayName(c: Context<AppEnv>): boolean {
  const { actor: { membershipId }, ability } = requireActor(c);
  return ability.can('change', subject('Substitute', { absentMembershipId: membershipId }));
}

/** The kinds of tasks that come to the organization and that the member decides by roles of his own. */
function kindsToGive(c: Context<AppEnv>): TaskKind[] {
  const { actor } = requireActor(c);
  const own = kindsOfOwnRights(actor);
  const { userType } = actor;
  return isOrganizationKind(userType) ? kindsWhere(({ reviewedBy }) => reviewedBy.includes(userType)).filter((kind) => own.includes(kind)) : [];
}

function refuse(field: string, code: string): never {
  throw new ProblemError('invalid', { errors: [{ field, code, params: {} }] });
}
