import type { Transaction } from 'sequelize';
import { changedRecords } from '../../workflows/flows/change-review/form.ts';
import { type ChangeSubject, isChangeSubject } from '../../workflows/flows/change-review/definition.ts';
import type { CaseModel } from '../case.ts';
import { OrganizationModel } from '../organization.ts';
import { PersonModel } from '../person.ts';
import { ProfileRecordModel } from '../profile-record.ts';
import type { StoredValue } from '../case-submission.ts';
import { openField, storeForm, type StoredForm } from './form-snapshot.ts';
import { ID_NUMBER } from './people.ts';
import type { RequestDeps } from './requests.ts';
import type { RecordBase } from './submit-case.ts';

export const LEGAL_REPRESENTATIVE = 'organizations.legal_representative';

/** Which record a change is about: those that its subject does not need are null. */
export interface RecordName {
  readonly subject: ChangeSubject;
  readonly recordId: string | null;
  readonly personIndex: string | null;
  readonly organizationId: string | null;
}

type Deps = Pick<RequestDeps, 'sealing'>;

interface Found {
  readonly revision: number;
  /** Whole, as a form would send them. */
  readonly values: Readonly<Record<string, unknown>>;
}

type FindRecord = (deps: Deps, name: RecordName, transaction: Transaction | null) => Promise<Found | null>;

const findBySubject = {
  async title(_deps, { recordId, personIndex }, transaction) {
    if (recordId === null || personIndex === null) return null;
    const person = await PersonModel.findOne({ where: { idNumberIndex: personIndex }, attributes: ['id'], transaction });
    const found = person === null ? null : await ProfileRecordModel.findOne({ where: { id: recordId, personId: person.id, kind: 'title', removedAt: null }, transaction });
    return found === null ? null : { revision: found.revision, values: found.form };
  },
  async identity({ sealing }, { personIndex }, transaction) {
    const found = personIndex === null ? null : await PersonModel.findOne({ where: { idNumberIndex: personIndex }, transaction });
    if (found === null) return null;
    const { revision, name: personName, idType, idNumberSealed, sex, birthDate } = found;
    const idNumber = sealing.unseal(idNumberSealed, ID_NUMBER);
    return { revision, values: { personName, idType, idNumber, sex: sex === null ? null : { male: '1', female: '2' }[sex], birthDate } };
  },
  async organization({ sealing }, { organizationId }, transaction) {
    const found = organizationId === null ? null : await OrganizationModel.findByPk(organizationId, { transaction });
    if (found === null) return null;
    const { revision, name, creditCode, nature, address, legalRepresentativeSealed: sealed } = found;
    return { revision, values: { name, creditCode, nature, address, legalRepresentative: sealed === null ? null : sealing.unseal(sealed, LEGAL_REPRESENTATIVE) } };
  },
} satisfies Record<ChangeSubject, FindRecord>;

/** What a record says now, with its revision, as it is stored and compared; null for one that is new or gone. */
export async function findRecordBase(deps: Deps, name: RecordName, transaction: Transaction | null = null): Promise<RecordBase | null> {
  const found = await findBySubject[name.subject](deps, name, transaction);
  return found === null ? null : { ...storeForm(deps.sealing, changedRecords[name.subject], found.values), revision: found.revision };
}

/** Which revision a record is at now; null for one that is new or gone. */
export async function findRecordRevision(deps: Deps, name: RecordName, transaction: Transaction | null = null): Promise<number | null> {
  return (await findBySubject[name.subject](deps, name, transaction))?.revision ?? null;
}

/** The values of a record now, whole, as a change of it is filled in; null for one that is not there. */
export async function openRecord(deps: Deps, name: RecordName): Promise<Record<string, StoredValue> | null> {
  const base = await findRecordBase(deps, name);
  return base === null ? null : Object.fromEntries(Object.keys(base.form).map((field) => [field, openField(deps.sealing, base, field)]));
}

/** Which record a case changes; null for a case of another flow. */
export function recordOf(
  { flowId, subject, subjectRecordId, subjectPersonIndex, subjectOrganizationId }:
    Pick<CaseModel, 'flowId' | 'subject' | 'subjectRecordId' | 'subjectPersonIndex' | 'subjectOrganizationId'>,
): RecordName | null {
  return flowId === 'changeReview' && isChangeSubject(subject)
    ? { subject, recordId: subjectRecordId ?? null, personIndex: subjectPersonIndex, organizationId: subjectOrganizationId } : null;
}

/** The fields of a record in which two states of it differ; sensitive values are compared whole. */
export function differingFields(deps: Deps, subject: ChangeSubject, one: StoredForm | null, other: StoredForm | null): string[] {
  const value = (stored: StoredForm | null, name: string): StoredValue => (stored === null ? null : openField(deps.sealing, stored, name));
  // A field that was left empty is stored as null, or not at all by an older form.
  const text = (stored: StoredForm | null, name: string): string => JSON.stringify(value(stored, name) === '' ? null : value(stored, name));
  return Object.keys(changedRecords[subject].shape).filter((name) => text(one, name) !== text(other, name));
}
