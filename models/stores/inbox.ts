import type { Sequelize } from 'sequelize';
import type { FlowId, TaskKind } from '../../workflows/flows/index.ts';
import type { CheckTally } from '../../workflows/shared/checks.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import { queryRows } from '../database.ts';
import type { TaskCloseReason, TaskState } from '../task.ts';

/** A row of an inbox. Instants are ISO 8601. */
export interface TaskItem {
  readonly taskId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  readonly kind: TaskKind;
  readonly subjectName: string;
  readonly step: string;
  readonly round: number;
  readonly checks: CheckTally;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly revision: number;
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

export interface InboxQuestion {
  readonly organizationId: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  /** Only tasks whose checks all passed. */
  readonly passedOnly: boolean;
  /** Condition of `accessibleBy`, alias `t`. */
  readonly condition: string;
  readonly after: TaskCursor | null;
  /** Rows at most, 1 to 200. */
  readonly limit: number;
}

interface TaskRow extends Omit<TaskItem, 'openedAt' | 'dueAt' | 'closedAt' | 'checks' | 'decision'> {
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
    t.due_at AS "dueAt", t.closed_at AS "closedAt", t.close_reason AS "closeReason", c.revision, d.verb, d.decided_at AS "decidedAt", p.name AS "deciderName"
  FROM tasks t JOIN cases c ON c.id = t.case_id
  LEFT JOIN decisions d ON d.task_id = t.id AND d.is_final
  LEFT JOIN accounts a ON a.id = d.account_id LEFT JOIN persons p ON p.id = a.person_id`;

/** How each state is ordered: what waits longest first, what was decided last first. */
const orders = {
  open: { column: 't.opened_at', direction: 'ASC', beyond: '>' },
  closed: { column: 't.closed_at', direction: 'DESC', beyond: '<' },
} as const satisfies Record<TaskState, object>;

/** One page of an inbox by keyset, in one query, and where the next page begins. */
export async function listTasks(
  sequelize: Sequelize, question: InboxQuestion,
): Promise<{ items: TaskItem[]; next: TaskCursor | null }> {
  const { column, direction, beyond } = orders[question.state];
  const { after, condition, passedOnly, ...values } = question;
  const rows = await queryRows<TaskRow>(sequelize, `${TASK_ROWS}
    WHERE t.reviewer_org_id = :organizationId AND t.kind = :kind AND t.state = '${question.state}' AND ${condition}
      ${passedOnly ? 'AND t.checks_failed = 0 AND t.checks_warning = 0' : ''}
      ${after === null ? '' : `AND (${column}, t.id) ${beyond} (:at, :id)`}
    ORDER BY ${column} ${direction}, t.id ${direction} LIMIT :probe`,
  { ...values, ...after, probe: question.limit + 1 });
  const page = rows.slice(0, question.limit);
  const last = rows.length > question.limit ? page.at(-1) : undefined;
  const at = question.state === 'open' ? last?.openedAt : last?.closedAt;
  return {
    items: page.map(taskItem),
    next: last === undefined || at === undefined || at === null ? null : { at: at.toISOString(), id: last.taskId },
  };
}

/** Open tasks of an organization that end first, the nearest deadline first; at most 12 that are due by `until`. */
export async function listNearDeadline(
  sequelize: Sequelize, question: Pick<InboxQuestion, 'organizationId' | 'condition'> & { until: string },
): Promise<TaskItem[]> {
  const { organizationId, condition, until } = question;
  const rows = await queryRows<TaskRow>(sequelize, `${TASK_ROWS}
    WHERE t.reviewer_org_id = :organizationId AND t.state = 'open' AND t.due_at <= :until AND ${condition}
    ORDER BY t.due_at, t.id LIMIT 12`, { organizationId, until });
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
  sequelize: Sequelize, question: Pick<InboxQuestion, 'organizationId' | 'condition'>,
): Promise<RecentDecision[]> {
  const rows = await queryRows<Omit<RecentDecision, 'decidedAt'> & { decidedAt: Date }>(sequelize, `
    SELECT t.case_id AS "caseId", t.case_number AS "caseNumber", t.flow_id AS "flowId",
      t.subject_name AS "subjectName", d.verb, p.name AS "deciderName", d.decided_at AS "decidedAt"
    FROM tasks t JOIN decisions d ON d.task_id = t.id AND d.is_final
    JOIN accounts a ON a.id = d.account_id JOIN persons p ON p.id = a.person_id
    WHERE t.reviewer_org_id = :organizationId AND t.state = 'closed' AND ${question.condition}
    ORDER BY t.closed_at DESC, t.id DESC LIMIT 10`, { organizationId: question.organizationId });
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

function taskItem(row: TaskRow): TaskItem {
  const { taskId, caseId, caseNumber, flowId, kind, subjectName, step, round, revision, closeReason } = row;
  const { verb, decidedAt, deciderName } = row;
  return {
    taskId, caseId, caseNumber, flowId, kind, subjectName, step, round, revision, closeReason,
    checks: { failed: row.checksFailed, warning: row.checksWarning, passed: row.checksPassed },
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    decision: verb === null || decidedAt === null
      ? null : { verb, decidedAt: decidedAt.toISOString(), deciderName: deciderName ?? '' },
  };
}
