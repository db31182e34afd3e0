import type { Sequelize } from 'sequelize';
import type { FlowId, TaskKind } from '../../workflows/flows/index.ts';
import type { CheckTally } from '../../workflows/shared/checks.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import { queryRows } from '../database.ts';
import type { TaskCloseReason } from '../task.ts';
import { shownSubjectName } from './subject-name.ts';
import { conditionsOf, type DueBounds, type InboxScope, type TaskFilter, type TaskSort, valuesOf } from './inbox-filter.ts';

/** A row of an inbox. Instants are ISO 8601. */
export interface TaskItem {
  readonly taskId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  readonly kind: TaskKind;
  /** Of a person masked. */
  readonly subjectName: string;
  /** Where a person works; null for an organization. */
  readonly unitName: string | null;
  /** The division of the case, in both languages; null only in cases of an older release. */
  readonly division: { readonly name: string; readonly nameEn: string } | null;
  readonly step: string;
  readonly round: number;
  readonly checks: CheckTally;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly revision: number;
  /** Whether it came up because nobody answered below. */
  readonly escalated: boolean;
  /** Whether somebody else has asked for it. */
  readonly isAdded: boolean;
  /** Who holds an open task; null for nobody. */
  readonly holder: { readonly membershipId: string; readonly name: string } | null;
  /** Whether the record of its case is void. */
  readonly isVoid: boolean;
  /** Why a closed task waits no more; a decision is one of several reasons. */
  readonly closeReason: TaskCloseReason | null;
  readonly closedAt: string | null;
  readonly decision: { readonly verb: DecisionVerb; readonly decidedAt: string; readonly deciderName: string } | null;
}

/** The last row of a page: where the next one begins. */
export interface TaskCursor {
  readonly at: string;
  readonly id: string;
}

export interface InboxQuestion extends InboxScope {
  readonly filter: TaskFilter;
  readonly sort: TaskSort;
  readonly after: TaskCursor | null;
  /** Rows at most, 1 to 200. */
  readonly limit: number;
}

interface TaskRow extends Omit<TaskItem, 'openedAt' | 'dueAt' | 'closedAt' | 'checks' | 'decision' | 'division' | 'holder'> {
  holderId: string | null;
  holderName: string | null;
  divisionName: string | null;
  divisionNameEn: string | null;
  openedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  checksFailed: number;
  checksWarning: number;
  checksPassed: number;
  verb: DecisionVerb | null;
  decidedAt: Date | null;
  deciderName: string | null;
}

const TASK_ROWS = `
  SELECT t.id AS "taskId", t.case_id AS "caseId", t.case_number AS "caseNumber", t.flow_id AS "flowId", t.kind,
    t.subject_name AS "subjectName", t.step, t.round, t.checks_failed AS "checksFailed",
    t.checks_warning AS "checksWarning", t.checks_passed AS "checksPassed", t.opened_at AS "openedAt",
    t.due_at AS "dueAt", t.closed_at AS "closedAt", t.close_reason AS "closeReason", c.revision, t.escalated, t.side LIKE 'added:%' AS "isAdded",
    c.voided_at IS NOT NULL AS "isVoid", d.verb, d.decided_at AS "decidedAt", p.name AS "deciderName",
    v.name AS "divisionName", v.name_en AS "divisionNameEn", u.name AS "unitName",
    hm.id AS "holderId", hp.name AS "holderName"
  FROM tasks t JOIN cases c ON c.id = t.case_id
  LEFT JOIN divisions v ON v.code = t.division_code
  LEFT JOIN organizations u ON u.id = c.superior_id AND c.subject_person_index IS NOT NULL
  LEFT JOIN decisions d ON d.task_id = t.id AND d.is_final
  LEFT JOIN accounts a ON a.id = d.account_id LEFT JOIN persons p ON p.id = a.person_id
  LEFT JOIN memberships hm ON hm.id = t.assignee_membership_id AND hm.status = 'active' AND t.state = 'open'
  LEFT JOIN accounts ha ON ha.id = hm.account_id LEFT JOIN persons hp ON hp.id = ha.person_id`;

const UP = { direction: 'ASC', beyond: '>' } as const;
const DOWN = { direction: 'DESC', beyond: '<' } as const;

const ORDERS = {
  due: { ...UP, column: 't.due_at', field: 'dueAt' },
  '-due': { ...DOWN, column: 't.due_at', field: 'dueAt' },
  opened: { ...UP, column: 't.opened_at', field: 'openedAt' },
  '-opened': { ...DOWN, column: 't.opened_at', field: 'openedAt' },
  decided: { ...UP, column: 't.closed_at', field: 'closedAt' },
  '-decided': { ...DOWN, column: 't.closed_at', field: 'closedAt' },
} as const satisfies Record<TaskSort, object>;

/** One page of an inbox by keyset, in one query, and where the next page begins. */
export async function listTasks(
  sequelize: Sequelize, { filter, sort, after, limit, ...scope }: InboxQuestion,
): Promise<{ items: TaskItem[]; next: TaskCursor | null }> {
  const { column, field, direction, beyond } = ORDERS[sort];
  const rows = await queryRows<TaskRow>(sequelize, `${TASK_ROWS}
    WHERE ${conditionsOf(scope, filter)} ${after === null ? '' : `AND (${column}, t.id) ${beyond} (:at, :id)`}
    ORDER BY ${column} ${direction}, t.id ${direction} LIMIT :probe`,
  { ...valuesOf(scope, filter), ...after, probe: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const at = last?.[field] ?? null;
  return {
    items: page.map(taskItem),
    next: last === undefined || at === null ? null : { at: at.toISOString(), id: last.taskId },
  };
}

/** Open tasks of an organization that end first, the nearest deadline first; at most 12 that are due by `nearUntil`. */
export async function listNearDeadline(
  sequelize: Sequelize, { organizationId, condition, nearUntil }: Pick<InboxScope, 'organizationId' | 'condition'> & Pick<DueBounds, 'nearUntil'>,
): Promise<TaskItem[]> {
  const rows = await queryRows<TaskRow>(sequelize, `${TASK_ROWS}
    WHERE t.reviewer_org_id = :organizationId AND t.state = 'open' AND t.due_at <= :nearUntil AND ${condition}
    ORDER BY t.due_at, t.id LIMIT 12`, { organizationId, nearUntil });
  return rows.map(taskItem);
}

export interface RecentDecision {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  readonly subjectName: string;
  readonly verb: DecisionVerb;
  readonly deciderName: string;
  readonly decidedAt: string;
}

/** What an organization decided last, at most 10. */
export async function listRecentDecisions(
  sequelize: Sequelize, question: Pick<InboxScope, 'organizationId' | 'condition'>,
): Promise<RecentDecision[]> {
  const rows = await queryRows<Omit<RecentDecision, 'decidedAt'> & { kind: TaskKind; decidedAt: Date }>(sequelize, `
    SELECT t.case_id AS "caseId", t.case_number AS "caseNumber", t.flow_id AS "flowId",
      t.kind, t.subject_name AS "subjectName", d.verb, p.name AS "deciderName", d.decided_at AS "decidedAt"
    FROM tasks t JOIN decisions d ON d.task_id = t.id AND d.is_final
    JOIN accounts a ON a.id = d.account_id JOIN persons p ON p.id = a.person_id
    WHERE t.reviewer_org_id = :organizationId AND t.state = 'closed' AND ${question.condition}
    ORDER BY t.closed_at DESC, t.id DESC LIMIT 10`, { organizationId: question.organizationId });
  return rows.map(({ kind, ...row }) => ({ ...row, subjectName: shownSubjectName(kind, row.subjectName), decidedAt: row.decidedAt.toISOString() }));
}

function taskItem(row: TaskRow): TaskItem {
  const { taskId, caseId, caseNumber, flowId, kind, unitName, step, round, revision, closeReason, escalated, isAdded, isVoid } = row;
  const { verb, decidedAt, deciderName, divisionName: name, divisionNameEn: nameEn, holderId, holderName } = row;
  return {
    taskId, caseId, caseNumber, flowId, kind, unitName, step, round, revision, closeReason, escalated, isAdded, isVoid,
    subjectName: shownSubjectName(kind, row.subjectName), division: name === null || nameEn === null ? null : { name, nameEn },
    holder: holderId === null ? null : { membershipId: holderId, name: holderName ?? '' },
    checks: { failed: row.checksFailed, warning: row.checksWarning, passed: row.checksPassed },
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    decision: verb === null || decidedAt === null
      ? null : { verb, decidedAt: decidedAt.toISOString(), deciderName: deciderName ?? '' },
  };
}
