import { subject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Asking, listAddableColleagues, listAddableOrganizations } from '../../models/stores/addable-reviewers.ts';
import { findCaseDetail } from '../../models/stores/case-view.ts';
import { type Claimed, claimTask, releaseTask } from '../../models/stores/claim-task.ts';
import { listColleagues, listCopyReaders } from '../../models/stores/colleagues.ts';
import { commentCase } from '../../models/stores/comment-case.ts';
import { copyCase } from '../../models/stores/copy-case.ts';
import { actingNameOf } from '../../models/stores/desk-view.ts';
import { presentStep } from '../../models/stores/open-case.ts';
import type { Actor } from '../../policies/actor.ts';
import { inWhoseName } from '../../policies/in-whose-name.ts';
import { ADDED_PLACES } from '../../workflows/shared/added-reviewers.ts';
import { FIELD_CODE_PREFIX } from '../../workflows/shared/field-errors.ts';
import { type DeskVerb, MAX_COPIES, MAX_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerCommand } from '../commands/answer-command.ts';
import { createCaseGate } from '../commands/case-gate.ts';
import { type CommandToSend, sendCommand } from '../commands/send-command.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireReadableCase } from '../require-readable-case.ts';
import { decidedSchema, inProgressSchema } from '../schemas/case.ts';
import { commentText } from '../schemas/comment.ts';

const params = z.object({ id: z.uuid() });

const done = { 204: { description: 'Done' } };

const claimRoute = createRoute({
  method: 'post', path: '/{id}/claim', summary: 'Take the task for myself; shown to colleagues, who may still decide',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      /** Whether to take over what a colleague holds. */
      takesOver: z.boolean().default(false),
    }) } } },
  },
  responses: { ...done, ...problemResponses('session-missing', 'forbidden', 'own-submission', 'not-found', 'claimed', 'invalid') },
});

const releaseRoute = createRoute({
  method: 'post', path: '/{id}/release', summary: 'Give a task back that I hold', request: { params },
  responses: { ...done, ...problemResponses('session-missing', 'forbidden', 'own-submission', 'not-found') },
});

const colleaguesRoute = createRoute({
  method: 'get', path: '/{id}/colleagues', summary: 'To whom the task can be handed', request: { params },
  responses: {
    200: { description: 'By name', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({ membershipId: z.string(), name: z.string() })),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found'),
  },
});

const transferRoute = createRoute({
  method: 'post', path: '/{id}/transfer', summary: 'Hand the task to a colleague',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      membershipId: z.uuid(),
      /** The revision that was on the screen. */
      expectedRevision: z.int().min(1),
      reason: z.string().max(MAX_REASON_LENGTH).optional(),
    }) } } },
  },
  responses: {
    200: { description: 'Handed on', content: { 'application/json': { schema: decidedSchema } } },
    202: { description: 'On its way; the same request under the same key tells what became of it', content: { 'application/json': { schema: inProgressSchema } } },
    ...problemResponses(
      'session-missing', 'forbidden', 'own-submission', 'assertion-refused', 'not-found', 'stale', 'not-applied', 'colleague-unknown', 'colleague-unchanged',
      'invalid', 'case-busy', 'temporal-unavailable',
    ),
  },
});

const addableRoute = createRoute({
  method: 'post', path: '/{id}/addable-reviewers', summary: 'Whom I can ask to review the step too: colleagues, and organizations by a part of their name',
  request: { params, body: { required: true, content: { 'application/json': { schema: z.strictObject({ text: z.string().trim().max(100).default('') }) } } } },
  responses: {
    200: { description: 'Nobody who has a part in the step already; at most 20 organizations', content: { 'application/json': { schema: z.object({
      colleagues: z.array(z.object({ membershipId: z.string(), name: z.string() })),
      organizations: z.array(z.object({ id: z.string(), name: z.string(), divisionName: z.string(), divisionNameEn: z.string() })),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid'),
  },
});

const addRoute = createRoute({
  method: 'post', path: '/{id}/added-reviewers', summary: 'Ask another to review the step too, before me or after me',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      place: z.enum(ADDED_PLACES),
      /** Either a colleague or an organization. */
      membershipId: z.uuid().optional(),
      organizationId: z.uuid().optional(),
      /** The revision that was on the screen. */
      expectedRevision: z.int().min(1),
      reason: z.string().max(MAX_REASON_LENGTH).optional(),
    }).refine(({ membershipId, organizationId }) => (membershipId === undefined) !== (organizationId === undefined), {
      path: ['membershipId'], message: `${FIELD_CODE_PREFIX}oneReviewer`,
    }) } } },
  },
  responses: {
    200: { description: 'Asked', content: { 'application/json': { schema: decidedSchema } } },
    202: { description: 'On its way; the same request under the same key tells what became of it', content: { 'application/json': { schema: inProgressSchema } } },
    ...problemResponses(
      'session-missing', 'forbidden', 'own-submission', 'assertion-refused', 'not-found', 'stale', 'not-applied', 'reviewer-not-offered', 'reviewer-added',
      'reviewers-full', 'invalid', 'case-busy', 'temporal-unavailable',
    ),
  },
});

const commentRoute = createRoute({
  method: 'post', path: '/{id}/comments', summary: 'Leave a comment, for the reviewers or for the applicant too',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      text: commentText, visibleTo: z.enum(['reviewers', 'everyone']),
    }) } } },
  },
  responses: { ...done, ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid') },
});

const readersRoute = createRoute({
  method: 'get', path: '/{id}/readers', summary: 'Whom the case can be copied to', request: { params },
  responses: {
    200: { description: 'My own organization first', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({ membershipId: z.string(), name: z.string(), organizationName: z.string(), hasCopy: z.boolean() })),
    }) } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found'),
  },
});

const copyRoute = createRoute({
  method: 'post', path: '/{id}/copies', summary: 'Copy the case to members, who may read it from then on',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      membershipIds: z.array(z.uuid()).min(1).max(MAX_COPIES),
    }) } } },
  },
  responses: { ...done, ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid') },
});

type Reviewing = Actor & { readonly membershipId: string };

/** `/api/cases`: what a reviewer does around a case. */
export function createDeskRoutes(deps: ApiDeps) {
  const { sequelize, config } = deps;
  const throughGate = createCaseGate(config.apiProcesses);

  /** Who reads a case as a member. Throws ProblemError `not-found` for anybody else. */
  async function requireReader(c: Context<AppEnv>, caseId: string) {
    const { actor, ability } = requireActor(c);
    await requireReadableCase(sequelize, ability, caseId);
    if (!isReviewing(actor)) throw new ProblemError('not-found');
    return { actor, ability };
  }

  /** One of the reviewers of a case, whose task is `task`. Throws ProblemError `forbidden` for other readers. */
  async function requireReviewer(c: Context<AppEnv>, caseId: string, action: 'decide' | 'comment' | 'copy') {
    const { actor, ability } = await requireReader(c, caseId);
    const { found, tasks = [] } = await findCaseDetail(caseId) ?? {};
    const task = tasks.find((row) => ability.can(action, subject('Task', row.get({ plain: true }))));
    if (found === undefined || task === undefined) throw new ProblemError('forbidden');
    return { actor, found, task };
  }

  /** Sends what goes through the workflow and names somebody by a field; null while it is on its way. Throws ProblemError for what was not applied. */
  async function send(c: Context<AppEnv>, { caseId, choice, ...command }: Pick<CommandToSend, 'caseId' | 'expectedRevision'> & { verb: DeskVerb; choice: string }) {
    const { actor: { accountId, membershipId }, ability } = requireActor(c);
    const { kept } = c.var;
    if (kept === null) throw new ProblemError('idempotency-key-missing');
    const sent = await throughGate(caseId, () => sendCommand(deps, {
      ...command, accountId, membershipId, caseId, requestId: kept.id, bodyHash: kept.bodyHash, target: kept.target, ability,
    }));
    return answerCommand(deps, sent, choice);
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(claimRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const { actor } = await requireReader(c, caseId);
      refuse(await claimTask(sequelize, { caseId, actor, takesOver: c.req.valid('json').takesOver, at: new Date().toISOString() }));
      return c.body(null, 204);
    })
    .openapi(releaseRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const { actor } = await requireReader(c, caseId);
      refuse(await releaseTask(sequelize, { caseId, actor, at: new Date().toISOString() }));
      return c.body(null, 204);
    })
    .openapi(colleaguesRoute, async (c) => {
      const { actor: { membershipId }, found, task } = await requireReviewer(c, c.req.valid('param').id, 'decide');
      return c.json({ items: await listColleagues(sequelize, { task, right: presentStep(found).right, membershipId }) }, 200);
    })
    .openapi(transferRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const answer = await send(c, { caseId, verb: 'transfer', expectedRevision: c.req.valid('json').expectedRevision, choice: 'membershipId' });
      return answer === null ? c.json({ status: 'in_progress' as const }, 202) : c.json(answer, 200);
    })
    .openapi(addableRoute, async (c) => {
      const { actor, found, task } = await requireReviewer(c, c.req.valid('param').id, 'decide');
      const step = presentStep(found);
      const onBehalfOf = inWhoseName(actor, task.get({ plain: true }), { right: step.right })?.standIn?.membershipId ?? null;
      const asking: Asking = { found, step, task, membershipId: actor.membershipId, onBehalfOf };
      const [colleagues, organizations] = await Promise.all([
        listAddableColleagues(sequelize, asking), listAddableOrganizations(sequelize, asking, { part: c.req.valid('json').text }),
      ]);
      return c.json({ colleagues, organizations }, 200);
    })
    .openapi(addRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const { expectedRevision, membershipId } = c.req.valid('json');
      const answer = await send(c, { caseId, verb: 'addReviewer', expectedRevision, choice: membershipId === undefined ? 'organizationId' : 'membershipId' });
      return answer === null ? c.json({ status: 'in_progress' as const }, 202) : c.json(answer, 200);
    })
    .openapi(commentRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const { actor, task } = await requireReviewer(c, caseId, 'comment');
      const { kept } = c.var;
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const { text, visibleTo } = c.req.valid('json');
      await commentCase(deps, {
        caseId, text, isInternal: visibleTo === 'reviewers', by: 'reviewer', actor, onBehalfOf: actingNameOf(actor, task, 'comment')?.standIn?.membershipId ?? null, requestId: kept.id, at: new Date().toISOString(),
      });
      return c.body(null, 204);
    })
    .openapi(readersRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const { actor: { membershipId } } = await requireReviewer(c, caseId, 'copy');
      return c.json({ items: await listCopyReaders(sequelize, { caseId, membershipId }) }, 200);
    })
    .openapi(copyRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const { actor } = await requireReviewer(c, caseId, 'copy');
      const result = await copyCase(sequelize, { caseId, ...c.req.valid('json'), actor, at: new Date().toISOString() });
      if (result === 'unknown') throw new ProblemError('invalid', { errors: [{ field: 'membershipIds', code: 'notOffered', params: {} }] });
      return c.body(null, 204);
    });
}

function isReviewing(actor: Actor): actor is Reviewing {
  return actor.membershipId !== null;
}

/** Throws ProblemError for a claim that did not come about. */
function refuse(claimed: Claimed): void {
  if (claimed.status === 'forbidden') throw new ProblemError(claimed.isOwn ? 'own-submission' : 'forbidden');
  if (claimed.status === 'held') {
    const { holderName: holder } = claimed;
    throw new ProblemError('claimed', { params: { holder }, facts: { holder } });
  }
}
