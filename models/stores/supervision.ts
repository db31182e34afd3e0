import type { Sequelize } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { CASES_BY_KIND } from '../accessible-by.ts';
import { queryRows } from '../database.ts';
import { shownSubjectName } from './subject-name.ts';

/** Cases that wait alike. Instants are ISO 8601. */
export interface WaitingGroup {
  /** Of tasks, `<flowId>.<inbox>`; of what waits for its applicant that of the case, `<flowId>.<subject>`. */
  readonly kind: string;
  /** The step that waits for a decision; `returned` where the applicant is to mend. */
  readonly step: string;
  readonly open: number;
  readonly overdue: number;
  /** That came up because nobody answered below. */
  readonly escalated: number;
  /** Waiting up to 3 calendar days, up to 10, and longer; together `open`. */
  readonly ages: { readonly young: number; readonly middle: number; readonly old: number };
  readonly oldestAt: string;
}

/** Condition of `accessibleBy` for reading tasks, alias `t`, and the present instant. */
export interface SupervisionScope {
  readonly condition: string;
  readonly now: string;
}

type GroupRow = Omit<WaitingGroup, 'ages' | 'oldestAt'> & { readonly young: number; readonly middle: number; readonly old: number; readonly oldestAt: Date };

const ages = (since: string): string => `
  count(*) FILTER (WHERE ${since} > CAST(:now AS timestamptz) - interval '3 days')::int AS young,
  count(*) FILTER (WHERE ${since} <= CAST(:now AS timestamptz) - interval '3 days' AND ${since} > CAST(:now AS timestamptz) - interval '10 days')::int AS middle,
  count(*) FILTER (WHERE ${since} <= CAST(:now AS timestamptz) - interval '10 days')::int AS old, min(${since}) AS "oldestAt"`;

/** What waits, by kind and step, the most first; and what was returned and waits for its applicant. One statement. */
export async function countWaiting(sequelize: Sequelize, { condition, now }: SupervisionScope): Promise<WaitingGroup[]> {
  const rows = await queryRows<GroupRow>(sequelize, `
    SELECT t.kind, t.step, count(*)::int AS open, count(*) FILTER (WHERE t.due_at <= :now)::int AS overdue,
      count(*) FILTER (WHERE t.escalated)::int AS escalated, ${ages('t.opened_at')}
    FROM tasks t WHERE t.state = 'open' AND ${condition} GROUP BY t.kind, t.step
    UNION ALL
    SELECT c.kind, 'returned', count(*)::int, count(*) FILTER (WHERE c.due_at <= :now)::int, 0, ${ages('COALESCE(c.waiting_since, c.submitted_at)')}
    FROM ${CASES_BY_KIND} c WHERE c.status = 'returned' AND EXISTS (SELECT FROM tasks t WHERE t.case_id = c.id AND ${condition}) GROUP BY c.kind
    ORDER BY open DESC, kind, step`, { now });
  return rows.map(({ young, middle, old, oldestAt, ...row }) => ({ ...row, ages: { young, middle, old }, oldestAt: oldestAt.toISOString() }));
}

/** An organization for which something waits. */
export interface Holder {
  readonly organizationId: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  /** Of the open ones, how many somebody has claimed or was given. */
  readonly claimed: number;
  readonly oldestAt: string;
}

/** For whom something waits, the most overdue first; at most `limit` of them. One statement. */
export async function listHolders(sequelize: Sequelize, { condition, now, limit }: SupervisionScope & { readonly limit: number }): Promise<Holder[]> {
  const rows = await queryRows<Omit<Holder, 'oldestAt'> & { readonly oldestAt: Date }>(sequelize, `
    SELECT w.*, o.name FROM (
      SELECT t.reviewer_org_id AS "organizationId", count(*)::int AS open, count(*) FILTER (WHERE t.due_at <= :now)::int AS overdue,
        count(t.assignee_membership_id)::int AS claimed, min(t.opened_at) AS "oldestAt"
      FROM tasks t WHERE t.state = 'open' AND ${condition} GROUP BY t.reviewer_org_id
      ORDER BY overdue DESC, open DESC, 1 LIMIT :limit
    ) w JOIN organizations o ON o.id = w."organizationId" ORDER BY w.overdue DESC, w.open DESC, w."organizationId"`, { now, limit });
  return rows.map(({ oldestAt, ...row }) => ({ ...row, oldestAt: oldestAt.toISOString() }));
}

/** An open task as a supervisor reads it; of a person masked. */
export interface HeldTask {
  readonly taskId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: string;
  readonly kind: TaskKind;
  readonly step: string;
  readonly subjectName: string;
  readonly organizationName: string;
  /** Who has claimed it or was given it; null for nobody. */
  readonly holderName: string | null;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly escalated: boolean;
}

export interface HeldQuestion extends SupervisionScope {
  /** Narrow it; null does not. */
  readonly kind: string | null;
  readonly step: string | null;
  readonly organizationId: string | null;
  readonly overdueOnly: boolean;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** What waits, the longest first, from after `after` on. One statement. */
export async function listHeldTasks(
  sequelize: Sequelize, { condition, now, kind, step, organizationId, overdueOnly, after, limit }: HeldQuestion,
): Promise<HeldTask[]> {
  const narrowed = [
    ...(kind === null ? [] : ['t.kind = :kind']), ...(step === null ? [] : ['t.step = :step']),
    ...(organizationId === null ? [] : ['t.reviewer_org_id = :organizationId']), ...(overdueOnly ? ['t.due_at <= :now'] : []),
    ...(after === null ? [] : ['(t.opened_at, t.id) > (:at, :id)']),
  ];
  const rows = await queryRows<Omit<HeldTask, 'openedAt' | 'dueAt'> & { readonly openedAt: Date; readonly dueAt: Date }>(sequelize, `
    SELECT t.id AS "taskId", t.case_id AS "caseId", t.case_number AS "caseNumber", t.flow_id AS "flowId", t.kind, t.step, t.subject_name AS "subjectName",
      o.name AS "organizationName", p.name AS "holderName", t.opened_at AS "openedAt", t.due_at AS "dueAt", t.escalated
    FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    LEFT JOIN memberships m ON m.id = t.assignee_membership_id AND m.status = 'active'
    LEFT JOIN accounts a ON a.id = m.account_id LEFT JOIN persons p ON p.id = a.person_id
    WHERE t.state = 'open' AND ${[condition, ...narrowed].join(' AND ')}
    ORDER BY t.opened_at, t.id LIMIT :limit`, { now, kind, step, organizationId, limit, ...after });
  return rows.map(({ openedAt, dueAt, subjectName, ...row }) => ({
    ...row, subjectName: shownSubjectName(row.kind, subjectName), openedAt: openedAt.toISOString(), dueAt: dueAt.toISOString(),
  }));
}
