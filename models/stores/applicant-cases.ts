import type { Sequelize } from 'sequelize';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import { applicantVerbsIn } from '../../workflows/shared/applicant.ts';
import type { CaseStatus } from '../../workflows/shared/case-state.ts';
import { type ApplicantVerb, INTERNAL_EDGES } from '../../workflows/shared/flow.ts';
import { type CaseKind, definitionOf, subjectOf } from '../../workflows/flows/index.ts';
import type { Locale } from '../../workflows/shared/messages/index.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { findDeclaredClass } from '../facts/class-hours.ts';
import { attachmentLabels, listCaseAttachments } from './attachments.ts';
import { findChanges, findComparison } from './case-changes.ts';
import { findWaysWalked } from './case-paths.ts';
import { findCaseDetail, listSteps, listTimeline } from './case-view.ts';
import { findCopiedFrom } from './copied-from.ts';
import { findFormLabels } from './form-labels.ts';
import { describeSections, openField } from './form-snapshot.ts';
import { forms } from './forms.ts';
import { ID_NUMBER } from './people.ts';
import { findReturnCode } from './return-code.ts';
import type { RequestDeps } from './requests.ts';
import { shownSubjectName } from './subject-name.ts';
import { findUrging } from './urge-case.ts';

/** What an applicant knows of his case without a code: its number, and whose it is. */
export interface CaseKnowledge {
  readonly caseNumber: string;
  /** Of an organization. */
  readonly creditCode?: string | undefined;
  /** Of a professional. */
  readonly idNumber?: string | undefined;
}

/** What anybody may learn who knows the number of a registration and its credit code or ID number. Instants are ISO 8601. */
export interface RegistrationProgress {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly submittedAt: string;
  readonly dueAt: string | null;
  /** The organization that reviews or reviewed last; null until one is found. */
  readonly reviewer: { readonly name: string } | null;
}

/** How a registration stands; null for an unknown number and for a credit code or ID number that is not its own. */
export async function findProgress(
  { sequelize, sealing }: Pick<RequestDeps, 'sequelize' | 'sealing'>, { caseNumber, creditCode = '', idNumber }: CaseKnowledge,
): Promise<RegistrationProgress | null> {
  const keys = idNumber === undefined ? [creditCode] : sealing.blindIndexes(idNumber, ID_NUMBER);
  const [found] = await queryRows<{ caseId: string; status: CaseStatus; submittedAt: Date; dueAt: Date | null }>(sequelize, `
    SELECT id AS "caseId", status, submitted_at AS "submittedAt", due_at AS "dueAt" FROM cases
    WHERE number = :caseNumber AND flow_id = :flowId AND split_part(subject_key, ':', 3) IN (:keys)`,
  { caseNumber, keys, flowId: registrationReview.id });
  if (found === undefined) return null;
  const name = await findReviewerName(sequelize, found.caseId);
  return {
    ...found, submittedAt: found.submittedAt.toISOString(), dueAt: found.dueAt?.toISOString() ?? null,
    reviewer: name === null ? null : { name },
  };
}

/** The id of the registration with this number, or null. */
export async function findRegistrationId(sequelize: Sequelize, caseNumber: string): Promise<string | null> {
  const [found] = await queryRows<{ id: string }>(
    sequelize, 'SELECT id FROM cases WHERE number = :caseNumber AND flow_id = :flowId', { caseNumber, flowId: registrationReview.id },
  );
  return found?.id ?? null;
}

/** Who reads a case as its applicant, or as a colleague of his. */
export interface ApplicantReader {
  readonly isApplicant: boolean;
  /** Which other cases he reads as this one: a condition over cases `c` with their kind; null for none. */
  readonly readable: string | null;
  readonly locale: Locale;
}

/** A case as its applicant reads and mends it: his own values whole, organizations by name, no names of reviewers. A colleague of his reads the same, masked. */
export async function findApplicantCase(deps: RequestDeps, caseId: string, { isApplicant, readable, locale }: ApplicantReader) {
  const detail = await findCaseDetail(caseId);
  if (detail === null) return null;
  const { found, submission, kind } = detail;
  const { sequelize, sealing } = deps;
  const sections = describeSections(forms[kind]);
  const fields = sections.flatMap((section) => section.fields);
  const [steps, timeline, labels, changes, comparison, attachments, reviewerName, returnCode, urging, copiedFrom, trainingClass, walked] = await Promise.all([
    listSteps(sequelize, found), listTimeline(sequelize, sealing, caseId), findFormLabels(sequelize, fields, submission.form, locale),
    findChanges(sealing, found, submission), findComparison(deps, found, submission, locale), listCaseAttachments(sealing, caseId),
    findReviewerName(sequelize, caseId), findReturnCode(found), findUrging(sequelize, found, new Date().toISOString()),
    findCopiedFrom(deps, found, readable), findDeclaredClass(sequelize, { classId: null, caseId }),
    findWaysWalked(sequelize, found, { detours: false }),
  ]);
  return {
    caseId, caseNumber: found.number, flowId: found.flowId, kind, status: found.status, outcome: found.outcome, round: found.round,
    revision: found.revision, subjectName: nameOf(found, kind, isApplicant), copiedFrom, submittedAt: found.submittedAt.toISOString(),
    dueAt: found.dueAt?.toISOString() ?? null, reviewer: reviewerName === null ? null : { name: reviewerName },
    steps, step: found.step, chain: found.chain, walked,
    timeline: timeline.filter(({ edge }) => !INTERNAL_EDGES.includes(edge))
      .map(({ actorName: _actor, behalfName: _absent, targetName: _target, ...item }) => item),
    sections, labels: { ...labels, ...attachmentLabels(attachments, submission.form) }, changes, comparison, attachments,
    form: { ...submission.form },
    values: Object.fromEntries(fields.map(({ name }) => [name, isApplicant ? openField(sealing, submission, name) : submission.form[name] ?? null])),
    checks: submission.checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })),
    isMine: isApplicant, recordId: found.subjectRecordId, submitsAs: found.submitterOrganizationId === null ? 'oneself' as const : 'organization' as const,
    verbs: isApplicant ? offeredVerbs(found) : [],
    urging: isApplicant ? urging : 'not-waiting' as const,
    returnCode,
    isAdministratorFixed: found.submitterAccountId !== null,
    isProvenByClass: trainingClass !== null && trainingClass.organizationId === found.submitterOrganizationId,
  };
}

/** Of whom it is: whole for himself. */
function nameOf({ subjectName, subjectPersonIndex, submitterPersonIndex }: CaseModel, kind: CaseKind, isApplicant: boolean): string {
  return isApplicant && subjectPersonIndex === submitterPersonIndex ? subjectName : shownSubjectName(kind, subjectName);
}

function offeredVerbs(found: { flowId: Parameters<typeof definitionOf>[0]; subject: string; status: CaseStatus }): ApplicantVerb[] {
  return applicantVerbsIn(found.status, subjectOf(definitionOf(found.flowId), found.subject).applicantVerbs);
}

async function findReviewerName(sequelize: Sequelize, caseId: string): Promise<string | null> {
  const [row] = await queryRows<{ name: string }>(sequelize, `
    SELECT o.name FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    WHERE t.case_id = :caseId ORDER BY t.step_rev DESC LIMIT 1`, { caseId });
  return row?.name ?? null;
}
