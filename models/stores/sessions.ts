import { Op, type Sequelize, type Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { createSecretToken, hashSecretToken } from '../../platform/secret-token.ts';
import { isUserType, type UserType } from '../../workflows/shared/user-types.ts';
import type { Actor } from '../../policies/actor.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { MembershipModel } from '../membership.ts';
import { SessionModel } from '../session.ts';
import { actorOf, actorQuery, type ActorRow } from './actor.ts';

/** A session ends after this time without a request (domain §10.1). */
export const IDLE_MINUTES = 30;

/** A session ends after this time in any case. */
export const ABSOLUTE_HOURS = 12;

/** The last request of a session is noted at most this often, so that reading pages writes little. */
const TOUCH_SECONDS = 60;

export interface SignedInSession {
  readonly id: string;
  readonly accountId: string;
  readonly membershipId: string | null;
  readonly userType: UserType;
  readonly expiresAt: string;
}

/** Opens a session and gives its token, of which only the hash is stored; its membership is then the one used last. */
export async function openSession(
  input: Pick<SignedInSession, 'accountId' | 'membershipId' | 'userType'> & { userAgent: string; address: string },
  transaction: Transaction | null = null,
): Promise<{ token: string; session: SignedInSession }> {
  const { token, tokenHash } = createSecretToken();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000);
  const id = uuidv7();
  await SessionModel.create({
    ...input, id, userAgent: input.userAgent.slice(0, 300), tokenHash, createdAt: now, lastSeenAt: now, expiresAt,
  }, { transaction });
  const { accountId, membershipId, userType } = input;
  if (membershipId !== null) await MembershipModel.update({ lastUsedAt: now }, { where: { id: membershipId }, transaction });
  return { token, session: { id, accountId, membershipId, userType, expiresAt: expiresAt.toISOString() } };
}

/**
 * The living session of a token and who acts in it, in one query; null when it was revoked, idle for 30 minutes, or is
 * older than 12 hours. The actor is null once the account or the membership is no longer active.
 */
export async function findSession(
  sequelize: Sequelize, token: string,
): Promise<{ session: SignedInSession; actor: Actor | null } | null> {
  const [row] = await queryPrepared<{
    id: string; accountId: string; membershipId: string | null; userType: string; expiresAt: Date; stale: boolean; actor: ActorRow | null;
  }>(sequelize, `
    SELECT s.id, s.account_id AS "accountId", s.membership_id AS "membershipId", s.user_type AS "userType",
      s.expires_at AS "expiresAt", s.last_seen_at < now() - make_interval(secs => ${TOUCH_SECONDS}) AS stale,
      (SELECT row_to_json(acting) FROM (${actorQuery('s.account_id', 's.membership_id', 'now()')}) acting) AS actor
    FROM sessions s
    WHERE s.token_hash = $hash AND s.revoked_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES})`, { hash: hashSecretToken(token) });
  if (row === undefined || !isUserType(row.userType)) return null;
  if (row.stale) await queryRows(sequelize, 'UPDATE sessions SET last_seen_at = now() WHERE id = :id', { id: row.id });
  const { id, accountId, membershipId, userType, expiresAt, actor } = row;
  return {
    session: { id, accountId, membershipId, userType, expiresAt: expiresAt.toISOString() },
    actor: actor === null ? null : actorOf(actor, membershipId),
  };
}

/** Whether a session still lives and acts in the same membership. Asking is no sign of life: whoever only listens stays idle. */
export async function isSessionAlive(
  sequelize: Sequelize, { id, membershipId }: Pick<SignedInSession, 'id' | 'membershipId'>,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT id FROM sessions WHERE id = :id AND revoked_at IS NULL AND expires_at > now()
      AND last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES})
      AND membership_id IS NOT DISTINCT FROM :membershipId`, { id, membershipId });
  return rows.length === 1;
}

/** Ends one session of an account. False when the account has no such living session. Safe to retry. */
export async function revokeSession(accountId: string, id: string): Promise<boolean> {
  const [count] = await SessionModel.update({ revokedAt: new Date() }, { where: { id, accountId, revokedAt: null } });
  return count === 1;
}

/** Ends every session of an account but one, as after a change of password. */
export async function revokeOtherSessions(
  accountId: string, keptId: string, transaction: Transaction,
): Promise<void> {
  await SessionModel.update(
    { revokedAt: new Date() }, { where: { accountId, revokedAt: null, id: { [Op.ne]: keptId } }, transaction },
  );
}

/** Ends every session of an account, as after a reset of its password. */
export async function revokeAllSessions(accountId: string, transaction: Transaction): Promise<void> {
  await SessionModel.update({ revokedAt: new Date() }, { where: { accountId, revokedAt: null }, transaction });
}
