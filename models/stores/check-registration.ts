import type { Transaction } from 'sequelize';
import { runRegistrationChecks } from '../../workflows/flows/registration-review/checks.ts';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import type { EmployerRegistration } from '../../workflows/flows/registration-review/form.ts';
import type { CheckResult } from '../../workflows/shared/checks.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import { loadRegistrationFacts } from '../facts/registration-review.ts';
import { ID_NUMBER } from './people.ts';
import { isEligibleSuperior, isLowestDivision } from './reference.ts';
import type { RequestDeps } from './requests.ts';
import { findReviewer, type Reviewer } from './reviewer.ts';

const { checks: names, steps: [firstStep] } = registrationReview.subjects.employer;

export interface CheckedRegistration {
  readonly checks: readonly CheckResult[];
  /** Who would review it; null when nobody up to the province can. */
  readonly reviewer: Reviewer | null;
}

/** What a form's schema cannot know: whether division and superior can be chosen today. Field names stand below `form`. */
export async function refuseChoices(
  { sequelize }: Pick<RequestDeps, 'sequelize'>, { divisionCode, superiorId }: EmployerRegistration,
  transaction: Transaction | null = null,
): Promise<FieldError[]> {
  const [isDivision, isSuperior] = await Promise.all([
    isLowestDivision(sequelize, divisionCode, transaction),
    superiorId === null || isEligibleSuperior(sequelize, superiorId, divisionCode, transaction),
  ]);
  return [
    ...(isDivision ? [] : [{ field: 'form.divisionCode', code: 'division', params: {} }]),
    ...(isSuperior ? [] : [{ field: 'form.superiorId', code: 'superiorUnknown', params: {} }]),
  ];
}

/** Finds the reviewer of a registration and runs its checks with fresh facts. Writes nothing. */
export async function checkRegistration(
  { sequelize, sealing }: RequestDeps, form: EmployerRegistration, transaction: Transaction | null = null,
): Promise<CheckedRegistration> {
  const { creditCode, name, divisionCode, superiorId } = form;
  const reviewer = await findReviewer(sequelize, {
    divisionCode, superiorId, right: firstStep.right, submitterPersonIndex: sealing.blindIndex(form.idNumber, ID_NUMBER),
  }, transaction);
  const facts = await loadRegistrationFacts(sequelize, {
    creditCode, name, reviewerDivisionCode: reviewer?.divisionCode ?? null,
    administratorIndexes: sealing.blindIndexes(form.idNumber, ID_NUMBER),
  }, transaction);
  return { checks: runRegistrationChecks(names, form, facts), reviewer };
}
