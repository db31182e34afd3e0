import type { Sequelize, Transaction } from 'sequelize';
import type { TrainingFacts } from '../../workflows/flows/training-plan-review/checks.ts';
import { CLOSING_WORKING_DAYS } from '../../workflows/flows/training-plan-review/checks.ts';
import { dayOf, lastDayOf, startOfDay } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';
import { findPeople } from '../stores/close-class.ts';
import { findDueDates } from '../stores/due-date.ts';
import type { RequestDeps } from '../stores/requests.ts';
import type { OwnClass } from '../stores/training-classes.ts';

/** An organization that trains people. */
export interface TrainingOrganization {
  readonly name: string;
  readonly divisionCode: string;
  readonly superiorId: string | null;
}

/** An active base or employer; null for any other organization. */
export async function findTrainingOrganization(
  sequelize: Sequelize, organizationId: string, transaction: Transaction | null = null,
): Promise<TrainingOrganization | null> {
  const [found] = await queryRows<TrainingOrganization>(sequelize, `
    SELECT name, division_code AS "divisionCode", superior_id AS "superiorId" FROM organizations
    WHERE id = :organizationId AND status = 'active' AND kind IN ('base', 'employer')`, { organizationId }, transaction);
  return found ?? null;
}

/** What the checks of a closing need of its class and of the people on its roster, in two statements. */
export async function findClosingFacts(
  deps: Pick<RequestDeps, 'sequelize' | 'sealing'>,
  { found, idNumbers, organizationId, divisionCode }: { found: OwnClass; idNumbers: readonly string[]; organizationId: string; divisionCode: string },
  transaction: Transaction,
): Promise<TrainingFacts['classClosing']> {
  const people = await findPeople(deps, idNumbers, transaction);
  const [dueAt = ''] = await findDueDates(
    deps.sequelize, { from: startOfDay(found.endsOn), divisionCode, afterWorkingDays: [CLOSING_WORKING_DAYS] }, transaction);
  return {
    capacity: found.capacity, hours: found.hours, dueOn: lastDayOf(dueAt), today: dayOf(new Date().toISOString()),
    unknownPeople: new Set(idNumbers).size - people.size,
    peopleOfOthers: [...people.values()].filter((person) => person.organizationId !== organizationId).length,
  };
}
