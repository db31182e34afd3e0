import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { withTransaction } from '../database.ts';
import { appendEvent, type EventInput } from './append-event.ts';
import { storeContent } from './contents.ts';
import { recordRevocation } from './hour-ledger.ts';
import { lockCase } from './open-case.ts';
import { addToOutbox } from './outbox.ts';

export interface RevocationInput {
  readonly caseId: string;
  readonly reason: string;
  readonly actor: NonNullable<EventInput['actor']>;
  readonly at: string;
}

/**
 * Takes back the hours that were recognized of a case: a reversing entry in the ledger, an event with the reason, and a message
 * to whoever declared them, in one transaction. The decision and its record stay (docs/rules.md, "Ledger").
 *
 * Safe to retry: what was taken back already stays so.
 *
 * @returns `not-recognized` for a case of which nothing was recognized, and then nothing is written.
 */
export async function revokeHours(
  { sequelize, sealing }: { readonly sequelize: Sequelize; readonly sealing: Sealing }, { caseId, reason, actor, at }: RevocationInput,
): Promise<'revoked' | 'not-recognized'> {
  return withTransaction(sequelize, async (transaction) => {
    const found = await lockCase(caseId, transaction);
    if (found === null || found.outcome !== 'approved' || found.flowId !== 'creditHourReview') return 'not-recognized';
    const isFirst = await recordRevocation(sequelize, { caseId, organizationId: actor.organizationId, at }, transaction);
    if (!isFirst) return 'revoked';
    const content = await storeContent(sealing, reason, at, transaction);
    found.revision += 1;
    await appendEvent(found, { edge: 'revoke', fromStatus: found.status, at, actor, content }, transaction);
    await found.save({ transaction });
    await addToOutbox(sequelize, { topic: 'notifyApplicant', payload: { caseId, message: 'revoked' }, at }, transaction);
    return 'revoked';
  });
}
