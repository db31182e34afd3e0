import type { Sequelize, Transaction } from 'sequelize';
import type { Passwords } from '../../platform/passwords.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { normalizeIdNumber } from '../../workflows/shared/id-number.ts';
import type { UserType } from '../../workflows/shared/user-types.ts';
import { AccountModel } from '../account.ts';
import { queryRows } from '../database.ts';
import { ID_NUMBER } from './people.ts';

export interface SignInInput {
  readonly userType: UserType;
  readonly idNumber: string;
  readonly password: string;
  readonly address: string;
}

export interface SignInDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly passwords: Passwords;
}

export type SignInResult =
  | { readonly status: 'signed-in'; readonly accountId: string; readonly membershipId: string | null }
  | { readonly status: 'failed'; readonly accountId: string | null }
  | { readonly status: 'throttled'; readonly retryAfterSeconds: number };

/** Failures that cost nothing; from the next one on the wait doubles: 1 s, 2 s, 4 s … 60 s. Nobody is locked out. */
const FREE_FAILURES = 4;
/** A whole office may share one network address; its own failures must not slow it down before a guesser's would. */
const FREE_FAILURES_OF_ADDRESS = 60;
const LONGEST_WAIT_SECONDS = 60;

/** Failures older than this are forgotten. */
const FORGET_AFTER_MINUTES = 15;

interface Candidate {
  accountId: string;
  passwordHash: string;
  membershipId: string | null;
  entitled: boolean;
}

/**
 * Checks user type, ID number and password. An unknown account, a wrong password and a wrong user type are answered
 * alike and cost the same: exactly one password verification each. With several memberships of the user type, the one
 * used last counts.
 */
export async function signIn(deps: SignInDeps, input: SignInInput): Promise<SignInResult> {
  const indexes = deps.sealing.blindIndexes(normalizeIdNumber(input.idNumber), ID_NUMBER);
  const keys = [`account:${indexes[0] ?? ''}`, `address:${input.address}`];
  const waitSeconds = await remainingWait(deps.sequelize, keys);
  if (waitSeconds > 0) return { status: 'throttled', retryAfterSeconds: waitSeconds };
  const candidate = await findCandidate(deps.sequelize, indexes, input.userType);
  const isRight = await deps.passwords.verify(candidate?.passwordHash ?? null, input.password);
  if (candidate === null || !isRight || !candidate.entitled) {
    await noteFailure(deps.sequelize, keys);
    return { status: 'failed', accountId: candidate?.accountId ?? null };
  }
  // The address keeps its count: whoever has one account could otherwise guess others' passwords for ever.
  await forgetFailures(deps.sequelize, keys.slice(0, 1));
  await rehashIfNeeded(deps, candidate, input.password);
  return { status: 'signed-in', accountId: candidate.accountId, membershipId: candidate.membershipId };
}

async function findCandidate(
  sequelize: Sequelize, indexes: readonly string[], userType: UserType,
): Promise<Candidate | null> {
  const [row] = await queryRows<Candidate>(sequelize, `
    SELECT a.id AS "accountId", a.password_hash AS "passwordHash", m.id AS "membershipId",
      CASE WHEN :userType = 'professional'
        THEN EXISTS (SELECT FROM employments e WHERE e.person_id = p.id AND e.period @> now())
        ELSE m.id IS NOT NULL END AS entitled
    FROM persons p
    JOIN accounts a ON a.person_id = p.id AND a.status = 'active'
    LEFT JOIN LATERAL (
      SELECT m.id FROM memberships m
      JOIN organizations o ON o.id = m.organization_id AND o.status = 'active' AND o.kind = :userType
      WHERE m.account_id = a.id AND m.status = 'active' ORDER BY m.last_used_at DESC NULLS LAST, m.created_at, m.id LIMIT 1
    ) m ON true
    WHERE p.id_number_index IN (:indexes)`, { indexes: [...indexes], userType });
  return row ?? null;
}

/** Seconds until the next attempt under any of the keys is looked at; 0 when it is at once. */
export async function remainingWait(sequelize: Sequelize, keys: readonly string[]): Promise<number> {
  const [row] = await queryRows<{ seconds: number | null }>(sequelize, `
    SELECT ceil(extract(epoch FROM max(blocked_until) - now()))::int AS seconds
    FROM sign_in_throttles WHERE key IN (:keys) AND blocked_until > now()`, { keys: [...keys] });
  return row?.seconds ?? 0;
}

const FREE = `(CASE WHEN t.key LIKE 'address:%' THEN ${FREE_FAILURES_OF_ADDRESS} ELSE ${FREE_FAILURES} END)`;

/** Counts a wrong password under each key; past the free ones the next attempt has to wait. */
export async function noteFailure(sequelize: Sequelize, keys: readonly string[]): Promise<void> {
  await queryRows(sequelize, `
    INSERT INTO sign_in_throttles AS t (key, failures, last_failure_at)
    SELECT key, 1, now() FROM unnest(ARRAY[:keys]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN t.last_failure_at < now() - make_interval(mins => ${FORGET_AFTER_MINUTES})
        THEN 1 ELSE t.failures + 1 END,
      last_failure_at = now(),
      blocked_until = CASE WHEN t.failures >= ${FREE}
          AND t.last_failure_at >= now() - make_interval(mins => ${FORGET_AFTER_MINUTES})
        THEN now() + make_interval(secs => least(power(2, least(t.failures - ${FREE}, 6)), ${LONGEST_WAIT_SECONDS}))
        ELSE NULL END`, { keys: [...keys] });
}

/** Forgets the wrong passwords under the keys, once the right one was given. */
export async function forgetFailures(
  sequelize: Sequelize, keys: readonly string[], transaction: Transaction | null = null,
): Promise<void> {
  await queryRows(sequelize, 'DELETE FROM sign_in_throttles WHERE key IN (:keys)', { keys: [...keys] }, transaction);
}

/** Parameters of the hash that have changed since reach a password at its next sign-in. */
async function rehashIfNeeded(
  { passwords }: SignInDeps, { accountId, passwordHash }: Candidate, password: string,
): Promise<void> {
  if (!passwords.needsRehash(passwordHash)) return;
  await AccountModel.update({ passwordHash: await passwords.hash(password) }, { where: { id: accountId, passwordHash } });
}
