import { randomInt } from 'node:crypto';
import { Op, type Sequelize, type Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { type CodeChannel, type CodePurpose, OneTimeCodeModel } from '../one-time-code.ts';
import { queryRows } from '../database.ts';

/** A code that was not used by then is void. */
export const CODE_MINUTES = 10;

/** Another code may be asked for after this time. */
export const CODE_PAUSE_SECONDS = 60;

/** Codes for one subject within an hour: together with the wrong attempts of each, guessing stays hopeless. */
const CODES_AN_HOUR = 5;
const HOUR_SECONDS = 3_600;

/** So many wrong attempts make a code void. */
const WRONG_ATTEMPTS = 5;

const CODE = 'one_time_codes.code';

export interface CodeSubject {
  readonly purpose: CodePurpose;
  readonly subjectId: string;
}

/** Seconds until another code for the subject may be made; 0 when at once. The caller's lock of the subject makes it certain. */
export async function secondsToNextCode({ purpose, subjectId }: CodeSubject, transaction: Transaction): Promise<number> {
  const recent = await OneTimeCodeModel.findAll({
    where: { purpose, subjectId, createdAt: { [Op.gt]: new Date(Date.now() - HOUR_SECONDS * 1_000) } },
    order: [['createdAt', 'DESC']], limit: CODES_AN_HOUR, transaction,
  });
  const waits = [
    waitAfter(recent[0]?.createdAt, CODE_PAUSE_SECONDS),
    waitAfter(recent[CODES_AN_HOUR - 1]?.createdAt, HOUR_SECONDS),
  ];
  return Math.max(...waits);
}

function waitAfter(instant: Date | undefined, seconds: number): number {
  return instant === undefined ? 0 : Math.max(0, Math.ceil(seconds - (Date.now() - instant.getTime()) / 1_000));
}

/**
 * Makes a code of six digits; earlier ones for the subject become void.
 *
 * @returns its id, under which a relay finds it and sends it.
 */
export async function createCode(
  sealing: Sealing, { purpose, subjectId, channel }: CodeSubject & { channel: CodeChannel }, transaction: Transaction,
): Promise<string> {
  const now = new Date();
  const id = uuidv7();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await OneTimeCodeModel.update({ expiresAt: now, codeSealed: null }, { where: { purpose, subjectId, usedAt: null, expiresAt: { [Op.gt]: now } }, transaction });
  await OneTimeCodeModel.create({
    id, purpose, subjectId, channel, codeIndex: sealing.blindIndex(indexed(id, code), CODE), codeSealed: sealing.seal(code, CODE),
    failures: 0, createdAt: now, expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000), usedAt: null,
  }, { transaction });
  return id;
}

/** Uses up the present code of the subject: true once, with the right code. A wrong one counts against it. */
export async function useCode(
  sealing: Sealing, { purpose, subjectId, code }: CodeSubject & { code: string }, transaction: Transaction,
): Promise<boolean> {
  const found = await OneTimeCodeModel.findOne({
    where: { purpose, subjectId, usedAt: null, expiresAt: { [Op.gt]: new Date() }, failures: { [Op.lt]: WRONG_ATTEMPTS } },
    order: [['createdAt', 'DESC']], transaction, lock: transaction.LOCK.UPDATE,
  });
  if (found === null) return false;
  const isRight = sealing.blindIndexes(indexed(found.id, code), CODE).includes(found.codeIndex);
  await found.update(isRight ? { usedAt: new Date() } : { failures: found.failures + 1 }, { transaction });
  return isRight;
}

/** A code that waits to be sent. */
export interface WaitingCode {
  readonly subjectId: string;
  readonly channel: CodeChannel;
  readonly code: string;
}

/** The code to send; null when it was sent or is void already. */
export async function findWaitingCode(sealing: Sealing, id: string): Promise<WaitingCode | null> {
  const found = await OneTimeCodeModel.findOne({ where: { id, usedAt: null, expiresAt: { [Op.gt]: new Date() } } });
  if (found === null || found.codeSealed === null) return null;
  return { subjectId: found.subjectId, channel: found.channel, code: sealing.unseal(found.codeSealed, CODE) };
}

/** Once a code was sent, nobody can read it here any more. Safe to retry. */
export async function forgetSentCode(id: string): Promise<void> {
  await OneTimeCodeModel.update({ codeSealed: null }, { where: { id } });
}

/**
 * Deletes codes that have been void for an hour; until then they count against asking for more. Safe to retry.
 *
 * @returns how many.
 */
export async function deleteExpiredCodes(sequelize: Sequelize): Promise<number> {
  const gone = await queryRows(sequelize, "DELETE FROM one_time_codes WHERE expires_at < now() - interval '1 hour' RETURNING id");
  return gone.length;
}

function indexed(id: string, code: string): string {
  return `${id}:${code}`;
}
