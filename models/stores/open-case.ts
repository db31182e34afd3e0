import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { definitionOf, findStep, flows, nextStep, subjectOf, taskKindOf } from '../../workflows/flows/index.ts';
import { tallyChecks } from '../../workflows/shared/checks.ts';
import { type FlowDefinition, type Side, sidesOf, type StepDefinition, type SubjectDefinition } from '../../workflows/shared/flow.ts';
import { CaseEventModel } from '../case-event.ts';
import { CaseModel } from '../case.ts';
import { findRows } from '../find-rows.ts';
import { insertRow } from '../insert-row.ts';
import { TaskModel } from '../task.ts';
import { listBarred } from './added-reviewers.ts';
import { appendEvent } from './append-event.ts';
import { addToOutbox } from './outbox.ts';
import { findPresentSubmission } from './present-submission.ts';
import { findReviewer, type Reviewer } from './reviewer.ts';
import { saveCase } from './submit-case.ts';
import { type CounterMove, moveCounters } from './task-counters.ts';
import { beginWaiting } from './waiting.ts';

/** Cases whose end changes the organization they are about; it is then locked against everybody else. */
const CHANGING = casesThatChange('organization');

/** Cases whose end changes that and all organizations below it. */
const MOVING = casesThatChange('subtree');

function casesThatChange(what: NonNullable<SubjectDefinition['changes']>): string[] {
  return Object.values<FlowDefinition>(flows).flatMap(({ id, subjects }) =>
    Object.entries(subjects).filter(([, { changes }]) => changes === what).map(([name]) => `${id}.${name}`));
}

/**
 * Locks a case, and before it the organizations and the person it names: the order is the same everywhere, so transactions wait for
 * each other but never in a circle. Null when there is no such case.
 */
export async function lockCase(caseId: string, transaction: Transaction): Promise<CaseModel | null> {
  const [found] = await findRows(CaseModel, {
    tables: NAMED_BY_CASE,
    // Counting them locks them, before the case is looked for.
    where: '(SELECT count(*) FROM named) >= 0 AND id = $caseId FOR UPDATE',
    bind: { caseId, changing: CHANGING, moving: MOVING },
  }, transaction);
  return found ?? null;
}

const NAMED_BY_CASE = `
  WITH present AS (
    SELECT superior_id, successor_id, subject_organization_id, subject_person_index,
      flow_id || '.' || subject = ANY($changing) AS changes, flow_id || '.' || subject = ANY($moving) AS moves
    FROM cases WHERE id = $caseId
  ), named_organizations AS (
    SELECT o.id FROM organizations o JOIN present c ON o.id IN (c.superior_id, c.successor_id, c.subject_organization_id)
    WHERE NOT c.moves AND NOT (c.changes AND o.id = c.subject_organization_id) ORDER BY o.id FOR SHARE OF o
  ), moved_organizations AS (
    SELECT o.id FROM present c JOIN organizations o
      ON (c.changes AND o.id = c.subject_organization_id)
        OR (c.moves AND (o.path @> ARRAY[c.subject_organization_id] OR o.id IN (c.superior_id, c.successor_id)))
    ORDER BY o.id FOR NO KEY UPDATE OF o
  ), named_person AS (
    SELECT p.id FROM persons p JOIN present c ON p.id_number_index = c.subject_person_index FOR NO KEY UPDATE OF p
  ), named AS (
    SELECT id FROM named_organizations UNION ALL SELECT id FROM moved_organizations UNION ALL SELECT id FROM named_person
  )`;

/** How a case among many is opened. */
export interface CaseOpening {
  /** Whether nobody is told. */
  readonly isQuiet?: boolean;
  /** Takes what it does to the counters, where the caller moves them for several cases, last of all. */
  readonly collect?: (moves: readonly CounterMove[]) => void;
}

/**
 * Puts a `received` case before its first reviewer: status, task, counter, event, and the message to the applicant that
 * names the reviewer. A case that is further on is left as it is, so opening twice opens once. A quiet one tells nobody: of a list of
 * people that is declared at once, the first case tells of all.
 */
export async function openCase(
  sequelize: Sequelize, found: CaseModel, at: string, transaction: Transaction, { isQuiet = false, collect }: CaseOpening = {},
): Promise<void> {
  if (found.status !== 'received') return;
  const step = nextStep(found, null);
  if (step === null) throw new RangeError(`${found.flowId}.${found.subject} has no step`);
  found.set({ status: 'reviewing', openedAt: new Date(at), revision: found.revision + 1 });
  const sides = await findSides(sequelize, found, step, transaction);
  const opened = await openSides(sequelize, found, { step, at, isQuiet, sides }, transaction);
  await appendEvent(found, { edge: 'open', fromStatus: 'received', at, actor: null }, transaction);
  await saveCase(found, transaction);
  if (!isQuiet) {
    await addToOutbox(
      sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message: isPassedOver(sides) ? 'passedOver' : 'received' }, at }, transaction,
    );
  }
  if (collect === undefined) await moveCounters(sequelize, opened, transaction);
  else collect(opened);
}

export interface StepOpening {
  readonly step: StepDefinition;
  readonly at: string;
  /** Whether its reviewers are not told. */
  readonly isQuiet?: boolean;
}

/** Which organization decides for a side of a step. */
export interface SideReviewer {
  readonly side: Side;
  readonly reviewer: Reviewer;
  /** The section it waits in; none where nothing is said. */
  readonly sectionId?: string | null;
  /** The membership of whoever holds it from the beginning; nobody where nothing is said. */
  readonly assigneeId?: string | null;
  /** Whether it takes over because those below did not answer. */
  readonly escalated?: boolean;
}

/** What of a case says who decides its steps. */
export type ReviewedCase = Pick<CaseModel, 'divisionCode' | 'superiorId' | 'submitterPersonIndex' | 'subjectPersonIndex'> & { readonly successorId?: string | null };

/**
 * Opens a step of a case that has already moved to its new revision: a task for each side, and its deadlines.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction.
 * @throws NoReviewerError when nobody could decide for a side.
 */
export async function openStep(
  sequelize: Sequelize, found: CaseModel, opening: StepOpening, transaction: Transaction,
): Promise<CounterMove[]> {
  const sides = await findSides(sequelize, found, opening.step, transaction);
  if (isPassedOver(sides)) {
    await addToOutbox(sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message: 'passedOver' }, at: opening.at }, transaction);
  }
  return openSides(sequelize, found, { ...opening, sides }, transaction);
}

/** Who decides for each side of a step. Throws NoReviewerError when nobody could for one of them. */
async function findSides(sequelize: Sequelize, found: CaseModel, step: StepDefinition, transaction: Transaction): Promise<SideReviewer[]> {
  const sides: SideReviewer[] = [];
  for (const side of sidesOf(step)) {
    const reviewer = await findStepReviewer(sequelize, found, { step, side }, transaction);
    if (reviewer === null) throw new NoReviewerError(`Nobody can review case ${found.id}`);
    sides.push({ side, reviewer });
  }
  return sides;
}

/** Whether a step went up at once, because a nearer organization has nobody who could decide it. */
function isPassedOver(sides: readonly SideReviewer[]): boolean {
  return sides.some(({ reviewer }) => reviewer.passedOver);
}

/** Who decides for a side of a step now, above the organization that did not answer where there is one; null when nobody could. */
export async function findStepReviewer(
  sequelize: Sequelize, found: ReviewedCase, { step, side, above = null }: { step: StepDefinition; side: Side; above?: string | null },
  transaction: Transaction | null = null,
): Promise<Reviewer | null> {
  const rule = step.reviewers[side];
  if (rule === undefined) throw new RangeError(`Step ${step.name} has no side ${side}`);
  return findReviewer(sequelize, {
    rule,
    divisionCode: found.divisionCode,
    superiorId: found.superiorId,
    successorId: found.successorId ?? null,
    right: step.right,
    submitterPersonIndex: found.submitterPersonIndex,
    subjectPersonIndex: found.subjectPersonIndex,
    above,
    isForBureaus: above !== null && step.escalatesTo === 'bureau',
  }, transaction);
}

/** As {@link openStep}, with the organizations that review. */
export async function openSides(
  sequelize: Sequelize, found: CaseModel, opening: SidesOpening, transaction: Transaction,
): Promise<CounterMove[]> {
  found.set({ step: opening.step.name, stepRev: found.revision });
  return openTasks(sequelize, found, opening, transaction);
}

export type SidesOpening = StepOpening & { readonly sides: readonly SideReviewer[] };

/** Opens tasks of the present step for organizations that review, and begins the waiting anew. The days count by the calendar of the first. */
export async function openTasks(
  sequelize: Sequelize, found: CaseModel, { step, at, sides, isQuiet = false }: SidesOpening, transaction: Transaction,
): Promise<CounterMove[]> {
  const dueAt = await beginWaiting(sequelize, found, {
    waitsFor: step.name, plan: step.deadlines, end: 'escalate', divisionCode: sides[0]?.reviewer.divisionCode ?? found.divisionCode, at,
  }, transaction);
  const { checks } = await findPresentSubmission(found, transaction);
  const tally = tallyChecks(checks);
  const kind = taskKindOf(found.flowId, found.subject, step);
  for (const { side, reviewer, sectionId = null, assigneeId = null, escalated = false } of sides) {
    await insertRow(TaskModel, {
      id: uuidv7(), caseId: found.id, caseNumber: found.number, flowId: found.flowId, kind,
      subjectName: found.subjectName, step: step.name, side, round: found.round, stepRev: found.revision,
      divisionCode: found.divisionCode, escalated, passedOver: !escalated && reviewer.passedOver, state: 'open', reviewerOrgId: reviewer.id, orgPath: [...reviewer.path],
      reviewerSectionId: sectionId, assigneeMembershipId: assigneeId, barredPersonIndexes: await listBarred(sequelize, found, side, transaction),
      submitterPersonIndex: found.submitterPersonIndex, subjectPersonIndex: found.subjectPersonIndex,
      checksFailed: tally.failed, checksWarning: tally.warning, checksPassed: tally.passed,
      openedAt: new Date(at), dueAt: new Date(dueAt),
    }, transaction);
  }
  // Whoever takes over because nobody answered is told so instead.
  const isNew = sides.some(({ escalated = false }) => !escalated);
  if (isNew && !isQuiet) await addToOutbox(sequelize, { topic: 'notifyReviewers', payload: { caseId: found.id, message: 'newTask' }, at }, transaction);
  return sides.map(({ reviewer: { id: organizationId }, sectionId = null }) => ({ organizationId, sectionId, kind, by: 1 }));
}

/**
 * Notes, once, that nobody up to the province can decide a `received` case, and tells whoever submitted it; it stays where it is.
 *
 * Safe to retry: it is noted and told once.
 */
export async function leaveUnassigned(sequelize: Sequelize, found: CaseModel, at: string, transaction: Transaction): Promise<void> {
  if (found.status !== 'received' || await CaseEventModel.count({ where: { caseId: found.id, edge: 'unassigned' }, transaction }) > 0) return;
  found.set({ revision: found.revision + 1 });
  await appendEvent(found, { edge: 'unassigned', fromStatus: 'received', at, actor: null }, transaction);
  await saveCase(found, transaction);
  await addToOutbox(sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message: 'unassigned' }, at }, transaction);
}

/** Thrown when a step has nobody who could decide it; the case stays where it is until somebody can. */
export class NoReviewerError extends Error {
  override readonly name = 'NoReviewerError';
}

/** The step a case is at. Throws RangeError when the definition does not know it. */
export function presentStep(found: CaseModel): StepDefinition {
  const step = found.step === null
    ? null : findStep(subjectOf(definitionOf(found.flowId), found.subject), found.step);
  if (step === null) throw new RangeError(`Case ${found.id} is at no step of its definition`);
  return step;
}
