import { subject } from '@casl/ability';
import type { TaskModel } from '../models/task.ts';
import type { AppAbility } from '../policies/ability.ts';

/**
 * Whether somebody may take back the hours of a case: of its tasks, the latest first, only the last counts, so that no level
 * takes back what the one above it has recognized (docs/rules.md, "Ledger").
 */
export function mayRevoke(ability: AppAbility, [last]: readonly TaskModel[]): boolean {
  return last !== undefined && ability.can('revoke', subject('Task', last.get({ plain: true })));
}
