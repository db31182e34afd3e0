import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { createSecretToken, hashSecretToken } from '../../platform/secret-token.ts';
import { ApplicantSessionModel } from '../applicant-session.ts';
import { queryRows } from '../database.ts';

/** Access to a case ends after this time without a request. */
const IDLE_MINUTES = 30;

/** Access to a case ends after this time in any case. */
const ABSOLUTE_HOURS = 2;

/** Opens access to a case and gives its token: 256 random bits, of which only the hash is stored. */
export async function openApplicantSession(caseId: string, transaction: Transaction): Promise<string> {
  const { token, tokenHash } = createSecretToken();
  const now = new Date();
  await ApplicantSessionModel.create({
    id: uuidv7(), tokenHash, caseId, createdAt: now, lastSeenAt: now,
    expiresAt: new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000),
  }, { transaction });
  return token;
}

/** The case a token gives access to, or null when that has ended: idle for 30 minutes, or older than two hours. */
export async function findApplicantSession(sequelize: Sequelize, token: string): Promise<{ caseId: string } | null> {
  const [found] = await queryRows<{ caseId: string }>(sequelize, `
    UPDATE applicant_sessions SET last_seen_at = now()
    WHERE token_hash = :hash AND expires_at > now() AND last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES})
    RETURNING case_id AS "caseId"`, { hash: hashSecretToken(token) });
  return found ?? null;
}

/** Ends the access of a token. Safe to retry. */
export async function closeApplicantSession(token: string): Promise<void> {
  await ApplicantSessionModel.destroy({ where: { tokenHash: hashSecretToken(token) } });
}

/**
 * Deletes what gives no access any more. Safe to retry.
 *
 * @returns how many.
 */
export async function deleteExpiredApplicantSessions(sequelize: Sequelize): Promise<number> {
  const gone = await queryRows(sequelize, `
    DELETE FROM applicant_sessions
    WHERE expires_at < now() OR last_seen_at < now() - make_interval(mins => ${IDLE_MINUTES}) RETURNING id`);
  return gone.length;
}
