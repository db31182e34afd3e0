import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type CreationAttributes, type Sequelize, type Transaction, UniqueConstraintError } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { definitionOf, type EdgeOf, type FlowId } from '../../workflows/flows/index.ts';
import { formatCaseNumber } from '../../workflows/shared/case-number.ts';
import type { CheckResult } from '../../workflows/shared/checks.ts';
import { CaseModel, type CaseRelation } from '../case.ts';
import { CaseSubmissionModel, type StoredRecord } from '../case-submission.ts';
import { numberSequenceOf } from '../case-number-sequences.ts';
import { queryPrepared } from '../database.ts';
import { isGathering, writeOrGather, type WriteRows } from '../gathered.ts';
import { insertRow, insertRows } from '../insert-row.ts';
import { type AttachmentUse, bindAttachments } from './attachments.ts';
import { appendEvent, type EventInput } from './append-event.ts';
import type { StoredForm } from './form-snapshot.ts';
import { addToOutbox } from './outbox.ts';
import { knowSubmission } from './present-submission.ts';

/** A record that is to change, as it was when the change was submitted. */
export interface RecordBase extends StoredRecord {
  readonly revision: number;
}

export interface SubmissionInput {
  readonly flowId: FlowId;
  readonly subject: string;
  /** Two open cases never share it. */
  readonly subjectKey: string;
  /** Name of the organization or person the case is about, as lists show it. */
  readonly subjectName: string;
  readonly divisionCode: string;
  readonly superiorId: string | null;
  /** Who is to be responsible in its place; without one, nobody. */
  readonly successorId?: string | null;
  /** Names of the steps of its definition that the case goes through, in any order; without, all. */
  readonly chain?: string[] | null;
  /** The rules as data that the case freezes, where they are others than those of its definition. */
  readonly rulesVersion?: string;
  /** The organization the case is about, where there is one already. */
  readonly subjectOrganizationId?: string | null;
  /** Which of a person's records it changes. */
  readonly subjectRecordId?: string | null;
  /** What it is compared with: what the record says that is to change, and of which revision that is; null where nothing is there. */
  readonly base?: RecordBase | null;
  /** The organization in whose name it is submitted; null for oneself. */
  readonly submitterOrganizationId?: string | null;
  readonly submitterAccountId: string | null;
  readonly submitterPersonIndex: string | null;
  readonly subjectPersonIndex: string | null;
  /** The case that it follows: that its form was copied from, as `isOwnSource` allows, whose rejection it appeals, or whose class it closes; without one, none. */
  readonly follows?: { readonly caseId: string; readonly relation: CaseRelation } | null;
  /** The list of people in which it was declared with others. */
  readonly groupId?: string | null;
  /** From when on its workflow is started, where many cases are submitted at once; ISO 8601. */
  readonly startsFrom?: string;
  readonly stored: StoredForm;
  /** The files that the form names. */
  readonly attachments: readonly AttachmentUse[];
  /** Who has uploaded them: `account:<id>` or `visitor:<id>`; null when that is not known any more. */
  readonly owner: string | null;
  readonly checks: readonly CheckResult[];
  readonly at: string;
}

/** Thrown when the subject already has an open case; nothing was written. */
export class SubjectBusyError extends Error {
  override readonly name = 'SubjectBusyError';
}

/**
 * Writes a case as `received`, its submission, its first event and the outbox row that starts its workflow. The caller's
 * transaction makes them one.
 *
 * @throws SubjectBusyError when another case of the subject is open; the transaction is then void.
 * @throws AttachmentsUnusableError when a file cannot be submitted; the same.
 */
export async function submitCase(
  sequelize: Sequelize, input: SubmissionInput, transaction: Transaction,
): Promise<CaseModel> {
  const { id: flowId, version, rulesVersion, numberPrefix } = definitionOf(input.flowId);
  const sequence = await nextNumber(sequelize, input.flowId, transaction);
  const caseId = uuidv7();
  const submissionId = uuidv7();
  const found = await createCase({
    id: caseId,
    number: formatCaseNumber(numberPrefix, input.at, sequence),
    flowId: input.flowId,
    subject: input.subject,
    definitionVersion: version,
    rulesVersion: input.rulesVersion ?? rulesVersion,
    chain: input.chain ?? null,
    subjectKey: `${flowId}:${input.subjectKey}`,
    subjectName: input.subjectName,
    divisionCode: input.divisionCode,
    superiorId: input.superiorId,
    successorId: input.successorId ?? null,
    subjectOrganizationId: input.subjectOrganizationId ?? null,
    subjectRecordId: input.subjectRecordId ?? null,
    baseRevision: input.base?.revision ?? null,
    submitterOrganizationId: input.submitterOrganizationId ?? null,
    submitterAccountId: input.submitterAccountId,
    submitterPersonIndex: input.submitterPersonIndex,
    subjectPersonIndex: input.subjectPersonIndex,
    status: 'received',
    stepRev: 1,
    round: 1,
    revision: 1,
    submissionId,
    relatedCaseId: input.follows?.caseId ?? null,
    relation: input.follows?.relation ?? null,
    groupId: input.groupId ?? null,
    submittedAt: new Date(input.at),
  }, transaction);
  const { submission, written } = await storeSubmission({ ...input, id: submissionId, caseId, round: 1 }, transaction);
  knowSubmission(found, submission);
  const actor = input.submitterAccountId === null
    ? null : { accountId: input.submitterAccountId, membershipId: null, organizationId: input.submitterOrganizationId ?? null };
  const edge: EdgeOf<FlowId> = 'submit';
  await appendEvent(found, { edge, fromStatus: null, at: input.at, actor, ...written }, transaction);
  await saveCase(found, transaction);
  await addToOutbox(sequelize, { topic: 'startCase', payload: { caseId }, at: input.at, availableAt: input.startsFrom ?? input.at }, transaction);
  return found;
}

/**
 * Writes the submission of a round: the form with what is sealed, its files, and its checks. Its hash covers the content
 * of the files.
 *
 * @throws AttachmentsUnusableError when a file cannot be submitted.
 */
export async function storeSubmission(
  { id, caseId, round, stored: { form, sealed }, base = null, attachments, owner, checks, at }:
    Pick<SubmissionInput, 'stored' | 'base' | 'attachments' | 'owner' | 'checks' | 'at'> & { id: string; caseId: string; round: number },
  transaction: Transaction,
): Promise<StoredSubmission> {
  const files = await bindAttachments(attachments, { caseId, owner }, transaction);
  const content = { form, sealed, ...(attachments.length === 0 ? {} : { files }), ...(base === null ? {} : { base }) };
  const contentHash = createHash('sha256').update(canonicalize(content) ?? '').digest('hex');
  const submission = CaseSubmissionModel.build({
    id, caseId, round, form, sealed, checks, contentHash, baseRevision: base?.revision ?? null,
    base: base === null ? null : { form: base.form, sealed: base.sealed }, createdAt: new Date(at),
  });
  await insertRow(CaseSubmissionModel, submission, transaction);
  return { submission, written: { submissionId: id, content: { id, hash: contentHash } } };
}

/** A submission that was written, and what the event of its round says of it. */
export interface StoredSubmission {
  readonly submission: CaseSubmissionModel;
  readonly written: Required<Pick<EventInput, 'submissionId' | 'content'>>;
}

async function createCase(
  values: CreationAttributes<CaseModel>, transaction: Transaction,
): Promise<CaseModel> {
  if (isGathering(transaction)) {
    const found = CaseModel.build(values);
    // As it would be read back: the hash of its first event covers what is not there yet.
    for (const name of Object.keys(CaseModel.getAttributes())) if (Reflect.get(found, name) === undefined) Reflect.set(found, name, null);
    await writeOrGather(writeCases, found, transaction);
    return found;
  }
  return namingBusy(() => CaseModel.create(values, { transaction }));
}

const writeCases: WriteRows<CaseModel> = (rows, transaction) => namingBusy(() => insertRows(CaseModel, rows, transaction));

/** Saves what has changed in a case; one that is gathered is written as it is then. */
export async function saveCase(found: CaseModel, transaction: Transaction): Promise<void> {
  if (!isGathering(transaction)) await found.save({ transaction });
}

async function namingBusy<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof UniqueConstraintError && constraintOf(error) === 'cases_one_open_per_subject') {
      throw new SubjectBusyError('The subject has an open case', { cause: error });
    }
    throw error;
  }
}

function constraintOf(error: UniqueConstraintError): unknown {
  return Reflect.get(error.parent, 'constraint');
}

/** Numbers that a transaction which gathers has taken and not used yet. */
const takenNumbers = new WeakMap<Transaction, number[]>();
const TAKEN_AT_ONCE = 25;

async function nextNumber(sequelize: Sequelize, flowId: FlowId, transaction: Transaction): Promise<number> {
  const taken = takenNumbers.get(transaction) ?? [];
  if (taken.length === 0) {
    const rows = await queryPrepared<{ value: string }>(
      sequelize, `SELECT nextval('${numberSequenceOf(flowId)}') AS value FROM generate_series(1, $count::int)`, { count: isGathering(transaction) ? TAKEN_AT_ONCE : 1 }, transaction,
    );
    taken.push(...rows.map(({ value }) => Number(value)));
  }
  takenNumbers.set(transaction, taken);
  return Number(taken.shift());
}
