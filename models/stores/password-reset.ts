import { Op, type Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { createSecretToken, hashSecretToken } from '../../platform/secret-token.ts';
import { normalizeIdNumber } from '../../workflows/shared/id-number.ts';
import { checkPassword, type PasswordFlaw } from '../../workflows/shared/password-rules.ts';
import { AccountModel } from '../account.ts';
import { queryRows, withTransaction } from '../database.ts';
import type { CodeChannel } from '../one-time-code.ts';
import { PasswordResetModel } from '../password-reset.ts';
import type { Throttled } from './applicant-access.ts';
import { writeAudit } from './audit.ts';
import { CODE_MINUTES, CODE_PAUSE_SECONDS, createCode, useCode } from './one-time-codes.ts';
import { addToOutbox } from './outbox.ts';
import { findPersonalData } from './password.ts';
import { EMAIL, ID_NUMBER, MOBILE } from './people.ts';
import { revokeAllSessions } from './sessions.ts';
import { forgetFailures, noteFailure, remainingWait, type SignInDeps } from './sign-in.ts';

const ASKED = 'password_resets.asked';
const PURPOSE = 'password-reset';

/** Codes sent to one account within an hour; further questions are answered as ever, and nothing is sent. */
const CODES_AN_HOUR = 5;

/** Who asks, as far as it is known. */
interface Caller {
  readonly address: string;
  readonly requestId: string;
}

/** What somebody knows of the account whose password he has forgotten (manual §2). */
interface Asked {
  readonly idNumber: string;
  /** The mail address or mobile number on record. */
  readonly contact: string;
}

export type AskResetResult = { readonly status: 'asked'; readonly token: string } | Throttled;

/** By which way a contact is reached. */
export function channelOf(contact: string): CodeChannel {
  return contact.includes('@') ? 'email' : 'mobile';
}

/**
 * Notes that somebody has forgotten his password, and has that looked into. Whether there is such an account is neither
 * asked here nor answered: the same statements run, whatever was typed. Asking often slows down by ID number and
 * address; nobody is locked out.
 */
export async function askPasswordReset(
  { sequelize, sealing }: Pick<SignInDeps, 'sequelize' | 'sealing'>, { idNumber, contact, address, requestId }: Asked & Caller,
): Promise<AskResetResult> {
  const asked: Asked = { idNumber: normalizeIdNumber(idNumber), contact: contact.trim().toLowerCase() };
  const keys = [keyOf(sealing.blindIndex(asked.idNumber, ID_NUMBER)), addressKeyOf(address)];
  const waitSeconds = await remainingWait(sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  await noteFailure(sequelize, keys);
  const { token, tokenHash } = createSecretToken();
  const [id, now] = [uuidv7(), new Date()];
  await withTransaction(sequelize, async (transaction) => {
    await PasswordResetModel.create({
      id, tokenHash, askedSealed: sealing.seal(JSON.stringify(asked), ASKED), accountId: null, createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000), usedAt: null,
    }, { transaction });
    const codeId = await createCode(sealing, { purpose: PURPOSE, subjectId: id, channel: channelOf(asked.contact) }, transaction);
    await addToOutbox(sequelize, { topic: 'sendResetCode', payload: { codeId }, at: now.toISOString() }, transaction);
    await writeAudit({
      action: 'password-reset.requested', result: 'success', address, requestId, subjectType: 'PasswordReset', subjectId: id,
    }, transaction);
  });
  return { status: 'asked', token };
}

/**
 * Compares what was typed with the record, once, and forgets it.
 *
 * Safe to retry: what was found the first time stands in the row.
 *
 * @returns the account whose code is to be sent; null when there is none, or it was sent enough of them.
 */
export async function resolvePasswordReset(
  { sequelize, sealing }: Pick<SignInDeps, 'sequelize' | 'sealing'>, id: string,
): Promise<string | null> {
  return withTransaction(sequelize, async (transaction) => {
    const reset = await PasswordResetModel.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
    if (reset === null || reset.askedSealed === null) return reset?.accountId ?? null;
    const asked = parseAsked(sealing.unseal(reset.askedSealed, ASKED));
    const account = await findAskedAccount({ sequelize, sealing }, asked, transaction);
    const isSent = account !== null && await maySendCode(account.id, transaction);
    await reset.update({ askedSealed: null, accountId: isSent ? account.id : null }, { transaction });
    await writeAudit({
      action: 'password-reset.resolved', subjectType: 'PasswordReset', subjectId: id, accountId: account?.id ?? null,
      ...(isSent ? { result: 'success' } : { result: 'denied', code: account === null ? 'not-found' : 'too-many-requests' }),
    }, transaction);
    return reset.accountId;
  });
}

/** The living account with this ID number and contact, locked: two questions for it at one moment are counted one after the other. */
async function findAskedAccount(
  { sequelize, sealing }: Pick<SignInDeps, 'sequelize' | 'sealing'>, { idNumber, contact }: Asked, transaction: Transaction,
): Promise<{ id: string } | null> {
  const [column, purpose] = channelOf(contact) === 'email' ? ['email_index', EMAIL] as const : ['mobile_index', MOBILE] as const;
  const [row] = await queryRows<{ id: string }>(sequelize, `
    SELECT a.id FROM accounts a JOIN persons p ON p.id = a.person_id
    WHERE p.id_number_index IN (:numbers) AND p.${column} IN (:contacts) AND a.status = 'active' FOR UPDATE OF a`, {
    numbers: [...sealing.blindIndexes(idNumber, ID_NUMBER)], contacts: [...sealing.blindIndexes(contact, purpose)],
  }, transaction);
  return row ?? null;
}

async function maySendCode(accountId: string, transaction: Transaction): Promise<boolean> {
  const since = (seconds: number) => ({ accountId, createdAt: { [Op.gt]: new Date(Date.now() - seconds * 1_000) } });
  return await PasswordResetModel.count({ where: since(CODE_PAUSE_SECONDS), transaction }) === 0
    && await PasswordResetModel.count({ where: since(3_600), transaction }) < CODES_AN_HOUR;
}

export interface PasswordResetInput extends Caller {
  readonly token: string;
  readonly code: string;
  readonly newPassword: string;
  /** Whether a password stands in the list of known ones. */
  readonly isKnown: (password: string) => boolean;
}

export type PasswordResetResult =
  | { readonly status: 'reset' | 'wrong' } | { readonly status: 'weak'; readonly flaws: readonly PasswordFlaw[] } | Throttled;

/**
 * Sets a new password with the code that was sent, and ends every session of the account. A wrong code, one that is
 * void, and one that was never sent are answered alike and cost the same. A password that holds something of the person
 * is refused only to whoever has the code, and leaves the code as it was.
 */
export async function resetPassword(deps: SignInDeps, input: PasswordResetInput): Promise<PasswordResetResult> {
  const { sequelize, passwords } = deps;
  const { newPassword, isKnown, address } = input;
  const keys = [addressKeyOf(address)];
  const waitSeconds = await remainingWait(sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  const flaws = checkPassword(newPassword, { isKnown });
  if (flaws.length > 0) return { status: 'weak', flaws };
  const passwordHash = await passwords.hash(newPassword);
  try {
    const isReset = await withTransaction(sequelize, (transaction) => applyReset(deps, { ...input, passwordHash }, transaction));
    if (isReset) return { status: 'reset' };
  } catch (error) {
    if (error instanceof FlawedPasswordError) return { status: 'weak', flaws: error.flaws };
    throw error;
  }
  await noteFailure(sequelize, keys);
  return { status: 'wrong' };
}

/** Undoes that the code was used. */
class FlawedPasswordError extends Error {
  override readonly name = 'FlawedPasswordError';
  readonly flaws: readonly PasswordFlaw[];

  constructor(flaws: readonly PasswordFlaw[]) {
    super('password-weak');
    this.flaws = flaws;
  }
}

async function applyReset(
  deps: SignInDeps, { token, code, newPassword, passwordHash, address, requestId }: PasswordResetInput & { passwordHash: string }, transaction: Transaction,
): Promise<boolean> {
  const reset = await PasswordResetModel.findOne({
    where: { tokenHash: hashSecretToken(token), usedAt: null, expiresAt: { [Op.gt]: new Date() } }, transaction, lock: transaction.LOCK.UPDATE,
  });
  const isRight = reset !== null && await useCode(deps.sealing, { purpose: PURPOSE, subjectId: reset.id, code }, transaction);
  const account = isRight ? await findResetAccount(reset, transaction) : null;
  const entry = {
    action: 'password.reset', accountId: account?.id ?? reset?.accountId ?? null, address, requestId,
    ...(reset === null ? {} : { subjectType: 'PasswordReset', subjectId: reset.id }),
  };
  if (reset === null || account === null) {
    await writeAudit({ ...entry, result: 'failure', code: 'code-wrong' }, transaction);
    return false;
  }
  const personal = await findPersonalData(deps, account.id, transaction);
  const flaws = checkPassword(newPassword, { personal });
  if (flaws.length > 0) throw new FlawedPasswordError(flaws);
  const at = new Date();
  await account.update({ passwordHash, passwordChangedAt: at }, { transaction });
  await reset.update({ usedAt: at }, { transaction });
  await revokeAllSessions(account.id, transaction);
  await forgetFailures(deps.sequelize, throttleKeysOf(deps, personal.idNumber ?? ''), transaction);
  await addToOutbox(deps.sequelize, {
    topic: 'sendPasswordNotice', payload: { accountId: account.id, change: 'reset' }, at: at.toISOString(),
  }, transaction);
  await writeAudit({ ...entry, result: 'success' }, transaction);
  return true;
}

/** Null for a question that named nobody, for an account that was disabled, and once the password has changed in another way. */
async function findResetAccount({ accountId, createdAt }: PasswordResetModel, transaction: Transaction): Promise<AccountModel | null> {
  if (accountId === null) return null;
  return AccountModel.findOne({
    where: { id: accountId, status: 'active', passwordChangedAt: { [Op.lt]: createdAt } }, transaction, lock: transaction.LOCK.UPDATE,
  });
}

/** The right person is there: neither asking again nor signing in waits for what others have tried. */
function throttleKeysOf({ sealing }: Pick<SignInDeps, 'sealing'>, idNumber: string): string[] {
  const index = sealing.blindIndex(normalizeIdNumber(idNumber), ID_NUMBER);
  return [keyOf(index), `account:${index}`];
}

function keyOf(idNumberIndex: string): string {
  return `reset:${idNumberIndex}`;
}

function addressKeyOf(address: string): string {
  return `address:reset:${address}`;
}

function parseAsked(text: string): Asked {
  const value: unknown = JSON.parse(text);
  const read = (name: keyof Asked): string => String(Reflect.get(Object(value), name) ?? '');
  return { idNumber: read('idNumber'), contact: read('contact') };
}
