import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { definitionOf, findStep, nextStep, subjectOf, taskKindOf } from '../../workflows/flows/index.ts';
import { tallyChecks } from '../../workflows/shared/checks.ts';
import type { StepDefinition } from '../../workflows/shared/flow.ts';
import { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { TaskModel } from '../task.ts';
import { appendEvent } from './append-event.ts';
import { addToOutbox } from './outbox.ts';
import { findPresentSubmission } from './present-submission.ts';
import { findReviewer, type Reviewer } from './reviewer.ts';
import { type CounterMove, moveCounters } from './task-counters.ts';
import { beginWaiting } from './waiting.ts';

/**
 * Locks a case, and before it the organizations and the person it names: the order is the same everywhere, so transactions wait for
 * each other but never in a circle. Null when there is no such case.
 */
export async function lockCase(
  sequelize: Sequelize, caseId: string, transaction: Transaction,
): Promise<CaseModel | null> {
  await queryRows(sequelize, `
    WITH named_organizations AS (
      SELECT o.id FROM organizations o JOIN cases c ON o.id IN (c.superior_id, c.subject_organization_id)
      WHERE c.id = :caseId ORDER BY o.id FOR SHARE OF o
    ), named_person AS (
      SELECT p.id FROM persons p JOIN cases c ON p.id_number_index = c.subject_person_index WHERE c.id = :caseId FOR NO KEY UPDATE OF p
    )
    SELECT id FROM named_organizations UNION ALL SELECT id FROM named_person`, { caseId }, transaction);
  return CaseModel.findByPk(caseId, { transaction, lock: transaction.LOCK.UPDATE });
}

/**
 * Puts a `received` case before its first reviewer: status, task, counter, event, and the message to the applicant that
 * names the reviewer. A case that is further on is left as it is, so opening twice opens once.
 */
export async function openCase(
  sequelize: Sequelize, found: CaseModel, at: string, transaction: Transaction,
): Promise<void> {
  if (found.status !== 'received') return;
  const subject = subjectOf(definitionOf(found.flowId), found.subject);
  const step = nextStep(subject, null);
  if (step === null) throw new RangeError(`${found.flowId}.${found.subject} has no step`);
  found.set({ status: 'reviewing', openedAt: new Date(at), revision: found.revision + 1 });
  const opened = await openStep(sequelize, found, { step, at }, transaction);
  await appendEvent(found, { edge: 'open', fromStatus: 'received', at, actor: null }, transaction);
  await found.save({ transaction });
  await addToOutbox(
    sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message: 'received' }, at }, transaction,
  );
  await moveCounters(sequelize, [opened], transaction);
}

export interface StepOpening {
  readonly step: StepDefinition;
  readonly at: string;
  /** The organization that did not answer: the next upper one takes over. */
  readonly above?: string;
}

/**
 * Opens a step of a case that has already moved to its new revision: the task of its reviewer, and its deadlines.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction.
 * @throws NoReviewerError when nobody could decide it.
 */
export async function openStep(
  sequelize: Sequelize, found: CaseModel, opening: StepOpening, transaction: Transaction,
): Promise<CounterMove> {
  const reviewer = await findStepReviewer(sequelize, found, opening, transaction);
  if (reviewer === null) throw new NoReviewerError(`Nobody can review case ${found.id}`);
  return openStepAt(sequelize, found, { ...opening, reviewer }, transaction);
}

/** Who decides a step of this case now; null when nobody could. */
export async function findStepReviewer(
  sequelize: Sequelize, found: CaseModel, { step, above }: Pick<StepOpening, 'step' | 'above'>, transaction: Transaction,
): Promise<Reviewer | null> {
  return findReviewer(sequelize, {
    rule: step.reviewer,
    divisionCode: found.divisionCode,
    superiorId: found.superiorId,
    right: step.right,
    submitterPersonIndex: found.submitterPersonIndex,
    above: above ?? null,
  }, transaction);
}

/** As {@link openStep}, with the organization that reviews. */
export async function openStepAt(
  sequelize: Sequelize, found: CaseModel, { step, at, reviewer, above }: StepOpening & { reviewer: Reviewer }, transaction: Transaction,
): Promise<CounterMove> {
  const dueAt = await beginWaiting(sequelize, found, {
    waitsFor: step.name, plan: step.deadlines, end: 'escalate', divisionCode: reviewer.divisionCode, at,
  }, transaction);
  const submission = await findPresentSubmission(found, transaction);
  const tally = tallyChecks(submission.checks);
  const kind = taskKindOf(found.flowId, found.subject);
  found.set({ step: step.name, stepRev: found.revision });
  await insertRow(TaskModel, {
    id: uuidv7(), caseId: found.id, caseNumber: found.number, flowId: found.flowId, kind,
    subjectName: found.subjectName, step: step.name, side: 'only', round: found.round, stepRev: found.revision,
    divisionCode: found.divisionCode, escalated: above !== undefined, state: 'open', reviewerOrgId: reviewer.id, orgPath: [...reviewer.path],
    submitterPersonIndex: found.submitterPersonIndex,
    checksFailed: tally.failed, checksWarning: tally.warning, checksPassed: tally.passed,
    openedAt: new Date(at), dueAt: new Date(dueAt),
  }, transaction);
  // Whoever takes over because nobody answered is told so instead.
  if (above === undefined) await addToOutbox(sequelize, { topic: 'notifyReviewers', payload: { caseId: found.id, message: 'newTask' }, at }, transaction);
  return { organizationId: reviewer.id, sectionId: null, kind, by: 1 };
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
