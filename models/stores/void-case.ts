import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { withTransaction } from '../database.ts';
import { appendEvent, type EventInput } from './append-event.ts';
import { storeContent } from './contents.ts';
import { lockCase } from './open-case.ts';

export interface VoidInput {
  readonly caseId: string;
  readonly reason: string;
  readonly actor: NonNullable<EventInput['actor']>;
  readonly at: string;
}

/**
 * Marks the record of a closed case as void; nothing is deleted, and no effect is undone (manual §5.1.3 deletes the
 * record; docs/rules.md, "Records").
 *
 * Safe to retry: a record that is void already stays as it is.
 *
 * @returns `open` for a case that is not closed, and then nothing is written.
 */
export async function voidCase(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, { caseId, reason, actor, at }: VoidInput,
): Promise<'voided' | 'open'> {
  return withTransaction(sequelize, async (transaction) => {
    const found = await lockCase(caseId, transaction);
    if (found === null || found.outcome === null) return 'open';
    if (found.voidedAt !== null) return 'voided';
    const content = await storeContent(sealing, reason, at, transaction);
    found.set({ revision: found.revision + 1, voidedAt: new Date(at) });
    await appendEvent(found, { edge: 'void', fromStatus: found.status, at, actor, content }, transaction);
    await found.save({ transaction });
    return 'voided';
  });
}
