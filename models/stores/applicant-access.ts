import { CaseModel } from '../case.ts';
import { CaseSubmissionModel } from '../case-submission.ts';
import { withTransaction } from '../database.ts';
import type { CodeChannel } from '../one-time-code.ts';
import { type CaseKnowledge, findProgress, findRegistrationId, type RegistrationProgress } from './applicant-cases.ts';
import { openApplicantSession } from './applicant-sessions.ts';
import { writeAudit } from './audit.ts';
import { createCode, secondsToNextCode, useCode } from './one-time-codes.ts';
import { addToOutbox } from './outbox.ts';
import type { RequestDeps } from './requests.ts';
import { forgetFailures, noteFailure, remainingWait } from './sign-in.ts';

/** Who asks, as far as it is known. */
interface Caller {
  readonly address: string;
  readonly requestId: string;
}

export interface Throttled {
  readonly status: 'throttled';
  readonly retryAfterSeconds: number;
}

export type ProgressResult = { readonly status: 'found'; readonly progress: RegistrationProgress } | { readonly status: 'unknown' } | Throttled;

export type CodeResult = { readonly status: 'sent'; readonly target: string } | { readonly status: 'unknown' } | Throttled;

export type AccessResult = { readonly status: 'opened'; readonly token: string } | { readonly status: 'wrong' } | Throttled;

/**
 * How a registration stands, for whoever knows its number and credit code or ID number. An unknown number and a wrong
 * code are answered alike; wrong attempts slow down by number and address, like wrong sign-ins.
 */
export async function askProgress(
  deps: Pick<RequestDeps, 'sequelize' | 'sealing'>, { address, ...knowledge }: CaseKnowledge & Pick<Caller, 'address'>,
): Promise<ProgressResult> {
  const { sequelize } = deps;
  const keys = [`case:${knowledge.caseNumber}`, `address:${address}`];
  const waitSeconds = await remainingWait(sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  const progress = await findProgress(deps, knowledge);
  if (progress !== null) return { status: 'found', progress };
  await noteFailure(sequelize, keys);
  return { status: 'unknown' };
}

/** Makes a code for a case and has it sent; at most one a minute and five an hour. The code itself leaves only by the relay. */
export async function requestCode(
  deps: RequestDeps, { channel, ...input }: CaseKnowledge & Caller & { readonly channel: CodeChannel },
): Promise<CodeResult> {
  const asked = await askProgress(deps, input);
  if (asked.status !== 'found') return asked;
  const { caseId } = asked.progress;
  return withTransaction(deps.sequelize, async (transaction) => {
    // Two requests at the same moment: the second one waits here and then sees the code of the first.
    const found = await CaseModel.findByPk(caseId, { transaction, lock: transaction.LOCK.UPDATE, rejectOnEmpty: true });
    const subject = { purpose: 'case-access', subjectId: caseId } as const;
    const waitSeconds = await secondsToNextCode(subject, transaction);
    if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
    const codeId = await createCode(deps.sealing, { ...subject, channel }, transaction);
    await addToOutbox(deps.sequelize, { topic: 'sendAccessCode', payload: { codeId }, at: new Date().toISOString() }, transaction);
    await note('access-code.requested', 'success', { ...input, caseId }, transaction);
    const { form } = await CaseSubmissionModel.findByPk(found.submissionId, { transaction, rejectOnEmpty: true });
    return { status: 'sent', target: String(form[channel] ?? '') };
  });
}

/** Opens a case with the code that was sent. An unknown number, a wrong code and one that is void are answered alike. */
export async function openAccess(
  deps: RequestDeps, { caseNumber, code, ...caller }: Caller & { readonly caseNumber: string; readonly code: string },
): Promise<AccessResult> {
  const keys = [`access:${caseNumber}`, `address:${caller.address}`];
  const waitSeconds = await remainingWait(deps.sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  const caseId = await findRegistrationId(deps.sequelize, caseNumber);
  const token = caseId === null ? null : await withTransaction(deps.sequelize, async (transaction) => {
    const isRight = await useCode(deps.sealing, { purpose: 'case-access', subjectId: caseId, code }, transaction);
    return isRight ? openApplicantSession(caseId, transaction) : null;
  });
  if (caseId !== null) await note('access.opened', token === null ? 'failure' : 'success', { ...caller, caseId });
  if (token === null) {
    await noteFailure(deps.sequelize, keys);
    return { status: 'wrong' };
  }
  await forgetFailures(deps.sequelize, keys.slice(0, 1));
  return { status: 'opened', token };
}

async function note(
  action: string, result: 'success' | 'failure', { caseId, address, requestId }: Caller & { readonly caseId: string },
  transaction: Parameters<typeof writeAudit>[1] = null,
): Promise<void> {
  await writeAudit({
    action, result, address, requestId, subjectType: 'Case', subjectId: caseId, ...(result === 'failure' ? { code: 'code-wrong' } : {}),
  }, transaction);
}
