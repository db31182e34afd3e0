import type { Sequelize } from 'sequelize';
import { accessibleBy } from '../models/accessible-by.ts';
import { mayReadCase } from '../models/stores/case-view.ts';
import type { AppAbility } from '../policies/ability.ts';
import { ProblemError } from './problem.ts';

/** Throws ProblemError `not-found` for a case that is not there, and for one that this person may not read: alike. */
export async function requireReadableCase(sequelize: Sequelize, ability: AppAbility, caseId: string): Promise<void> {
  const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Task', alias: 't' });
  if (condition === null || !await mayReadCase(sequelize, caseId, condition)) throw new ProblemError('not-found');
}
