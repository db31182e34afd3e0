import type { Sequelize, Transaction } from 'sequelize';
import { nextStep } from '../../workflows/flows/index.ts';
import { mayBeCovered } from '../../workflows/shared/covered-step.ts';
import { sidesOf, type StepDefinition } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryPrepared } from '../database.ts';
import type { TaskModel } from '../task.ts';
import { findStepReviewer } from './open-case.ts';

/** What follows the approval of a step. */
export interface FollowingStep {
  /** Null after the last. */
  readonly step: StepDefinition | null;
  /** Steps before that one that count as approved with it, in order. */
  readonly covered: readonly string[];
  /** Whether somebody could decide the one that follows. */
  readonly hasReviewer: boolean;
}

/**
 * What follows when an organization approves a step of a case. No organization is asked twice in a row: a step that it
 * would decide next, because nobody below it could or did, or because it stands on both levels, is approved with this one
 * (docs/rules.md, "Who reviews").
 */
export async function findFollowingStep(
  sequelize: Sequelize, found: CaseModel, step: StepDefinition, task: Pick<TaskModel, 'side' | 'reviewerOrgId'>, transaction: Transaction,
): Promise<FollowingStep> {
  const covered: string[] = [];
  const deciderId = task.side === 'only' ? task.reviewerOrgId : await findDecider(sequelize, found, step, transaction);
  for (let next = nextStep(found, step.name); next !== null; next = nextStep(found, next.name)) {
    const reviewerIds: (string | null)[] = [];
    for (const side of sidesOf(next)) reviewerIds.push((await findStepReviewer(sequelize, found, { step: next, side }, transaction))?.id ?? null);
    const isSame = mayBeCovered(step, next) && reviewerIds[0] === deciderId;
    if (!isSame) return { step: next, covered, hasReviewer: !reviewerIds.includes(null) };
    covered.push(next.name);
  }
  return { step: null, covered, hasReviewer: true };
}

/** Which organization has decided the step itself, where somebody else was asked to decide it too; null where nobody has. */
async function findDecider(sequelize: Sequelize, { id: caseId, round }: CaseModel, { name }: StepDefinition, transaction: Transaction): Promise<string | null> {
  const [row] = await queryPrepared<{ id: string }>(sequelize, `
    SELECT reviewer_org_id AS id FROM decisions WHERE case_id = $caseId AND step = $name AND round = $round AND side = 'only' AND is_final`,
  { caseId, name, round }, transaction);
  return row?.id ?? null;
}
