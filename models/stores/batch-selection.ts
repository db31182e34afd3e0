import type { Sequelize, Transaction } from 'sequelize';
import { MAX_BATCH_ITEMS } from '../../workflows/shared/batch.ts';
import { queryRows } from '../database.ts';
import { conditionsOf, type InboxScope, type TaskFilter, valuesOf } from './inbox-filter.ts';

/** A case and the revision of it that the person saw. */
export interface SelectedCase {
  readonly caseId: string;
  readonly expectedRevision: number;
}

/** Which tasks a person means: those he ticked, or all of his inbox under a filter. */
export type BatchSelection =
  | { readonly by: 'items'; readonly items: readonly SelectedCase[] }
  | { readonly by: 'filter'; readonly filter: TaskFilter };

export interface SelectionSummary {
  /** Exact, however many there are. */
  readonly count: number;
  /** How many of them wait there now; fewer than `count` once others have decided ticked ones. */
  readonly waiting: number;
  /** How many of them have passed every check. */
  readonly passed: number;
  /** How many of them another member has claimed. */
  readonly held: number;
}

const PASSED = 't.checks_failed = 0 AND t.checks_warning = 0';

/** What a person is shown before he confirms. Of ticked cases that he may not read nothing is said: they do not wait there. */
export async function summarizeSelection(sequelize: Sequelize, scope: InboxScope, selection: BatchSelection): Promise<SelectionSummary> {
  const [where, values] = selection.by === 'filter'
    ? [conditionsOf(scope, selection.filter), valuesOf(scope, selection.filter)]
    : [`t.reviewer_org_id = :organizationId AND t.state = 'open' AND ${scope.condition} AND t.case_id IN (
        SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:caseIds AS jsonb)))`,
    { organizationId: scope.organizationId, membershipId: scope.membershipId, caseIds: JSON.stringify(selection.items.map(({ caseId }) => caseId)) }];
  const [found = { count: 0, passed: 0, held: 0 }] = await queryRows<Omit<SelectionSummary, 'waiting'>>(sequelize, `
    SELECT count(*)::int AS count, count(*) FILTER (WHERE ${PASSED})::int AS passed,
      count(*) FILTER (WHERE t.assignee_membership_id <> :membershipId)::int AS held
    FROM tasks t WHERE ${where}`, { ...values });
  return { ...found, count: selection.by === 'filter' ? found.count : selection.items.length, waiting: found.count };
}

/**
 * Freezes a selection: for ticked cases the revision that was seen, for a filter the tasks that match in this moment, in
 * the order of their deadlines.
 *
 * @returns how many items there are; of a filter that matches more than a batch may hold, one too many.
 */
export async function freezeSelection(
  sequelize: Sequelize, batchId: string, { scope, selection }: { scope: InboxScope; selection: BatchSelection }, transaction: Transaction,
): Promise<number> {
  const rows = selection.by === 'items' ? TICKED : matching(scope, selection.filter);
  const values = selection.by === 'items'
    ? { organizationId: scope.organizationId, items: JSON.stringify(selection.items) } : valuesOf(scope, selection.filter);
  const [inserted] = await queryRows<{ count: number }>(sequelize, `
    WITH inserted AS (
      INSERT INTO batch_items (batch_id, position, case_id, task_id, expected_revision, request_id) ${rows} RETURNING 1
    ) SELECT count(*)::int AS count FROM inserted`, { ...values, batchId }, transaction);
  return inserted?.count ?? 0;
}

const TICKED = `
  SELECT CAST(:batchId AS uuid), i.position, i."caseId", t.id, i."expectedRevision", uuidv7()
  FROM ROWS FROM (jsonb_to_recordset(CAST(:items AS jsonb)) AS ("caseId" uuid, "expectedRevision" integer))
    WITH ORDINALITY AS i ("caseId", "expectedRevision", position)
  LEFT JOIN LATERAL (
    SELECT t.id FROM tasks t WHERE t.case_id = i."caseId" AND t.reviewer_org_id = :organizationId AND t.state = 'open' LIMIT 1
  ) t ON true`;

function matching(scope: InboxScope, filter: TaskFilter): string {
  return `
    SELECT CAST(:batchId AS uuid), row_number() OVER (ORDER BY t.due_at, t.id), t.case_id, t.id, c.revision, uuidv7()
    FROM tasks t JOIN cases c ON c.id = t.case_id
    WHERE ${conditionsOf(scope, filter)} ORDER BY t.due_at, t.id LIMIT ${MAX_BATCH_ITEMS + 1}`;
}
