import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CODE_CHANNELS } from '../../models/one-time-code.ts';
import { CODE_MINUTES, CODE_PAUSE_SECONDS } from '../../models/stores/one-time-codes.ts';
import { askPasswordReset, channelOf, resetPassword } from '../../models/stores/password-reset.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { codeChannelsOf } from '../code-channels.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { codeSchema } from '../schemas/applicant.ts';

const channelsRoute = createRoute({
  method: 'get', path: '/channels', summary: 'By which ways a code can be sent',
  responses: { 200: { description: 'The ways of this installation', content: { 'application/json': { schema: z.object({
    channels: z.array(z.enum(CODE_CHANNELS)),
  }) } } } },
});

const askRoute = createRoute({
  method: 'post', path: '/', summary: 'I have forgotten my password: send a code to the mail address or mobile number on record',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    idNumber: z.string().trim().min(1).max(40), contact: z.string().trim().min(1).max(200),
  }) } } } },
  responses: {
    202: { description: 'Answered alike whether or not there is such an account', content: { 'application/json': { schema: z.object({
      /** Together with the code it sets a new password, in this browser alone. */
      token: z.string(), validMinutes: z.int(), nextAfterSeconds: z.int(),
    }) } } },
    ...problemResponses('access-throttled', 'invalid'),
  },
});

const completeRoute = createRoute({
  method: 'post', path: '/completion', summary: 'Set a new password with the code; every session of the account ends',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    token: z.string().min(1).max(100), code: codeSchema, newPassword: z.string().min(1).max(200),
  }) } } } },
  responses: {
    204: { description: 'Set; now sign in' }, ...problemResponses('code-wrong', 'password-weak', 'access-throttled', 'invalid'),
  },
});

/** `/api/password-resets`: a forgotten password (manual §2). No answer says whether an account exists. */
export function createPasswordResetRoutes(deps: ApiDeps) {
  const channels = codeChannelsOf(deps.config);

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(channelsRoute, (c) => c.json({ channels }, 200))
    .openapi(askRoute, async (c) => {
      const { idNumber, contact } = c.req.valid('json');
      if (!channels.includes(channelOf(contact))) {
        throw new ProblemError('invalid', { errors: [{ field: 'contact', code: 'channelUnavailable', params: {} }] });
      }
      const { address, requestId } = c.var;
      const result = await askPasswordReset(deps, { idNumber, contact, address, requestId });
      if (result.status === 'throttled') throw new ProblemError('access-throttled', { retryAfter: result.retryAfterSeconds });
      return c.json({ token: result.token, validMinutes: CODE_MINUTES, nextAfterSeconds: CODE_PAUSE_SECONDS }, 202);
    })
    .openapi(completeRoute, async (c) => {
      const { address, requestId } = c.var;
      const result = await resetPassword(deps, { ...c.req.valid('json'), address, requestId, isKnown: isKnownPassword });
      switch (result.status) {
        case 'reset':
          return c.body(null, 204);
        case 'wrong':
          throw new ProblemError('code-wrong', { errors: [{ field: 'code', code: 'codeWrong', params: {} }] });
        case 'throttled':
          throw new ProblemError('access-throttled', { retryAfter: result.retryAfterSeconds });
        case 'weak':
          throw new ProblemError('password-weak', { errors: result.flaws.map((code) => ({ field: 'newPassword', code, params: {} })) });
      }
    });
}
