import type { Transaction } from 'sequelize';
import type { z } from 'zod';
import { type ChangeFacts, runChangeChecks } from '../../workflows/flows/change-review/checks.ts';
import { changeReview, type ChangeSubject, isChangeSubject } from '../../workflows/flows/change-review/definition.ts';
import { changeForms } from '../../workflows/flows/change-review/form.ts';
import { findOrganizationRecord, findOwnRecord, findTitleFacts, isIdentityUsed } from '../facts/change-review.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { differingFields, findRecordBase, type RecordName } from '../stores/changed-record.ts';
import { storeForm, type StoredForm } from '../stores/form-snapshot.ts';
import { findPersonIndex } from '../stores/own-identity.ts';
import { ID_NUMBER } from '../stores/people.ts';
import { findUnknownCodes } from '../stores/reference.ts';
import type { RequestDeps } from '../stores/requests.ts';
import { findFirstReviewer } from './first-reviewer.ts';
import { fieldError, readForm } from './read-form.ts';
import type { PreparedSubmission, PrepareSubmission, SubmissionQuestion, SubmissionResult } from './submission.ts';

/** Whose record changes, who is responsible for it, and what the checks need. */
interface Changed extends Pick<PreparedSubmission, 'subjectKey' | 'subjectName' | 'divisionCode' | 'superiorId' | 'subjectPersonIndex'> {
  readonly record: RecordName;
  readonly facts: Partial<ChangeFacts>;
}

type Refused = Exclude<SubmissionResult, { readonly status: 'prepared' }>;
type Form<Subject extends ChangeSubject> = z.output<(typeof changeForms)[Subject]>;
type Question = Pick<SubmissionQuestion, 'submitterAccountId' | 'organizationId' | 'recordId'>;

type FindChanged<Subject extends ChangeSubject> = (
  deps: RequestDeps, form: Form<Subject>, question: Question, transaction: Transaction,
) => Promise<Changed | Refused>;

/** A person's own record: of whoever is signed in, never of anybody who is named. */
async function findOwn(deps: RequestDeps, { submitterAccountId, organizationId }: Question, transaction: Transaction) {
  const own = submitterAccountId === null || organizationId !== null ? null : await findOwnRecord(deps.sequelize, submitterAccountId, transaction);
  if (own === null || own.unitId === null || own.divisionCode === null) return null;
  return { ...own, superiorId: own.unitId, divisionCode: own.divisionCode };
}

const findBySubject: { readonly [Subject in ChangeSubject]: FindChanged<Subject> } = {
  async title(deps, form, question, transaction) {
    const own = await findOwn(deps, question, transaction);
    if (own === null) return { status: 'not-employed' };
    const { sequelize } = deps;
    for (const [field, table, code] of [
      ['seriesCode', 'title-series', form.seriesCode], ['levelCode', 'title-level', form.levelCode],
    ] as const) {
      const unknown = await findUnknownCodes(sequelize, { table, codes: [code] }, transaction);
      if (unknown.length > 0) return { status: 'invalid', errors: [fieldError(field, 'notOffered')] };
    }
    const { personId, name: subjectName, personIndex, superiorId, divisionCode } = own;
    const recordId = question.recordId ?? null;
    return {
      subjectKey: `title:${recordId ?? `new:${personId}`}`, subjectName, divisionCode, superiorId, subjectPersonIndex: personIndex,
      record: { subject: 'title', recordId, personIndex, organizationId: null },
      facts: await findTitleFacts(sequelize, { ...form, personId, certificateNumber: form.certificateNumber ?? '' }, transaction),
    };
  },
  async identity(deps, form, question, transaction) {
    const own = await findOwn(deps, question, transaction);
    if (own === null) return { status: 'not-employed' };
    const { personId, name: subjectName, personIndex, superiorId, divisionCode } = own;
    const indexes = deps.sealing.blindIndexes(form.idNumber, ID_NUMBER);
    return {
      subjectKey: `identity:${personId}`, subjectName, divisionCode, superiorId, subjectPersonIndex: personIndex,
      record: { subject: 'identity', recordId: null, personIndex, organizationId: null },
      facts: { isIdentityUsed: await isIdentityUsed(deps.sequelize, { personIndex, indexes }, transaction), numberChanges: !indexes.includes(personIndex) },
    };
  },
  async organization({ sequelize }, { creditCode }, { organizationId }, transaction) {
    const found = organizationId === null ? null : await findOrganizationRecord(sequelize, { organizationId, creditCode }, transaction);
    if (organizationId === null || found === null) return { status: 'reviewer-missing' };
    const { name: subjectName, divisionCode, superiorId, sameName, isSameActive } = found;
    return {
      subjectKey: `organization:${organizationId}`, subjectName, divisionCode, superiorId, subjectPersonIndex: null,
      record: { subject: 'organization', recordId: null, personIndex: null, organizationId },
      facts: { sameCreditCode: sameName === null ? null : { name: sameName, active: isSameActive === true } },
    };
  },
};

const NO_FACTS: ChangeFacts = {
  isCertificateUsed: false, isTitleKnown: true, isIdentityUsed: false, numberChanges: false, sameCreditCode: null,
};

/**
 * Reads a change of one's own record, or of that of one's organization, and what the record says now (manual §5.1.4;
 * docs/rules.md, "Changes"). A change that changes nothing is refused.
 */
export const prepareChange: PrepareSubmission = async (deps, question, transaction) =>
  (isChangeSubject(question.subject) ? prepare(deps, question.subject, question, transaction) : { status: 'invalid', errors: [] });

async function prepare<Subject extends ChangeSubject>(
  deps: RequestDeps, subject: Subject, question: SubmissionQuestion, transaction: Transaction,
): Promise<SubmissionResult> {
  const schema = changeForms[subject];
  const read = readForm(schema, question.form);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const found = await findBySubject[subject](deps, read.form, question, transaction);
  if ('status' in found) return found;
  const { record, facts, ...columns } = found;
  const base = await findRecordBase(deps, record, transaction);
  if (base === null && record.recordId !== null) return { status: 'invalid', errors: [fieldError('seriesCode', 'recordUnknown')] };
  const stored: StoredForm = storeForm(deps.sealing, schema, read.form);
  const [first = ''] = Object.keys(read.form);
  if (base !== null && differingFields(deps, subject, base, stored).length === 0) return { status: 'invalid', errors: [fieldError(first, 'unchanged')] };
  const submitterPersonIndex = await findPersonIndex(question.submitterAccountId, transaction);
  const reviewer = await findFirstReviewer(deps, { flowId: changeReview.id, subject, reviewed: { ...columns, submitterPersonIndex } }, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  return {
    status: 'prepared',
    reviewer,
    submission: {
      ...columns, submitterPersonIndex, subjectOrganizationId: record.organizationId, subjectRecordId: record.recordId, base, stored,
      attachments: attachmentsIn(schema, read.form),
      checks: runChangeChecks(changeReview.subjects[subject].checks, read.form, { ...NO_FACTS, ...facts }),
    },
  };
}
