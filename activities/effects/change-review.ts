import { isIdentityUsed, findOrganizationRecord } from '../../models/facts/change-review.ts';
import { applyChange } from '../../models/stores/apply-change.ts';
import { findRecordRevision, recordOf, type RecordName } from '../../models/stores/changed-record.ts';
import { openText } from '../../models/stores/form-snapshot.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import { findPresentSubmission } from '../../models/stores/present-submission.ts';
import type { BlockedReason } from '../../workflows/shared/command.ts';
import { type Effect, type EffectContext, noEffect } from './effect.ts';

/**
 * The record says from now on what was proposed, and what it said before is kept; all in the transaction of the last
 * approval, and only when the record still is what was compared (manual §5.1.4; docs/rules.md, "Changes").
 */
export const changeReview: Effect = {
  async guard(context) {
    const record = nameOf(context);
    return record.subject === 'title' ? null : guardOf[record.subject](context, record);
  },
  recordRevision: (context) => findRecordRevision(context, nameOf(context), context.transaction),
  async approved(context) {
    const { found, transaction, at } = context;
    const stored = await findPresentSubmission(found, transaction);
    const recordId = await applyChange(context, { record: nameOf(context), stored, caseId: found.id, at }, transaction);
    if (recordId !== null) found.set({ subjectRecordId: recordId });
    return [];
  },
  rejected: noEffect,
  withdrawn: noEffect,
  lapsed: noEffect,
};

type Guard = (context: EffectContext, record: RecordName) => Promise<BlockedReason | null>;

/** What somebody else may have come to hold since the change was submitted. */
const guardOf = {
  async identity({ sequelize, sealing, found, transaction }, { personIndex }) {
    const number = openText(sealing, await findPresentSubmission(found, transaction), 'idNumber');
    const indexes = sealing.blindIndexes(number, ID_NUMBER);
    return await isIdentityUsed(sequelize, { personIndex: personIndex ?? '', indexes }, transaction) ? 'identity-taken' : null;
  },
  async organization({ sequelize, sealing, found, transaction }, { organizationId }) {
    const creditCode = openText(sealing, await findPresentSubmission(found, transaction), 'creditCode');
    const record = await findOrganizationRecord(sequelize, { organizationId: organizationId ?? '', creditCode }, transaction);
    if (record === null) return 'unit-unavailable';
    return record.sameName === null ? null : 'credit-code-taken';
  },
} satisfies Record<'identity' | 'organization', Guard>;

function nameOf({ found }: EffectContext): RecordName {
  const record = recordOf(found);
  if (record === null) throw new RangeError(`Case ${found.id} changes no record`);
  return record;
}
