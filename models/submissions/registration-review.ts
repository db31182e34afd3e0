import type { Transaction } from 'sequelize';
import { type EmployerRegistration, employerRegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import { queryRows } from '../database.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { checkRegistration, refuseChoices } from '../stores/check-registration.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { getOwnAdministrator } from '../stores/own-administrator.ts';
import { ID_NUMBER } from '../stores/people.ts';
import type { RequestDeps } from '../stores/requests.ts';
import type { PrepareSubmission } from './submission.ts';

/**
 * Reads the registration of an employer (manual §1; docs/rules.md, "Registration of an employer"). Who submitted it with
 * his account is its administrator, in every round: only he has shown that the account is his.
 */
export const prepareRegistration: PrepareSubmission = async (deps, { subject, form: sent, submitterAccountId }, transaction) => {
  const own = submitterAccountId === null ? {} : await getOwnAdministrator(deps, submitterAccountId, transaction);
  const parsed = employerRegistrationForm.safeParse({ ...Object(sent), ...own });
  if (!parsed.success) return { status: 'invalid' };
  const form = parsed.data;
  if ((await refuseChoices(deps, form, transaction)).length > 0) return { status: 'invalid' };
  if (await isRegistered(deps, form, submitterAccountId, transaction)) return { status: 'already-registered' };
  const { checks, reviewer } = await checkRegistration(deps, form, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  return {
    status: 'prepared',
    reviewer,
    submission: {
      subjectKey: `${subject}:${form.creditCode}`,
      subjectName: form.name,
      divisionCode: form.divisionCode,
      superiorId: form.superiorId,
      submitterPersonIndex: deps.sealing.blindIndex(form.idNumber, ID_NUMBER),
      subjectPersonIndex: null,
      stored: storeForm(deps.sealing, employerRegistrationForm, form),
      attachments: attachmentsIn(employerRegistrationForm, form),
      checks,
    },
  };
};

/**
 * The unit is active already, or the administrator has an account that did not submit this: he signs in instead of
 * setting another password.
 */
async function isRegistered(
  { sequelize, sealing }: RequestDeps, { creditCode, idNumber }: EmployerRegistration, submitterAccountId: string | null,
  transaction: Transaction,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT 1 AS found FROM organizations WHERE kind = 'employer' AND credit_code = :creditCode AND status = 'active'
    UNION ALL
    SELECT 1 FROM accounts a JOIN persons p ON p.id = a.person_id
    WHERE p.id_number_index IN (:indexes) AND a.id IS DISTINCT FROM :submitterAccountId
    LIMIT 1`, { creditCode, submitterAccountId, indexes: [...sealing.blindIndexes(idNumber, ID_NUMBER)] }, transaction);
  return rows.length > 0;
}
