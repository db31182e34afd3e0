import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type CaseKind, caseKindOf } from '../../workflows/flows/index.ts';
import { CASES_BY_KIND } from '../accessible-by.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { DRAFT_CONTENT, type DraftDeps, type DraftValues, draftValuesSchema, type FoundDraft } from './drafts.ts';

/** Whose changes they are, and to which returned case: they lie among the drafts, the case in the place of a record. */
export interface MendingKey {
  readonly accountId: string;
  readonly caseId: string;
}

/** The round is sealed with the values: what was changed in another one is never taken up. */
const contentSchema = z.object({ round: z.int(), values: draftValuesSchema });

/** What was kept last in the present round of a case; null where nothing was, and while the case is not returned. */
export async function findMendingDraft(
  { sequelize, sealing }: DraftDeps, { accountId, caseId }: MendingKey,
): Promise<FoundDraft & { readonly kind: CaseKind } | null> {
  const [row] = await queryRows<{ kind: CaseKind; round: number; contentSealed: string; updatedAt: Date }>(sequelize, `
    SELECT c.kind, c.round, d.content_sealed AS "contentSealed", d.updated_at AS "updatedAt"
    FROM ${CASES_BY_KIND} c JOIN drafts d ON d.account_id = :accountId AND d.kind = c.kind AND d.organization_id IS NULL AND d.record_id = c.id
    WHERE c.id = :caseId AND c.status = 'returned'`, { accountId, caseId });
  if (row === undefined) return null;
  const content = contentSchema.safeParse(JSON.parse(sealing.unseal(row.contentSealed, DRAFT_CONTENT)));
  if (!content.success || content.data.round !== row.round) return null;
  return { kind: row.kind, values: content.data.values, updatedAt: row.updatedAt.toISOString() };
}

/**
 * Keeps what somebody has changed in a returned case in the place of what was kept before. It waits for a resubmission
 * that is under way, and is then refused: what is resubmitted leaves no draft. Safe to retry: the last one counts. `at` is
 * ISO 8601.
 *
 * @returns `stale`, and then nothing is written, when the case is not returned, or in another round.
 */
export async function keepMendingDraft(
  { sequelize, sealing }: DraftDeps, { accountId, caseId }: MendingKey, { round, values, at }: { round: number; values: DraftValues; at: string },
): Promise<'kept' | 'stale'> {
  const contentSealed = sealing.seal(JSON.stringify({ round, values } satisfies z.output<typeof contentSchema>), DRAFT_CONTENT);
  const kept = await queryRows(sequelize, `
    INSERT INTO drafts (id, account_id, kind, record_id, content_sealed, updated_at)
    SELECT CAST(:id AS uuid), CAST(:accountId AS uuid), c.flow_id || '.' || c.subject, c.id, :contentSealed, CAST(:at AS timestamptz)
    FROM cases c WHERE c.id = :caseId AND c.status = 'returned' AND c.round = :round FOR SHARE
    ON CONFLICT (account_id, kind, organization_id, record_id) DO UPDATE SET content_sealed = excluded.content_sealed, updated_at = excluded.updated_at
    RETURNING id`, { id: uuidv7(), accountId, caseId, round, contentSealed, at });
  return kept.length === 0 ? 'stale' : 'kept';
}

/** Forgets what whoever submitted a case, as its row still names him, has changed in it. Safe to retry. */
export async function deleteMendingDraft(
  sequelize: Sequelize, { id: caseId, flowId, subject, submitterPersonIndex }: CaseModel, transaction: Transaction,
): Promise<void> {
  await queryRows(sequelize, `
    DELETE FROM drafts d USING accounts a JOIN persons p ON p.id = a.person_id
    WHERE p.id_number_index = :submitterPersonIndex AND d.account_id = a.id AND d.kind = :kind AND d.organization_id IS NULL AND d.record_id = :caseId
    RETURNING d.id`, { submitterPersonIndex, caseId, kind: caseKindOf(flowId, subject) }, transaction);
}
