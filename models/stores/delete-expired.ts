import type { Sequelize } from 'sequelize';
import { queryRows } from '../database.ts';
import { deleteExpiredApplicantSessions } from './applicant-sessions.ts';
import { type AttachmentFiles, deleteOrphanedAttachments } from './attachments.ts';
import { deleteExpiredCodes } from './one-time-codes.ts';

/** Rows deleted by one statement at most, so that nobody waits for a long one. */
const BATCH = 5_000;

/** Who uploads a file submits it within a day, or uploads it again. */
const ORPHAN_MS = 24 * 3_600_000;

/** What is kept for how long after it has lost its meaning; by table, as a condition. */
const EXPIRED = {
  sessions: "LEAST(expires_at, COALESCE(revoked_at, expires_at)) < now() - interval '7 days'",
  sign_in_throttles: "last_failure_at < now() - interval '1 day'",
  // An idempotency key holds for seven days; a decision that is still on its way has long been given up by then.
  requests: "created_at < now() - interval '7 days'",
  outbox: "done_at < now() - interval '7 days'",
  caught_messages: "sent_at < now() - interval '30 days'",
  password_resets: "created_at < now() - interval '1 day'",
  messages: "created_at < now() - interval '365 days'",
  message_digests: "day < now() - interval '30 days'",
  reconciliations: "finished_at < now() - interval '400 days'",
  drafts: "updated_at < now() - interval '30 days'",
  invitations: "expires_at < now() - interval '30 days'",
} as const;

/**
 * Deletes what has expired, in batches.
 *
 * Safe to retry: what is deleted is not there to be deleted.
 *
 * @param onBatch called after each batch, so that a long run can say that it lives.
 */
export async function deleteExpired(deps: AttachmentFiles, onBatch: (table: string) => void = () => undefined): Promise<Record<string, number>> {
  const { sequelize } = deps;
  const deleted: Record<string, number> = {};
  for (const [table, condition] of Object.entries(EXPIRED)) {
    deleted[table] = 0;
    for (let count = BATCH; count === BATCH;) {
      count = await deleteBatch(sequelize, table, condition);
      deleted[table] += count;
      onBatch(table);
    }
  }
  return {
    ...deleted,
    applicant_sessions: await deleteExpiredApplicantSessions(sequelize),
    one_time_codes: await deleteExpiredCodes(sequelize),
    attachments: await deleteOrphanedAttachments(deps, new Date(Date.now() - ORPHAN_MS)),
  };
}

async function deleteBatch(sequelize: Sequelize, table: string, condition: string): Promise<number> {
  const [row] = await queryRows<{ count: number }>(sequelize, `
    WITH gone AS (
      DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${BATCH}) RETURNING 1
    ) SELECT count(*)::int AS count FROM gone`);
  return row?.count ?? 0;
}
