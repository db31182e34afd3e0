import { z } from '@hono/zod-openapi';

/** A row of an inbox. Instants are ISO 8601 in UTC. */
export const taskSchema = z.object({
  taskId: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  flowId: z.string(),
  kind: z.string(),
  subjectName: z.string(),
  step: z.string(),
  round: z.int(),
  checks: z.object({ failed: z.int(), warning: z.int(), passed: z.int() }),
  openedAt: z.string(),
  dueAt: z.string(),
  revision: z.int(),
  decision: z.object({ verb: z.enum(['approve', 'reject']), decidedAt: z.string(), deciderName: z.string() }).nullable(),
}).openapi('Task');
