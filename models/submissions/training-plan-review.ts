import type { Transaction } from 'sequelize';
import { runTrainingChecks } from '../../workflows/flows/training-plan-review/checks.ts';
import { isTrainingSubject, trainingPlanReview, type TrainingSubject } from '../../workflows/flows/training-plan-review/definition.ts';
import { type TrainingForm, trainingForms } from '../../workflows/flows/training-plan-review/form.ts';
import type { CheckResult } from '../../workflows/shared/checks.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { findClosingFacts, findTrainingOrganization, type TrainingOrganization } from '../facts/training-plan-review.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { findPersonIndex } from '../stores/own-identity.ts';
import type { RequestDeps } from '../stores/requests.ts';
import { findOwnClass } from '../stores/training-classes.ts';
import { findPlanItem, findPlanVersion } from '../stores/training-plans.ts';
import { findYearFigures, isYearSummed } from '../stores/training-summaries.ts';
import { findFirstReviewer } from './first-reviewer.ts';
import { fieldError, readForm } from './read-form.ts';
import type { PreparedSubmission, PrepareSubmission, SubmissionQuestion, SubmissionResult } from './submission.ts';

/** What a form says of its case, beside what all subjects have in common. */
interface Asked extends Pick<PreparedSubmission, 'subjectKey' | 'subjectName' | 'closes'> {
  readonly checks: readonly CheckResult[];
}

interface Submitter extends TrainingOrganization {
  readonly organizationId: string;
}

type Ask<Subject extends TrainingSubject> = (
  deps: RequestDeps, form: TrainingForm<Subject>, by: Submitter, transaction: Transaction,
) => Promise<Asked | readonly FieldError[]>;

const { subjects } = trainingPlanReview;

const askBySubject: { readonly [Subject in TrainingSubject]: Ask<Subject> } = {
  async annualPlan({ sequelize }, form, { organizationId, name }, transaction) {
    const version = await findPlanVersion(sequelize, { organizationId, year: form.year }, transaction);
    return {
      subjectKey: `annualPlan:${organizationId}:${form.year}`, subjectName: `${name} · ${form.year}`,
      checks: runTrainingChecks('annualPlan', subjects.annualPlan.checks, form, { version }),
    };
  },
  async trainingClass({ sequelize }, form, { organizationId, name }, transaction) {
    const { planItemId: itemId, startsOn } = form;
    const item = itemId === null ? null : await findPlanItem(sequelize, { itemId, organizationId, year: Number(startsOn.slice(0, 4)) }, transaction);
    if (itemId !== null && item === null) return [fieldError('planItemId', 'planItemUnknown')];
    return {
      subjectKey: `class:${organizationId}:${startsOn}:${form.name}`, subjectName: `${name} · ${form.name}`,
      checks: runTrainingChecks('trainingClass', subjects.trainingClass.checks, form, { item, today: today() }),
    };
  },
  async classClosing(deps, form, { organizationId, divisionCode, name }, transaction) {
    const found = await findOwnClass(deps.sequelize, { id: form.classId, organizationId }, transaction);
    if (found?.state !== 'ended') return [fieldError('classId', found === null ? 'notOffered' : 'classNotEnded')];
    const idNumbers = form.roster.map(({ idNumber }) => idNumber);
    const facts = await findClosingFacts(deps, { found, idNumbers, organizationId, divisionCode }, transaction);
    return {
      subjectKey: `closing:${found.id}`, subjectName: `${name} · ${found.name}`, closes: found.caseId,
      checks: runTrainingChecks('classClosing', subjects.classClosing.checks, form, facts),
    };
  },
  async annualSummary({ sequelize }, form, { organizationId, name }, transaction) {
    const of = { organizationId, year: form.year };
    if (await isYearSummed(of, transaction)) return [fieldError('year', 'yearSummed')];
    return {
      subjectKey: `summary:${organizationId}:${form.year}`, subjectName: `${name} · ${form.year}`,
      checks: runTrainingChecks('annualSummary', subjects.annualSummary.checks, form, { today: today(), figures: await findYearFigures(sequelize, of, transaction) }),
    };
  },
};

/** Reads what a base or employer plans, declares, closes or sums up (manual §5.1.5; docs/rules.md, "Training plans"). */
export const prepareTraining: PrepareSubmission = async (deps, question, transaction) =>
  (isTrainingSubject(question.subject) ? prepare(deps, question.subject, question, transaction) : { status: 'invalid', errors: [] });

async function prepare<Subject extends TrainingSubject>(
  deps: RequestDeps, subject: Subject, { form: sent, organizationId, submitterAccountId }: SubmissionQuestion, transaction: Transaction,
): Promise<SubmissionResult> {
  const schema = trainingForms[subject];
  const read = readForm(schema, sent);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const organization = organizationId === null ? null : await findTrainingOrganization(deps.sequelize, organizationId, transaction);
  if (organizationId === null || organization === null) return { status: 'reviewer-missing' };
  const asked = await askBySubject[subject](deps, read.form, { ...organization, organizationId }, transaction);
  if (!('checks' in asked)) return { status: 'invalid', errors: asked };
  const { divisionCode, superiorId } = organization;
  const submitterPersonIndex = await findPersonIndex(submitterAccountId, transaction);
  const reviewed = { divisionCode, superiorId, submitterPersonIndex, subjectPersonIndex: null };
  const reviewer = await findFirstReviewer(deps, { flowId: trainingPlanReview.id, subject, reviewed }, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  return {
    status: 'prepared',
    reviewer,
    submission: {
      ...asked, ...reviewed, subjectOrganizationId: organizationId,
      stored: storeForm(deps.sealing, schema, read.form), attachments: attachmentsIn(schema, read.form),
    },
  };
}

const today = (): string => dayOf(new Date().toISOString());
