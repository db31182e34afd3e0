import type { Sequelize, Transaction } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { queryPrepared } from '../database.ts';

/** Notification channel on which a transaction says whose inbox or messages have changed; the payload is the id of the organization or the account. */
export const INBOX_CHANNEL = 'xueshi_inbox';

/** So many more or, below zero, fewer open tasks of an organization, section and kind. */
export interface CounterMove {
  readonly organizationId: string;
  readonly sectionId: string | null;
  readonly kind: TaskKind;
  readonly by: number;
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
  const sums = new Map<string, CounterMove>();
  for (const move of moves) sums.set(keyOf(move), { ...move, by: move.by + (sums.get(keyOf(move))?.by ?? 0) });
  const inOrder = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum).filter(({ by }) => by !== 0);
  for (const move of inOrder) {
    // A row that would be inserted is checked before the conflict is seen: only a growing count may be inserted.
    await queryPrepared(sequelize, `${move.by > 0 ? `
      INSERT INTO task_counters AS c (organization_id, section_id, kind, open_count)
      VALUES ($organizationId, $sectionId, $kind, $by)
      ON CONFLICT (organization_id, section_id, kind) DO UPDATE SET open_count = c.open_count + $by` : `
      UPDATE task_counters SET open_count = open_count + $by
      WHERE organization_id = $organizationId AND section_id IS NOT DISTINCT FROM $sectionId AND kind = $kind`}
      RETURNING pg_notify('${INBOX_CHANNEL}', organization_id::text)`, { ...move }, transaction);
  }
}
