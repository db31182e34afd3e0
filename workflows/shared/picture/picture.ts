import { applicantVerbsIn } from '../applicant.ts';
import { CASE_OUTCOMES, type CaseRow } from '../case-state.ts';
import { possibleNext } from '../covered-step.ts';
import { ADDING_EDGES, DESK_EDGES, RETURN_EDGES, type Side, sidesOf, type StepDefinition, type SubjectDefinition } from '../flow.ts';

/** Where a case can stand: stored, at a step, with its applicant, or at one of its ends. */
export interface Place {
  /** What {@link placeOf} gives for a case that stands there. */
  readonly id: string;
  readonly kind: 'received' | 'step' | 'returned' | 'outcome';
  /** Who decides a step, in the order in which they are asked; none for every other place. */
  readonly sides: readonly Side[];
}

/** How a case gets from one place to another; one that leads back to where it began is a loop. */
export interface Way {
  /** The edge that its event stores. */
  readonly edge: string;
  /** Null for the way by which every case begins. */
  readonly from: string | null;
  readonly to: string;
}

/** Every place a case can stand at, and every way it can go: drawn from the definition, so that it shows what the code does. */
export interface Picture {
  /** Received, the steps in order, returned, the ends. */
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
}

/** What can happen at every step without moving the case on; whatever new there is of that kind is added here. */
const AT_EVERY_STEP = ['recount', 'escalate', 'overdue'] as const;

/** The id of the place where a case stands. */
export function placeOf({ status, step }: Pick<CaseRow, 'status' | 'step'>): string {
  return step ?? status;
}

/**
 * The picture of a subject, for a case that goes through those steps that `chain` names; null for all.
 *
 * @throws RangeError when no step is left.
 */
export function pictureOf(subject: SubjectDefinition, chain: readonly string[] | null = null): Picture {
  const steps = subject.steps.filter(({ name }) => chain === null || chain.includes(name));
  const [first] = steps;
  if (first === undefined) throw new RangeError('A case without steps has no picture');
  const within = [
    { edge: 'submit', from: null, to: 'received' }, { edge: 'unassigned', from: 'received', to: 'received' }, { edge: 'open', from: 'received', to: first.name }, ...waysOfApplicant(subject, 'received', 'received', first),
    ...steps.flatMap((step) => waysOfStep(subject, step, { first, next: possibleNext(steps, step) })),
  ];
  const isReturnable = within.some(({ to }) => to === 'returned');
  const open = isReturnable ? [...within, ...waysOfReturned(subject, first)] : within;
  const outcomes = CASE_OUTCOMES.filter((outcome) => open.some(({ to }) => to === outcome));
  return {
    places: [
      { id: 'received', kind: 'received', sides: [] },
      ...steps.map((step): Place => ({ id: step.name, kind: 'step', sides: sidesOf(step) })),
      ...isReturnable ? [{ id: 'returned', kind: 'returned', sides: [] } as const] : [],
      ...outcomes.map((id) => ({ id, kind: 'outcome', sides: [] } as const)),
    ],
    ways: [...open, ...outcomes.flatMap((outcome) => waysOfOutcome(steps, outcome))],
  };
}

/** Whether a way leads back to where it began. */
export function isLoop({ from, to }: Way): boolean {
  return from === to;
}

/** Whether an edge is of those that people take around a case, in every place: known to every picture, and drawn in none. */
export function isDeskEdge(edge: string): boolean {
  return DESK_EDGES.some((known) => known === edge);
}

/** Whether an edge is of those of a step to which a reviewer was added: known at every step, and drawn where the definition itself has it. */
export function isAddingEdge(edge: string): boolean {
  return ADDING_EDGES.some((known) => known === edge);
}

function waysOfStep(subject: SubjectDefinition, step: StepDefinition, { first, next }: { first: StepDefinition; next: readonly (StepDefinition | null)[] }): Way[] {
  const { name, verbs, returnCodes = [], deadlines } = step;
  const from = name;
  const loops = [
    ...sidesOf(step).length > 1 ? ['consent'] : [],
    ...subject.compares === 'record' && next.includes(null) ? ['rebase'] : [],
    ...subject.follows === 'person' && Object.values(step.reviewers).includes('superior-or-bureau') ? ['reroute'] : [],
    ...deadlines.remindAfterWorkingDays.length > 0 ? ['remind'] : [],
    ...AT_EVERY_STEP,
  ];
  const decisions: Way[] = [
    ...verbs.includes('approve') ? next.map((step) => ({ edge: 'approve', from, to: step?.name ?? 'approved' })) : [],
    ...verbs.includes('return') ? ['return', ...returnCodes.map((code) => RETURN_EDGES[code])].map((edge) => ({ edge, from, to: 'returned' })) : [],
    ...verbs.includes('reject') ? [{ edge: 'reject', from, to: 'rejected' }] : [],
  ];
  return [...loops.map((edge) => ({ edge, from, to: from })), ...decisions, ...waysOfApplicant(subject, 'reviewing', from, first)];
}

function waysOfReturned(subject: SubjectDefinition, first: StepDefinition): Way[] {
  const loops = [...subject.returnedDeadlines.remindAfterWorkingDays.length > 0 ? ['remind'] : [], 'recount'];
  return [
    ...loops.map((edge) => ({ edge, from: 'returned', to: 'returned' })),
    ...waysOfApplicant(subject, 'returned', 'returned', first), { edge: 'lapse', from: 'returned', to: 'lapsed' },
  ];
}

function waysOfApplicant({ applicantVerbs }: SubjectDefinition, status: CaseRow['status'], from: string, first: StepDefinition): Way[] {
  const leadsTo = { resubmit: first.name, withdraw: 'withdrawn' };
  return applicantVerbsIn(status, applicantVerbs).map((edge) => ({ edge, from, to: leadsTo[edge] }));
}

function waysOfOutcome(steps: readonly StepDefinition[], outcome: (typeof CASE_OUTCOMES)[number]): Way[] {
  const revocable = outcome === 'approved' && steps.some(({ recognizes }) => recognizes === 'hours');
  return [...revocable ? ['revoke'] : [], 'void'].map((edge) => ({ edge, from: outcome, to: outcome }));
}
