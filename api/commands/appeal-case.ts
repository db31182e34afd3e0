import { subject as caslSubject } from '@casl/ability';
import { type Appealable, findAppealable } from '../../models/stores/appeals.ts';
import { submitAppeal } from '../../models/stores/submit-appeal.ts';
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
  if (found === null) throw new ProblemError('not-found');
  requireDeclarer(found, { actor, ability });
  if (found.refusal !== null) throw new ProblemError(found.refusal);
  return submitAndOpen(deps, {
    request, busy: 'subject-busy', submit: (more) => submitAppeal(deps, { ...more, appealed: found, reason, accountId: actor.accountId }),
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
