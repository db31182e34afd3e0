import { subject as caslSubject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { withTransaction } from '../../models/database.ts';
import { deleteDraft, type DraftKey } from '../../models/stores/drafts.ts';
import { planReview } from '../../models/stores/plan-review.ts';
import { submitForm } from '../../models/stores/submit-form.ts';
import { submissions } from '../../models/submissions/index.ts';
import type { SubmissionQuestion } from '../../models/submissions/submission.ts';
import { caseKindOf, type FlowId, flows, isFlowId } from '../../workflows/flows/index.ts';
import { lastDayOf } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { copyOf, readSource } from '../commands/read-source.ts';
import { submitAndOpen } from '../commands/submit-and-open.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { commitment } from '../schemas/registration.ts';
import { copiedFrom, previewSchema, submittedSchema } from '../schemas/submission.ts';

/** Registrations have routes of their own: visitors submit them. */
type SubmittedFlow = Exclude<FlowId, 'registrationReview'>;

const submission = z.strictObject({
  flowId: z.string().refine(isSubmittedFlow, 'field:notOffered'),
  subject: z.string().min(1).max(40),
  /** Judged by the schema of its flow and subject. */
  form: z.record(z.string(), z.unknown()),
  /** In whose name: the own organization, or oneself. */
  as: z.enum(['organization', 'oneself']),
  /** The record it is about, where there are several; null for a new one. */
  recordId: z.uuid().nullable().default(null),
  /** Whom it is about, where an organization submits it for one of its people. */
  personId: z.uuid().nullable().default(null),
}).refine(({ flowId, subject }) => Object.hasOwn(flows[flowId].subjects, subject), { path: ['subject'], message: 'field:notOffered' });

const previewRoute = createRoute({
  method: 'post', path: '/preview', summary: 'What happens with a form once it is submitted',
  request: { body: { required: true, content: { 'application/json': { schema: submission } } } },
  responses: {
    200: { description: 'Checks, and who decides in which order', content: { 'application/json': { schema: previewSchema } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid', 'employed-elsewhere', 'not-employed', 'reviewer-missing'),
  },
});

const submitRoute = createRoute({
  method: 'post', path: '/', summary: 'Submit a form',
  request: { body: { required: true, content: { 'application/json': { schema: submission.safeExtend({ commitment, copiedFrom }) } } } },
  responses: {
    201: { description: 'Submitted; the case number is final', content: { 'application/json': { schema: submittedSchema } } },
    ...problemResponses(
      'session-missing', 'forbidden', 'invalid', 'attachment-missing', 'subject-busy', 'employed-elsewhere', 'not-employed', 'reviewer-missing',
      'idempotency-key-missing', 'database-unavailable',
    ),
  },
});

/** `POST /api/cases`: whoever is signed in submits a form for his organization or for himself. */
export function createSubmissionRoutes(deps: ApiDeps) {
  /** Who submits what, if he may. Throws ProblemError `forbidden`. */
  function questionOf(c: Context<AppEnv>, { flowId, subject, form, as, recordId, personId }: z.output<typeof submission>): SubmissionQuestion & { flowId: FlowId } {
    const { actor: { accountId, organizationId }, ability } = requireActor(c);
    const owner = as === 'organization' ? { organizationId: organizationId ?? '' } : { accountId };
    if (!ability.can('submit', caslSubject('Case', { kind: caseKindOf(flowId, subject), ...owner }))) throw new ProblemError('forbidden');
    return { flowId, subject, form, recordId, personId, submitterAccountId: accountId, organizationId: as === 'organization' ? organizationId : null };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(previewRoute, async (c) => {
      const question = questionOf(c, c.req.valid('json'));
      const { flowId, subject } = question;
      const preview = await withTransaction(deps.sequelize, async (transaction) => {
        const prepared = await submissions[flowId](deps, question, transaction);
        if (prepared.status === 'invalid') throw new ProblemError('invalid', { errors: [...prepared.errors] });
        if (prepared.status !== 'prepared') throw new ProblemError(prepared.status);
        const { submission: reviewed } = prepared;
        const planned = await planReview(deps.sequelize, { flowId, subject, reviewed, at: new Date().toISOString() }, transaction);
        return { checks: reviewed.checks, planned };
      });
      return c.json({
        checks: preview.checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })),
        reviewers: preview.planned.map(({ dueAt, ...planned }) => ({ ...planned, dueOn: lastDayOf(dueAt) })),
      }, 200);
    })
    .openapi(submitRoute, async (c) => {
      const { kept } = c.var;
      const { copiedFrom: named, ...asked } = c.req.valid('json');
      const question = questionOf(c, asked);
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const source = await readSource(c, deps, { ...question, copiedFrom: named });
      const submitted = await submitAndOpen(deps, {
        request: kept, busy: 'subject-busy', submit: (more) => submitForm(deps, { ...question, ...more, follows: copyOf(source) }),
      });
      await deleteDraft(deps.sequelize, draftOf(c, question));
      return c.json(submitted, 201);
    });
}

/** What was kept of a form while it was filled in. */
function draftOf(c: Context<AppEnv>, { flowId, subject, organizationId, recordId = null }: SubmissionQuestion & { flowId: FlowId }): DraftKey {
  return { accountId: requireActor(c).actor.accountId, kind: caseKindOf(flowId, subject), organizationId, recordId };
}

function isSubmittedFlow(text: string): text is SubmittedFlow {
  return isFlowId(text) && text !== 'registrationReview';
}
