import type { Sequelize } from 'sequelize';
import { accessibleBy } from '../models/accessible-by.ts';
import { findReading, type Reading } from '../models/stores/case-view.ts';
import type { AppAbility } from '../policies/ability.ts';
import { ProblemError } from './problem.ts';

/**
 * By which way this person reads a case.
 *
 * @throws ProblemError `not-found` for a case that is not there, and for one that he may not read: alike.
 */
export async function requireReadableCase(sequelize: Sequelize, ability: AppAbility, caseId: string): Promise<NonNullable<Reading>> {
  const reading = await findReading(sequelize, caseId, {
    ofTasks: accessibleBy(sequelize, ability, { action: 'read', subject: 'Task', alias: 't' }),
    ofCases: accessibleBy(sequelize, ability, { action: 'read', subject: 'Case', alias: 'c' }),
  });
  if (reading === null) throw new ProblemError('not-found');
  return reading;
}
