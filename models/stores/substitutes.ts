import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import type { Actor } from '../../policies/actor.ts';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { queryRows, withTransaction } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { SubstituteModel } from '../substitute.ts';
import { writeAudit } from './audit.ts';
import { openContent, storeContent } from './contents.ts';
import { addMessages } from './messages.ts';

interface Deps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

/** A member who names somebody, or takes that back, and how his request came. */
export interface NamingMember {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string;
  readonly requestId: string;
  readonly address: string;
}

export interface SubstituteInput {
  readonly by: NamingMember;
  readonly substituteMembershipId: string;
  /** First and last day, `yyyy-mm-dd` in Asia/Shanghai. */
  readonly from: string;
  readonly until: string;
  /** Null for all that he decides. */
  readonly kinds: readonly TaskKind[] | null;
  readonly reason: string | null;
  /** ISO 8601. */
  readonly at: string;
}

export type Named =
  | { readonly status: 'named'; readonly id: string }
  /** No active colleague of the organization, or the same person. */
  | { readonly status: 'unknown' }
  /** Somebody stands in for him on one of these days for one of these kinds. */
  | { readonly status: 'overlapping' };

/**
 * Names who decides in somebody's place, who is told so. Two at the same moment wait for each other at the membership of
 * whoever is away, so no kind of tasks is given twice for a day. The kinds are his to give already.
 */
export async function nameSubstitute({ sequelize, sealing }: Deps, input: SubstituteInput): Promise<Named> {
  const { by, substituteMembershipId, from, until, kinds, reason, at } = input;
  return withTransaction(sequelize, async (transaction) => {
    await queryRows(sequelize, 'SELECT id FROM memberships WHERE id = :membershipId FOR NO KEY UPDATE', { ...by }, transaction);
    const colleagues = await listPossibleSubstitutes(sequelize, by, transaction);
    if (!colleagues.some(({ membershipId }) => membershipId === substituteMembershipId)) return { status: 'unknown' };
    if (await isTaken(sequelize, input, transaction)) return { status: 'overlapping' };
    const id = uuidv7();
    const content = reason === null ? null : await storeContent(sealing, reason, at, transaction);
    await insertRow(SubstituteModel, {
      id, organizationId: by.organizationId, absentMembershipId: by.membershipId, substituteMembershipId, fromDay: from, untilDay: until,
      kinds: kinds === null ? null : [...kinds], reasonContentId: content?.id ?? null, createdAt: new Date(at),
    }, transaction);
    await note({ action: 'substitute.named', id, by, at }, transaction);
    await tellSubstitute(sequelize, { sourceId: id, code: 'substitute.named', from, until }, substituteMembershipId, transaction);
    return { status: 'named', id };
  });
}

/**
 * Takes a substitute back, who is told so; what he has decided stays. A decision that is just being made in that name is
 * waited for.
 *
 * Safe to retry: the first time counts.
 *
 * @returns false when there is no such substitute of this member, or his days are over.
 */
export async function cancelSubstitute({ sequelize }: Pick<Deps, 'sequelize'>, { id, by, at }: { id: string; by: NamingMember; at: string }): Promise<boolean> {
  return withTransaction(sequelize, async (transaction) => {
    const [found] = await queryRows<{ cancelledAt: Date | null; substituteMembershipId: string; from: string; until: string }>(sequelize, `
      SELECT cancelled_at AS "cancelledAt", substitute_membership_id AS "substituteMembershipId",
        to_char(from_day, 'YYYY-MM-DD') AS "from", to_char(until_day, 'YYYY-MM-DD') AS "until"
      FROM substitutes WHERE id = :id AND absent_membership_id = :membershipId FOR NO KEY UPDATE`, { id, membershipId: by.membershipId }, transaction);
    if (found === undefined || (found.cancelledAt === null && found.until < dayOf(at))) return false;
    if (found.cancelledAt !== null) return true;
    const { substituteMembershipId, from, until } = found;
    // Whoever decided while this waited for the row has done so before it.
    await queryRows(sequelize, 'UPDATE substitutes SET cancelled_at = clock_timestamp() WHERE id = :id RETURNING id', { id }, transaction);
    await note({ action: 'substitute.cancelled', id, by, at }, transaction);
    await tellSubstitute(sequelize, { sourceId: uuidv7(), code: 'substitute.cancelled', from, until }, substituteMembershipId, transaction);
    return true;
  });
}

/** Keeps a substitute from being taken back until the transaction ends. False when he was a moment ago. */
export async function holdSubstitute(sequelize: Sequelize, id: string, transaction: Transaction): Promise<boolean> {
  const rows = await queryRows(sequelize, 'SELECT id FROM substitutes WHERE id = :id AND cancelled_at IS NULL FOR SHARE', { id }, transaction);
  return rows.length === 1;
}

/** A colleague who can be named. */
export interface PossibleSubstitute {
  readonly membershipId: string;
  readonly name: string;
}

/** The active colleagues of a member, other persons than he, by name. */
export async function listPossibleSubstitutes(
  sequelize: Sequelize, { membershipId, organizationId }: Pick<NamingMember, 'membershipId' | 'organizationId'>, transaction: Transaction | null = null,
): Promise<PossibleSubstitute[]> {
  return queryRows(sequelize, `
    SELECT m.id AS "membershipId", p.name FROM memberships m
    JOIN accounts a ON a.id = m.account_id AND a.status = 'active'
    JOIN persons p ON p.id = a.person_id
    WHERE m.organization_id = :organizationId AND m.status = 'active' AND m.account_id <> (SELECT account_id FROM memberships WHERE id = :membershipId)
    ORDER BY p.name, m.id LIMIT 500`, { membershipId, organizationId }, transaction);
}

/** Somebody stands in, stood in or will: as both of them read it. */
export interface SubstituteItem {
  readonly id: string;
  readonly absentName: string;
  readonly substituteName: string;
  /** Whether whoever asks is the one who is away. */
  readonly isAbsent: boolean;
  readonly from: string;
  readonly until: string;
  readonly kinds: readonly string[] | null;
  readonly reason: string | null;
  /** `ended` also where one of them is no member any more. */
  readonly state: 'planned' | 'present' | 'ended' | 'cancelled';
}

/** What a member reads of substitutes, by the condition of `accessibleBy` (alias `s`); whatever holds or will first, then the latest. At most 200. */
export async function listSubstitutes(
  { sequelize, sealing }: Deps, { condition, membershipId, at }: { condition: string; membershipId: string; at: string },
): Promise<SubstituteItem[]> {
  const rows = await queryRows<Omit<SubstituteItem, 'reason'> & { textSealed: string | null }>(sequelize, `
    SELECT s.id, ap.name AS "absentName", sp.name AS "substituteName", s.absent_membership_id = :membershipId AS "isAbsent",
      to_char(s.from_day, 'YYYY-MM-DD') AS "from", to_char(s.until_day, 'YYYY-MM-DD') AS "until", s.kinds, c.text_sealed AS "textSealed",
      CASE WHEN s.cancelled_at IS NOT NULL THEN 'cancelled'
        WHEN s.until_day < CAST(:today AS date) OR 'disabled' IN (am.status, sm.status, aa.status, sa.status) THEN 'ended'
        WHEN s.from_day > CAST(:today AS date) THEN 'planned' ELSE 'present' END AS state
    FROM substitutes s
    JOIN memberships am ON am.id = s.absent_membership_id JOIN accounts aa ON aa.id = am.account_id JOIN persons ap ON ap.id = aa.person_id
    JOIN memberships sm ON sm.id = s.substitute_membership_id JOIN accounts sa ON sa.id = sm.account_id JOIN persons sp ON sp.id = sa.person_id
    LEFT JOIN contents c ON c.id = s.reason_content_id
    WHERE ${condition}
    ORDER BY s.cancelled_at IS NULL AND s.until_day >= CAST(:today AS date) DESC, s.from_day DESC, s.id DESC LIMIT 200`,
  { membershipId, today: dayOf(at) });
  return rows.map(({ textSealed, ...item }) => ({ ...item, reason: openContent(sealing, textSealed) }));
}

/** The names of those for whom somebody stands in, and their last days; no statement where there are none. */
export async function listAbsences(sequelize: Sequelize, standsInFor: Actor['standsInFor']): Promise<{ readonly name: string; readonly until: string }[]> {
  if (standsInFor.length === 0) return [];
  return queryRows(sequelize, `
    SELECT p.name, to_char(s.until_day, 'YYYY-MM-DD') AS "until" FROM substitutes s
    JOIN memberships m ON m.id = s.absent_membership_id JOIN accounts a ON a.id = m.account_id JOIN persons p ON p.id = a.person_id
    WHERE s.id IN (:ids) ORDER BY s.until_day, s.id`, { ids: standsInFor.map(({ substituteId }) => substituteId) });
}

/** Whether somebody stands in for a member already on one of these days, for one of these kinds. His membership is locked. */
async function isTaken(sequelize: Sequelize, { by, from, until, kinds }: SubstituteInput, transaction: Transaction): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT id FROM substitutes
    WHERE absent_membership_id = :membershipId AND cancelled_at IS NULL AND from_day <= CAST(:until AS date) AND until_day >= CAST(:from AS date)
      AND (kinds IS NULL OR CAST(:kinds AS text[]) IS NULL OR kinds && CAST(:kinds AS text[])) LIMIT 1`,
  { membershipId: by.membershipId, from, until, kinds: kinds === null ? null : `{${kinds.join(',')}}` }, transaction);
  return rows.length === 1;
}

async function note(
  { action, id, by, at }: { action: string; id: string; by: NamingMember; at: string }, transaction: Transaction,
): Promise<void> {
  const { accountId, membershipId, organizationId, requestId, address } = by;
  await writeAudit({
    action, result: 'success', accountId, membershipId, organizationId, requestId, address, subjectType: 'Substitute', subjectId: id, at,
  }, transaction);
}

/** Tells a substitute within the application; no mail goes out. */
async function tellSubstitute(
  sequelize: Sequelize, { sourceId, code, from, until }: { sourceId: string; code: 'substitute.named' | 'substitute.cancelled'; from: string; until: string },
  membershipId: string, transaction: Transaction,
): Promise<void> {
  const receivers = await queryRows<{ accountId: string }>(sequelize, 'SELECT account_id AS "accountId" FROM memberships WHERE id = :membershipId', { membershipId }, transaction);
  await addMessages(
    sequelize, { sourceId, code, params: { from, until }, caseId: null },
    receivers.map(({ accountId }) => ({ accountId, membershipId, delivery: 'none' as const })), transaction,
  );
}
