import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Delivery } from '../../workflows/shared/mail-choice.ts';
import type { MessageCode, MessageParams } from '../../workflows/shared/messages/index.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { INBOX_CHANNEL } from './task-counters.ts';

/** Unread messages are counted up to here; above, the exact number says no more. */
export const UNREAD_COUNTED = 100;

export interface NewMessage {
  readonly accountId: string;
  /** In which membership it concerns him; null for an applicant. */
  readonly membershipId: string | null;
  readonly delivery: Delivery;
}

/** What several people are told at once. */
export interface Telling {
  /** What it is written for: an outbox entry, or a row of what it is about. */
  readonly sourceId: string;
  readonly code: MessageCode;
  readonly params: MessageParams;
  /** Null for what is about no case. */
  readonly caseId: string | null;
}

/** Writes a message to each of these accounts, and says so to whoever listens. Safe to retry: an account has it once per source. */
export async function addMessages(sequelize: Sequelize, telling: Telling, receivers: readonly NewMessage[], transaction: Transaction | null = null): Promise<void> {
  if (receivers.length === 0) return;
  const rows = receivers.map((receiver) => ({ ...receiver, id: uuidv7() }));
  await queryPrepared(sequelize, `
    INSERT INTO messages (id, account_id, source_id, code, params, case_id, membership_id, delivery, created_at)
    SELECT r.id, r."accountId", CAST($sourceId AS uuid), CAST($code AS text), CAST($params AS jsonb), CAST($caseId AS uuid), r."membershipId", r.delivery, date_trunc('milliseconds', now())
    FROM json_to_recordset($rows) AS r(id uuid, "accountId" uuid, "membershipId" uuid, delivery text)
    ON CONFLICT (source_id, account_id) DO NOTHING
    RETURNING pg_notify('${INBOX_CHANNEL}', account_id::text)`,
  { ...telling, params: JSON.stringify(telling.params), rows: JSON.stringify(rows) }, transaction);
}

export interface MessageItem {
  readonly id: string;
  readonly code: string;
  readonly params: MessageParams;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly membershipId: string | null;
  /** Of the membership; null for an applicant. */
  readonly organizationName: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** Where a page of messages ends. */
export interface MessageCursor {
  readonly at: string;
  readonly id: string;
}

/** Messages of an account, the latest first, from after `after` on. */
export async function listMessages(
  sequelize: Sequelize, { accountId, after, limit }: { accountId: string; after: MessageCursor | null; limit: number },
): Promise<MessageItem[]> {
  return queryRows(sequelize, `
    SELECT m.id, m.code, m.params, m.case_id AS "caseId", c.number AS "caseNumber", m.membership_id AS "membershipId",
      o.name AS "organizationName", m.created_at AS "createdAt", m.read_at AS "readAt"
    FROM messages m
    LEFT JOIN cases c ON c.id = m.case_id
    LEFT JOIN memberships ms ON ms.id = m.membership_id
    LEFT JOIN organizations o ON o.id = ms.organization_id
    WHERE m.account_id = :accountId ${after === null ? '' : 'AND (m.created_at, m.id) < (:at, :id)'}
    ORDER BY m.created_at DESC, m.id DESC LIMIT :limit`, { accountId, limit, ...after });
}

/** How many messages the account `:accountId` has not read, at most {@link UNREAD_COUNTED}; an expression, for a statement that asks for more. */
export const UNREAD_COUNT = `(
  SELECT count(*)::int FROM (SELECT FROM messages WHERE account_id = :accountId AND read_at IS NULL LIMIT ${UNREAD_COUNTED}) unread)`;

/** {@link UNREAD_COUNT} alone. */
export async function countUnread(sequelize: Sequelize, accountId: string): Promise<number> {
  const [row] = await queryRows<{ count: number }>(sequelize, `SELECT ${UNREAD_COUNT} AS count`, { accountId });
  return row?.count ?? 0;
}

/** Marks a message as read. False when the account has no such message. Safe to retry: the first time counts. */
export async function readMessage(sequelize: Sequelize, which: { accountId: string; id: string }): Promise<boolean> {
  const read = await queryRows(sequelize, `
    UPDATE messages SET read_at = COALESCE(read_at, now()) WHERE id = :id AND account_id = :accountId
    RETURNING pg_notify('${INBOX_CHANNEL}', account_id::text)`, which);
  return read.length === 1;
}

/** Marks what an account has got up to an instant as read: what has come since it looked stays unread. Safe to retry. */
export async function readMessagesUntil(sequelize: Sequelize, which: { accountId: string; until: string }): Promise<void> {
  await queryRows(sequelize, `
    WITH seen AS (
      UPDATE messages SET read_at = now() WHERE account_id = :accountId AND read_at IS NULL AND created_at <= :until RETURNING 1
    ) SELECT pg_notify('${INBOX_CHANNEL}', :accountId) FROM seen LIMIT 1`, which);
}
