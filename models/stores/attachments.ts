import { Op, type Sequelize, type Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { FileStore } from '../../platform/file-store.ts';
import type { Sealing } from '../../platform/sealing.ts';
import type { AttachmentFacts, AttachmentType } from '../../workflows/shared/attachment.ts';
import { AttachmentModel } from '../attachment.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { connectionOf, findRows } from '../find-rows.ts';
import { writeOrGather, type WriteRows } from '../gathered.ts';
import { insertRow } from '../insert-row.ts';
import { describeFields } from './form-snapshot.ts';
import { createOnceWithin } from './once-within.ts';

const NAME = 'attachments.name';

/** Orphans deleted in one transaction, so that nobody waits for a long one. */
const BATCH = 100;

/** What a file is submitted with: a case, a record of a person, or a roster. */
export type AttachmentPlace = { readonly caseId: string } | { readonly recordId: string } | { readonly rosterId: string };

/** A file that a form names, and where. */
export interface AttachmentUse {
  readonly id: string;
  readonly field: string;
  readonly types: readonly AttachmentType[];
}

/** An attachment of a case as people see it. */
export interface CaseAttachment extends AttachmentFacts {
  /** The field of the form through which it was submitted. */
  readonly field: string;
}

/** The files that a parsed form names, in the order of its fields. */
export function attachmentsIn(schema: z.ZodObject, form: Readonly<Record<string, unknown>>): AttachmentUse[] {
  return describeFields(schema).flatMap(({ name: field, meta }) => {
    const ids: unknown = form[field];
    if (meta.files === undefined || !Array.isArray(ids)) return [];
    const { types } = meta.files;
    return ids.map((id) => ({ id: String(id), field, types }));
  });
}

/** Remembers a stored file for whoever uploaded it; it waits to be submitted. */
export async function createAttachment(
  sealing: Sealing, { name, ...file }: AttachmentFacts & { sha256: string; owner: string; at: string },
  transaction: Transaction | null = null,
): Promise<void> {
  const { at, ...columns } = file;
  await AttachmentModel.create({
    ...columns, nameSealed: sealing.seal(name, NAME), field: null, caseId: null, createdAt: new Date(at),
  }, { transaction });
}

/** How many files somebody has uploaded since an instant that wait to be submitted. */
export async function countWaiting(owner: string, since: Date): Promise<number> {
  return AttachmentModel.count({ where: { owner, field: null, createdAt: { [Op.gte]: since } } });
}

/**
 * The files of a form that may not be submitted with this case or record: unknown, uploaded by somebody else, of another one, of a
 * type that their field does not take, or named twice. Locks the rows, so that this stays true until the end of the
 * transaction.
 */
export async function findUnusable(
  uses: readonly AttachmentUse[], { owner, ...place }: AttachmentPlace & { owner: string | null },
  transaction: Transaction,
): Promise<AttachmentUse[]> {
  return unusableOf(await lockAttachments(uses, transaction), uses, { owner, ...place });
}

/** Rows that a transaction has made itself: nobody else can see them, or bind them. */
const madeWithin = new WeakMap<Transaction, Map<string, AttachmentModel>>();

async function lockAttachments(uses: readonly AttachmentUse[], transaction: Transaction): Promise<AttachmentModel[]> {
  if (uses.length === 0) return [];
  const made = uses.flatMap(({ id }) => madeWithin.get(transaction)?.get(id) ?? []);
  if (made.length === uses.length) return made;
  return findRows(AttachmentModel, { where: 'id = ANY($ids) ORDER BY id FOR UPDATE', bind: { ids: uses.map(({ id }) => id) } }, transaction);
}

function unusableOf(
  rows: readonly AttachmentModel[], uses: readonly AttachmentUse[], { owner, ...place }: AttachmentPlace & { owner: string | null },
): AttachmentUse[] {
  return uses.filter(({ id, types }, index) => {
    const row = rows.find((known) => known.id === id);
    const isOwn = row?.field === null ? row.owner === owner : isIn(row, place);
    const isFirst = uses.findIndex((other) => other.id === id) === index;
    return row === undefined || !isOwn || !isFirst || !types.includes(row.mediaType);
  });
}

function isIn(row: AttachmentModel | undefined, place: AttachmentPlace): boolean {
  if (row === undefined) return false;
  if ('caseId' in place) return row.caseId === place.caseId;
  return 'recordId' in place ? row.recordId === place.recordId : row.rosterId === place.rosterId;
}

/** Thrown when a form names files that cannot be submitted; the transaction is then to be given up. */
export class AttachmentsUnusableError extends Error {
  override readonly name = 'AttachmentsUnusableError';
  /** The fields of the form that name them. */
  readonly fields: readonly string[];

  constructor(unusable: readonly AttachmentUse[]) {
    super('Files of a form cannot be submitted');
    this.fields = [...new Set(unusable.map(({ field }) => field))];
  }
}

/**
 * Makes the files of a form part of its case or record, for ever. Binding again what is bound changes nothing.
 *
 * @returns their SHA-256 by id, for the hash of the submission.
 * @throws AttachmentsUnusableError as {@link findUnusable} judges.
 */
export async function bindAttachments(
  uses: readonly AttachmentUse[], { owner, ...place }: AttachmentPlace & { owner: string | null }, transaction: Transaction,
): Promise<Record<string, string>> {
  const rows = await lockAttachments(uses, transaction);
  const unusable = unusableOf(rows, uses, { ...place, owner });
  if (unusable.length > 0) throw new AttachmentsUnusableError(unusable);
  const unbound = new Set(rows.filter(({ field }) => field === null).map(({ id }) => id));
  const bound = uses.filter(({ id }) => unbound.has(id)).map(({ id, field }) => ({ ...place, id, field }));
  if (bound.length > 0) await writeOrGather(writeBindings, bound, transaction);
  return Object.fromEntries(rows.map(({ id, sha256 }) => [id, sha256]));
}

/** Says where files belong, for the files of one place or of several. */
const writeBindings: WriteRows<readonly (AttachmentPlace & Pick<AttachmentUse, 'id' | 'field'>)[]> = (bound, transaction) => queryPrepared(connectionOf(AttachmentModel), `
  UPDATE attachments a SET field = u.field, case_id = u."caseId", record_id = u."recordId", roster_id = u."rosterId"
  FROM json_to_recordset($bound) AS u(id uuid, field text, "caseId" uuid, "recordId" uuid, "rosterId" uuid) WHERE a.id = u.id RETURNING a.id`,
{ bound: JSON.stringify(bound.flat()) }, transaction);

/** Gives files that wait to be submitted to another owner. Safe to retry. */
export async function takeOverAttachments(ids: readonly string[], { from, to }: { from: string; to: string }): Promise<void> {
  await AttachmentModel.update({ owner: to }, { where: { id: [...ids], owner: from, field: null } });
}

/** All attachments of a case, those of earlier rounds too, in the order in which they were uploaded. */
export async function listCaseAttachments(sealing: Sealing, caseId: string): Promise<CaseAttachment[]> {
  const rows = await AttachmentModel.findAll({ where: { caseId }, order: ['createdAt', 'id'] });
  return rows.map(({ id, field, nameSealed, mediaType, size }) => ({ ...openAttachment(sealing, { id, nameSealed, mediaType, size }), field: field ?? '' }));
}

/** An attachment as a statement gives it, its name sealed. */
export type SealedAttachment = Omit<AttachmentFacts, 'name'> & { readonly nameSealed: string };

/** The same with its name. */
export function openAttachment(sealing: Sealing, { nameSealed, ...facts }: SealedAttachment): AttachmentFacts {
  return { ...facts, name: sealing.unseal(nameSealed, NAME) };
}

/** What people read instead of the ids of files in a form, by field. */
export function attachmentLabels(
  attachments: readonly CaseAttachment[], form: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const nameOf = (id: unknown): string[] => attachments.filter((attachment) => attachment.id === id).map(({ name }) => name);
  return Object.fromEntries(Object.entries(form).flatMap(([field, value]) => {
    const names = Array.isArray(value) ? value.flatMap(nameOf) : [];
    return names.length > 0 ? [[field, names.join(', ')]] : [];
  }));
}

/** An attachment, and under which id the file store has its content. */
export interface StoredAttachment extends AttachmentFacts {
  readonly fileId: string;
}

/** One attachment of a case or record; null when that has none of this id. */
export async function findAttachment(sealing: Sealing, { id, ...place }: AttachmentPlace & { id: string }): Promise<StoredAttachment | null> {
  const row = await AttachmentModel.findOne({ where: { id, ...place } });
  if (row === null) return null;
  const { nameSealed, mediaType, size, fileId } = row;
  return { ...openAttachment(sealing, { id, nameSealed, mediaType, size }), fileId: fileId ?? id };
}

/**
 * Lets the files of one case, or of a roster, be submitted with another too: each gets a second row, whose content stays where
 * it is. What is shared is bound already, so it is never deleted.
 *
 * @returns the new ids by the old ones.
 */
export async function shareAttachments(
  { ids, owner }: { readonly ids: readonly string[]; readonly owner: string }, transaction: Transaction,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const originals = await originalsOnce(transaction, ids, () => findRows(AttachmentModel, { where: 'id = ANY($ids)', bind: { ids: [...ids] } }, transaction));
  const made = madeWithin.get(transaction) ?? new Map<string, AttachmentModel>();
  madeWithin.set(transaction, made);
  const shared = new Map<string, string>();
  for (const original of originals) {
    const copy = AttachmentModel.build({
      ...original.get({ plain: true }), id: uuidv7(), owner, field: null, caseId: null, recordId: null, rosterId: null, fileId: original.fileId ?? original.id,
    });
    await insertRow(AttachmentModel, copy, transaction);
    made.set(copy.id, copy);
    shared.set(original.id, copy.id);
  }
  return shared;
}

const originalsOnce = createOnceWithin<AttachmentModel[]>();

/** A form with the files that are shared with it in the place of the first ones. */
export function withSharedAttachments(form: Readonly<Record<string, unknown>>, shared: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) =>
    [name, Array.isArray(value) ? value.map((id: unknown) => shared.get(String(id)) ?? id) : value]));
}

export interface AttachmentFiles {
  readonly sequelize: Sequelize;
  readonly files: Pick<FileStore, 'delete'>;
}

/**
 * Deletes a file that its owner has not submitted. The file goes before the row: whatever interrupts this, a row is left
 * that leads to it, and deleting again works.
 *
 * Safe to retry: one that is gone is `missing`.
 */
export async function deleteOwnAttachment(
  { sequelize, files }: AttachmentFiles, { id, owner }: { id: string; owner: string },
): Promise<'deleted' | 'missing' | 'in-use'> {
  return sequelize.transaction(async (transaction) => {
    const row = await AttachmentModel.findOne({ where: { id, owner }, transaction, lock: transaction.LOCK.UPDATE });
    if (row === null) return 'missing';
    if (row.field !== null) return 'in-use';
    await files.delete(id);
    await row.destroy({ transaction });
    return 'deleted';
  });
}

/**
 * Deletes what was uploaded before an instant and never submitted, files and rows, in batches. One that is being
 * submitted at this moment is left alone.
 *
 * Safe to retry: what is deleted is not there to be deleted.
 *
 * @returns how many were deleted.
 */
export async function deleteOrphanedAttachments(deps: AttachmentFiles, before: Date): Promise<number> {
  let deleted = 0;
  for (let count = BATCH; count === BATCH; deleted += count) count = await deleteOrphans(deps, before);
  return deleted;
}

async function deleteOrphans({ sequelize, files }: AttachmentFiles, before: Date): Promise<number> {
  return sequelize.transaction(async (transaction) => {
    const rows = await queryRows<{ id: string }>(sequelize, `
      SELECT id FROM attachments WHERE field IS NULL AND created_at < :before
      ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`, { before }, transaction);
    const ids = rows.map(({ id }) => id);
    for (const id of ids) await files.delete(id);
    await AttachmentModel.destroy({ where: { id: ids }, transaction });
    return ids.length;
  });
}
