import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { findAttachment } from '../../models/stores/attachments.ts';
import { findApplicantCase } from '../../models/stores/applicant-cases.ts';
import { commentCase } from '../../models/stores/comment-case.ts';
import { urgeCase } from '../../models/stores/urge-case.ts';
import type { ApplicantVerb } from '../../workflows/shared/flow.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerAttachment } from '../attachment-answer.ts';
import { answerCommand, type CommandAnswer } from '../commands/answer-command.ts';
import type { CaseGate } from '../commands/case-gate.ts';
import { prepareResubmission } from '../commands/prepare-resubmission.ts';
import { sendCommand } from '../commands/send-command.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { ownCaseSchema, resubmissionSchema, withdrawalSchema } from '../schemas/applicant.ts';
import { attachmentContent } from '../schemas/attachment.ts';
import { checkSchema, decidedSchema, inProgressSchema } from '../schemas/case.ts';
import { commentText } from '../schemas/comment.ts';

/** Who follows a case: which, and by which account he has shown that it is his; null when by a code. */
export interface CaseFollower {
  readonly caseId: string;
  readonly accountId: string | null;
  /** Whether he has submitted it; a colleague reads it only. */
  readonly isApplicant: boolean;
  /** Which other cases he follows, as a condition over cases `c` with their kind; null for whoever has opened this one with a code. */
  readonly readable: string | null;
}

export interface OwnCaseOptions {
  /** Throws ProblemError for whoever follows no such case. */
  readonly requireReader: (c: Context<AppEnv>) => Promise<CaseFollower>;
  readonly throughGate: CaseGate;
}

const readRoute = createRoute({
  method: 'get', path: '/', summary: 'My case: its form, checks, steps, history, and what I may do',
  responses: {
    200: { description: 'The case, with my own values whole', content: { 'application/json': { schema: ownCaseSchema } } },
    ...problemResponses('access-ended', 'not-found'),
  },
});

const attachmentRoute = createRoute({
  method: 'get', path: '/attachments/{attachmentId}', summary: 'The content of a file I submitted',
  request: { params: z.object({ attachmentId: z.uuid() }) },
  responses: {
    200: { description: 'The file, to be shown inline', content: attachmentContent },
    ...problemResponses('access-ended', 'not-found'),
  },
});

const checksRoute = createRoute({
  method: 'post', path: '/checks', summary: 'What a reviewer will see of a mended form',
  request: { body: { required: true, content: { 'application/json': { schema: resubmissionSchema.pick({ form: true }) } } } },
  responses: {
    200: { description: 'Checks', content: { 'application/json': { schema: z.object({ checks: z.array(checkSchema) }) } } },
    ...problemResponses('access-ended', 'not-found', 'forbidden', 'invalid', 'already-registered', 'subject-busy', 'employed-elsewhere', 'reviewer-missing'),
  },
});

const commandResponses = {
  200: { description: 'Done; never lost from here on', content: { 'application/json': { schema: decidedSchema } } },
  202: {
    description: 'On its way; the same request under the same key tells what became of it',
    content: { 'application/json': { schema: inProgressSchema } },
  },
  ...problemResponses(
    'access-ended', 'not-found', 'forbidden', 'assertion-refused', 'stale', 'already-registered', 'subject-busy', 'employed-elsewhere', 'not-applied', 'invalid', 'attachment-missing', 'verb-not-offered',
    'reviewer-missing', 'idempotency-key-reused', 'case-busy', 'temporal-unavailable',
  ),
};

const resubmitRoute = createRoute({
  method: 'post', path: '/resubmission', summary: 'Submit a returned case again, its form mended',
  request: { body: { required: true, content: { 'application/json': { schema: resubmissionSchema } } } },
  responses: commandResponses,
});

const withdrawRoute = createRoute({
  method: 'post', path: '/withdrawal', summary: 'Take back a case that is not decided yet',
  request: { body: { required: true, content: { 'application/json': { schema: withdrawalSchema } } } },
  responses: commandResponses,
});

const urgeRoute = createRoute({
  method: 'post', path: '/urge', summary: 'Urge whoever reviews my case; once a day',
  responses: {
    204: { description: 'The reviewers are told' }, ...problemResponses('access-ended', 'not-found', 'urged-today', 'not-waiting'),
  },
});

const commentRoute = createRoute({
  method: 'post', path: '/comments', summary: 'Leave a comment for the reviewers of my case',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ text: commentText }) } } } },
  responses: { 204: { description: 'Done' }, ...problemResponses('access-ended', 'not-found', 'invalid', 'too-many-requests') },
});

/** Of those who follow a case, whoever submitted it. Throws ProblemError `forbidden` for a colleague of his. */
export function asApplicant<Follower extends CaseFollower>(follower: Follower): Follower {
  if (!follower.isApplicant) throw new ProblemError('forbidden');
  return follower;
}

/** What an applicant does with his own case, however he has shown that it is his. */
export function createOwnCaseRoutes(deps: ApiDeps, { requireReader, throughGate }: OwnCaseOptions) {
  const requireApplicant = async (c: Context<AppEnv>): Promise<CaseFollower> => asApplicant(await requireReader(c));

  /** Null while it is on its way. */
  async function command(c: Context<AppEnv>, verb: ApplicantVerb, expectedRevision: number): Promise<CommandAnswer | null> {
    const { caseId, accountId } = await requireApplicant(c);
    const { kept } = c.var;
    if (kept === null) throw new ProblemError('idempotency-key-missing');
    const sent = await throughGate(caseId, () => sendCommand(deps, {
      accountId, membershipId: null, caseId, verb, expectedRevision, requestId: kept.id, bodyHash: kept.bodyHash, target: kept.target, ability: null,
    }));
    return withoutNames(() => answerCommand(deps, sent));
  }

  /** What the applicant does around his case, without deciding anything. */
  async function around(c: Context<AppEnv>) {
    const { caseId, accountId } = await requireApplicant(c);
    const { kept } = c.var;
    if (kept === null) throw new ProblemError('idempotency-key-missing');
    const actor = accountId === null ? null : { accountId, membershipId: null, organizationId: null };
    return { caseId, actor, requestId: kept.id, at: new Date().toISOString() };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const { caseId, isApplicant, readable } = await requireReader(c);
      const found = await findApplicantCase(deps, caseId, { isApplicant, readable, locale: c.var.locale });
      if (found === null) throw new ProblemError('not-found');
      return c.json(found, 200);
    })
    .openapi(attachmentRoute, async (c) => {
      const { caseId } = await requireReader(c);
      const found = await findAttachment(deps.sealing, { caseId, id: c.req.valid('param').attachmentId });
      if (found === null) throw new ProblemError('not-found');
      return answerAttachment(c, deps, found);
    })
    .openapi(checksRoute, async (c) => {
      const { caseId } = await requireApplicant(c);
      const { checks } = await prepareResubmission(deps, { caseId, form: c.req.valid('json').form });
      return c.json({ checks: checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })) }, 200);
    })
    .openapi(resubmitRoute, async (c) => {
      const { form, expectedRevision } = c.req.valid('json');
      const { caseId } = await requireApplicant(c);
      await prepareResubmission(deps, { caseId, form });
      const answer = await command(c, 'resubmit', expectedRevision);
      return answer === null ? c.json({ status: 'in_progress' as const }, 202) : c.json(answer, 200);
    })
    .openapi(withdrawRoute, async (c) => {
      const answer = await command(c, 'withdraw', c.req.valid('json').expectedRevision);
      return answer === null ? c.json({ status: 'in_progress' as const }, 202) : c.json(answer, 200);
    })
    .openapi(urgeRoute, async (c) => {
      const result = await urgeCase(deps.sequelize, await around(c));
      if (result !== 'urged') throw new ProblemError(result);
      return c.body(null, 204);
    })
    .openapi(commentRoute, async (c) => {
      const result = await commentCase(deps, { ...await around(c), text: c.req.valid('json').text, isInternal: false, by: 'applicant' });
      if (result === 'too-many') throw new ProblemError('too-many-requests');
      return c.body(null, 204);
    });
}

/** An applicant reads what was decided and when; by whom is between him and the organization. */
async function withoutNames<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.options.facts === undefined) throw error;
    const { deciderName: _name, ...facts } = error.options.facts;
    throw new ProblemError(error.code, { ...error.options, facts });
  }
}
