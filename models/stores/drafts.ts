import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Sealing } from '../../platform/sealing.ts';
import type { CaseKind } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';

const draftName = z.string().min(1).max(60);

const draftCell = z.union([z.string().max(5_000), z.number(), z.null()]);

/** What a field of a draft holds: as in a form, ids of files and codes as lists, tables as lists of rows. */
export const draftValuesSchema = z.record(draftName, z.union([
  draftCell, z.array(z.string().max(100)).max(50), z.array(z.record(draftName, draftCell)).max(2_000),
]));

export type DraftValues = z.output<typeof draftValuesSchema>;

/** Whose draft it is, and of what. */
export interface DraftKey {
  readonly accountId: string;
  readonly kind: CaseKind;
  /** In whose name; null for oneself. */
  readonly organizationId: string | null;
  readonly recordId: string | null;
}

/** A draft as it was kept last. */
export interface FoundDraft {
  readonly values: DraftValues;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface DraftDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

/** What drafts are sealed as. */
export const DRAFT_CONTENT = 'drafts.content';

const OF_KEY = `account_id = :accountId AND kind = :kind AND organization_id IS NOT DISTINCT FROM CAST(:organizationId AS uuid)
  AND record_id IS NOT DISTINCT FROM CAST(:recordId AS uuid)`;

/** What was kept last; null where nothing is, or where it cannot be read any more. */
export async function findDraft({ sequelize, sealing }: DraftDeps, key: DraftKey): Promise<FoundDraft | null> {
  const [row] = await queryRows<{ contentSealed: string; updatedAt: Date }>(sequelize, `
    SELECT content_sealed AS "contentSealed", updated_at AS "updatedAt" FROM drafts WHERE ${OF_KEY}`, { ...key });
  if (row === undefined) return null;
  const values = draftValuesSchema.safeParse(JSON.parse(sealing.unseal(row.contentSealed, DRAFT_CONTENT)));
  return values.success ? { values: values.data, updatedAt: row.updatedAt.toISOString() } : null;
}

/** Keeps a draft in the place of the one before. Safe to retry: the last one counts. `at` is ISO 8601. */
export async function keepDraft({ sequelize, sealing }: DraftDeps, key: DraftKey, { values, at }: { values: DraftValues; at: string }): Promise<void> {
  await queryRows(sequelize, `
    INSERT INTO drafts (id, account_id, kind, organization_id, record_id, content_sealed, updated_at)
    VALUES (:id, :accountId, :kind, :organizationId, :recordId, :contentSealed, :at)
    ON CONFLICT (account_id, kind, organization_id, record_id) DO UPDATE SET content_sealed = excluded.content_sealed, updated_at = excluded.updated_at
    RETURNING id`, { ...key, id: uuidv7(), contentSealed: sealing.seal(JSON.stringify(values), DRAFT_CONTENT), at });
}

/** Forgets a draft, once it was submitted or thrown away. Safe to retry. */
export async function deleteDraft(sequelize: Sequelize, key: DraftKey): Promise<void> {
  await queryRows(sequelize, `DELETE FROM drafts WHERE ${OF_KEY} RETURNING id`, { ...key });
}
