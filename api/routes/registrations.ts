import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { checkRegistration, refuseChoices } from '../../models/stores/check-registration.ts';
import { findDueAt } from '../../models/stores/due-date.ts';
import { finishStartOf } from '../../models/stores/outbox.ts';
import { answerRequest, refineAnswer } from '../../models/stores/requests.ts';
import { findReviewer } from '../../models/stores/reviewer.ts';
import { submitRegistration } from '../../models/stores/submit-registration.ts';
import { isKnownPassword } from '../../platform/known-passwords.ts';
import { updateWithStart } from '../../platform/temporal.ts';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import { type EmployerRegistration, employerRegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import { OPEN_UPDATE, startOptionsOf } from '../../workflows/kit/messages.ts';
import { findCaseStart } from '../../models/stores/case-start.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import { checkPassword } from '../../workflows/shared/password-rules.ts';
import { lastDayOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { checkSchema } from '../schemas/case.ts';

const [firstStep] = registrationReview.subjects.employer.steps;

/** An applicant waits at most this long for the workflow to open his case; the relay opens it otherwise. */
const OPEN_DEADLINE_MS = 4_000;

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

const submittedSchema = z.object({
  caseId: z.string(), caseNumber: z.string(), status: z.enum(['received', 'reviewing']),
  reviewer: z.object({ name: z.string() }), dueAt: z.string().nullable(),
}).openapi('SubmittedRegistration');

const submitRoute = createRoute({
  method: 'post', path: '/employers', summary: 'Submit the registration of an employer',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    form: employerRegistrationForm, password: z.string().max(200), commitment: z.literal(true, 'field:commitment'),
  }) } } } },
  responses: {
    201: { description: 'Submitted; the case number is final', content: { 'application/json': { schema: submittedSchema } } },
    ...problemResponses('invalid', 'already-registered', 'reviewer-missing', 'idempotency-key-missing', 'database-unavailable'),
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
      const result = await submitRegistration(deps, {
        form, passwordHash, submitterAccountId: null, at: new Date().toISOString(),
        // Committed together with the case: whoever asks again with this key gets this case number.
        async alsoWrite(found, reviewer, transaction) {
          const body = receiptOf(found.id, found.number, reviewer.name, null);
          const isFirst = await answerRequest(deps, kept.id, storedReceipt(body), transaction);
          if (!isFirst) throw new ProblemError('request-in-progress', { retryAfter: 1 });
        },
      });
      if (result.status !== 'submitted') throw new ProblemError(result.status);
      const { found, reviewer } = result;
      const body = receiptOf(found.id, found.number, reviewer.name, await openNow(deps, found.id));
      await refineAnswer(deps, kept.id, storedReceipt(body));
      return c.json(body, 201);
    });
}

function passwordErrors(password: string, { personName: name, idNumber, mobile, email }: EmployerRegistration) {
  return checkPassword(password, { personal: { name, idNumber, mobile, email }, isKnown: isKnownPassword })
    .map((code) => ({ field: 'password', code, params: {} }));
}

function receiptOf(caseId: string, caseNumber: string, reviewerName: string, row: CaseRow | null) {
  return {
    caseId, caseNumber, status: row === null ? 'received' as const : 'reviewing' as const,
    reviewer: { name: reviewerName }, dueAt: row?.dueAt ?? null,
  };
}

function storedReceipt(body: ReturnType<typeof receiptOf>) {
  return { status: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** Opens the case at once; null when that did not work, and then the relay does it from the outbox. */
async function openNow({ client, config, sequelize, logger }: ApiDeps, caseId: string): Promise<CaseRow | null> {
  try {
    const facts = await findCaseStart(caseId);
    if (facts === null) return null;
    const { publicUrl, temporalTaskQueue: taskQueue } = config;
    const row = await updateWithStart<CaseRow>(client, startOptionsOf(facts, { taskQueue, publicUrl }), {
      name: OPEN_UPDATE, updateId: `open:${caseId}`, arg: null,
    }, OPEN_DEADLINE_MS);
    await finishStartOf(sequelize, caseId);
    return row;
  } catch (error) {
    logger.warn({ event: 'case-left-to-relay', caseId, error });
    return null;
  }
}
