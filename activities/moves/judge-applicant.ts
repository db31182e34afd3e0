import { findActor } from '../../models/stores/actor.ts';
import { definitionOf, subjectOf } from '../../workflows/flows/index.ts';
import { applicantVerbsIn } from '../../workflows/shared/applicant.ts';
import { judgeRevision, type MoveContext, type Refusal } from './move.ts';

/** Who takes the edge: the applicant's account, or null for one who proved himself by a code sent to him. */
export type ApplicantActor = { accountId: string; membershipId: null; organizationId: null } | null;

/**
 * Judges what an applicant wants to do to his own case: the one whose ID number the case was submitted with, or who holds
 * the mail address or mobile number it names. Changes nothing.
 */
export async function judgeApplicant(
  context: MoveContext,
): Promise<{ readonly status: 'permitted'; readonly actor: ApplicantActor } | Refusal> {
  const { deps, found, command: { verb }, claims: { accountId }, transaction } = context;
  if (accountId !== null) {
    const actor = await findActor(deps.sequelize, { accountId, membershipId: null }, transaction);
    const isApplicant = actor !== null && actor.personIndexes.includes(found.submitterPersonIndex ?? '');
    if (!isApplicant) return { status: 'forbidden', reason: 'not-applicant' };
  }
  const stale = await judgeRevision(context);
  if (stale !== null) return stale;
  const { applicantVerbs } = subjectOf(definitionOf(found.flowId), found.subject);
  const isOffered = applicantVerbsIn(found.status, applicantVerbs).some((possible) => possible === verb);
  if (!isOffered) return { status: 'invalid', reason: 'verb-not-offered' };
  return { status: 'permitted', actor: accountId === null ? null : { accountId, membershipId: null, organizationId: null } };
}
