import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';
import { INBOX_CHANNEL } from './task-counters.ts';

/** Says who holds an open task, or that nobody does, and that its inbox looks different. The row is locked already. */
export async function setAssignee(
  sequelize: Sequelize, { taskId, membershipId }: { taskId: string; membershipId: string | null }, transaction: Transaction,
): Promise<void> {
  await queryRows(sequelize, `
    UPDATE tasks SET assignee_membership_id = :membershipId WHERE id = :taskId
    RETURNING pg_notify('${INBOX_CHANNEL}', reviewer_org_id::text)`, { taskId, membershipId }, transaction);
}
