import type { Sequelize } from 'sequelize';
import { maskName } from '../../workflows/shared/mask.ts';
import type { RosterCounts, RosterResult, RosterState } from '../../workflows/shared/roster.ts';
import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { queryRows } from '../database.ts';
import { readRosterProgress } from './roster-items.ts';

/** A roster as the organization reads it that has declared it. Instants are ISO 8601. */
export interface RosterView {
  readonly id: string;
  readonly studyForm: StudyForm;
  readonly total: number;
  readonly state: RosterState;
  readonly isCancelling: boolean;
  readonly counts: RosterCounts;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

/** A roster of an organization; null when there is none. */
export async function findRoster(sequelize: Sequelize, { id, organizationId }: { readonly id: string; readonly organizationId: string }): Promise<RosterView | null> {
  const [row] = await queryRows<Omit<RosterView, 'counts' | 'createdAt' | 'endedAt'> & { createdAt: Date; endedAt: Date | null }>(sequelize, `
    SELECT r.id, r.study_form AS "studyForm", r.total, r.state, r.created_at AS "createdAt", r.ended_at AS "endedAt",
      r.state = 'running' AND r.cancel_requested_at IS NOT NULL AS "isCancelling"
    FROM rosters r WHERE r.id = :id AND r.organization_id = :organizationId`, { id, organizationId });
  if (row === undefined) return null;
  const { counts } = await readRosterProgress(sequelize, id);
  return { ...row, counts, createdAt: row.createdAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}

/** One person of a roster, masked. */
export interface RosterItemView {
  readonly position: number;
  readonly personName: string;
  /** Null while he waits. */
  readonly result: RosterResult | null;
  readonly reasonCode: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
}

/** The people of a roster in order, from after `afterPosition` on. One statement. */
export async function listRosterItems(
  sequelize: Sequelize, { rosterId, result, afterPosition, limit }: { readonly rosterId: string; readonly result: RosterResult | null; readonly afterPosition: number; readonly limit: number },
): Promise<RosterItemView[]> {
  const rows = await queryRows<Omit<RosterItemView, 'personName'> & { name: string | null; label: string | null }>(sequelize, `
    SELECT i.position, p.name, i.label, i.result, i.reason_code AS "reasonCode", i.case_id AS "caseId", c.number AS "caseNumber"
    FROM roster_items i LEFT JOIN persons p ON p.id = i.person_id LEFT JOIN cases c ON c.id = i.case_id
    WHERE i.roster_id = :rosterId AND i.position > :afterPosition ${result === null ? '' : 'AND i.result = :result'}
    ORDER BY i.position LIMIT :limit`, { rosterId, result, afterPosition, limit });
  return rows.map(({ name, label, ...row }) => ({ ...row, personName: name === null ? label ?? '' : maskName(name) }));
}

/** What it takes to start the process of a roster, or to take it up again; names of organizations, never of persons. */
export interface RosterStart {
  readonly rosterId: string;
  readonly studyForm: StudyForm;
  readonly total: number;
  readonly holder: string;
}

/** Reads what starts the process of a roster; null when there is none, or it has ended. */
export async function findRosterStart(sequelize: Sequelize, rosterId: string): Promise<RosterStart | null> {
  const [found] = await queryRows<RosterStart>(sequelize, `
    SELECT r.id AS "rosterId", r.study_form AS "studyForm", r.total, o.short_name || ' (' || o.code || ')' AS holder
    FROM rosters r JOIN organizations o ON o.id = r.organization_id WHERE r.id = :rosterId AND r.state = 'running'`, { rosterId });
  return found ?? null;
}

/** Ids of rosters that have not ended. */
export async function listRunningRosters(sequelize: Sequelize): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(sequelize, "SELECT id FROM rosters WHERE state = 'running' ORDER BY id");
  return rows.map(({ id }) => id);
}
