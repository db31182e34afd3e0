import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { checkRegistration, refuseChoices } from '../../models/stores/check-registration.ts';
import { getOwnAdministrator } from '../../models/stores/own-administrator.ts';
import {
  type EmployerRegistration, employerRegistrationForm, type OwnEmployerRegistration, ownEmployerRegistrationForm,
} from '../../workflows/flows/registration-review/form.ts';
import { maskEmail, maskIdNumber, maskMobile } from '../../workflows/shared/mask.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { submitAndOpen } from '../commands/submit-registration.ts';
import { formerOwnerOf } from '../middleware/idempotency.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { checkSchema } from '../schemas/case.ts';
import { submittedSchema } from '../schemas/registration.ts';

const identityRoute = createRoute({
  method: 'get', path: '/', summary: 'Me, as the administrator of what I register',
  responses: {
    200: { description: 'From my record; numbers and address masked', content: { 'application/json': { schema: z.object({
      personName: z.string(), idNumber: z.string(), mobile: z.string(), email: z.string(),
    }) } } },
    ...problemResponses('session-missing'),
  },
});

const checksRoute = createRoute({
  method: 'post', path: '/checks', summary: 'Check my registration of an employer before it is submitted',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ form: ownEmployerRegistrationForm }) } } } },
  responses: {
    200: { description: 'What a reviewer will see', content: { 'application/json': { schema: z.object({ checks: z.array(checkSchema) }) } } },
    ...problemResponses('session-missing', 'invalid', 'idempotency-key-missing'),
  },
});

const submitRoute = createRoute({
  method: 'post', path: '/', summary: 'Submit the registration of an employer whose first administrator I am',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    form: ownEmployerRegistrationForm, commitment: z.literal(true, 'field:commitment'),
  }) } } } },
  responses: {
    201: { description: 'Submitted; the case number is final', content: { 'application/json': { schema: submittedSchema } } },
    ...problemResponses(
      'session-missing', 'invalid', 'attachment-missing', 'already-registered', 'reviewer-missing', 'idempotency-key-missing', 'database-unavailable',
    ),
  },
});

/** `/api/registrations/employers/own`: a person with an account registers another employer; his login is the proof, never a password. */
export function createOwnRegistrationRoutes(deps: ApiDeps) {
  async function requireAccount(c: Context<AppEnv>): Promise<string> {
    return requireActor(c).actor.accountId;
  }

  /** The form with its administrator from the record of the account. Throws ProblemError `invalid`. */
  async function complete(accountId: string, form: OwnEmployerRegistration): Promise<EmployerRegistration> {
    const parsed = employerRegistrationForm.safeParse({ ...form, ...await getOwnAdministrator(deps, accountId) });
    if (!parsed.success) throw new ProblemError('invalid', { errors: [{ field: 'administrator', code: 'administratorIncomplete', params: {} }] });
    const errors = await refuseChoices(deps, parsed.data);
    if (errors.length > 0) throw new ProblemError('invalid', { errors });
    return parsed.data;
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(identityRoute, async (c) => {
      const { personName, idNumber, mobile, email } = await getOwnAdministrator(deps, await requireAccount(c));
      return c.json({
        personName, idNumber: maskIdNumber(idNumber), mobile: mobile === '' ? '' : maskMobile(mobile), email: email === '' ? '' : maskEmail(email),
      }, 200);
    })
    .openapi(checksRoute, async (c) => {
      const form = await complete(await requireAccount(c), c.req.valid('json').form);
      const { checks } = await checkRegistration(deps, form);
      return c.json({ checks: checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })) }, 200);
    })
    .openapi(submitRoute, async (c) => {
      const accountId = await requireAccount(c);
      const form = await complete(accountId, c.req.valid('json').form);
      const { kept } = c.var;
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      return c.json(await submitAndOpen(deps, { form, passwordHash: null, submitterAccountId: accountId, request: kept, formerOwner: formerOwnerOf(c) }), 201);
    });
}
