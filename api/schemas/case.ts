import { z } from '@hono/zod-openapi';
import { ADDED_PLACES } from '../../workflows/shared/added-reviewers.ts';
import { CASE_OUTCOMES, CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import { DECISION_VERBS, DESK_ACTIONS, RETURN_CODES } from '../../workflows/shared/flow.ts';
import { attachmentSchema } from './attachment.ts';

/** Why somebody may not decide an open case. */
export const CASE_REFUSALS = ['own-submission', 'returned', 'asked-first', 'forbidden', 'passed-on', 'elsewhere'] as const;
export type CaseRefusal = (typeof CASE_REFUSALS)[number];

/** One row of a table in a form, by column. */
const formRowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** A value of a form as it may be shown. */
export const formValueSchema = z.union([
  z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly(), z.array(formRowSchema).readonly(),
]);

/** A field of a form, or a column of its rows, as its schema describes it. */
const columnSchema = z.object({
  name: z.string(), widget: z.string(), sensitive: z.string().nullable(), codeTable: z.string().nullable(), wide: z.boolean(),
});

const wholeValues = z.record(z.string(), formValueSchema);

/** What a case shows masked, whole and by field: the form, and the record that it changes, as it was and as it is. */
export const disclosedSchema = z.object({
  values: wholeValues,
  record: z.object({ before: wholeValues, present: wholeValues }),
}).openapi('Disclosed');

const comparedLabel = z.string().nullable();

/** One field of a record that a case changes; sensitive values masked. */
export const comparedFieldSchema = z.object({
  name: z.string(),
  before: formValueSchema,
  proposed: formValueSchema,
  present: formValueSchema,
  labels: z.object({ before: comparedLabel, proposed: comparedLabel, present: comparedLabel }),
  isChanged: z.boolean(),
  /** Whether the record has come to say something else since the change was submitted. */
  hasMoved: z.boolean(),
}).openapi('ComparedField');

/** The result of one check; the sentence is `checks.<name>.<result>`. */
export const checkSchema = z.object({
  name: z.string(),
  result: z.enum(['passed', 'warning', 'failed']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
}).openapi('Check');

/** The case that a form was copied from. Instants are ISO 8601 in UTC. */
export const copiedFromSchema = z.object({
  number: z.string(),
  /** How it ended, and why it was rejected; null for whoever may not read that case. */
  source: z.object({
    caseId: z.string(), outcome: z.enum(CASE_OUTCOMES).nullable(), closedAt: z.string().nullable(), reason: z.string().nullable(),
  }).nullable(),
}).openapi('CopiedFrom');

/** A case as a reviewer reads it. Instants are ISO 8601 in UTC. */
export const caseSchema = z.object({
  id: z.string(),
  number: z.string(),
  flowId: z.string(),
  kind: z.string(),
  status: z.enum(CASE_STATUSES),
  step: z.string().nullable(),
  round: z.int(),
  /** Send it back as `expectedRevision`. */
  revision: z.int(),
  submittedAt: z.string(),
  dueAt: z.string().nullable(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  /** Whether it went up because nobody answered. */
  escalated: z.boolean(),
  /** Whether it waits where it does because a nearer organization has nobody who could decide it. */
  passedOver: z.boolean(),
  /** When the record was voided; its effect stays. */
  voidedAt: z.string().nullable(),
  subjectName: z.string(),
  /** Null for a case that was not copied from another. */
  copiedFrom: copiedFromSchema.nullable(),
  steps: z.array(z.object({
    name: z.string(), state: z.enum(['done', 'failed', 'current', 'waiting']), holder: z.string().nullable(), at: z.string().nullable(),
    dueAt: z.string().nullable(),
  })),
  form: z.record(z.string(), formValueSchema),
  /** The fields that this round changed, with what stood there before, sensitive values masked. */
  changes: z.record(z.string(), formValueSchema),
  /** Of a change of a record: every field of it, old, proposed and present. */
  comparison: z.array(comparedFieldSchema).nullable(),
  /** What people read instead of a code or id in `changes`. */
  changeLabels: z.record(z.string(), z.string()),
  /** Files submitted with the case, those of earlier rounds too; the present form names its own by id. */
  attachments: z.array(attachmentSchema.extend({ field: z.string() }).openapi('CaseAttachment')),
  /** What people read instead of a code or id in `form`, by field, or `<field>.<row>.<column>`, in the language of the request. */
  labels: z.record(z.string(), z.string()),
  sections: z.array(z.object({
    name: z.string(),
    fields: z.array(columnSchema.extend({ columns: z.array(columnSchema) })),
  })),
  checks: z.array(checkSchema),
  timeline: z.array(z.object({
    id: z.string(), edge: z.string(), actorName: z.string().nullable(), organizationName: z.string().nullable(),
    /** For whom a substitute acted. */
    behalfName: z.string().nullable(),
    /** To whom it was transferred or copied, or who was asked to decide too. */
    targetName: z.string().nullable(), reason: z.string().nullable(),
    /** Of a decision that recognized hours. */
    recognizedHours: z.number().nullable(), at: z.string(),
    /** Further steps that it decided too, because the same organization would have decided them. */
    coveredSteps: z.array(z.string()).readonly(),
    /** What it opened went up at once: whoever was to decide has nobody who could. */
    passedOver: z.boolean(),
  })),
  /** Names of the steps that it goes through; null for all of its definition. */
  chain: z.array(z.string()).nullable(),
  /** The ways of its picture that it has taken, and how often; a place is the name of a step, otherwise a status. */
  walked: z.array(z.object({ edge: z.string(), from: z.string().nullable(), to: z.string(), times: z.int() })),
  canDecide: z.boolean(),
  /** In whose place the person would decide now; null for whoever decides in his own name. */
  onBehalfOf: z.string().nullable(),
  /** What the present step offers to its reviewer. */
  verbs: z.array(z.enum(DECISION_VERBS)),
  /** Codes with which it can be returned, without a reason. */
  returnCodes: z.array(z.enum(RETURN_CODES)),
  /** Who holds the task that the person may decide, or those that wait; null for nobody. */
  holder: z.object({ name: z.string(), isOneself: z.boolean() }).nullable(),
  /** What the person can do around the case. */
  deskActions: z.array(z.enum(DESK_ACTIONS)),
  /** Who was added to the present step; `isMine` where the person decides for him now. */
  added: z.array(z.object({
    side: z.string(), place: z.enum(ADDED_PLACES), reviewerName: z.string(), askerName: z.string(), reason: z.string().nullable(),
    state: z.enum(['waiting', 'current', 'agreed']), isMine: z.boolean(),
  })),
  /** How many hours a decision may recognize now; null where none is asked for. */
  recognizableHours: z.number().nullable(),
  /** Whether the person may take back what was recognized. */
  canRevoke: z.boolean(),
  /** Whether the person may void the record. */
  canVoid: z.boolean(),
  isHidden: z.boolean(),
  /** Why the person may not decide an open case. */
  refusal: z.enum(CASE_REFUSALS).nullable(),
  /** `open` where masked values are shown on demand, `reason` where a reason is asked first, null where they stay masked. */
  disclosure: z.enum(['open', 'reason']).nullable(),
  workflow: z.object({ id: z.string(), url: z.string().nullable() }).nullable(),
}).openapi('Case');

/** The answer of a command that was carried out: a decision, a resubmission, a withdrawal. */
export const decidedSchema = z.object({
  status: z.enum(['applied', 'already_applied']), eventId: z.string(),
}).openapi('Decided');

export const inProgressSchema = z.object({ status: z.literal('in_progress') }).openapi('DecisionInProgress');
