import type { Sequelize, Transaction } from 'sequelize';
import { kindsDecidedBy } from '../../policies/flows.ts';
import { DEFAULT_DELIVERY } from '../../workflows/shared/mail-choice.ts';
import type { MessageParams } from '../../workflows/shared/messages/index.ts';
import { RIGHTS } from '../../workflows/shared/rights.ts';
import { queryRows, withTransaction } from '../database.ts';
import { addManyToOutbox } from './outbox.ts';

/** Messages named in one digest; the others are counted. */
const NAMED = 50;

/** The morning of a working day: what came until then goes out. */
export interface DigestMorning {
  readonly day: string;
  readonly until: string;
  /** From when new tasks are counted for whoever had no digest yet, ISO 8601 like `until`. */
  readonly since: string;
}

/**
 * Open tasks `t` that an account `a` of the person `p` may decide through its membership `m`; each kind with the right
 * that decides it stands in `k`.
 */
const DECIDABLE = `
  accounts a
  JOIN persons p ON p.id = a.person_id
  JOIN memberships m ON m.account_id = a.id AND m.status = 'active'
  JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
  JOIN json_to_recordset(:kinds) AS k(kind text, "right" text) ON EXISTS (
    SELECT FROM membership_roles mr JOIN role_rights r ON r.role_id = mr.role_id WHERE mr.membership_id = m.id AND r.right_name = k."right")
  JOIN tasks t ON t.reviewer_org_id = o.id AND t.kind = k.kind AND t.state = 'open'
    AND (t.reviewer_section_id IS NULL OR m.section_id IS NULL OR t.reviewer_section_id = m.section_id)
    AND t.submitter_person_index IS DISTINCT FROM p.id_number_index`;

/**
 * Decides who gets a digest this morning, and puts each into the outbox: those whom messages wait for, and reviewers
 * with new tasks. One per account and day; a second run finds it there and adds nothing.
 *
 * @returns how many were added.
 */
export async function queueDigests(sequelize: Sequelize, { day, until, since }: DigestMorning): Promise<number> {
  return withTransaction(sequelize, async (transaction) => {
    const added = await queryRows<{ accountId: string }>(sequelize, `
      INSERT INTO message_digests (account_id, day, since, until)
      SELECT a.id, :day, COALESCE((SELECT max(d.until) FROM message_digests d WHERE d.account_id = a.id), :since), :until
      FROM accounts a JOIN persons p ON p.id = a.person_id AND p.email_sealed IS NOT NULL
      WHERE a.status = 'active' AND a.id IN (
        SELECT account_id FROM messages WHERE delivery = 'digest' AND digest_day IS NULL AND created_at <= :until
        UNION
        SELECT a.id FROM ${DECIDABLE}
        LEFT JOIN mail_choices c ON c.account_id = a.id AND c.topic = 'new-task'
        WHERE COALESCE(c.delivery, :otherwise) = 'digest' AND t.opened_at <= :until
          AND t.opened_at > COALESCE((SELECT max(d.until) FROM message_digests d WHERE d.account_id = a.id), :since)
      )
      ORDER BY a.id
      ON CONFLICT (account_id, day) DO NOTHING RETURNING account_id AS "accountId"`,
    { day, until, since, otherwise: DEFAULT_DELIVERY['new-task'], kinds: kindsWithRights() }, transaction);
    if (added.length === 0) return 0;
    const accountIds = added.map(({ accountId }) => accountId);
    await takeWaitingMessages(sequelize, { accountIds, day, until }, transaction);
    await addManyToOutbox(sequelize, accountIds.map((accountId) => ({ topic: 'sendDigest', payload: { accountId, day }, at: until })), transaction);
    return accountIds.length;
  });
}

async function takeWaitingMessages(
  sequelize: Sequelize, taken: { accountIds: string[]; day: string; until: string }, transaction: Transaction,
): Promise<void> {
  await queryRows(sequelize, `
    UPDATE messages SET digest_day = :day
    WHERE account_id IN (:accountIds) AND delivery = 'digest' AND digest_day IS NULL AND created_at <= :until RETURNING id`, taken, transaction);
}

/** What a digest says. */
export interface DigestContent {
  /** The earliest first; at most {@link NAMED} of them. */
  readonly messages: readonly { readonly code: string; readonly params: MessageParams; readonly caseId: string | null; readonly isApplicant: boolean }[];
  readonly messageCount: number;
  /** Tasks that are new since the digest before and still wait, by organization. */
  readonly newTasks: readonly { readonly organizationName: string; readonly count: number }[];
}

/** The content of a digest as it stands now; null when there is no such digest. */
export async function findDigest(sequelize: Sequelize, which: { accountId: string; day: string }): Promise<DigestContent | null> {
  const [digest] = await queryRows<{ since: Date; until: Date }>(
    sequelize, 'SELECT since, until FROM message_digests WHERE account_id = :accountId AND day = :day', which);
  if (digest === undefined) return null;
  const messages = await queryRows<DigestContent['messages'][number] & { total: number }>(sequelize, `
    SELECT code, params, case_id AS "caseId", membership_id IS NULL AS "isApplicant", (count(*) OVER ())::int AS total
    FROM messages WHERE account_id = :accountId AND digest_day = :day ORDER BY created_at, id LIMIT ${NAMED}`, which);
  const newTasks = await queryRows<DigestContent['newTasks'][number]>(sequelize, `
    SELECT o.name AS "organizationName", count(*)::int AS count FROM ${DECIDABLE}
    LEFT JOIN mail_choices c ON c.account_id = a.id AND c.topic = 'new-task'
    WHERE a.id = :accountId AND COALESCE(c.delivery, :otherwise) = 'digest' AND t.opened_at > :since AND t.opened_at <= :until
    GROUP BY o.id, o.name ORDER BY o.name`,
  { ...which, ...digest, otherwise: DEFAULT_DELIVERY['new-task'], kinds: kindsWithRights() });
  return { messages, messageCount: messages[0]?.total ?? 0, newTasks };
}

/** Each kind of task with the rights that decide it; derived from the definitions. */
function kindsWithRights(): string {
  return JSON.stringify(RIGHTS.flatMap((right) => kindsDecidedBy(right).map((kind) => ({ kind, right }))));
}
