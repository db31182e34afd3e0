import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { subject } from '@casl/ability';
import { attachmentLabels, listCaseAttachments } from '../../models/stores/attachments.ts';
import { findChanges, findComparison } from '../../models/stores/case-changes.ts';
import { listAdded } from '../../models/stores/added-view.ts';
import { findWaysWalked } from '../../models/stores/case-paths.ts';
import { findCaseDetail, listSteps, listTimeline } from '../../models/stores/case-view.ts';
import { findCopiedFrom } from '../../models/stores/copied-from.ts';
import { isOwnCase } from '../../models/stores/decidable-task.ts';
import { findBehalfName, findDeskView } from '../../models/stores/desk-view.ts';
import { isCaseHidden, setHidden } from '../../models/stores/hidden-cases.ts';
import { findRecognizableHours, isRecognized } from '../../models/stores/hour-ledger.ts';
import { presentStep } from '../../models/stores/open-case.ts';
import { discloseForm, isDisclosed } from '../../models/stores/disclosures.ts';
import { voidCase } from '../../models/stores/void-case.ts';
import { findFormLabels } from '../../models/stores/form-labels.ts';
import { describeSections } from '../../models/stores/form-snapshot.ts';
import { forms } from '../../models/stores/forms.ts';
import type { CaseModel } from '../../models/case.ts';
import type { TaskModel } from '../../models/task.ts';
import { shownSubjectName } from '../../models/stores/subject-name.ts';
import type { Actor } from '../../policies/actor.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import { MAX_HOURS } from '../../workflows/shared/hours/hours.ts';
import { DECISION_VERBS, INTERNAL_EDGES, MAX_REASON_LENGTH, MIN_REASON_LENGTH, RETURN_CODES } from '../../workflows/shared/flow.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerCommand } from '../commands/answer-command.ts';
import { createCaseGate } from '../commands/case-gate.ts';
import { type CommandToSend, sendCommand } from '../commands/send-command.ts';
import { mayRevoke } from '../may-revoke.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { readableCases, requireReadableCase } from '../require-readable-case.ts';
import { type CaseRefusal, caseSchema, decidedSchema, disclosedSchema, inProgressSchema } from '../schemas/case.ts';
import { workflowUrl } from '../workflow-url.ts';

const caseParams = z.object({ id: z.uuid() });

const readRoute = createRoute({
  method: 'get', path: '/{id}', summary: 'One case: form, checks, steps and history', request: { params: caseParams },
  responses: {
    200: { description: 'The case; sensitive values masked', content: { 'application/json': { schema: caseSchema } } },
    ...problemResponses('session-missing', 'not-found'),
  },
});

const decideRoute = createRoute({
  method: 'post', path: '/{id}/decisions', summary: 'Decide the present step of a case',
  request: {
    params: caseParams,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      verb: z.enum(DECISION_VERBS),
      /** The revision that was on the screen. */
      expectedRevision: z.int().min(1),
      reason: z.string().max(MAX_REASON_LENGTH).optional(),
      /** Of a return: stands for a reason. */
      code: z.enum(RETURN_CODES).optional(),
      /** The often-given reason that `reason` was made from. */
      reasonCode: z.string().regex(/^[a-z][a-z-]{0,39}$/).optional(),
      /** Of an approval that recognizes hours: how many, where fewer than declared; that needs a reason. */
      recognizedHours: z.number().positive().multipleOf(0.5).max(MAX_HOURS).optional(),
    }) } } },
  },
  responses: {
    200: { description: 'Decided; never lost from here on', content: { 'application/json': { schema: decidedSchema } } },
    202: { description: 'On its way; `Location` says where to ask', content: { 'application/json': { schema: inProgressSchema } } },
    ...problemResponses(
      'session-missing', 'forbidden', 'own-submission', 'assertion-refused', 'not-found', 'stale', 'not-applied', 'invalid',
      'reason-required', 'verb-not-offered', 'superior-unavailable', 'superior-cycle', 'unit-unavailable', 'credit-code-taken', 'approval-expired',
      'account-disabled', 'identity-taken', 'employed-elsewhere', 'class-unavailable', 'hours-invalid', 'hours-over-cap', 'reviewer-missing', 'case-busy', 'temporal-unavailable',
    ),
  },
});

const voidRoute = createRoute({
  method: 'post', path: '/{id}/void', summary: 'Mark the record of a closed case as void; no effect is undone',
  request: {
    params: caseParams,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      reason: z.string().trim().min(MIN_REASON_LENGTH).max(MAX_REASON_LENGTH),
    }) } } },
  },
  responses: {
    204: { description: 'Void' },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'case-open', 'invalid'),
  },
});

const discloseRoute = createRoute({
  method: 'post', path: '/{id}/disclosure', summary: 'See whole what the form of a case shows masked; asks for a reason once, and is audited',
  request: {
    params: caseParams,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      reason: z.string().trim().min(MIN_REASON_LENGTH).max(MAX_REASON_LENGTH).optional(),
    }) } } },
  },
  responses: {
    200: { description: 'Whole values, by field', content: { 'application/json': { schema: disclosedSchema } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'reason-required', 'invalid'),
  },
});

const hideRoute = createRoute({
  method: 'put', path: '/{id}/hidden', summary: 'Take a case out of my own lists, or put it back',
  request: {
    params: caseParams,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({ hidden: z.boolean() }) } } },
  },
  responses: { 204: { description: 'Done' }, ...problemResponses('session-missing', 'not-found', 'invalid') },
});

/** `/api/cases`: reading a case, deciding it, and what is done with its record. */
export function createCaseRoutes(deps: ApiDeps) {
  const { sequelize, sealing, config } = deps;
  const throughGate = createCaseGate(config.apiProcesses);

  async function findDisclosure({ membershipId }: Actor, caseId: string): Promise<'open' | 'reason' | null> {
    if (membershipId === null) return null;
    return await isDisclosed(sequelize, { membershipId, caseId }) ? 'open' : 'reason';
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const { actor, ability } = requireActor(c);
      const { id } = c.req.valid('param');
      const reading = await requireReadableCase(sequelize, ability, id);
      const detail = await findCaseDetail(id);
      if (detail === null) throw new ProblemError('not-found');
      const { found, submission, tasks, kind } = detail;
      const can = (action: 'void' | 'disclose'): boolean => tasks.some((task) => ability.can(action, subject('Task', task.get({ plain: true }))));
      const decidable = tasks.find((task) => ability.can('decide', subject('Task', task.get({ plain: true }))));
      const canDecide = decidable !== undefined;
      const sections = describeSections(forms[kind]);
      const [steps, timeline, labels, changes, comparison, attachments, isHidden, disclosure, desk, copiedFrom, added, walked] = await Promise.all([
        listSteps(sequelize, found),
        listTimeline(sequelize, sealing, id),
        findFormLabels(sequelize, sections.flatMap(({ fields }) => fields), submission.form, c.var.locale),
        findChanges(sealing, found, submission),
        findComparison(deps, found, submission, c.var.locale),
        listCaseAttachments(sealing, id),
        actor.membershipId !== null && isCaseHidden(sequelize, { membershipId: actor.membershipId, caseId: id }),
        can('disclose') ? findDisclosure(actor, id) : null,
        findDeskView(sequelize, { tasks, ability, membershipId: actor.membershipId }),
        findCopiedFrom(deps, found, readableCases(sequelize, ability)),
        listAdded(sequelize, sealing, found),
        findWaysWalked(sequelize, found, { detours: true }),
      ]);
      const isReviewing = reading === 'task' && !isOwnCase(actor, found);
      const workflowId = workflowIdOf(found.flowId, found.id);
      return c.json({
        id, number: found.number, flowId: found.flowId, kind, status: found.status, step: found.step, round: found.round,
        revision: found.revision, subjectName: shownSubjectName(kind, found.subjectName), outcome: found.outcome,
        copiedFrom, chain: found.chain, walked,
        submittedAt: found.submittedAt.toISOString(), dueAt: found.dueAt?.toISOString() ?? null,
        steps,
        timeline: isReviewing ? timeline : timeline.filter(({ edge }) => !INTERNAL_EDGES.includes(edge)),
        ...desk,
        added: isReviewing ? added.map((one) => ({ ...one, isMine: one.side === decidable?.side })) : [],
        escalated: found.escalated, passedOver: tasks.some(({ state, passedOver }) => state === 'open' && passedOver), voidedAt: found.voidedAt?.toISOString() ?? null,
        form: { ...submission.form },
        changes,
        comparison,
        changeLabels: await findFormLabels(sequelize, sections.flatMap(({ fields }) => fields), changes, c.var.locale),
        attachments,
        labels: { ...labels, ...attachmentLabels(attachments, submission.form) },
        sections,
        checks: submission.checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })),
        canDecide,
        onBehalfOf: await findBehalfName(sequelize, actor, tasks),
        verbs: found.step === null ? [] : [...presentStep(found).verbs],
        returnCodes: found.step === null ? [] : [...presentStep(found).returnCodes ?? []],
        recognizableHours: await recognizableOf(sequelize, found),
        canRevoke: found.outcome === 'approved' && mayRevoke(ability, tasks) && await isRecognized(sequelize, id),
        canVoid: found.outcome !== null && found.voidedAt === null && can('void'),
        isHidden,
        disclosure,
        refusal: canDecide || found.outcome !== null ? null : refusalOf(actor, found, tasks),
        workflow: { id: workflowId, url: workflowUrl(config, workflowId) },
      }, 200);
    })
    .openapi(decideRoute, async (c) => {
      const { actor, ability } = requireActor(c);
      const { id: caseId } = c.req.valid('param');
      const { kept } = c.var;
      if (kept === null) throw new ProblemError('idempotency-key-missing');
      const { verb, expectedRevision } = c.req.valid('json');
      const { accountId, membershipId } = actor;
      const command: CommandToSend = {
        accountId, membershipId, caseId, verb, expectedRevision, requestId: kept.id, bodyHash: kept.bodyHash, target: kept.target, ability,
      };
      const sent = await throughGate(caseId, () => sendCommand(deps, command));
      const answer = await answerCommand(deps, sent);
      if (answer !== null) return c.json(answer, 200);
      c.header('Location', `/api/decisions/${kept.key}`);
      return c.json({ status: 'in_progress' as const }, 202);
    })
    .openapi(voidRoute, async (c) => {
      const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
      const { id: caseId } = c.req.valid('param');
      await requireReadableCase(sequelize, ability, caseId);
      const { tasks = [] } = await findCaseDetail(caseId) ?? {};
      if (!tasks.some((task) => ability.can('void', subject('Task', task.get({ plain: true }))))) throw new ProblemError('forbidden');
      const { reason } = c.req.valid('json');
      const result = await voidCase(deps, {
        caseId, reason, actor: { accountId, membershipId, organizationId }, at: new Date().toISOString(),
      });
      if (result === 'open') throw new ProblemError('case-open');
      return c.body(null, 204);
    })
    .openapi(discloseRoute, async (c) => {
      const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
      const { id: caseId } = c.req.valid('param');
      await requireReadableCase(sequelize, ability, caseId);
      const detail = await findCaseDetail(caseId);
      const may = detail?.tasks.some((task) => ability.can('disclose', subject('Task', task.get({ plain: true }))));
      if (detail === null || membershipId === null || may !== true) throw new ProblemError('forbidden');
      const disclosed = await discloseForm(deps, {
        detail, reader: { accountId, membershipId, organizationId }, reason: c.req.valid('json').reason ?? null, address: c.var.address,
        at: new Date().toISOString(),
      });
      if (disclosed === null) throw new ProblemError('reason-required', { errors: [{ field: 'reason', code: 'required', params: {} }] });
      const { values, record: { before, present } } = disclosed;
      return c.json({ values: { ...values }, record: { before: { ...before }, present: { ...present } } }, 200);
    })
    .openapi(hideRoute, async (c) => {
      const { actor: { membershipId }, ability } = requireActor(c);
      const { id: caseId } = c.req.valid('param');
      await requireReadableCase(sequelize, ability, caseId);
      if (membershipId === null) throw new ProblemError('not-found');
      await setHidden(sequelize, { membershipId, caseId }, c.req.valid('json').hidden);
      return c.body(null, 204);
    });
}

/**
 * Why somebody who may read an open case cannot decide it: it is his own, it was returned, others are asked first, he has no right
 * to decide what waits for his organization, it was taken from his organization, or it waits for others.
 */
function refusalOf(
  actor: Actor, found: Pick<CaseModel, 'submitterPersonIndex' | 'subjectPersonIndex' | 'status' | 'step' | 'round'>, tasks: readonly TaskModel[],
): CaseRefusal {
  if (isOwnCase(actor, found)) return 'own-submission';
  if (found.status === 'returned') return 'returned';
  const own = tasks.filter(({ reviewerOrgId }) => reviewerOrgId === actor.organizationId);
  const closed = own.filter(({ state }) => state === 'closed');
  const [last] = closed.filter(({ step, round }) => step === found.step && round === found.round);
  if (last?.closeReason === 'deferred') return 'asked-first';
  if (own.some(({ state }) => state === 'open')) return 'forbidden';
  return closed.some(({ closeReason }) => closeReason === 'escalated' || closeReason === 'rerouted') ? 'passed-on' : 'elsewhere';
}

/** How many hours a decision may recognize now; null where none is asked for. */
async function recognizableOf(sequelize: ApiDeps['sequelize'], found: CaseModel): Promise<number | null> {
  const asks = found.step !== null && presentStep(found).recognizes === 'hours';
  return asks ? findRecognizableHours(sequelize, { caseId: found.id, round: found.round }) : null;
}
