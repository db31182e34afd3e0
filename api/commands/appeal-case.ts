import { subject as caslSubject } from '@casl/ability';
import { withTransaction } from '../../models/database.ts';
import { CaseSubmissionModel } from '../../models/case-submission.ts';
import { type Appealable, findAppealable } from '../../models/stores/appeals.ts';
import { attachmentsIn, shareAttachments, withSharedAttachments } from '../../models/stores/attachments.ts';
import { noteAppealReason } from '../../models/stores/comment-case.ts';
import { openForm } from '../../models/stores/form-snapshot.ts';
import { forms } from '../../models/stores/forms.ts';
import { type FormToSubmit, submitWithin, type SubmittedForm } from '../../models/stores/submit-form.ts';
import type { AppAbility } from '../../policies/ability.ts';
import type { Actor } from '../../policies/actor.ts';
import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import type { ApiDeps, KeptRequest } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import type { SubmittedCase } from '../schemas/submission.ts';
import { submitAndOpen } from './submit-and-open.ts';

export interface Appeal {
  readonly caseId: string;
  readonly reason: string;
  readonly actor: Actor & { readonly accountId: string };
  readonly ability: AppAbility;
  readonly request: Pick<KeptRequest, 'id' | 'owner'>;
}

/**
 * Appeals a rejected declaration of hours: a case of its own with the same form and files, decided by the organization above the
 * one that rejected it, the reason as its first comment (domain §6.10). Safe to retry: one request is one appeal.
 *
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function appealCase(deps: ApiDeps, { caseId, reason, actor, ability, request }: Appeal): Promise<SubmittedCase> {
  const found = await findAppealable(deps.sequelize, { caseId, at: new Date().toISOString() });
  if (typeof found === 'string') throw new ProblemError(found);
  requireDeclarer(found, { actor, ability });
  const submission = await CaseSubmissionModel.findByPk(found.submissionId, { rejectOnEmpty: true });
  const schema = forms[caseKindOf(creditHourReview.id, found.subject)];
  const form = openForm(deps.sealing, schema, submission);
  const ids = attachmentsIn(schema, form).map(({ id }) => id);
  return submitAndOpen(deps, {
    request, busy: 'subject-busy',
    submit: (more) => withTransaction(deps.sequelize, async (transaction): Promise<SubmittedForm> => {
      const shared = await shareAttachments(deps.sequelize, { ids, owner: more.owner }, transaction);
      const appeal: FormToSubmit = {
        ...more, flowId: creditHourReview.id, subject: found.subject, form: withSharedAttachments(form, shared), present: found.present,
        submitterAccountId: actor.accountId, organizationId: found.submitterOrganizationId, follows: { caseId, relation: 'appeal' },
        async alsoWrite(written, reviewer, within) {
          await noteAppealReason(deps.sealing, { found: written, reason, accountId: actor.accountId, at: more.at }, within);
          await more.alsoWrite(written, reviewer, within);
        },
      };
      return submitWithin(deps, appeal, transaction);
    }),
  });
}

/** Whoever could declare it can appeal it: the person himself, or his unit where that has declared it. */
function requireDeclarer({ subject, submitterOrganizationId, present }: Appealable, { actor, ability }: Pick<Appeal, 'actor' | 'ability'>): void {
  const kind = caseKindOf(creditHourReview.id, subject);
  const may = submitterOrganizationId === null
    ? actor.personIndexes.includes(present.subjectPersonIndex ?? '')
    : ability.can('submit', caslSubject('Case', { kind, organizationId: submitterOrganizationId }));
  if (!may) throw new ProblemError('not-found');
}
