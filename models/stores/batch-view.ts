import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import type { BatchCounts, BatchResult, BatchState } from '../../workflows/shared/batch.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import { queryRows } from '../database.ts';
import { readProgress } from './batch-items.ts';
import { openContent } from './contents.ts';

/** A batch as the member reads it who made it. Instants are ISO 8601. */
export interface BatchView {
  readonly id: string;
  readonly kind: string | null;
  readonly verb: DecisionVerb;
  readonly reason: string | null;
  /** How its items were chosen. */
  readonly chosenBy: 'items' | 'filter';
  readonly total: number;
  readonly state: BatchState;
  /** Whether somebody has asked to end it before its time. */
  readonly isCancelling: boolean;
  readonly counts: BatchCounts;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

interface BatchRow extends Omit<BatchView, 'reason' | 'counts' | 'createdAt' | 'endedAt'> {
  reasonSealed: string | null;
  counts: BatchCounts | null;
  createdAt: Date;
  endedAt: Date | null;
}

const BATCH_ROWS = `
  SELECT b.id, b.kind, b.verb, c.text_sealed AS "reasonSealed", b.total, b.state, b.counts, b.created_at AS "createdAt", b.ended_at AS "endedAt",
    CASE WHEN b.filter_sealed IS NULL THEN 'items' ELSE 'filter' END AS "chosenBy",
    b.state = 'running' AND b.cancel_requested_at IS NOT NULL AS "isCancelling"
  FROM batches b LEFT JOIN contents c ON c.id = b.reason_content_id`;

/** What reading batches takes. `condition` is that of `accessibleBy`, alias `b`. */
export interface BatchReading {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly condition: string;
}

/** One batch, or null when there is none that this person may read: alike. */
export async function findBatch({ sequelize, sealing, condition }: BatchReading, id: string): Promise<BatchView | null> {
  const [row] = await queryRows<BatchRow>(sequelize, `${BATCH_ROWS} WHERE b.id = :id AND ${condition}`, { id });
  return row === undefined ? null : viewOf({ sequelize, sealing }, row);
}

/** Batches, the latest first: those before `beforeId`, the first ones when it is null. */
export async function listBatches(
  { sequelize, sealing, condition }: BatchReading, { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<{ items: BatchView[]; hasMore: boolean }> {
  const rows = await queryRows<BatchRow>(sequelize, `${BATCH_ROWS}
    WHERE ${condition} ${beforeId === null ? '' : 'AND b.id < :beforeId'} ORDER BY b.id DESC LIMIT :probe`, { beforeId, probe: limit + 1 });
  const page = rows.slice(0, limit);
  return { items: await Promise.all(page.map((row) => viewOf({ sequelize, sealing }, row))), hasMore: rows.length > limit };
}

/** Counts of a batch that runs are counted; few run at a time. */
async function viewOf(
  { sequelize, sealing }: Pick<BatchReading, 'sequelize' | 'sealing'>, { reasonSealed, counts, createdAt, endedAt, ...row }: BatchRow,
): Promise<BatchView> {
  return {
    ...row, reason: openContent(sealing, reasonSealed), counts: counts ?? (await readProgress(sequelize, row.id)).counts,
    createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null,
  };
}

/** One receipt. What the person may not read now has neither number nor name. */
export interface BatchItemView {
  readonly position: number;
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly subjectName: string | null;
  /** Null while it waits. */
  readonly result: BatchResult | null;
  readonly reasonCode: string | null;
  readonly at: string | null;
  /** Who did what and when, where somebody was faster or the same was done before; `deciderName` is null for an applicant without an account. */
  readonly earlier: { readonly verb: string; readonly deciderName: string | null; readonly decidedAt: string } | null;
}

/** Which receipts are wanted: of one result, or those that wait. */
export type ItemFilter = BatchResult | 'waiting' | null;

interface ItemRow extends Omit<BatchItemView, 'at' | 'earlier'> {
  at: Date | null;
  edge: string | null;
  deciderName: string | null;
  decidedAt: Date | null;
}

export interface ItemQuestion {
  readonly batchId: string;
  readonly filter: ItemFilter;
  /** The last position of the page before, 0 for the first page. */
  readonly afterPosition: number;
  readonly limit: number;
  /** Condition of `accessibleBy` for reading tasks, alias `t`; null where the person reads none. */
  readonly taskCondition: string | null;
}

/** Receipts in the order of their positions. */
export async function listBatchItems(
  sequelize: Sequelize, { batchId, filter, afterPosition, limit, taskCondition }: ItemQuestion,
): Promise<{ items: BatchItemView[]; hasMore: boolean }> {
  const wanted = filter === null ? '' : filter === 'waiting' ? 'AND i.result IS NULL' : 'AND i.result = :filter';
  const rows = await queryRows<ItemRow>(sequelize, `
    SELECT i.position, i.case_id AS "caseId", t.case_number AS "caseNumber", t.subject_name AS "subjectName", i.result,
      i.reason_code AS "reasonCode", i.at, e.edge, p.name AS "deciderName", e.at AS "decidedAt"
    FROM batch_items i
    LEFT JOIN LATERAL (
      SELECT t.case_number, t.subject_name FROM tasks t WHERE t.case_id = i.case_id AND ${taskCondition ?? 'false'}
      ORDER BY t.step_rev DESC LIMIT 1
    ) t ON true
    LEFT JOIN case_events e ON e.id = i.event_id AND i.result <> 'applied' AND t.case_number IS NOT NULL
    LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN persons p ON p.id = a.person_id
    WHERE i.batch_id = :batchId AND i.position > :afterPosition ${wanted} ORDER BY i.position LIMIT :probe`,
  { batchId, filter, afterPosition, probe: limit + 1 });
  return { items: rows.slice(0, limit).map(itemOf), hasMore: rows.length > limit };
}

function itemOf({ at, edge, deciderName, decidedAt, ...item }: ItemRow): BatchItemView {
  return {
    ...item, at: at?.toISOString() ?? null,
    earlier: edge === null || decidedAt === null ? null : { verb: edge, deciderName, decidedAt: decidedAt.toISOString() },
  };
}
