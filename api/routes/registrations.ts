import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { checkRegistration, refuseChoices } from '../../models/stores/check-registration.ts';
import { findDueAt } from '../../models/stores/due-date.ts';
import { findReviewer } from '../../models/stores/reviewer.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import { type EmployerRegistration, employerRegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import { checkPassword } from '../../workflows/shared/password-rules.ts';
import { lastDayOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { submitAndOpen } from '../commands/submit-registration.ts';
import { formerOwnerOf } from '../middleware/idempotency.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { checkSchema } from '../schemas/case.ts';
import { submittedSchema } from '../schemas/registration.ts';

const [firstStep] = registrationReview.subjects.employer.steps;

const reviewerRoute = createRoute({
  method: 'get', path: '/reviewer', summary: 'Who will review a registration, and until when',
  request: { query: z.object({ division: z.string().regex(/^37\d{4}$/), superiorId: z.uuid().optional() }) },
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

const checksRoute = createRoute({
  method: 'post', path: '/employers/checks', summary: 'Check the registration of an employer before it is submitted',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ form: employerRegistrationForm }) } } } },
  responses: {
    200: { description: 'What a reviewer will see', content: { 'application/json': { schema: z.object({ checks: z.array(checkSchema) }) } } },
    ...problemResponses('invalid', 'idempotency-key-missing'),
  },
});

const submitRoute = createRoute({
  method: 'post', path: '/employers', summary: 'Submit the registration of an employer',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    form: employerRegistrationForm, password: z.string().max(200), commitment: z.literal(true, 'field:commitment'),
  }) } } } },
  responses: {
    201: { description: 'Submitted; the case number is final', content: { 'application/json': { schema: submittedSchema } } },
    ...problemResponses('invalid', 'attachment-missing', 'already-registered', 'reviewer-missing', 'idempotency-key-missing', 'database-unavailable'),
  },
});

/** `/api/registrations`: what a visitor needs to register an employer (manual §1.2). */
export function createRegistrationRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(reviewerRoute, async (c) => {
      const { division: divisionCode, superiorId = null } = c.req.valid('query');
      const { dueWorkingDays } = firstStep.deadlines;
      const reviewer = await findReviewer(sequelize, {
        divisionCode, superiorId, right: firstStep.right, submitterPersonIndex: null,
      });
      const from = new Date().toISOString();
      const dueAt = await findDueAt(sequelize, { from, dueWorkingDays, divisionCode: reviewer?.divisionCode ?? divisionCode });
      return c.json({
        organization: reviewer === null ? null : { id: reviewer.id, name: reviewer.name }, dueWorkingDays, dueOn: lastDayOf(dueAt),
      }, 200);
    })
    .openapi(checksRoute, async (c) => {
      const { form } = c.req.valid('json');
      const errors = await refuseChoices(deps, form);
      if (errors.length > 0) throw new ProblemError('invalid', { errors });
      const { checks } = await checkRegistration(deps, form);
      return c.json({ checks: checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })) }, 200);
    })
    .openapi(submitRoute, async (c) => {
      const { form, password } = c.req.valid('json');
      const errors = [...await refuseChoices(deps, form), ...passwordErrors(password, form)];
      if (errors.length > 0) throw new ProblemError('invalid', { errors });
      const { kept } = c.var;
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const passwordHash = await deps.passwords.hash(password);
      return c.json(await submitAndOpen(deps, { form, passwordHash, submitterAccountId: null, request: kept, formerOwner: formerOwnerOf(c) }), 201);
    });
}

function passwordErrors(password: string, { personName: name, idNumber, mobile, email }: EmployerRegistration) {
  return checkPassword(password, { personal: { name, idNumber, mobile, email }, isKnown: isKnownPassword })
    .map((code) => ({ field: 'password', code, params: {} }));
}
