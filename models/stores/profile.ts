import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { contactForm, profileForms } from '../../workflows/flows/change-review/forms/profile.ts';
import type { AttachmentFacts } from '../../workflows/shared/attachment.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import { maskEmail, maskIdNumber, maskMobile } from '../../workflows/shared/mask.ts';
import { type FreeProfileKind, isFreeProfileKind, type ProfileKind } from '../../workflows/shared/profile.ts';
import { AccountModel } from '../account.ts';
import type { FormSnapshot, StoredValue } from '../case-submission.ts';
import { queryRows, withTransaction } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { PersonModel } from '../person.ts';
import { ProfileRecordModel } from '../profile-record.ts';
import { RecordVersionModel } from '../record-version.ts';
import { readForm } from '../submissions/read-form.ts';
import { attachmentsIn, AttachmentsUnusableError, bindAttachments, openAttachment, type SealedAttachment } from './attachments.ts';
import { writeAudit } from './audit.ts';
import { getOwnIdentity } from './own-identity.ts';
import { type ConfirmationRefusal, confirmPassword } from './password.ts';
import { sealContacts } from './people.ts';
import { findUnknownCodes } from './reference.ts';
import type { RequestDeps } from './requests.ts';
import type { SignInDeps } from './sign-in.ts';

/** One title, education, qualification or honor, with what people read instead of its codes. */
export interface ProfileRecord {
  readonly id: string;
  readonly kind: ProfileKind;
  readonly form: FormSnapshot;
  readonly revision: number;
  readonly attachments: readonly AttachmentFacts[];
  readonly updatedAt: string;
  /** The open case that would change it; null without one. */
  readonly openCase: { readonly id: string; readonly number: string; readonly status: string } | null;
}

/** Who somebody is, how he is reached, where he works, and his records; what is sensitive is masked. */
export interface Profile {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  /** GB/T 2261.1, or empty. */
  readonly sex: string;
  readonly mobile: string;
  readonly email: string;
  readonly phone: string;
  readonly unit: { readonly id: string; readonly name: string; readonly sectionId: string | null; readonly sectionName: string | null; readonly since: string } | null;
  /** Open changes that are of none of the records: of his identity, and of a title that is new. */
  readonly openCases: readonly { readonly id: string; readonly number: string; readonly subject: string; readonly status: string }[];
  readonly records: readonly ProfileRecord[];
}

type Deps = Pick<RequestDeps, 'sequelize' | 'sealing'>;

const CONTACT_CHANGED = 'profile.contactChanged';

/** The profile of a signed-in person. Four statements. */
export async function findProfile(deps: Deps, accountId: string): Promise<Profile> {
  const identity = await getOwnIdentity(deps, accountId);
  const [place, records, cases] = await Promise.all([
    findPlace(deps.sequelize, accountId), listRecords(deps, accountId), listOpenChanges(deps.sequelize, accountId),
  ]);
  return {
    name: identity.personName, idType: identity.idType, idNumber: maskIdNumber(identity.idNumber), sex: identity.sex,
    mobile: identity.mobile === '' ? '' : maskMobile(identity.mobile), email: identity.email === '' ? '' : maskEmail(identity.email), phone: identity.phone,
    unit: place,
    openCases: cases.filter(({ recordId }) => recordId === null).map(({ id, number, subject, status }) => ({ id, number, subject, status })),
    records: records.map(({ updatedAt, ...record }) => {
      const open = cases.find(({ recordId }) => recordId === record.id);
      return {
        ...record, updatedAt: updatedAt.toISOString(), openCase: open === undefined ? null : { id: open.id, number: open.number, status: open.status },
      };
    }),
  };
}

/** Whether a record that is not taken out is that of this account's person. */
export async function isOwnRecord(accountId: string, recordId: string): Promise<boolean> {
  const account = await AccountModel.findByPk(accountId, { attributes: ['personId'], rejectOnEmpty: true });
  return await ProfileRecordModel.count({ where: { id: recordId, personId: account.personId, removedAt: null } }) === 1;
}

async function findPlace(sequelize: Sequelize, accountId: string): Promise<Profile['unit']> {
  const [found] = await queryRows<{ id: string; name: string; sectionId: string | null; sectionName: string | null; since: Date | null }>(sequelize, `
    SELECT o.id, o.name, s.id AS "sectionId", s.name AS "sectionName", lower(e.period) AS since
    FROM accounts a JOIN employments e ON e.person_id = a.person_id AND e.period @> now() JOIN organizations o ON o.id = e.organization_id
    LEFT JOIN sections s ON s.id = e.section_id WHERE a.id = :accountId`, { accountId });
  return found === undefined ? null : { ...found, since: found.since?.toISOString() ?? '' };
}

async function listRecords({ sequelize, sealing }: Deps, accountId: string): Promise<(Omit<ProfileRecord, 'openCase' | 'updatedAt'> & { updatedAt: Date })[]> {
  const rows = await queryRows<Omit<ProfileRecord, 'attachments' | 'openCase' | 'updatedAt'> & { updatedAt: Date; files: SealedAttachment[] }>(sequelize, `
    SELECT r.id, r.kind, r.form, r.revision, r.updated_at AS "updatedAt", COALESCE((
      SELECT json_agg(json_build_object('id', t.id, 'nameSealed', t.name_sealed, 'mediaType', t.media_type, 'size', t.size) ORDER BY t.created_at, t.id)
      FROM attachments t WHERE t.record_id = r.id AND r.form -> 'files' ? t.id::text), '[]') AS files
    FROM profile_records r JOIN accounts a ON a.person_id = r.person_id
    WHERE a.id = :accountId AND r.removed_at IS NULL ORDER BY r.created_at, r.id LIMIT 500`, { accountId });
  return rows.map(({ files, ...row }) => ({ ...row, attachments: files.map((file) => openAttachment(sealing, file)) }));
}

async function listOpenChanges(
  sequelize: Sequelize, accountId: string,
): Promise<{ id: string; number: string; subject: string; status: string; recordId: string | null }[]> {
  return queryRows(sequelize, `
    SELECT c.id, c.number, c.subject, c.status, c.subject_record_id AS "recordId"
    FROM cases c JOIN persons p ON p.id_number_index = c.subject_person_index JOIN accounts a ON a.person_id = p.id
    WHERE a.id = :accountId AND c.flow_id = 'changeReview' AND c.outcome IS NULL ORDER BY c.submitted_at`, { accountId });
}

/** Who changes something of his own at once, and when. */
export interface OwnChange {
  readonly accountId: string;
  readonly membershipId: string | null;
  readonly requestId: string;
  /** ISO 8601. */
  readonly at: string;
}

export type ProfileResult<Value> =
  | { readonly status: 'done'; readonly value: Value }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }
  /** Unknown, somebody else's, or of a kind that a case changes. */
  | { readonly status: 'missing' }
  | { readonly status: 'stale' };

/** As it is filled in to change how one is reached. */
export interface ContactChange extends OwnChange {
  readonly form: unknown;
  /** Null where none was given. */
  readonly currentPassword: string | null;
  /** Network address. */
  readonly address: string;
}

/**
 * Writes a new education, qualification or honor, or changes one that still is at `expectedRevision`; what it said before is
 * kept, and who changed it is audited.
 */
export async function saveProfileRecord(
  deps: Deps, { id, kind, form: sent, expectedRevision, ...change }:
    OwnChange & { id: string | null; kind: FreeProfileKind; form: unknown; expectedRevision: number | null },
): Promise<ProfileResult<{ id: string; revision: number }>> {
  const read = readForm(profileForms[kind], sent);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const unknown = await findUnknown(deps.sequelize, read.form);
  if (unknown.length > 0) return { status: 'invalid', errors: unknown };
  const form = Object.fromEntries(Object.keys(profileForms[kind].shape).map((name) => [name, valueOf(read.form, name)]));
  const files = attachmentsIn(profileForms[kind], read.form);
  const bind = (recordId: string, transaction: Transaction) => bindAttachments(files, { recordId, owner: `account:${change.accountId}` }, transaction);
  return refusingFiles(() => withTransaction(deps.sequelize, async (transaction) => {
    const at = new Date(change.at);
    const { personId } = await AccountModel.findByPk(change.accountId, { rejectOnEmpty: true, transaction });
    if (id === null) {
      const created = { id: uuidv7(), personId, kind, form, revision: 1, removedAt: null, createdAt: at, updatedAt: at };
      await insertRow(ProfileRecordModel, created, transaction);
      await bind(created.id, transaction);
      await audit('profile.recordAdded', created.id, change, transaction);
      return { status: 'done', value: { id: created.id, revision: 1 } };
    }
    const found = await lockOwn(id, personId, transaction);
    if (found === null || found.kind !== kind) return { status: 'missing' };
    if (found.revision !== expectedRevision) return { status: 'stale' };
    await keepVersion(found, change.at, transaction);
    await bind(id, transaction);
    await found.update({ form, revision: found.revision + 1, updatedAt: at }, { transaction });
    await audit('profile.recordChanged', id, change, transaction);
    return { status: 'done', value: { id, revision: found.revision } };
  }));
}

/** A file that cannot be taken is an error of its field; nothing is written then. */
async function refusingFiles<Value>(work: () => Promise<ProfileResult<Value>>): Promise<ProfileResult<Value>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AttachmentsUnusableError)) throw error;
    return { status: 'invalid', errors: error.fields.map((field) => ({ field: `form.${field}`, code: 'attachmentMissing', params: {} })) };
  }
}

/** Takes an education, qualification or honor out of one's record; it is kept. Safe to retry: one that is out is `missing`. */
export async function removeProfileRecord(
  { sequelize }: Pick<Deps, 'sequelize'>, { id, ...change }: OwnChange & { id: string },
): Promise<ProfileResult<null>> {
  return withTransaction(sequelize, async (transaction) => {
    const { personId } = await AccountModel.findByPk(change.accountId, { rejectOnEmpty: true, transaction });
    const found = await lockOwn(id, personId, transaction);
    if (found === null || !isFreeProfileKind(found.kind)) return { status: 'missing' };
    await found.update({ removedAt: new Date(change.at), updatedAt: new Date(change.at) }, { transaction });
    await audit('profile.recordRemoved', id, change, transaction);
    return { status: 'done', value: null };
  });
}

/**
 * Changes how a person is reached, at once and audited (domain §5.5). Another mobile number or mail address takes the
 * password: whoever has them can set another one.
 */
export async function saveContact(
  deps: SignInDeps, { form: sent, currentPassword, address, ...change }: ContactChange,
): Promise<ProfileResult<null> | ConfirmationRefusal> {
  const { sequelize, sealing } = deps;
  const read = readForm(contactForm, sent);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const { phone = '', sectionId, ...contacts } = read.form;
  const { accountId, membershipId, requestId } = change;
  const present = await getOwnIdentity(deps, accountId);
  if (present.mobile !== contacts.mobile || present.email !== contacts.email) {
    if (currentPassword === null) return { status: 'invalid', errors: [{ field: 'currentPassword', code: 'required', params: {} }] };
    const refusal = await confirmPassword(deps, { action: CONTACT_CHANGED, accountId, membershipId, requestId, address, password: currentPassword });
    if (refusal !== null) return refusal;
  }
  return withTransaction(sequelize, async (transaction) => {
    const { personId } = await AccountModel.findByPk(change.accountId, { rejectOnEmpty: true, transaction });
    if (!await placeInSection(sequelize, { personId, sectionId }, transaction)) {
      return { status: 'invalid', errors: [{ field: 'form.sectionId', code: 'sectionUnknown', params: {} }] };
    }
    await PersonModel.update({
      ...sealContacts(sealing, contacts), phone: phone === '' ? null : phone, updatedAt: new Date(change.at),
    }, { where: { id: personId }, transaction });
    await audit(CONTACT_CHANGED, personId, change, transaction);
    return { status: 'done', value: null };
  });
}

/** Puts a person into a section of his unit, or into none. False when his unit has no such section. */
async function placeInSection(
  sequelize: Sequelize, { personId, sectionId }: { personId: string; sectionId: string | null }, transaction: Transaction,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    UPDATE employments e SET section_id = :sectionId WHERE e.person_id = :personId AND e.period @> now()
      AND (CAST(:sectionId AS uuid) IS NULL OR EXISTS (SELECT FROM sections s WHERE s.id = :sectionId AND s.organization_id = e.organization_id))
    RETURNING e.id`, { personId, sectionId }, transaction);
  return sectionId === null || rows.length === 1;
}

async function findUnknown(sequelize: Sequelize, form: Readonly<Record<string, unknown>>): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const [name, table] of [['educationCode', 'education'], ['degreeCode', 'degree']] as const) {
    const code = form[name];
    if (typeof code !== 'string') continue;
    const unknown = await findUnknownCodes(sequelize, { table, codes: [code] });
    if (unknown.length > 0) errors.push({ field: `form.${name}`, code: 'notOffered', params: {} });
  }
  return errors;
}

async function lockOwn(id: string, personId: string, transaction: Transaction): Promise<ProfileRecordModel | null> {
  return ProfileRecordModel.findOne({ where: { id, personId, removedAt: null }, transaction, lock: transaction.LOCK.UPDATE });
}

async function keepVersion({ id, revision, form }: ProfileRecordModel, at: string, transaction: Transaction): Promise<void> {
  await insertRow(RecordVersionModel, {
    subjectType: 'ProfileRecord', subjectId: id, revision, form, sealed: {}, caseId: null, replacedAt: new Date(at),
  }, transaction);
}

async function audit(action: string, subjectId: string, { accountId, membershipId, requestId, at }: OwnChange, transaction: Transaction): Promise<void> {
  await writeAudit({ action, result: 'success', accountId, membershipId, subjectType: 'Person', subjectId, requestId, at }, transaction);
}

function valueOf(form: Readonly<Record<string, unknown>>, name: string): StoredValue {
  const value = form[name];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? value : null;
}
