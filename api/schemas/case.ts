import { z } from '@hono/zod-openapi';

/** The result of one check; the sentence is `checks.<name>.<result>`. */
export const checkSchema = z.object({
  name: z.string(),
  result: z.enum(['passed', 'warning', 'failed']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
}).openapi('Check');

/** A case as a reviewer reads it. Instants are ISO 8601 in UTC. */
export const caseSchema = z.object({
  id: z.string(),
  number: z.string(),
  flowId: z.string(),
  kind: z.string(),
  status: z.enum(['received', 'reviewing', 'approved', 'rejected']),
  step: z.string().nullable(),
  round: z.int(),
  /** Send it back as `expectedRevision`. */
  revision: z.int(),
  submittedAt: z.string(),
  dueAt: z.string().nullable(),
  outcome: z.enum(['approved', 'rejected']).nullable(),
  subjectName: z.string(),
  steps: z.array(z.object({
    name: z.string(), state: z.enum(['done', 'current', 'waiting']), holder: z.string().nullable(), at: z.string().nullable(),
    dueAt: z.string().nullable(),
  })),
  form: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** What people read instead of a code or id in `form`, by field, in the language of the request. */
  labels: z.record(z.string(), z.string()),
  sections: z.array(z.object({
    name: z.string(),
    fields: z.array(z.object({
      name: z.string(), widget: z.string(), sensitive: z.string().nullable(), codeTable: z.string().nullable(), wide: z.boolean(),
    })),
  })),
  checks: z.array(checkSchema),
  timeline: z.array(z.object({
    id: z.string(), edge: z.string(), actorName: z.string().nullable(), organizationName: z.string().nullable(),
    reason: z.string().nullable(), at: z.string(),
  })),
  canDecide: z.boolean(),
  /** Why the person may not decide an open case. */
  refusal: z.enum(['own-submission', 'forbidden']).nullable(),
  workflow: z.object({ id: z.string(), url: z.string().nullable() }).nullable(),
}).openapi('Case');

export const decidedSchema = z.object({
  status: z.enum(['applied', 'already_applied']), decisionId: z.string(),
}).openapi('Decided');

export const inProgressSchema = z.object({ status: z.literal('in_progress') }).openapi('DecisionInProgress');
