import { z } from '@hono/zod-openapi';
import { BATCH_RESULTS, BATCH_STATES } from '../../workflows/shared/batch.ts';
import { DECISION_VERBS, MAX_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import { filterSchema, filterShape } from '../inbox-question.ts';

const { kind } = filterShape;

const ticked = z.strictObject({
  by: z.literal('items'),
  /** At most 5,000; each case once. */
  items: z.array(z.strictObject({
    caseId: z.uuid(),
    /** The revision that was on the screen. */
    expectedRevision: z.int().min(1).max(2_147_483_647),
  })).refine((items) => new Set(items.map(({ caseId }) => caseId.toLowerCase())).size === items.length),
});

const filtered = z.strictObject({ by: z.literal('filter'), filter: filterSchema });

/** Which tasks are meant: ticked ones, or all that wait and match. */
export const previewSchema = z.strictObject({ kind, selection: z.discriminatedUnion('by', [ticked, filtered]) });

export const newBatchSchema = z.strictObject({
  kind,
  verb: z.enum(DECISION_VERBS),
  reason: z.string().trim().max(MAX_REASON_LENGTH).optional(),
  selection: z.discriminatedUnion('by', [ticked, filtered.extend({
    /** What the preview counted, and the person confirmed. */
    count: z.int().min(0),
  })]),
});

export const selectionSummarySchema = z.object({ count: z.int(), waiting: z.int(), passed: z.int(), held: z.int(), limit: z.int() }).openapi('SelectionSummary');

const countsSchema = z.object({
  applied: z.int(), already_applied: z.int(), stale: z.int(), forbidden: z.int(), invalid: z.int(), cancelled: z.int(),
}).openapi('BatchCounts');

/** A batch. Instants are ISO 8601 in UTC. */
export const batchSchema = z.object({
  id: z.string(),
  /** Null where it came from a list of every kind. */
  kind: z.string().nullable(),
  verb: z.enum(DECISION_VERBS),
  reason: z.string().nullable(),
  chosenBy: z.enum(['items', 'filter']),
  total: z.int(),
  state: z.enum(BATCH_STATES),
  /** Whether it is to end before its time. */
  isCancelling: z.boolean(),
  counts: countsSchema,
  createdAt: z.string(),
  endedAt: z.string().nullable(),
}).openapi('Batch');

export const batchPageSchema = z.object({ items: z.array(batchSchema), nextCursor: z.string().nullable() }).openapi('BatchPage');

/** Which receipts are wanted; `waiting` for items without one. */
export const itemFilterSchema = z.enum([...BATCH_RESULTS, 'waiting']);

export const batchItemPageSchema = z.object({
  items: z.array(z.object({
    position: z.int(),
    caseId: z.string(),
    /** Null for what the person may not read. */
    caseNumber: z.string().nullable(),
    subjectName: z.string().nullable(),
    /** Null while it waits. */
    result: z.enum(BATCH_RESULTS).nullable(),
    reasonCode: z.string().nullable(),
    at: z.string().nullable(),
    /** What had been done before, by whom and when. */
    earlier: z.object({ verb: z.string(), deciderName: z.string().nullable(), decidedAt: z.string() }).nullable(),
  })),
  nextCursor: z.string().nullable(),
}).openapi('BatchItemPage');
