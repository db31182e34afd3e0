import { CaseModel } from '../../models/case.ts';
import { withTransaction } from '../../models/database.ts';
import { isSubjectBusy } from '../../models/stores/resubmit-case.ts';
import { findReturnCode } from '../../models/stores/return-code.ts';
import { submissions } from '../../models/submissions/index.ts';
import type { PreparedSubmission } from '../../models/submissions/submission.ts';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

/**
 * Tells an applicant what is wrong with a mended form, field by field, before it goes to the workflow: by the form of the
 * subject of his case, by what can be chosen today, and, where the unit was wrong, by whether it is another one. Reads only.
 *
 * @returns what the form says of the case.
 * @throws ProblemError `invalid`, `not-found`, and whatever refuses the form of its flow.
 */
export async function prepareResubmission(deps: ApiDeps, { caseId, form }: { caseId: string; form: unknown }): Promise<PreparedSubmission> {
  return withTransaction(deps.sequelize, async (transaction) => {
    const found = await CaseModel.findByPk(caseId, { transaction });
    if (found === null) throw new ProblemError('not-found');
    const { flowId, subject, submitterAccountId, submitterOrganizationId: organizationId, subjectRecordId: recordId } = found;
    const prepared = await submissions[flowId](deps, { subject, form, recordId, present: found, submitterAccountId, organizationId }, transaction);
    if (prepared.status === 'invalid') throw new ProblemError('invalid', { errors: [...prepared.errors] });
    if (prepared.status !== 'prepared') throw new ProblemError(prepared.status);
    const { submission } = prepared;
    if (submission.superiorId === found.superiorId && await findReturnCode(found, transaction) === 'wrong-unit') {
      throw new ProblemError('invalid', { errors: [{ field: 'form.superiorId', code: 'unitUnchanged', params: {} }] });
    }
    if (await isSubjectBusy(deps.sequelize, found, submission, transaction)) {
      throw new ProblemError(flowId === registrationReview.id ? 'already-registered' : 'subject-busy');
    }
    return submission;
  });
}
