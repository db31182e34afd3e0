import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accessibleBy } from '../../models/accessible-by.ts';
import { requestCancellation } from '../../models/stores/batch-items.ts';
import { summarizeSelection } from '../../models/stores/batch-selection.ts';
import { type BatchReading, type BatchView, findBatch, listBatches, listBatchItems } from '../../models/stores/batch-view.ts';
import type { InboxScope } from '../../models/stores/inbox-filter.ts';
import { XLSX_MEDIA_TYPE } from '../../models/sheets/batch-receipt.ts';
import { kindsWhere, type TaskKind } from '../../workflows/flows/index.ts';
import { MAX_BATCH_ITEMS } from '../../workflows/shared/batch.ts';
import { hasNeededReason } from '../../workflows/shared/command.ts';
import { type DecisionVerb, MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerBatchReceipt } from '../batch-receipt-answer.ts';
import { beginBatch } from '../commands/begin-batch.ts';
import { boundsFor, filterOf } from '../inbox-question.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import {
  batchItemPageSchema, batchPageSchema, batchSchema, itemFilterSchema, newBatchSchema, previewSchema, selectionSummarySchema,
} from '../schemas/batch.ts';

const batchParams = z.object({ id: z.uuid() });

const previewRoute = createRoute({
  method: 'post', path: '/preview', summary: 'How many tasks a selection has, exactly, and how many of them wait and passed every check',
  request: { body: { required: true, content: { 'application/json': { schema: previewSchema } } } },
  responses: {
    200: { description: 'Counted; nothing is changed', content: { 'application/json': { schema: selectionSummarySchema } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

const createBatchRoute = createRoute({
  method: 'post', path: '/', summary: 'Decide many tasks at once: ticked ones, or all that match a filter',
  request: { body: { required: true, content: { 'application/json': { schema: newBatchSchema } } } },
  responses: {
    201: { description: 'Taken; never lost from here on', content: { 'application/json': { schema: z.object({ batchId: z.string() }) } } },
    ...problemResponses(
      'session-missing', 'forbidden', 'batch-count-changed', 'invalid', 'batch-empty', 'batch-too-large', 'reason-required', 'verb-not-offered',
    ),
  },
});

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'My batches, the latest first',
  request: { query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }) },
  responses: {
    200: { description: 'A page', content: { 'application/json': { schema: batchPageSchema } } },
    ...problemResponses('session-missing', 'invalid'),
  },
});

const readRoute = createRoute({
  method: 'get', path: '/{id}', summary: 'One of my batches, and how far it is', request: { params: batchParams },
  responses: {
    200: { description: 'The batch', content: { 'application/json': { schema: batchSchema } } },
    ...problemResponses('session-missing', 'not-found'),
  },
});

const itemsRoute = createRoute({
  method: 'get', path: '/{id}/items', summary: 'The receipts of a batch, page by page',
  request: { params: batchParams, query: z.object({
    result: itemFilterSchema.optional(),
    /** `nextCursor` of the page before. */
    cursor: z.coerce.number().int().min(0).max(MAX_BATCH_ITEMS).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }) },
  responses: {
    200: { description: 'A page', content: { 'application/json': { schema: batchItemPageSchema } } },
    ...problemResponses('session-missing', 'not-found', 'invalid'),
  },
});

const cancelRoute = createRoute({
  method: 'post', path: '/{id}/cancellation', summary: 'End a batch before its time; what was decided stays decided',
  request: { params: batchParams },
  responses: {
    200: { description: 'It ends', content: { 'application/json': { schema: batchSchema } } },
    ...problemResponses('session-missing', 'not-found', 'batch-ended'),
  },
});

const receiptRoute = createRoute({
  method: 'get', path: '/{id}/receipt.xlsx', summary: 'All receipts of a batch as a workbook', request: { params: batchParams },
  responses: {
    200: { description: 'The workbook', content: { [XLSX_MEDIA_TYPE]: { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problemResponses('session-missing', 'not-found'),
  },
});

/** `/api/batches`: many tasks decided at once, and their receipts. */
export function createBatchRoutes(deps: ApiDeps) {
  const { sequelize } = deps;
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(previewRoute, async (c) => {
      const { kind = null, selection } = c.req.valid('json');
      const { scope } = await requireDecider(c, deps, { kind, needsCalendar: selection.by === 'filter' && selection.filter.due !== undefined });
      const summary = await summarizeSelection(sequelize, scope, selection.by === 'items' ? selection : { by: 'filter', filter: filterOf(selection.filter) });
      return c.json({ ...summary, limit: MAX_BATCH_ITEMS }, 200);
    })
    .openapi(createBatchRoute, async (c) => {
      const { kind = null, verb, reason = '', selection } = c.req.valid('json');
      const decider = await requireDecider(c, deps, { kind, needsCalendar: selection.by === 'filter' && selection.filter.due !== undefined });
      if (c.var.kept === null) throw new ProblemError('idempotency-key-missing');
      requireOffered(kind, verb);
      requireReason(verb, reason);
      const batchId = await beginBatch(deps, {
        ...decider, requestId: c.var.kept.id, kind, verb, reason: reason === '' ? null : reason,
        ...(selection.by === 'items'
          ? { selection, confirmed: selection.items.length }
          : { selection: { by: 'filter', filter: filterOf(selection.filter) }, confirmed: selection.count }),
      });
      return c.json({ batchId }, 201, { Location: `/api/batches/${batchId}` });
    })
    .openapi(listRoute, async (c) => {
      const { cursor = null, limit } = c.req.valid('query');
      const reading = readingOf(c, deps, 'read');
      if (reading === null) return c.json({ items: [], nextCursor: null }, 200);
      const { items, hasMore } = await listBatches(reading, { beforeId: cursor, limit });
      return c.json({ items, nextCursor: hasMore ? items.at(-1)?.id ?? null : null }, 200);
    })
    .openapi(readRoute, async (c) => c.json(await requireBatch(c, deps, 'read', c.req.valid('param').id), 200))
    .openapi(itemsRoute, async (c) => {
      const { id } = await requireBatch(c, deps, 'read', c.req.valid('param').id);
      const { result = null, cursor, limit } = c.req.valid('query');
      const { items, hasMore } = await listBatchItems(sequelize, {
        batchId: id, filter: result, afterPosition: cursor, limit, taskCondition: taskConditionOf(c, deps),
      });
      return c.json({ items, nextCursor: hasMore ? String(items.at(-1)?.position ?? 0) : null }, 200);
    })
    .openapi(cancelRoute, async (c) => {
      const { id } = await requireBatch(c, deps, 'cancel', c.req.valid('param').id);
      if (!await requestCancellation(sequelize, id, new Date().toISOString())) throw new ProblemError('batch-ended');
      return c.json(await requireBatch(c, deps, 'cancel', id), 200);
    })
    .openapi(receiptRoute, async (c) => {
      const batch = await requireBatch(c, deps, 'read', c.req.valid('param').id);
      return answerBatchReceipt(c, deps, { batch, taskCondition: taskConditionOf(c, deps) });
    });
}

/** Who decides, and the inbox he decides from. Throws ProblemError `forbidden` for whoever decides nothing. */
async function requireDecider(
  c: Context<AppEnv>, deps: ApiDeps, { kind, needsCalendar }: { kind: TaskKind | null; needsCalendar: boolean },
): Promise<{ accountId: string; membershipId: string; scope: InboxScope }> {
  const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
  const condition = accessibleBy(deps.sequelize, ability, { action: 'read', subject: 'Task', alias: 't' });
  if (membershipId === null || organizationId === null || condition === null || !ability.can('decide', 'Task')) {
    throw new ProblemError('forbidden');
  }
  const bounds = await boundsFor(deps, organizationId, needsCalendar);
  return { accountId, membershipId, scope: { ...bounds, organizationId, membershipId, kind, state: 'open', condition } };
}

/** Throws ProblemError `verb-not-offered` when no step of such tasks can be decided so. */
function requireOffered(kind: TaskKind | null, verb: DecisionVerb): void {
  const offering = kindsWhere((_subject, { verbs }) => verbs.includes(verb));
  if (kind === null ? offering.length === 0 : !offering.includes(kind)) throw new ProblemError('verb-not-offered');
}

function requireReason(verb: DecisionVerb, reason: string): void {
  if (hasNeededReason(verb, reason)) return;
  throw new ProblemError('reason-required', { errors: [{ field: 'reason', code: 'tooSmall', params: { minimum: MIN_REASON_LENGTH } }] });
}

function readingOf(c: Context<AppEnv>, { sequelize, sealing }: ApiDeps, action: 'read' | 'cancel'): BatchReading | null {
  const { ability } = requireActor(c);
  const condition = accessibleBy(sequelize, ability, { action, subject: 'Batch', alias: 'b' });
  return condition === null ? null : { sequelize, sealing, condition };
}

/** Throws ProblemError `not-found` for a batch that is not there, and for that of somebody else: alike. */
async function requireBatch(c: Context<AppEnv>, deps: ApiDeps, action: 'read' | 'cancel', id: string): Promise<BatchView> {
  const reading = readingOf(c, deps, action);
  const batch = reading === null ? null : await findBatch(reading, id);
  if (batch === null) throw new ProblemError('not-found');
  return batch;
}

/** Which cases a receipt may name. */
function taskConditionOf(c: Context<AppEnv>, { sequelize }: ApiDeps): string | null {
  return accessibleBy(sequelize, requireActor(c).ability, { action: 'read', subject: 'Task', alias: 't' });
}
