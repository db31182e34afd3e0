import type { Sequelize, Transaction } from 'sequelize';
import { type RosterCounts, rosterCountsOf, type RosterResult, type RosterState } from '../../workflows/shared/roster.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { RosterModel } from '../roster.ts';
import { readListProgress, requestListCancellation, settleList, TAKES_RESULTS, type WorkedList } from './worked-list.ts';

const ROSTERS: WorkedList = { lists: 'rosters', items: 'roster_items', key: 'roster_id' };

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
    SELECT i.position, i.person_id AS "personId", i.hours::float8 AS hours FROM roster_items i JOIN rosters l ON l.id = i.roster_id
    WHERE i.roster_id = :rosterId AND i.result IS NULL AND ${TAKES_RESULTS}
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
    UPDATE roster_items i SET result = :result, reason_code = :reasonCode, case_id = :caseId, at = :at FROM rosters l
    WHERE i.roster_id = :rosterId AND i.position = :position AND i.result IS NULL
      AND l.id = :rosterId AND ${TAKES_RESULTS} RETURNING i.position`,
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
    FROM rosters l, json_to_recordset($declared) AS d(position integer, "caseId" uuid)
    WHERE i.roster_id = $rosterId AND i.position = d.position AND i.result IS NULL
      AND l.id = $rosterId AND ${TAKES_RESULTS} RETURNING i.position`,
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
  const { results, ...progress } = await readListProgress<RosterResult>(sequelize, ROSTERS, rosterId, transaction);
  return { ...progress, counts: rosterCountsOf(results) };
}

/** Asks a roster to end; whoever is declared for at this moment still gets his result. False when it has ended already. Safe to retry. */
export async function requestRosterCancellation(sequelize: Sequelize, rosterId: string, at: string): Promise<boolean> {
  return requestListCancellation(sequelize, ROSTERS, rosterId, at);
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
    const { state, results, isNew } = await settleList<RosterResult>(sequelize, ROSTERS, { id: rosterId, at }, transaction);
    if (isNew) await RosterModel.update({ state, endedAt: new Date(at) }, { where: { id: rosterId }, transaction });
    return { state, counts: rosterCountsOf(results) };
  });
}
