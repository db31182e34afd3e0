import type { Sequelize } from 'sequelize';
import { withTransaction } from '../models/database.ts';
import { writeAudit } from '../models/stores/audit.ts';
import { findMissingEffect } from '../models/stores/missing-effects.ts';
import { lockCase } from '../models/stores/open-case.ts';
import { moveCounters } from '../models/stores/task-counters.ts';
import type { Sealing } from '../platform/sealing.ts';
import { effects } from './effects/index.ts';

/**
 * Does what the approval of a case should have done, at the instant at which it was approved, when nothing of it is there. What
 * cannot take effect any more is left to people.
 *
 * Safe to retry: under the lock of its case an effect that is there is left alone.
 *
 * @returns whether it was done.
 */
export async function repairEffect({ sequelize, sealing }: { readonly sequelize: Sequelize; readonly sealing: Sealing }, caseId: string): Promise<boolean> {
  return withTransaction(sequelize, async (transaction) => {
    const found = await lockCase(caseId, transaction);
    const missing = found === null ? null : await findMissingEffect(sequelize, caseId, transaction);
    if (found === null || missing === null || found.closedAt === null) return false;
    const { guard, recordRevision, approved } = effects[found.flowId];
    const context = { sequelize, sealing, found, at: found.closedAt.toISOString(), ...missing, transaction };
    const revision = await recordRevision?.(context) ?? null;
    if (revision !== (found.baseRevision ?? null) || await guard?.(context)) return false;
    const moves = await approved(context);
    await found.save({ transaction });
    await moveCounters(sequelize, moves, transaction);
    await writeAudit({ action: 'reconciler.effect-applied', result: 'success', subjectType: 'Case', subjectId: caseId }, transaction);
    return true;
  });
}
