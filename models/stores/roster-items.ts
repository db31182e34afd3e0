import type { Sequelize, Transaction } from 'sequelize';
import { type RosterCounts, rosterCountsOf, type RosterResult, type RosterState } from '../../workflows/shared/roster.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { RosterModel } from '../roster.ts';

/** Somebody of a roster for whom nothing is declared yet. */
export interface WaitingPerson {
  readonly position: number;
  /** Null for whoever is not registered. */
  readonly personId: string | null;
  readonly hours: number | null;
}

/** What became of one person of a roster. */
export interface RosterReceipt {
  readonly result: RosterResult;
  /** Of a refusal: the code of a problem or of a field error. */
  readonly reasonCode: string | null;
  readonly caseId: string | null;
}

/** The next people that wait, at most `limit`; none where the roster has ended or is to end. */
export async function listWaitingPeople(sequelize: Sequelize, rosterId: string, limit: number): Promise<WaitingPerson[]> {
  return queryRows(sequelize, `
    SELECT i.position, i.person_id AS "personId", i.hours::float8 AS hours FROM roster_items i JOIN rosters r ON r.id = i.roster_id
    WHERE i.roster_id = :rosterId AND i.result IS NULL AND r.state = 'running' AND r.cancel_requested_at IS NULL
    ORDER BY i.position LIMIT :limit`, { rosterId, limit });
}

/**
 * Writes what became of somebody. Safe to retry: whoever has a result keeps it.
 *
 * @returns false when nothing was written, because he has a result or the roster has ended or is to end. Whoever has changed
 * anything for it in this transaction then takes that back.
 */
export async function writeRosterReceipt(
  sequelize: Sequelize, { rosterId, position, at, ...receipt }: RosterReceipt & { rosterId: string; position: number; at: string },
  transaction: Transaction | null = null,
): Promise<boolean> {
  const written = await queryRows(sequelize, `
    UPDATE roster_items i SET result = :result, reason_code = :reasonCode, case_id = :caseId, at = :at FROM rosters r
    WHERE i.roster_id = :rosterId AND i.position = :position AND i.result IS NULL
      AND r.id = :rosterId AND r.state = 'running' AND r.cancel_requested_at IS NULL RETURNING i.position`,
  { ...receipt, rosterId, position, at }, transaction);
  return written.length === 1;
}

/**
 * Writes down for whom a case was opened, in the transaction that has opened them.
 *
 * @returns false when one of them has a result already, or the roster has ended or is to end; who has opened cases takes that back then.
 */
export async function writeDeclared(
  sequelize: Sequelize, { rosterId, at, declared }: { rosterId: string; at: string; declared: readonly { position: number; caseId: string }[] }, transaction: Transaction,
): Promise<boolean> {
  const written = await queryPrepared(sequelize, `
    UPDATE roster_items i SET result = 'declared', case_id = d."caseId", at = $at
    FROM rosters r, json_to_recordset($declared) AS d(position integer, "caseId" uuid)
    WHERE i.roster_id = $rosterId AND i.position = d.position AND i.result IS NULL
      AND r.id = $rosterId AND r.state = 'running' AND r.cancel_requested_at IS NULL RETURNING i.position`,
  { rosterId, at, declared: JSON.stringify(declared) }, transaction);
  return written.length === declared.length;
}

export interface RosterProgress {
  readonly counts: RosterCounts;
  /** People without a result. */
  readonly waiting: number;
  readonly isCancelRequested: boolean;
}

/** How far a roster is, counted. */
export async function readRosterProgress(sequelize: Sequelize, rosterId: string, transaction: Transaction | null = null): Promise<RosterProgress> {
  const rows = await queryRows<{ result: RosterResult | null; count: number; isCancelRequested: boolean }>(sequelize, `
    SELECT i.result, count(*)::int AS count, r.cancel_requested_at IS NOT NULL AS "isCancelRequested"
    FROM roster_items i JOIN rosters r ON r.id = i.roster_id WHERE r.id = :rosterId GROUP BY i.result, r.cancel_requested_at`, { rosterId }, transaction);
  return {
    counts: rosterCountsOf(rows.flatMap(({ result, count }) => (result === null ? [] : [{ result, count }]))),
    waiting: rows.find(({ result }) => result === null)?.count ?? 0,
    isCancelRequested: rows.some(({ isCancelRequested }) => isCancelRequested),
  };
}

/** Asks a roster to end; whoever is declared for at this moment still gets his result. False when it has ended already. Safe to retry. */
export async function requestRosterCancellation(sequelize: Sequelize, rosterId: string, at: string): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    UPDATE rosters SET cancel_requested_at = COALESCE(cancel_requested_at, :at) WHERE id = :rosterId AND state = 'running' RETURNING id`, { rosterId, at });
  return rows.length === 1;
}

/**
 * Ends a roster: whoever was not reached is cancelled. Safe to retry: one that has ended is only read.
 *
 * @throws RangeError while people wait and nobody has asked to cancel.
 */
export async function endRoster(
  sequelize: Sequelize, rosterId: string, at: string,
): Promise<{ state: Exclude<RosterState, 'running'>; counts: RosterCounts }> {
  return sequelize.transaction(async (transaction) => {
    const roster = await RosterModel.findByPk(rosterId, { transaction, lock: transaction.LOCK.UPDATE, rejectOnEmpty: true });
    if (roster.state === 'running' && roster.cancelRequestedAt !== null) {
      await queryRows(sequelize, "UPDATE roster_items SET result = 'cancelled', at = :at WHERE roster_id = :rosterId AND result IS NULL RETURNING position", { rosterId, at }, transaction);
    }
    const { counts, waiting } = await readRosterProgress(sequelize, rosterId, transaction);
    if (roster.state !== 'running') return { state: roster.state, counts };
    if (waiting > 0) throw new RangeError(`Roster ${rosterId} has ${waiting} people without a result`);
    const state = counts.cancelled > 0 ? 'cancelled' : 'completed';
    await roster.update({ state, endedAt: new Date(at) }, { transaction });
    return { state, counts };
  });
}
