import { CaseModel } from '../../models/case.ts';
import { getOwnFields } from '../../models/stores/own-identity.ts';
import { findReturnCode } from '../../models/stores/return-code.ts';
import { isRegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import { toFieldErrors } from '../../workflows/shared/field-errors.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import { requireChoices } from './check-form.ts';

/**
 * Tells an applicant what is wrong with a mended form, field by field, before it goes to the workflow: by the schema of the
 * subject of his case, by what can be chosen today, and, where the unit was wrong, by whether it is another one.
 *
 * @throws ProblemError `invalid`, `not-found`.
 */
export async function requireResubmission(deps: ApiDeps, { caseId, form: sent }: { caseId: string; form: unknown }): Promise<void> {
  const found = await CaseModel.findByPk(caseId);
  if (found === null || !isRegistrationSubject(found.subject)) throw new ProblemError('not-found');
  const { subject, submitterAccountId: accountId } = found;
  const own = accountId === null ? {} : await getOwnFields(deps, { subject, accountId });
  const parsed = registrationForms[subject].safeParse({ ...Object(sent), ...own });
  if (!parsed.success) throw new ProblemError('invalid', { errors: toFieldErrors(parsed.error.issues, 'form') });
  const isUnchanged = parsed.data.superiorId === found.superiorId && await findReturnCode(found) === 'wrong-unit';
  await requireChoices(deps, { subject, form: parsed.data }, isUnchanged ? [{ field: 'form.superiorId', code: 'unitUnchanged', params: {} }] : []);
}
