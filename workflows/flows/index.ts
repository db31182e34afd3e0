import type { CheckResultKind } from '../shared/checks.ts';
import type { AddingEdge, DeskEdge, FlowDefinition, Starters, StepDefinition, SubjectDefinition } from '../shared/flow.ts';
import { changeReview } from './change-review/definition.ts';
import { creditHourReview } from './credit-hour-review/definition.ts';
import { personnelTransfer } from './personnel-transfer/definition.ts';
import { registrationReview } from './registration-review/definition.ts';
import { superiorChange } from './superior-change/definition.ts';
import { trainingPlanReview } from './training-plan-review/definition.ts';

/** The registry of flows. Whatever else must exist for a flow is a `satisfies Record<FlowId, …>` elsewhere. */
export const flows = {
  registrationReview,
  changeReview,
  superiorChange,
  personnelTransfer,
  trainingPlanReview,
  creditHourReview,
} as const satisfies Record<string, FlowDefinition>;

/** Workflow type, registry key and first part of a workflow id. */
export type FlowId = keyof typeof flows;

/** The edges a case of flow `Id` can take: its own, and those of every flow. */
export type EdgeOf<Id extends FlowId> = (typeof flows)[Id]['edges'][number] | DeskEdge | AddingEdge;

type SubjectsOf<Id extends FlowId> = (typeof flows)[Id]['subjects'];

/** `<flowId>.<subject>`: what has a form of its own. */
export type CaseKind = { [Id in FlowId]: `${Id}.${keyof SubjectsOf<Id> & string}` }[FlowId];

/** The inboxes of the steps of a subject: the one a step names, otherwise the subject's. */
type InboxOf<Steps, Subject extends string> = Steps extends readonly (infer Step)[]
  ? Step extends { readonly inbox: infer Inbox extends string } ? Inbox : Subject : never;

type InboxesOf<Id extends FlowId> = {
  [Subject in keyof SubjectsOf<Id> & string]: SubjectsOf<Id>[Subject] extends { readonly steps: infer Steps } ? InboxOf<Steps, Subject> : never
}[keyof SubjectsOf<Id> & string];

/** What an inbox counts and filters by: `<flowId>.<inbox>`. */
export type TaskKind = { [Id in FlowId]: `${Id}.${InboxesOf<Id>}` }[FlowId];

type StepNameOf<Id extends FlowId> = SubjectsOf<Id>[keyof SubjectsOf<Id>] extends { readonly steps: readonly (infer Step)[] }
  ? Step extends { readonly name: infer Name extends string } ? Name : never : never;

/** What must have words, as keys of the messages of flows; the compiler names what has none. */
export type FlowWord = FlowId | { [Id in FlowId]: `${Id}.subject.${(keyof SubjectsOf<Id> & string) | InboxesOf<Id>}` | `${Id}.step.${StepNameOf<Id>}` }[FlowId];

type CheckNameOf<Id extends FlowId> = SubjectsOf<Id>[keyof SubjectsOf<Id>] extends { readonly checks: readonly (infer Name extends string)[] } ? Name : never;

/** The same of checks: what each is called, and what it says in the end. */
export type CheckWord = { [Id in FlowId]: CheckNameOf<Id> | `${CheckNameOf<Id>}.${CheckResultKind}` }[FlowId];

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

/** What of a case says through which steps it goes. */
export interface CaseSteps {
  readonly flowId: FlowId;
  readonly subject: string;
  /** Names of those steps of its definition that it goes through; null for all. */
  readonly chain: readonly string[] | null;
}

/** The steps that a case goes through, in order. */
export function stepsOfCase({ flowId, subject, chain }: CaseSteps): StepDefinition[] {
  return subjectOf(definitionOf(flowId), subject).steps.filter(({ name }) => chain === null || chain.includes(name));
}

/** The step of a case that follows `name` (the first one when `name` is null), or null after the last. */
export function nextStep(found: CaseSteps, name: string | null): StepDefinition | null {
  const steps = stepsOfCase(found);
  const at = name === null ? -1 : steps.findIndex((step) => step.name === name);
  return steps[at + 1] ?? null;
}

/** All task kinds of all flows. */
export function taskKinds(): TaskKind[] {
  return kindsWhere(() => true);
}

/** The kinds of tasks whose subject and step are as asked for, each once. */
export function kindsWhere(holds: (subject: SubjectDefinition, step: StepDefinition) => boolean): TaskKind[] {
  const kinds = Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
    Object.entries(definitionOf(flowId).subjects).flatMap(([name, subject]) =>
      subject.steps.filter((step) => holds(subject, step)).map((step) => taskKindOf(flowId, name, step))));
  return [...new Set(kinds)];
}

/** The steps of every kind of task: abilities ask for kinds with every request, and definitions never change. */
const stepsByKind = new Map<string, StepDefinition[]>();
for (const { id, subjects } of Object.values<FlowDefinition>(flows)) {
  for (const [name, { steps }] of Object.entries(subjects)) {
    for (const step of steps) {
      const kind = `${id}.${step.inbox ?? name}`;
      stepsByKind.set(kind, [...stepsByKind.get(kind) ?? [], step]);
    }
  }
}

/** The steps whose tasks are of a kind. None for a kind of a newer server. */
export function stepsOf(kind: string): readonly StepDefinition[] {
  return stepsByKind.get(kind) ?? [];
}

/** The task kind of a step of a subject. Throws RangeError for one that is not registered. */
export function taskKindOf(flowId: FlowId, subject: string, { inbox = subject }: Pick<StepDefinition, 'inbox'>): TaskKind {
  const kind = `${flowId}.${inbox}`;
  if (!isTaskKind(kind)) throw new RangeError(`No task kind ${kind}`);
  return kind;
}

/** Narrows text to a task kind. */
export function isTaskKind(text: string): text is TaskKind {
  return stepsByKind.has(text);
}

/** The kind of a case, which names its form. Throws RangeError for one that is not registered. */
export function caseKindOf(flowId: FlowId, subject: string): CaseKind {
  const kind = `${flowId}.${subject}`;
  if (!isCaseKind(kind)) throw new RangeError(`No case kind ${kind}`);
  return kind;
}

/** Who starts cases of a kind once he is signed in; nobody where visitors do. */
export function startersOf(kind: CaseKind): Starters {
  const [flowId = '', subject = ''] = kind.split('.');
  return isFlowId(flowId) ? subjectOf(definitionOf(flowId), subject).startedBy ?? {} : {};
}

/** The kinds of cases whose subject is as asked for. */
export function caseKindsWhere(holds: (subject: SubjectDefinition) => boolean): CaseKind[] {
  return Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
    Object.entries(definitionOf(flowId).subjects).filter(([, subject]) => holds(subject)).map(([name]) => caseKindOf(flowId, name)));
}

/** The kinds of cases of a flow. */
export function caseKindsOf(flowId: FlowId): CaseKind[] {
  return Object.keys(flows[flowId].subjects).map((subject) => caseKindOf(flowId, subject));
}

/** Narrows text to a kind of case. */
function isCaseKind(text: string): text is CaseKind {
  const [flowId = '', subject = ''] = text.split('.');
  return isFlowId(flowId) && Object.hasOwn(flows[flowId].subjects, subject) && text === `${flowId}.${subject}`;
}
