import type { Transaction } from 'sequelize';
import { runRegistrationChecks } from '../../workflows/flows/registration-review/checks.ts';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import type { CheckResult } from '../../workflows/shared/checks.ts';
import { loadRegistrationFacts } from '../facts/registration-review.ts';
import { ID_NUMBER } from './people.ts';
import { findUnit } from './reference.ts';
import type { Registration } from './refuse-choices.ts';
import type { RequestDeps } from './requests.ts';
import { findReviewer, type Reviewer } from './reviewer.ts';

export interface CheckedRegistration {
  readonly checks: readonly CheckResult[];
  /** Who would review it; null when nobody up to the province can. */
  readonly reviewer: Reviewer | null;
  /** Whose bureau is responsible: the division of the organization, of a professional that of his unit. */
  readonly divisionCode: string;
}

/** Finds the reviewer of a registration and runs its checks with fresh facts. Writes nothing. */
export async function checkRegistration(
  deps: RequestDeps, registration: Registration, transaction: Transaction | null = null,
): Promise<CheckedRegistration> {
  const { subject, form } = registration;
  const { checks: names, steps: [firstStep] } = registrationReview.subjects[subject];
  const divisionCode = await findDivision(deps, registration, transaction);
  const reviewer = await findReviewer(deps.sequelize, {
    rule: firstStep.reviewers.only, divisionCode, superiorId: form.superiorId, right: firstStep.right,
    submitterPersonIndex: deps.sealing.blindIndex(form.idNumber, ID_NUMBER), subjectPersonIndex: null,
  }, transaction);
  const facts = await loadRegistrationFacts(deps, form, reviewer?.divisionCode ?? null, transaction);
  return { checks: runRegistrationChecks(names, form, facts), reviewer, divisionCode };
}

async function findDivision({ sequelize }: RequestDeps, { subject, form }: Registration, transaction: Transaction | null): Promise<string> {
  const { divisionCode, superiorId } = form;
  if (subject !== 'professional' || superiorId === null) return divisionCode;
  return (await findUnit(sequelize, { id: superiorId, divisionCode }, transaction))?.divisionCode ?? divisionCode;
}
