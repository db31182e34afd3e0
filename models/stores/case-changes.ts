import type { Sealing } from '../../platform/sealing.ts';
import type { CaseModel } from '../case.ts';
import { CaseSubmissionModel, type StoredValue } from '../case-submission.ts';
import { openField } from './form-snapshot.ts';

/**
 * The fields that the present round changed, with what stood there in the round before as it may be shown: sensitive
 * values are compared whole and given masked. Empty in the first round.
 */
export async function findChanges(
  sealing: Sealing, found: CaseModel, present: CaseSubmissionModel,
): Promise<Record<string, StoredValue>> {
  if (found.round === 1) return {};
  const before = await CaseSubmissionModel.findOne({ where: { caseId: found.id, round: found.round - 1 }, rejectOnEmpty: true });
  const names = new Set([...Object.keys(before.form), ...Object.keys(present.form)]);
  const changed = [...names].filter((name) =>
    JSON.stringify(openField(sealing, before, name)) !== JSON.stringify(openField(sealing, present, name)));
  return Object.fromEntries(changed.map((name) => [name, before.form[name] ?? null]));
}
