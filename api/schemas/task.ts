import { z } from '@hono/zod-openapi';
import { TASK_CLOSE_REASONS } from '../../models/task.ts';
import { DECISION_VERBS } from '../../workflows/shared/flow.ts';

/** A row of an inbox. Instants are ISO 8601 in UTC. */
export const taskSchema = z.object({
  taskId: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  flowId: z.string(),
  kind: z.string(),
  /** Of a person masked. */
  subjectName: z.string(),
  /** Where a person works; null for an organization. */
  unitName: z.string().nullable(),
  division: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
  step: z.string(),
  round: z.int(),
  checks: z.object({ failed: z.int(), warning: z.int(), passed: z.int() }),
  openedAt: z.string(),
  dueAt: z.string(),
  revision: z.int(),
  /** Whether it came up because nobody answered below. */
  escalated: z.boolean(),
  /** Whether somebody else has asked for it. */
  isAdded: z.boolean(),
  /** Who holds an open task; null for nobody. */
  holder: z.object({ membershipId: z.string(), name: z.string() }).nullable(),
  /** Whether the record of its case is void. */
  isVoid: z.boolean(),
  /** Why a closed task waits no more; a decision is one of several reasons. */
  closeReason: z.enum(TASK_CLOSE_REASONS).nullable(),
  closedAt: z.string().nullable(),
  decision: z.object({ verb: z.enum(DECISION_VERBS), decidedAt: z.string(), deciderName: z.string() }).nullable(),
}).openapi('Task');

export const countSchema = z.object({ count: z.int(), isMore: z.boolean() }).openapi('TaskCount');

/** One page of an inbox. */
export const taskPageSchema = z.object({
  items: z.array(taskSchema),
  nextCursor: z.string().nullable(),
  /** How many there are, and how many would be left with one filter more; null unless asked for. */
  counts: z.object({ total: countSchema, facets: z.record(z.string(), countSchema) }).nullable(),
}).openapi('TaskPage');
