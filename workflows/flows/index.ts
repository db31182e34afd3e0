import type { FlowDefinition, StepDefinition, SubjectDefinition } from '../shared/flow.ts';
import { registrationReview } from './registration-review/definition.ts';

/** The registry of flows. Whatever else must exist for a flow is a `satisfies Record<FlowId, …>` elsewhere. */
export const flows = {
  registrationReview,
} as const satisfies Record<string, FlowDefinition>;

/** Workflow type, registry key and first part of a workflow id. */
export type FlowId = keyof typeof flows;

/** The edges a case of flow `Id` can take. */
export type EdgeOf<Id extends FlowId> = (typeof flows)[Id]['edges'][number];

/** What an inbox counts and filters by: `<flowId>.<subject>`. */
export type TaskKind = { [Id in FlowId]: `${Id}.${keyof (typeof flows)[Id]['subjects'] & string}` }[FlowId];

/** Narrows text to a flow id. */
export function isFlowId(text: string): text is FlowId {
  return Object.hasOwn(flows, text);
}

/** The definition of a flow in the form every flow has in common. */
export function definitionOf(flowId: FlowId): FlowDefinition {
  return flows[flowId];
}

/** The subject named `subject` of a flow. Throws RangeError when the flow has no such subject. */
export function subjectOf(definition: FlowDefinition, subject: string): SubjectDefinition {
  const found = definition.subjects[subject];
  if (found === undefined) throw new RangeError(`Flow ${definition.id} has no subject ${subject}`);
  return found;
}

/** The step named `name`, or null. */
export function findStep(subject: SubjectDefinition, name: string): StepDefinition | null {
  return subject.steps.find((step) => step.name === name) ?? null;
}

/** The step that follows `name` (the first one when `name` is null), or null after the last. */
export function nextStep(subject: SubjectDefinition, name: string | null): StepDefinition | null {
  const at = name === null ? -1 : subject.steps.findIndex((step) => step.name === name);
  return subject.steps[at + 1] ?? null;
}

/** All task kinds of all flows. */
export function taskKinds(): TaskKind[] {
  return Object.values(flows).flatMap((flow) =>
    Object.keys(flow.subjects).map((subject) => taskKindOf(flow.id, subject)));
}

/** The task kind of a subject of a flow. Throws RangeError for one that is not registered. */
export function taskKindOf(flowId: FlowId, subject: string): TaskKind {
  const kind = `${flowId}.${subject}`;
  if (!isTaskKind(kind)) throw new RangeError(`No task kind ${kind}`);
  return kind;
}

/** Narrows text to a task kind. */
export function isTaskKind(text: string): text is TaskKind {
  const [flowId = '', subject = ''] = text.split('.');
  return isFlowId(flowId) && Object.hasOwn(flows[flowId].subjects, subject) && text === `${flowId}.${subject}`;
}
