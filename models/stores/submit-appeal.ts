import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import { CaseSubmissionModel } from '../case-submission.ts';
import type { Appealable } from './appeals.ts';
import { attachmentsIn, shareAttachments, withSharedAttachments } from './attachments.ts';
import { noteAppealReason } from './comment-case.ts';
import { openForm } from './form-snapshot.ts';
import { forms } from './forms.ts';
import type { RequestDeps } from './requests.ts';
import { type FormToSubmit, submitInTransaction, submitWithin, type SubmittedForm } from './submit-form.ts';

export interface AppealToSubmit extends Pick<FormToSubmit, 'owner' | 'at' | 'alsoWrite'> {
  /** What is appealed, as `findAppealable` has found it. */
  readonly appealed: Appealable;
  readonly reason: string;
  readonly accountId: string;
}

/**
 * Submits the appeal of a rejected declaration of hours: a case of its own with the same form and files, the reason as its first
 * comment (domain §6.10). A refusal writes nothing.
 */
export async function submitAppeal(deps: RequestDeps, { appealed, reason, accountId, owner, at, alsoWrite }: AppealToSubmit): Promise<SubmittedForm> {
  const { subject, submissionId, submitterOrganizationId: organizationId, present } = appealed;
  const submission = await CaseSubmissionModel.findByPk(submissionId, { rejectOnEmpty: true });
  const schema = forms[caseKindOf(creditHourReview.id, subject)];
  const form = openForm(deps.sealing, schema, submission);
  const ids = attachmentsIn(schema, form).map(({ id }) => id);
  return submitInTransaction(deps.sequelize, async (transaction) => {
    const shared = await shareAttachments({ ids, owner }, transaction);
    return submitWithin(deps, {
      flowId: creditHourReview.id, subject, form: withSharedAttachments(form, shared), present, submitterAccountId: accountId, organizationId,
      follows: { caseId: present.id, relation: 'appeal' }, owner, at,
      async alsoWrite(written, reviewer, within) {
        await noteAppealReason(deps.sealing, { found: written, reason, accountId, at }, within);
        await alsoWrite(written, reviewer, within);
      },
    }, transaction);
  });
}
