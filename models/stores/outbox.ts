import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { queryPrepared, queryRows } from '../database.ts';
import { writeOrGather, type WriteRows } from '../gathered.ts';
import type { OutboxMessage } from '../outbox-entry.ts';

/** Notification channel on which a transaction says that the outbox has grown. */
export const OUTBOX_CHANNEL = 'xueshi_outbox';

/** How long a claimed entry stays with one relay before another may take it. */
const CLAIM_SECONDS = 30;

/** Longest wait between two attempts. */
const LONGEST_WAIT_SECONDS = 300;

export type ClaimedEntry = OutboxMessage & { readonly id: string; readonly attempts: number };

/**
 * Writes something to be done outside the database once the transaction has committed, and says so then. Where `availableAt`
 * is said it waits until then, and is found when the outbox is looked at.
 */
export async function addToOutbox(
  sequelize: Sequelize, { topic, payload, at, availableAt = at }: OutboxMessage & { readonly at: string; readonly availableAt?: string },
  transaction: Transaction,
): Promise<void> {
  await writeOrGather(writerOf(sequelize), { id: uuidv7(), topic, payload, at, availableAt }, transaction);
}

interface OutboxRow extends Pick<OutboxMessage, 'topic' | 'payload'> {
  readonly id: string;
  readonly at: string;
  readonly availableAt: string;
}

const writers = new WeakMap<Sequelize, WriteRows<OutboxRow>>();

/** One for each database: what is gathered is known by its writer. */
function writerOf(sequelize: Sequelize): WriteRows<OutboxRow> {
  const known = writers.get(sequelize) ?? ((rows, transaction) => writeEntries(sequelize, rows, transaction));
  writers.set(sequelize, known);
  return known;
}

async function writeEntries(sequelize: Sequelize, rows: readonly OutboxRow[], transaction: Transaction): Promise<void> {
  const [only] = rows;
  if (rows.length > 1 || only === undefined) return writeMany(sequelize, rows, transaction);
  await queryPrepared(sequelize, `
    INSERT INTO outbox (id, topic, payload, created_at, available_at, attempts) VALUES ($id, $topic, $payload, $at, $availableAt, 0)
    RETURNING CASE WHEN available_at <= created_at THEN pg_notify('${OUTBOX_CHANNEL}', topic) END`,
  { ...only, payload: JSON.stringify(only.payload) }, transaction);
}

/** As {@link addToOutbox}, many at once. */
export async function addManyToOutbox(
  sequelize: Sequelize, entries: readonly (OutboxMessage & { readonly at: string })[], transaction: Transaction,
): Promise<void> {
  await writeMany(sequelize, entries.map((entry) => ({ ...entry, id: uuidv7(), availableAt: entry.at })), transaction);
}

async function writeMany(sequelize: Sequelize, rows: readonly OutboxRow[], transaction: Transaction): Promise<void> {
  await queryPrepared(sequelize, `
    WITH added AS (
      INSERT INTO outbox (id, topic, payload, created_at, available_at, attempts)
      SELECT id, topic, payload, at, "availableAt", 0 FROM json_to_recordset($rows) AS r(id uuid, topic text, payload jsonb, at timestamptz, "availableAt" timestamptz)
      RETURNING topic, available_at <= created_at AS "isDue"
    ) SELECT pg_notify('${OUTBOX_CHANNEL}', topic) FROM (SELECT DISTINCT topic FROM added WHERE "isDue") topics`, { rows: JSON.stringify(rows) }, transaction);
}

/**
 * Takes up to `limit` waiting entries for this relay. Safe to retry: an entry that is claimed and never finished comes
 * back after 30 s, so handlers must be harmless when run twice.
 */
export async function claimOutbox(sequelize: Sequelize, limit: number): Promise<ClaimedEntry[]> {
  return queryPrepared(sequelize, `
    UPDATE outbox SET attempts = attempts + 1, available_at = now() + make_interval(secs => ${CLAIM_SECONDS})
    WHERE id IN (
      SELECT id FROM outbox WHERE done_at IS NULL AND available_at <= now()
      ORDER BY available_at, id LIMIT $limit FOR UPDATE SKIP LOCKED
    )
    RETURNING id, topic, payload, attempts`, { limit });
}

/** Marks entries as done, in one statement. */
export async function finishOutboxEntries(sequelize: Sequelize, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await queryPrepared(sequelize, 'UPDATE outbox SET done_at = now(), last_error = NULL WHERE id = ANY($ids)', { ids });
}

/** Puts an entry back with a growing wait: 1 s, 2 s, 4 s … 5 min. `code` is a short name of the error, never its message. */
export async function delayOutboxEntry(sequelize: Sequelize, entry: ClaimedEntry, code: string): Promise<void> {
  const seconds = Math.min(2 ** (entry.attempts - 1), LONGEST_WAIT_SECONDS);
  await queryRows(sequelize, `
    UPDATE outbox SET available_at = now() + make_interval(secs => :seconds), last_error = :code WHERE id = :id`,
  { id: entry.id, seconds, code });
}

/** Finishes the waiting `startCase` entry of a case that is known to be started. */
export async function finishStartOf(sequelize: Sequelize, caseId: string): Promise<void> {
  await queryRows(sequelize, `
    UPDATE outbox SET done_at = now(), last_error = NULL
    WHERE topic = 'startCase' AND done_at IS NULL AND payload ->> 'caseId' = :caseId`, { caseId });
}

/** Entries that were to be done and have waited for more than ten minutes. What is meant for later, as mails of a batch are, does not count. */
const OLD = `done_at IS NULL AND created_at < now() - interval '10 minutes' AND available_at < now() + make_interval(secs => ${LONGEST_WAIT_SECONDS + CLAIM_SECONDS})`;

/** Entries that wait because something outside does not work. */
export async function listOldEntries(sequelize: Sequelize): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(sequelize, `SELECT id FROM outbox WHERE ${OLD} ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Lets entries that have waited long be tried again at once. Safe to retry. */
export async function hurryOldEntries(sequelize: Sequelize): Promise<void> {
  await queryRows(sequelize, `
    WITH hurried AS (UPDATE outbox SET available_at = now() WHERE ${OLD} AND available_at > now() RETURNING topic)
    SELECT pg_notify('${OUTBOX_CHANNEL}', topic) FROM (SELECT DISTINCT topic FROM hurried) topics`);
}
