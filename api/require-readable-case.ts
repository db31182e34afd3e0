import type { Sequelize } from 'sequelize';
import { accessibleBy } from '../models/accessible-by.ts';
import { findReading, type Reading, type ReadingConditions, waysOfReading } from '../models/stores/case-view.ts';
import type { AppAbility } from '../policies/ability.ts';
import { ProblemError } from './problem.ts';

/**
 * By which way this person reads a case.
 *
 * @throws ProblemError `not-found` for a case that is not there, and for one that he may not read: alike.
 */
export async function requireReadableCase(sequelize: Sequelize, ability: AppAbility, caseId: string): Promise<NonNullable<Reading>> {
  const reading = await findReading(sequelize, caseId, conditionsOf(sequelize, ability));
  if (reading === null) throw new ProblemError('not-found');
  return reading;
}

/** The cases that {@link requireReadableCase} lets this person read, as a condition over cases `c`. */
export function readableCases(sequelize: Sequelize, ability: AppAbility): string {
  const { byTask, byCopy } = waysOfReading(conditionsOf(sequelize, ability));
  return `(${byTask} OR ${byCopy})`;
}

function conditionsOf(sequelize: Sequelize, ability: AppAbility): ReadingConditions {
  return {
    ofTasks: accessibleBy(sequelize, ability, { action: 'read', subject: 'Task', alias: 't' }),
    ofCases: accessibleBy(sequelize, ability, { action: 'read', subject: 'Case', alias: 'c' }),
  };
}
