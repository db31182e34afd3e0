import type { Sequelize } from 'sequelize';
import { listCopyReaders } from './colleagues.ts';
import { appendDeskEvent, aroundCase, type DeskActor } from './desk-event.ts';
import { addToOutbox } from './outbox.ts';

export interface CopyInput {
  readonly caseId: string;
  readonly membershipIds: readonly string[];
  readonly actor: NonNullable<DeskActor> & { readonly membershipId: string };
  readonly at: string;
}

/**
 * Copies a case to members, who may read it from then on and are told so.
 *
 * Safe to retry: whoever has a copy already gets no other.
 *
 * @returns `unknown` when one of them is not offered, and then nothing is written.
 */
export async function copyCase(sequelize: Sequelize, { caseId, membershipIds, actor, at }: CopyInput): Promise<'copied' | 'unknown'> {
  return aroundCase(sequelize, caseId, async (found, transaction) => {
    const readers = await listCopyReaders(sequelize, { caseId, membershipId: actor.membershipId }, transaction);
    const chosen = readers.filter((reader) => membershipIds.includes(reader.membershipId));
    if (chosen.length < new Set(membershipIds).size) return 'unknown';
    const added = chosen.filter(({ hasCopy }) => !hasCopy).map(({ membershipId }) => membershipId);
    found.set({ copiedMembershipIds: [...found.copiedMembershipIds, ...added] });
    for (const targetMembershipId of added) await appendDeskEvent(found, { edge: 'copy', at, actor, targetMembershipId }, transaction);
    if (added.length > 0) {
      await addToOutbox(sequelize, { topic: 'notifyMembers', payload: { caseId, membershipIds: added, message: 'copied' }, at }, transaction);
    }
    return 'copied';
  });
}
