import type { Sequelize, Transaction } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';

/** Notification channel on which a transaction says whose inbox or messages have changed; the payload is the id of the organization or the account. */
export const INBOX_CHANNEL = 'xueshi_inbox';

/** One more or one less open task of an organization, section and kind. */
export interface CounterMove {
  readonly organizationId: string;
  readonly sectionId: string | null;
  readonly kind: TaskKind;
  readonly by: 1 | -1;
}

/**
 * Moves counts of open tasks, and says whose inbox has changed. The last locks of every transaction, in the order of
 * their keys, so that busy offices never wait for anything else and never for each other in a circle. The database
 * refuses a count below zero.
 */
export async function moveCounters(
  sequelize: Sequelize, moves: readonly CounterMove[], transaction: Transaction,
): Promise<void> {
  const keyOf = ({ organizationId, sectionId, kind }: CounterMove): string => `${organizationId} ${sectionId ?? ''} ${kind}`;
  for (const move of moves.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    // A row that would be inserted is checked before the conflict is seen: only a growing count may be inserted.
    await queryRows(sequelize, `${move.by === 1 ? `
      INSERT INTO task_counters AS c (organization_id, section_id, kind, open_count)
      VALUES (:organizationId, :sectionId, :kind, 1)
      ON CONFLICT (organization_id, section_id, kind) DO UPDATE SET open_count = c.open_count + 1` : `
      UPDATE task_counters SET open_count = open_count - 1
      WHERE organization_id = :organizationId AND section_id IS NOT DISTINCT FROM :sectionId AND kind = :kind`}
      RETURNING pg_notify('${INBOX_CHANNEL}', organization_id::text)`, { ...move }, transaction);
  }
}
