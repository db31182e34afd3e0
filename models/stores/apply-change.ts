import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { ChangeSubject } from '../../workflows/flows/change-review/definition.ts';
import { changedRecords } from '../../workflows/flows/change-review/form.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { queryRows } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { OrganizationModel } from '../organization.ts';
import { PersonModel } from '../person.ts';
import { ProfileRecordModel } from '../profile-record.ts';
import { RecordVersionModel } from '../record-version.ts';
import { findRecordBase, LEGAL_REPRESENTATIVE, type RecordName } from './changed-record.ts';
import { openText, type StoredForm } from './form-snapshot.ts';
import { ID_NUMBER } from './people.ts';

interface Deps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

/** A change to be applied: of which record, to what, by which case, when. */
export interface ChangeToApply {
  readonly record: RecordName;
  readonly stored: StoredForm;
  readonly caseId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Gives the id of what was changed or created. */
type Apply = (deps: Deps, change: ChangeToApply, transaction: Transaction) => Promise<string>;

/**
 * Makes a record say what was proposed and keeps what it said before. Whoever calls it has locked the record's person or
 * organization.
 *
 * @returns the id of the profile record; null where the change is of none.
 */
export async function applyChange(deps: Deps, change: ChangeToApply, transaction: Transaction): Promise<string | null> {
  const { record, caseId, at } = change;
  const before = await findRecordBase(deps, record, transaction);
  const subjectId = await applyBySubject[record.subject](deps, change, transaction);
  if (before !== null) {
    const { revision, form, sealed } = before;
    await insertRow(RecordVersionModel, { subjectType: TYPES[record.subject], subjectId, revision, form, sealed, caseId, replacedAt: new Date(at) }, transaction);
  }
  return record.subject === 'title' ? subjectId : null;
}

const TYPES = { title: 'ProfileRecord', identity: 'Person', organization: 'Organization' } as const satisfies Record<ChangeSubject, RecordVersionModel['subjectType']>;

const applyBySubject = {
  async title(_deps, { record: { recordId, personIndex }, stored: { form }, at }, transaction) {
    const proposed = Object.fromEntries(Object.keys(changedRecords.title.shape).map((name) => [name, form[name] ?? null]));
    if (recordId === null) {
      const person = await PersonModel.findOne({ where: { idNumberIndex: personIndex ?? '' }, attributes: ['id'], rejectOnEmpty: true, transaction });
      const created = { id: uuidv7(), personId: person.id, kind: 'title' as const, form: proposed, revision: 1, removedAt: null, createdAt: new Date(at), updatedAt: new Date(at) };
      await insertRow(ProfileRecordModel, created, transaction);
      return created.id;
    }
    const found = await ProfileRecordModel.findByPk(recordId, { rejectOnEmpty: true, transaction });
    await found.update({ form: proposed, revision: found.revision + 1, updatedAt: new Date(at) }, { transaction });
    return found.id;
  },
  async identity({ sequelize, sealing }, { record: { personIndex }, stored, at }, transaction) {
    const text = (name: string): string => openText(sealing, stored, name);
    const found = await PersonModel.findOne({ where: { idNumberIndex: personIndex ?? '' }, rejectOnEmpty: true, transaction });
    const idNumberIndex = sealing.blindIndex(text('idNumber'), ID_NUMBER);
    await found.update({
      name: text('personName'), idType: text('idType'), idNumberSealed: sealing.seal(text('idNumber'), ID_NUMBER), idNumberIndex,
      sex: text('sex') === '1' ? 'male' : 'female', birthDate: text('birthDate'), revision: found.revision + 1, updatedAt: new Date(at),
    }, { transaction });
    await renumber(sequelize, { from: personIndex ?? '', to: idNumberIndex }, transaction);
    return found.id;
  },
  async organization({ sealing }, { record: { organizationId }, stored, at }, transaction) {
    const text = (name: string): string | null => openText(sealing, stored, name) || null;
    const found = await OrganizationModel.findByPk(organizationId ?? '', { rejectOnEmpty: true, transaction });
    const name = text('name') ?? found.name;
    const legalRepresentative = text('legalRepresentative');
    await found.update({
      name, shortName: found.shortName === found.name ? name : found.shortName, creditCode: text('creditCode'), nature: text('nature'), address: text('address'),
      legalRepresentativeSealed: legalRepresentative === null ? null : sealing.seal(legalRepresentative, LEGAL_REPRESENTATIVE),
      revision: found.revision + 1, updatedAt: new Date(at),
    }, { transaction });
    return found.id;
  },
} satisfies Record<ChangeSubject, Apply>;

/** Whoever was known by one ID number is known by another: his cases stay his, and he still decides none of them. */
async function renumber(sequelize: Sequelize, { from, to }: { from: string; to: string }, transaction: Transaction): Promise<void> {
  if (from === to) return;
  await queryRows(sequelize, `
    WITH own AS (
      SELECT id FROM cases WHERE subject_person_index = :from OR submitter_person_index = :from ORDER BY id FOR UPDATE
    ), renumbered AS (
      UPDATE cases c SET
        subject_person_index = CASE WHEN c.subject_person_index = :from THEN :to ELSE c.subject_person_index END,
        submitter_person_index = CASE WHEN c.submitter_person_index = :from THEN :to ELSE c.submitter_person_index END
      FROM own WHERE c.id = own.id RETURNING c.id
    )
    UPDATE tasks SET submitter_person_index = :to WHERE submitter_person_index = :from RETURNING id`, { from, to }, transaction);
}
