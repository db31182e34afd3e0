import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findMailChoices, saveMailChoices } from '../../models/stores/mail-choices.ts';
import { changePassword, findPersonalData } from '../../models/stores/password.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import { DELIVERIES, type MailTopic } from '../../workflows/shared/mail-choice.ts';
import { checkPassword } from '../../workflows/shared/password-rules.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireConfirmed } from '../require-confirmed.ts';
import { requireActor, requireSession } from '../middleware/session.ts';
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

const mailChoicesSchema = z.strictObject({
  outcome: z.enum(DELIVERIES), reminder: z.enum(DELIVERIES), 'new-task': z.enum(DELIVERIES),
} satisfies Record<MailTopic, z.ZodType>).openapi('MailChoices');

const mailChoicesRoute = createRoute({
  method: 'get', path: '/current/mail-choices', summary: 'How I hear of what by mail',
  responses: {
    200: { description: 'What was chosen, or the defaults', content: { 'application/json': { schema: mailChoicesSchema } } },
    ...problemResponses('session-missing'),
  },
});

const saveMailChoicesRoute = createRoute({
  method: 'put', path: '/current/mail-choices', summary: 'Choose how I hear of what by mail',
  request: { body: { required: true, content: { 'application/json': { schema: mailChoicesSchema } } } },
  responses: { 204: { description: 'Kept' }, ...problemResponses('session-missing', 'invalid', 'idempotency-key-missing') },
});

/** `/api/accounts`: what a person does with his own account. */
export function createAccountRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(mailChoicesRoute, async (c) => {
    const { actor: { accountId } } = requireActor(c);
    return c.json(await findMailChoices(accountId), 200);
  }).openapi(saveMailChoicesRoute, async (c) => {
    const { actor: { accountId } } = requireActor(c);
    await saveMailChoices(deps.sequelize, accountId, c.req.valid('json'));
    return c.body(null, 204);
  }).openapi(passwordRoute, async (c) => {
    const session = requireSession(c);
    const { currentPassword, newPassword } = c.req.valid('json');
    const personal = await findPersonalData(deps, session.accountId);
    const flaws = checkPassword(newPassword, { personal, isKnown: isKnownPassword });
    const errors = [...flaws, ...(newPassword === currentPassword ? ['passwordSame'] : [])]
      .map((code) => ({ field: 'newPassword', code, params: {} }));
    if (errors.length > 0) throw new ProblemError('password-weak', { errors });
    const { address, requestId } = c.var;
    const result = await changePassword(deps, { session, currentPassword, newPassword, address, requestId });
    requireConfirmed(result);
    return c.body(null, 204);
  });
}
