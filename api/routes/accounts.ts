import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { changePassword, findPersonalData } from '../../models/stores/password.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import { checkPassword } from '../../workflows/shared/password-rules.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireSession } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const passwordRoute = createRoute({
  method: 'put', path: '/current/password', summary: 'Change my password; every other session of mine ends',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    currentPassword: z.string().min(1).max(200), newPassword: z.string().min(1).max(200),
  }) } } } },
  responses: {
    204: { description: 'Changed' },
    ...problemResponses('session-missing', 'password-mismatch', 'password-weak', 'invalid', 'sign-in-throttled'),
  },
});

/** `/api/accounts`: what a person does with his own account. */
export function createAccountRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(passwordRoute, async (c) => {
    const session = requireSession(c);
    const { currentPassword, newPassword } = c.req.valid('json');
    const personal = await findPersonalData(deps, session.accountId);
    const flaws = checkPassword(newPassword, { personal, isKnown: isKnownPassword });
    const errors = [...flaws, ...(newPassword === currentPassword ? ['passwordSame'] : [])]
      .map((code) => ({ field: 'newPassword', code, params: {} }));
    if (errors.length > 0) throw new ProblemError('password-weak', { errors });
    const { address, requestId } = c.var;
    const result = await changePassword(deps, { session, currentPassword, newPassword, address, requestId });
    if (result.status === 'throttled') throw new ProblemError('sign-in-throttled', { retryAfter: result.retryAfterSeconds });
    if (result.status === 'mismatch') {
      throw new ProblemError('password-mismatch', { errors: [{ field: 'currentPassword', code: 'invalid', params: {} }] });
    }
    return c.body(null, 204);
  });
}
