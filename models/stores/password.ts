import type { Transaction } from 'sequelize';
import type { PersonalData } from '../../workflows/shared/password-rules.ts';
import { AccountModel } from '../account.ts';
import { withTransaction } from '../database.ts';
import { PersonModel } from '../person.ts';
import { writeAudit } from './audit.ts';
import { addToOutbox } from './outbox.ts';
import { EMAIL, ID_NUMBER, MOBILE } from './people.ts';
import { revokeOtherSessions, type SignedInSession } from './sessions.ts';
import { forgetFailures, noteFailure, remainingWait, type SignInDeps } from './sign-in.ts';

export interface PasswordChange {
  readonly session: SignedInSession;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
  readonly requestId: string;
}

export type PasswordChangeResult = { readonly status: 'changed' } | ConfirmationRefusal;

/** What is known of the person of an account, so that his password holds none of it. */
export async function findPersonalData(
  { sealing }: Pick<SignInDeps, 'sealing'>, accountId: string, transaction: Transaction | null = null,
): Promise<PersonalData> {
  const account = await AccountModel.findByPk(accountId, { rejectOnEmpty: true, transaction });
  const person = await PersonModel.findByPk(account.personId, { rejectOnEmpty: true, transaction });
  const { name, idNumberSealed, mobileSealed, emailSealed } = person;
  return {
    name,
    idNumber: sealing.unseal(idNumberSealed, ID_NUMBER),
    ...(mobileSealed === null ? {} : { mobile: sealing.unseal(mobileSealed, MOBILE) }),
    ...(emailSealed === null ? {} : { email: sealing.unseal(emailSealed, EMAIL) }),
  };
}

/** What somebody is about to do whose password is asked for once more. */
export interface Confirmation {
  /** As the audit trail calls it. */
  readonly action: string;
  readonly accountId: string;
  readonly membershipId: string | null;
  readonly password: string;
  readonly address: string;
  readonly requestId: string;
}

export type ConfirmationRefusal =
  | { readonly status: 'mismatch' }
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };

/**
 * Null when the password is the present one of the account. Wrong attempts are audited and slow down like wrong sign-ins: a
 * session left open is no way to try out passwords.
 */
export async function confirmPassword(deps: SignInDeps, { password, ...who }: Confirmation): Promise<ConfirmationRefusal | null> {
  const keys = [`password:${who.accountId}`];
  const waitSeconds = await remainingWait(deps.sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  const { passwordHash } = await AccountModel.findByPk(who.accountId, { rejectOnEmpty: true });
  if (await deps.passwords.verify(passwordHash, password)) {
    await forgetFailures(deps.sequelize, keys);
    return null;
  }
  await noteFailure(deps.sequelize, keys);
  await writeAudit({ ...who, result: 'failure', code: 'password-mismatch' });
  return { status: 'mismatch' };
}

/** Changes a password when the present one is given, and ends every other session of the account. */
export async function changePassword(deps: SignInDeps, input: PasswordChange): Promise<PasswordChangeResult> {
  const { session: { id: sessionId, accountId, membershipId }, address, requestId } = input;
  const entry = { action: 'password.changed', accountId, membershipId, address, requestId };
  const refusal = await confirmPassword(deps, { ...entry, password: input.currentPassword });
  if (refusal !== null) return refusal;
  const passwordHash = await deps.passwords.hash(input.newPassword);
  await withTransaction(deps.sequelize, async (transaction) => {
    await AccountModel.update({ passwordHash, passwordChangedAt: new Date() }, { where: { id: accountId }, transaction });
    await revokeOtherSessions(accountId, sessionId, transaction);
    await addToOutbox(deps.sequelize, {
      topic: 'sendPasswordNotice', payload: { accountId, change: 'changed' }, at: new Date().toISOString(),
    }, transaction);
    await writeAudit({ ...entry, result: 'success' }, transaction);
  });
  return { status: 'changed' };
}
