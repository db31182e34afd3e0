import type { Transaction } from 'sequelize';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import { type EmployerRegistration, employerRegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import type { CaseModel } from '../case.ts';
import { queryRows, withTransaction } from '../database.ts';
import { RegistrationCredentialModel } from '../registration-credential.ts';
import { checkRegistration } from './check-registration.ts';
import { storeForm } from './form-snapshot.ts';
import { ID_NUMBER } from './people.ts';
import type { RequestDeps } from './requests.ts';
import type { Reviewer } from './reviewer.ts';
import { SubjectBusyError, submitCase } from './submit-case.ts';

export interface RegistrationInput {
  readonly form: EmployerRegistration;
  /** Hashed before the transaction; waits beside the case until the decision. */
  readonly passwordHash: string;
  readonly at: string;
  /** Runs in the same transaction once the case is written; what it throws undoes everything. */
  readonly alsoWrite: (found: CaseModel, reviewer: Reviewer, transaction: Transaction) => Promise<void>;
}

export type RegistrationResult =
  | { readonly status: 'submitted'; readonly found: CaseModel; readonly reviewer: Reviewer }
  | { readonly status: 'already-registered' | 'reviewer-missing' };

/**
 * Submits the registration of an employer (manual §1.2): case, form, first event, waiting password and outbox row in one
 * transaction. A refusal writes nothing.
 */
export async function submitRegistration(deps: RequestDeps, input: RegistrationInput): Promise<RegistrationResult> {
  try {
    return await withTransaction(deps.sequelize, (transaction) => submit(deps, input, transaction));
  } catch (error) {
    if (error instanceof SubjectBusyError) return { status: 'already-registered' };
    throw error;
  }
}

async function submit(
  deps: RequestDeps, { form, passwordHash, at, alsoWrite }: RegistrationInput, transaction: Transaction,
): Promise<RegistrationResult> {
  if (await isRegistered(deps, form, transaction)) return { status: 'already-registered' };
  const { checks, reviewer } = await checkRegistration(deps, form, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  const found = await submitCase(deps.sequelize, {
    flowId: registrationReview.id,
    subject: 'employer',
    subjectKey: `employer:${form.creditCode}`,
    subjectName: form.name,
    divisionCode: form.divisionCode,
    superiorId: form.superiorId,
    submitterAccountId: null,
    submitterPersonIndex: deps.sealing.blindIndex(form.idNumber, ID_NUMBER),
    subjectPersonIndex: null,
    stored: storeForm(deps.sealing, employerRegistrationForm, form),
    checks,
    at,
  }, transaction);
  await RegistrationCredentialModel.create({ caseId: found.id, passwordHash }, { transaction });
  await alsoWrite(found, reviewer, transaction);
  return { status: 'submitted', found, reviewer };
}

/** The unit is active already, or the administrator has an account: he signs in instead of setting another password. */
async function isRegistered(
  { sequelize, sealing }: RequestDeps, { creditCode, idNumber }: EmployerRegistration, transaction: Transaction,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT 1 AS found FROM organizations WHERE kind = 'employer' AND credit_code = :creditCode AND status = 'active'
    UNION ALL
    SELECT 1 FROM accounts a JOIN persons p ON p.id = a.person_id WHERE p.id_number_index IN (:indexes)
    LIMIT 1`, { creditCode, indexes: [...sealing.blindIndexes(idNumber, ID_NUMBER)] }, transaction);
  return rows.length > 0;
}
