import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { getOwnFields, getOwnIdentity } from '../../models/stores/own-identity.ts';
import { registrationReview, type RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import {
  type OwnRegistrationForm, ownRegistrationForms, registrationForms,
} from '../../workflows/flows/registration-review/form.ts';
import { maskBirthDate, maskEmail, maskIdNumber, maskMobile } from '../../workflows/shared/mask.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { checkForm, requireChoices } from '../commands/check-form.ts';
import { copyOf, readSource } from '../commands/read-source.ts';
import { submitAndOpenRegistration } from '../commands/submit-registration.ts';
import { formerOwnerOf } from '../middleware/idempotency.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { checkedSchema, commitment } from '../schemas/registration.ts';
import { copiedFrom, submittedSchema } from '../schemas/submission.ts';

const identitySchema = z.object({
  personName: z.string(), idType: z.string(), idNumber: z.string(), mobile: z.string(), email: z.string(),
  /** GB/T 2261.1. */
  sex: z.string(),
  birthDate: z.string(),
}).openapi('OwnIdentity');

function identityRoute<Path extends string>(path: Path) {
  return createRoute({
    method: 'get', path: `/${path}/own`, summary: `Me, as the one who registers (${path})`,
    responses: {
      200: {
        description: 'From my record, masked; what it does not have is empty', content: { 'application/json': { schema: identitySchema } },
      },
      ...problemResponses('session-missing'),
    },
  });
}

function checksRoute<Path extends string, Form extends z.ZodObject>(path: Path, form: Form) {
  return createRoute({
    method: 'post', path: `/${path}/own/checks`, summary: `Check my registration before it is submitted (${path})`,
    request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ form }) } } } },
    responses: {
      200: { description: 'What a reviewer will see', content: { 'application/json': { schema: checkedSchema } } },
      ...problemResponses('session-missing', 'invalid', 'already-registered', 'employed-elsewhere', 'idempotency-key-missing'),
    },
  });
}

function submitRoute<Path extends string, Form extends z.ZodObject>(path: Path, form: Form) {
  return createRoute({
    method: 'post', path: `/${path}/own`, summary: `Submit a registration with myself as administrator or professional (${path})`,
    request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ form, commitment, copiedFrom }) } } } },
    responses: {
      201: { description: 'Submitted; the case number is final', content: { 'application/json': { schema: submittedSchema } } },
      ...problemResponses(
        'session-missing', 'invalid', 'attachment-missing', 'already-registered', 'employed-elsewhere', 'reviewer-missing',
        'idempotency-key-missing', 'database-unavailable',
      ),
    },
  });
}

/** `/api/registrations/…/own`: a person with an account registers; his login is the proof, never a password. */
export function createOwnRegistrationRoutes(deps: ApiDeps) {
  const forms = ownRegistrationForms;

  async function identify(c: Context<AppEnv>): Promise<z.output<typeof identitySchema>> {
    const { personName, idType, idNumber, mobile, email, sex, birthDate } = await getOwnIdentity(deps, requireActor(c).actor.accountId);
    const masked = (text: string, mask: (text: string) => string): string => (text === '' ? '' : mask(text));
    return {
      personName, idType, sex, idNumber: maskIdNumber(idNumber), mobile: masked(mobile, maskMobile), email: masked(email, maskEmail),
      birthDate: masked(birthDate, maskBirthDate),
    };
  }

  /** The form with the person from the record of the account. Throws ProblemError `invalid`. */
  async function complete(accountId: string, subject: RegistrationSubject, form: OwnRegistrationForm) {
    const parsed = registrationForms[subject].safeParse({ ...form, ...await getOwnFields(deps, { subject, accountId }) });
    if (!parsed.success) throw new ProblemError('invalid', { errors: [{ field: 'administrator', code: 'administratorIncomplete', params: {} }] });
    return parsed.data;
  }

  async function check(c: Context<AppEnv>, subject: RegistrationSubject, { form }: { form: OwnRegistrationForm }) {
    const accountId = requireActor(c).actor.accountId;
    return checkForm(deps, { subject, form: await complete(accountId, subject, form) }, accountId);
  }

  async function submit(
    c: Context<AppEnv>, subject: RegistrationSubject, { form: own, copiedFrom: named }: { form: OwnRegistrationForm; copiedFrom: string | null },
  ) {
    const accountId = requireActor(c).actor.accountId;
    const form = await complete(accountId, subject, own);
    await requireChoices(deps, { subject, form });
    const source = await readSource(c, deps, { copiedFrom: named, flowId: registrationReview.id, subject });
    const { kept } = c.var;
    if (kept === null) throw new ProblemError('idempotency-key-missing');
    return submitAndOpenRegistration(deps, {
      subject, form, passwordHash: null, submitterAccountId: accountId, follows: copyOf(source), request: kept, formerOwner: formerOwnerOf(c),
    });
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(identityRoute('departments'), async (c) => c.json(await identify(c), 200))
    .openapi(identityRoute('employers'), async (c) => c.json(await identify(c), 200))
    .openapi(identityRoute('bases'), async (c) => c.json(await identify(c), 200))
    .openapi(identityRoute('professionals'), async (c) => c.json(await identify(c), 200))
    .openapi(checksRoute('departments', forms.department), async (c) => c.json(await check(c, 'department', c.req.valid('json')), 200))
    .openapi(checksRoute('employers', forms.employer), async (c) => c.json(await check(c, 'employer', c.req.valid('json')), 200))
    .openapi(checksRoute('bases', forms.base), async (c) => c.json(await check(c, 'base', c.req.valid('json')), 200))
    .openapi(checksRoute('professionals', forms.professional), async (c) => c.json(await check(c, 'professional', c.req.valid('json')), 200))
    .openapi(submitRoute('departments', forms.department), async (c) => c.json(await submit(c, 'department', c.req.valid('json')), 201))
    .openapi(submitRoute('employers', forms.employer), async (c) => c.json(await submit(c, 'employer', c.req.valid('json')), 201))
    .openapi(submitRoute('bases', forms.base), async (c) => c.json(await submit(c, 'base', c.req.valid('json')), 201))
    .openapi(submitRoute('professionals', forms.professional), async (c) => c.json(await submit(c, 'professional', c.req.valid('json')), 201));
}
