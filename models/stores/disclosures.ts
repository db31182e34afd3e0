import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import type { StoredValue } from '../case-submission.ts';
import { queryRows, withTransaction } from '../database.ts';
import { writeAudit } from './audit.ts';
import type { findCaseDetail } from './case-view.ts';
import { storeContent } from './contents.ts';
import { findRecordBase, recordOf } from './changed-record.ts';
import { openField, type StoredForm } from './form-snapshot.ts';

interface Reader {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string | null;
}

export interface DisclosureInput {
  readonly detail: Pick<NonNullable<Awaited<ReturnType<typeof findCaseDetail>>>, 'found' | 'submission'>;
  readonly reader: Reader;
  /** Why, the first time; null afterwards. */
  readonly reason: string | null;
  readonly address: string;
  readonly at: string;
}

type Values = Readonly<Record<string, StoredValue>>;

/** Whole values by field: of the form, and of the record that it changes, as it was and as it is. */
export interface Disclosed {
  readonly values: Values;
  readonly record: { readonly before: Values; readonly present: Values };
}

/**
 * Opens what a form shows masked (docs/rules.md, "Personal data"). The reason is asked once per member and case; every
 * look is audited. Safe to retry: the first reason stays.
 *
 * @returns the whole values, or null when a reason is needed; nothing is written then.
 */
export async function discloseForm(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, { detail: { found, submission }, reader, reason, address, at }: DisclosureInput,
): Promise<Disclosed | null> {
  const key = { membershipId: reader.membershipId, caseId: found.id };
  const isPermitted = await withTransaction(sequelize, async (transaction) => {
    if (!await isDisclosed(sequelize, key)) {
      if (reason === null) return false;
      const content = await storeContent(sealing, reason, at, transaction);
      await queryRows(sequelize, `
        INSERT INTO case_disclosures (case_id, membership_id, reason_content_id, disclosed_at)
        VALUES (:caseId, :membershipId, :reasonContentId, :at) ON CONFLICT DO NOTHING`, { ...key, reasonContentId: content.id, at }, transaction);
    }
    await writeAudit({
      action: 'case.disclosed', result: 'success', ...reader, subjectType: 'Case', subjectId: found.id, address, at,
    }, transaction);
    return true;
  });
  if (!isPermitted) return null;
  const record = recordOf(found);
  const present = record === null ? null : await findRecordBase({ sealing }, record);
  return { values: openSealed(sealing, submission), record: { before: openSealed(sealing, submission.base), present: openSealed(sealing, present) } };
}

function openSealed(sealing: Sealing, stored: StoredForm | null): Values {
  return stored === null ? {} : Object.fromEntries(Object.keys(stored.sealed).map((name) => [name, openField(sealing, stored, name)]));
}

/** Whether a member has given his reason for a case already. */
export async function isDisclosed(
  sequelize: Sequelize, { membershipId, caseId }: { membershipId: string; caseId: string },
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT case_id FROM case_disclosures WHERE membership_id = :membershipId AND case_id = :caseId`, { membershipId, caseId });
  return rows.length === 1;
}
