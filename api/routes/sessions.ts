import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessibleBy } from '../../models/accessible-by.ts';
import { writeAudit } from '../../models/stores/audit.ts';
import { switchMembership } from '../../models/stores/memberships.ts';
import { findSessionView, listSessions } from '../../models/stores/session-view.ts';
import { openSession, revokeSession, type SignedInSession } from '../../models/stores/sessions.ts';
import { signIn } from '../../models/stores/sign-in.ts';
import { ORGANIZATION_KINDS, USER_TYPES } from '../../workflows/shared/user-types.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { clearSessionCookie, requireActor, requireSession, setSessionCookie } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const sessionSchema = z.object({
  account: z.object({ id: z.string() }),
  person: z.object({ name: z.string() }),
  userType: z.enum(USER_TYPES),
  membership: z.object({ id: z.string(), isSuperAdministrator: z.boolean() }).nullable(),
  organization: z.object({
    id: z.string(), name: z.string(), shortName: z.string(), kind: z.enum(ORGANIZATION_KINDS),
    divisionName: z.string(), divisionNameEn: z.string(),
  }).nullable(),
  /** In which memberships this account may act; {@link membershipRoute} switches. */
  memberships: z.array(z.object({
    id: z.string(), isSuperAdministrator: z.boolean(), roles: z.array(z.object({ zh: z.string(), en: z.string() })),
    organization: z.object({ id: z.string(), name: z.string(), shortName: z.string(), kind: z.enum(ORGANIZATION_KINDS) }),
  })),
  /** Whether he may act as himself, and who employs him. */
  professional: z.object({ organizationName: z.string() }).nullable(),
  /** CASL rules, packed; `unpackAbility` reads them. */
  rules: z.array(z.array(z.unknown())),
  sessionExpiresAt: z.string(),
}).openapi('Session');

const signInRoute = createRoute({
  method: 'post', path: '/', summary: 'Sign in',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({
        userType: z.enum(USER_TYPES), idNumber: z.string().min(1).max(40), password: z.string().min(1).max(200),
      }) } },
    },
  },
  responses: {
    200: { description: 'Signed in; the session stands in a cookie', content: { 'application/json': { schema: sessionSchema } } },
    ...problemResponses('sign-in-failed', 'sign-in-throttled', 'invalid'),
  },
});

const currentRoute = createRoute({
  method: 'get', path: '/current', summary: 'Who is signed in',
  responses: {
    200: { description: 'The present session', content: { 'application/json': { schema: sessionSchema } } },
    ...problemResponses('session-missing'),
  },
});

const membershipRoute = createRoute({
  method: 'put', path: '/current/membership', summary: 'Go on in another of my memberships, or as myself (null)',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ membershipId: z.uuid().nullable() }) } } } },
  responses: {
    200: { description: 'The same session, acting there', content: { 'application/json': { schema: sessionSchema } } },
    ...problemResponses('session-missing', 'not-found', 'invalid'),
  },
});

const signOutRoute = createRoute({
  method: 'delete', path: '/current', summary: 'Sign out', responses: { 204: { description: 'Signed out' } },
});

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'My sessions',
  responses: {
    200: {
      description: 'Living sessions of this account, the latest first',
      content: { 'application/json': { schema: z.object({ items: z.array(z.object({
        id: z.string(), current: z.boolean(), createdAt: z.string(), lastSeenAt: z.string(), userAgent: z.string(), address: z.string(),
      })) }) } },
    },
    ...problemResponses('session-missing'),
  },
});

const revokeRoute = createRoute({
  method: 'delete', path: '/{id}', summary: 'End one of my sessions',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'Ended' }, ...problemResponses('session-missing', 'not-found') },
});

/** `/api/sessions`: signing in and out, and the list of one's own sessions. */
export function createSessionRoutes(deps: ApiDeps) {
  async function viewOf(session: SignedInSession) {
    const view = await findSessionView(deps.sequelize, session);
    if (view === null) throw new ProblemError('session-missing');
    return {
      ...view, rules: view.rules.map((rule): unknown[] => [...rule]),
      memberships: view.memberships.map((membership) => ({ ...membership, roles: [...membership.roles] })),
    };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(signInRoute, async (c) => {
      const { address, requestId } = c.var;
      const result = await signIn(deps, { ...c.req.valid('json'), address });
      if (result.status === 'throttled') {
        await writeAudit({ action: 'session.opened', result: 'denied', code: 'sign-in-throttled', address, requestId });
        throw new ProblemError('sign-in-throttled', { retryAfter: result.retryAfterSeconds });
      }
      const { accountId } = result;
      if (result.status === 'failed') {
        await writeAudit({ action: 'session.opened', result: 'failure', accountId, code: 'sign-in-failed', address, requestId });
        throw new ProblemError('sign-in-failed');
      }
      const { membershipId } = result;
      const { userType } = c.req.valid('json');
      const { token, session } = await openSession({
        accountId: result.accountId, membershipId, userType, address, userAgent: c.req.header('User-Agent') ?? '',
      });
      await writeAudit({ action: 'session.opened', result: 'success', accountId, membershipId, address, requestId });
      setSessionCookie(c, deps, token);
      return c.json(await viewOf(session), 200);
    })
    .openapi(currentRoute, async (c) => c.json(await viewOf(requireSession(c)), 200))
    .openapi(membershipRoute, async (c) => {
      const { address, requestId } = c.var;
      const switched = await switchMembership(deps.sequelize, { session: requireSession(c), ...c.req.valid('json'), address, requestId });
      if (switched === null) throw new ProblemError('not-found');
      return c.json(await viewOf(switched), 200);
    })
    .openapi(signOutRoute, async (c) => {
      const { session, requestId } = c.var;
      clearSessionCookie(c);
      if (session !== null && await revokeSession(session.accountId, session.id)) {
        const { accountId, membershipId } = session;
        await writeAudit({ action: 'session.closed', result: 'success', accountId, membershipId, requestId });
      }
      return c.body(null, 204);
    })
    .openapi(listRoute, async (c) => {
      const { ability } = requireActor(c);
      const current = requireSession(c).id;
      const condition = accessibleBy(deps.sequelize, ability, { action: 'read', subject: 'Session', alias: 's' });
      const items = condition === null ? [] : await listSessions(deps.sequelize, condition);
      return c.json({ items: items.map((item) => ({
        ...item, current: item.id === current,
        createdAt: item.createdAt.toISOString(), lastSeenAt: item.lastSeenAt.toISOString(),
      })) }, 200);
    })
    .openapi(revokeRoute, async (c) => {
      const { accountId, membershipId } = requireSession(c);
      const { id } = c.req.valid('param');
      if (!await revokeSession(accountId, id)) throw new ProblemError('not-found');
      await writeAudit({
        action: 'session.revoked', result: 'success', accountId, membershipId, subjectType: 'Session', subjectId: id,
        requestId: c.var.requestId,
      });
      return c.body(null, 204);
    });
}
