import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { findDueAt } from '../../models/stores/due-date.ts';
import { findReviewer } from '../../models/stores/reviewer.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import { isRegistrationSubject, registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import { type RegistrationForm, registrationForms } from '../../workflows/flows/registration-review/form.ts';
import { checkPassword } from '../../workflows/shared/password-rules.ts';
import { lastDayOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { checkForm, requireChoices } from '../commands/check-form.ts';
import { copyOf, readSource } from '../commands/read-source.ts';
import { submitAndOpenRegistration } from '../commands/submit-registration.ts';
import { formerOwnerOf } from '../middleware/idempotency.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { checkedSchema, commitment } from '../schemas/registration.ts';
import { copiedFrom, submittedSchema } from '../schemas/submission.ts';

const reviewerRoute = createRoute({
  method: 'get', path: '/reviewer', summary: 'Who will review a registration, and until when',
  request: { query: z.object({
    subject: z.string().refine(isRegistrationSubject, 'field:notOffered').default('employer'),
    division: z.string().regex(/^37\d{4}$/),
    /** The chosen superior department; of a professional his unit. */
    superiorId: z.uuid().optional(),
  }) },
  responses: {
    200: { description: 'The reviewer as of today', content: { 'application/json': { schema: z.object({
      organization: z.object({ id: z.string(), name: z.string() }).nullable(),
      dueWorkingDays: z.int(),
      /** `yyyy-mm-dd`, Asia/Shanghai; the last day on which the answer is in time. */
      dueOn: z.string(),
    }) } } },
    ...problemResponses('invalid'),
  },
});

function checksRoute<Path extends string, Form extends z.ZodObject>(path: Path, form: Form) {
  return createRoute({
    method: 'post', path: `/${path}/checks`, summary: `Check a registration before it is submitted (${path})`,
    request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ form }) } } } },
    responses: {
      200: { description: 'What a reviewer will see', content: { 'application/json': { schema: checkedSchema } } },
      ...problemResponses('invalid', 'employed-elsewhere', 'idempotency-key-missing'),
    },
  });
}

function submitRoute<Path extends string, Form extends z.ZodObject>(path: Path, form: Form) {
  return createRoute({
    method: 'post', path: `/${path}`, summary: `Submit a registration (${path})`,
    request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
      form, password: z.string().max(200), commitment, copiedFrom,
    }) } } } },
    responses: {
      201: { description: 'Submitted; the case number is final', content: { 'application/json': { schema: submittedSchema } } },
      ...problemResponses(
        'invalid', 'attachment-missing', 'already-registered', 'employed-elsewhere', 'reviewer-missing', 'idempotency-key-missing',
        'database-unavailable',
      ),
    },
  });
}

/** `/api/registrations`: what a visitor needs to register an organization or himself (manual §1). */
export function createRegistrationRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  const forms = registrationForms;

  /** Who is signed in may check again what he submitted with his account. */
  function check(c: Context<AppEnv>, subject: keyof typeof forms, { form }: { form: RegistrationForm }) {
    return checkForm(deps, { subject, form }, c.var.actor?.accountId ?? null);
  }

  async function submit(
    c: Context<AppEnv>, subject: keyof typeof forms,
    { form, password, copiedFrom: named }: { form: RegistrationForm; password: string; copiedFrom: string | null },
  ) {
    await requireChoices(deps, { subject, form }, passwordErrors(password, form));
    const source = await readSource(c, deps, { copiedFrom: named, flowId: registrationReview.id, subject });
    const { kept } = c.var;
    if (kept === null) throw new ProblemError('idempotency-key-missing');
    const passwordHash = await deps.passwords.hash(password);
    return submitAndOpenRegistration(deps, {
      subject, form, passwordHash, submitterAccountId: null, follows: copyOf(source), request: kept, formerOwner: formerOwnerOf(c),
    });
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(reviewerRoute, async (c) => {
      const { subject, division: divisionCode, superiorId = null } = c.req.valid('query');
      const [{ reviewers: { only: rule }, right, deadlines: { dueWorkingDays } }] = registrationReview.subjects[subject].steps;
      const reviewer = await findReviewer(sequelize, {
        rule, divisionCode, superiorId, right, submitterPersonIndex: c.var.actor?.personIndexes[0] ?? null, subjectPersonIndex: null,
      });
      const from = new Date().toISOString();
      const dueAt = await findDueAt(sequelize, { from, dueWorkingDays, divisionCode: reviewer?.divisionCode ?? divisionCode });
      return c.json({
        organization: reviewer === null ? null : { id: reviewer.id, name: reviewer.name }, dueWorkingDays, dueOn: lastDayOf(dueAt),
      }, 200);
    })
    .openapi(checksRoute('departments', forms.department), async (c) => c.json(await check(c, 'department', c.req.valid('json')), 200))
    .openapi(checksRoute('employers', forms.employer), async (c) => c.json(await check(c, 'employer', c.req.valid('json')), 200))
    .openapi(checksRoute('bases', forms.base), async (c) => c.json(await check(c, 'base', c.req.valid('json')), 200))
    .openapi(checksRoute('professionals', forms.professional), async (c) => c.json(await check(c, 'professional', c.req.valid('json')), 200))
    .openapi(submitRoute('departments', forms.department), async (c) => c.json(await submit(c, 'department', c.req.valid('json')), 201))
    .openapi(submitRoute('employers', forms.employer), async (c) => c.json(await submit(c, 'employer', c.req.valid('json')), 201))
    .openapi(submitRoute('bases', forms.base), async (c) => c.json(await submit(c, 'base', c.req.valid('json')), 201))
    .openapi(submitRoute('professionals', forms.professional), async (c) => c.json(await submit(c, 'professional', c.req.valid('json')), 201));
}

function passwordErrors(password: string, { personName: name, idNumber, mobile, email }: RegistrationForm) {
  return checkPassword(password, { personal: { name, idNumber, mobile, email }, isKnown: isKnownPassword })
    .map((code) => ({ field: 'password', code, params: {} }));
}
