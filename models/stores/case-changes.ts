import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { changedRecords } from '../../workflows/flows/change-review/form.ts';
import type { Locale } from '../../workflows/shared/messages/index.ts';
import type { CaseModel } from '../case.ts';
import { CaseSubmissionModel, type FormSnapshot, type StoredValue } from '../case-submission.ts';
import { differingFields, findRecordBase, recordOf } from './changed-record.ts';
import { findFormLabels } from './form-labels.ts';
import { describeFields, openField } from './form-snapshot.ts';

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

/** One field of a record that a case changes, as it may be shown: sensitive values masked. */
export interface ComparedField {
  readonly name: string;
  /** What the record said when the change was submitted. */
  readonly before: StoredValue;
  readonly proposed: StoredValue;
  /** What the record says today; of a case that has ended, what it says after others have changed it too. */
  readonly present: StoredValue;
  /** What people read instead of codes and ids. */
  readonly labels: { readonly before: string | null; readonly proposed: string | null; readonly present: string | null };
  readonly isChanged: boolean;
  /** Whether the record has come to say something else since the change was submitted. */
  readonly hasMoved: boolean;
}

/**
 * A change field by field: old, proposed, present (manual §5.1.4.1, 变更明细). Null for a case that changes no record. Sensitive
 * values are compared whole.
 */
export async function findComparison(
  deps: { readonly sequelize: Sequelize; readonly sealing: Sealing }, found: CaseModel, { form, sealed, base }: CaseSubmissionModel, locale: Locale,
): Promise<ComparedField[] | null> {
  const record = recordOf(found);
  if (record === null) return null;
  const present = await findRecordBase(deps, record);
  const changed = differingFields(deps, record.subject, base, { form, sealed });
  const moved = found.outcome === null ? differingFields(deps, record.subject, base, present) : [];
  const fields = describeFields(changedRecords[record.subject]).map(({ name, meta }) => ({ name, widget: meta.widget, codeTable: meta.codeTable ?? null }));
  const labelsOf = async (snapshot: FormSnapshot | undefined) => findFormLabels(deps.sequelize, fields, snapshot ?? {}, locale);
  const [before, proposed, now] = await Promise.all([base?.form, form, present?.form].map(labelsOf));
  return fields.map(({ name }) => ({
    name, before: base?.form[name] ?? null, proposed: form[name] ?? null, present: present?.form[name] ?? null,
    labels: { before: before?.[name] ?? null, proposed: proposed?.[name] ?? null, present: now?.[name] ?? null },
    isChanged: changed.includes(name), hasMoved: moved.includes(name),
  }));
}
