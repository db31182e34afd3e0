import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { acceptInvitation, findInvitation } from '../../models/stores/invitations.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import { administratorForm } from '../../workflows/flows/registration-review/forms/administrator.ts';
import { checkPassword } from '../../workflows/shared/password-rules.ts';
import { ORGANIZATION_KINDS } from '../../workflows/shared/user-types.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const params = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

const readRoute = createRoute({
  method: 'get', path: '/{token}', summary: 'Which organization a one-time link invites to', request: { params },
  responses: {
    200: { description: 'The link can be used', content: { 'application/json': { schema: z.object({
      organization: z.object({ name: z.string(), kind: z.enum(ORGANIZATION_KINDS) }), expiresAt: z.string(),
    }) } } },
    ...problemResponses('not-found'),
  },
});

const acceptRoute = createRoute({
  method: 'post', path: '/{token}/acceptance', summary: 'Become the first administrator',
  request: { params, body: { required: true, content: { 'application/json': { schema: z.strictObject({
    administrator: administratorForm, password: z.string().max(200),
  }) } } } },
  responses: {
    201: { description: 'Now sign in', content: { 'application/json': { schema: z.object({ userType: z.enum(ORGANIZATION_KINDS) }) } } },
    ...problemResponses('not-found', 'invalid', 'idempotency-key-missing'),
  },
});

/** `/api/invitations`: the one-time links that `npm run bootstrap` prints. */
export function createInvitationRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const found = await findInvitation(c.req.valid('param').token);
      if (found === null) throw new ProblemError('not-found');
      const { organization: { name, kind }, expiresAt } = found;
      return c.json({ organization: { name, kind }, expiresAt }, 200);
    })
    .openapi(acceptRoute, async (c) => {
      const { token } = c.req.valid('param');
      const { administrator: { personName: name, phone = '', ...administrator }, password } = c.req.valid('json');
      const found = await findInvitation(token);
      if (found === null) throw new ProblemError('not-found');
      const person = { ...administrator, name, phone };
      const errors = checkPassword(password, { personal: person, isKnown: isKnownPassword })
        .map((code) => ({ field: 'password', code, params: {} }));
      if (errors.length > 0) throw new ProblemError('invalid', { errors });
      const passwordHash = await deps.passwords.hash(password);
      if (!await acceptInvitation(deps, { token, person, passwordHash })) throw new ProblemError('not-found');
      return c.json({ userType: found.organization.kind }, 201);
    });
}
