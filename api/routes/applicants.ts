import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { askProgress, openAccess, requestCode, type Throttled } from '../../models/stores/applicant-access.ts';
import { CODE_MINUTES, CODE_PAUSE_SECONDS } from '../../models/stores/one-time-codes.ts';
import { CODE_CHANNELS } from '../../models/one-time-code.ts';
import { checkCreditCode } from '../../workflows/shared/credit-code.ts';
import { normalizeIdNumber } from '../../workflows/shared/id-number.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { codeChannelsOf } from '../code-channels.ts';
import { createCaseGate } from '../commands/case-gate.ts';
import { leaveOpenedCase, requireOpenedCase, setApplicantCookie } from '../middleware/applicant.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { caseNumberSchema, codeSchema, progressSchema } from '../schemas/applicant.ts';
import { createOwnCaseRoutes } from './own-cases.ts';

/** The number of a case, and one of the two that say whose it is: of an organization its credit code, of a professional his ID number. */
const knowledge = {
  caseNumber: caseNumberSchema,
  creditCode: z.string().max(40).transform((text) => checkCreditCode(text).value).optional(),
  idNumber: z.string().max(40).transform(normalizeIdNumber).optional(),
};

function requireOne({ creditCode, idNumber }: { creditCode?: string | undefined; idNumber?: string | undefined }): boolean {
  return (creditCode === undefined) !== (idNumber === undefined);
}

const ONE_IS_REQUIRED = { path: ['creditCode'], message: 'field:required' };

const progressRoute = createRoute({
  method: 'post', path: '/progress', summary: 'How a registration stands, by its number and its credit code or ID number',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject(knowledge).refine(requireOne, ONE_IS_REQUIRED) } } } },
  responses: {
    200: { description: 'Its status', content: { 'application/json': { schema: progressSchema } } },
    ...problemResponses('registration-unknown', 'access-throttled', 'invalid'),
  },
});

const codeRoute = createRoute({
  method: 'post', path: '/access-codes', summary: 'Have a one-time code sent to the registered mail address or mobile number',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    ...knowledge, channel: z.enum(CODE_CHANNELS),
  }).refine(requireOne, ONE_IS_REQUIRED) } } } },
  responses: {
    202: { description: 'A code is on its way', content: { 'application/json': { schema: z.object({
      /** Masked. */
      target: z.string(), validMinutes: z.int(), nextAfterSeconds: z.int(),
    }) } } },
    ...problemResponses('registration-unknown', 'access-throttled', 'invalid'),
  },
});

const accessRoute = createRoute({
  method: 'post', path: '/access', summary: 'Open my case with a code',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    caseNumber: caseNumberSchema, code: codeSchema,
  }) } } } },
  responses: {
    204: { description: 'Opened; the access stands in a cookie' }, ...problemResponses('code-wrong', 'access-throttled', 'invalid'),
  },
});

const leaveRoute = createRoute({
  method: 'delete', path: '/current', summary: 'End the access to my case', responses: { 204: { description: 'Ended' } },
});

/** `/api/registrations`: what an applicant does after submitting: asking, proving himself, mending, withdrawing. */
export function createApplicantRoutes(deps: ApiDeps) {
  const { config } = deps;
  const channels = codeChannelsOf(config);

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(progressRoute, async (c) => {
      const result = await askProgress(deps, { ...c.req.valid('json'), address: c.var.address });
      if (result.status !== 'found') throw refusalOf(result);
      const { caseId: _id, ...progress } = result.progress;
      return c.json({ ...progress, channels }, 200);
    })
    .openapi(codeRoute, async (c) => {
      const input = c.req.valid('json');
      if (!channels.includes(input.channel)) {
        throw new ProblemError('invalid', { errors: [{ field: 'channel', code: 'channelUnavailable', params: {} }] });
      }
      const { address, requestId } = c.var;
      const result = await requestCode(deps, { ...input, address, requestId });
      if (result.status !== 'sent') throw refusalOf(result);
      return c.json({ target: result.target, validMinutes: CODE_MINUTES, nextAfterSeconds: CODE_PAUSE_SECONDS }, 202);
    })
    .openapi(accessRoute, async (c) => {
      const { address, requestId } = c.var;
      const result = await openAccess(deps, { ...c.req.valid('json'), address, requestId });
      if (result.status === 'wrong') throw new ProblemError('code-wrong', { errors: [{ field: 'code', code: 'codeWrong', params: {} }] });
      if (result.status === 'throttled') throw refusalOf(result);
      setApplicantCookie(c, deps, result.token);
      return c.body(null, 204);
    })
    .openapi(leaveRoute, async (c) => {
      await leaveOpenedCase(c);
      return c.body(null, 204);
    })
    .route('/current', createOwnCaseRoutes(deps, {
      throughGate: createCaseGate(config.apiProcesses),
      requireReader: async (c) => ({ caseId: await requireOpenedCase(c, deps), accountId: null, isApplicant: true, readable: null }),
    }));
}

function refusalOf(result: { readonly status: 'unknown' } | Throttled): ProblemError {
  return result.status === 'unknown'
    ? new ProblemError('registration-unknown') : new ProblemError('access-throttled', { retryAfter: result.retryAfterSeconds });
}
