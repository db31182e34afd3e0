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

export type PasswordChangeResult =
  | { readonly status: 'changed' | 'mismatch' }
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };

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

/**
 * Changes a password when the present one is given, and ends every other session of the account. Wrong attempts slow
 * down like wrong sign-ins: a session left open is no way to try out passwords.
 */
export async function changePassword(deps: SignInDeps, input: PasswordChange): Promise<PasswordChangeResult> {
  const { session: { id: sessionId, accountId, membershipId }, address, requestId } = input;
  const keys = [`password:${accountId}`];
  const waitSeconds = await remainingWait(deps.sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  const account = await AccountModel.findByPk(accountId, { rejectOnEmpty: true });
  const entry = { action: 'password.changed', accountId, membershipId, address, requestId };
  if (!await deps.passwords.verify(account.passwordHash, input.currentPassword)) {
    await noteFailure(deps.sequelize, keys);
    await writeAudit({ ...entry, result: 'failure', code: 'password-mismatch' });
    return { status: 'mismatch' };
  }
  const passwordHash = await deps.passwords.hash(input.newPassword);
  await withTransaction(deps.sequelize, async (transaction) => {
    await account.update({ passwordHash, passwordChangedAt: new Date() }, { transaction });
    await revokeOtherSessions(accountId, sessionId, transaction);
    await addToOutbox(deps.sequelize, {
      topic: 'sendPasswordNotice', payload: { accountId, change: 'changed' }, at: new Date().toISOString(),
    }, transaction);
    await writeAudit({ ...entry, result: 'success' }, transaction);
  });
  await forgetFailures(deps.sequelize, keys);
  return { status: 'changed' };
}
