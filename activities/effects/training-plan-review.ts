import { openForm } from '../../models/stores/form-snapshot.ts';
import { closeClass, lockOpenClass } from '../../models/stores/close-class.ts';
import { findPresentSubmission } from '../../models/stores/present-submission.ts';
import { openClass } from '../../models/stores/training-classes.ts';
import { writePlan } from '../../models/stores/training-plans.ts';
import { fileSummary } from '../../models/stores/training-summaries.ts';
import { isTrainingSubject, type TrainingSubject } from '../../workflows/flows/training-plan-review/definition.ts';
import { approvedForms, trainingForms } from '../../workflows/flows/training-plan-review/form.ts';
import { type Effect, type EffectContext, noEffect } from './effect.ts';

/** The organization whose plan or class it is, beside the case. */
type Approved = EffectContext & { readonly organizationId: string };

const writeBySubject: Readonly<Record<TrainingSubject, (context: Approved) => Promise<void>>> = {
  async annualPlan(context) {
    const { sequelize, found: { id: caseId }, organizationId, at, transaction } = context;
    const form = approvedForms.annualPlan.parse(await openSubmitted(context, 'annualPlan'));
    await writePlan(sequelize, { ...form, organizationId, caseId, at }, transaction);
  },
  async trainingClass(context) {
    const { sequelize, found: { id: caseId }, organizationId, at, transaction } = context;
    const form = approvedForms.trainingClass.parse(await openSubmitted(context, 'trainingClass'));
    await openClass(sequelize, { ...form, organizationId, caseId, at }, transaction);
  },
  async classClosing(context) {
    const { found: { id: caseId }, at, transaction } = context;
    const form = approvedForms.classClosing.parse(await openSubmitted(context, 'classClosing'));
    await closeClass(context, { ...form, caseId, at }, transaction);
  },
  async annualSummary(context) {
    const { sequelize, found: { id: caseId }, organizationId, at, transaction } = context;
    const { year } = approvedForms.annualSummary.parse(await openSubmitted(context, 'annualSummary'));
    await fileSummary(sequelize, { organizationId, year, caseId, at }, transaction);
  },
};

/**
 * An approved plan is valid in the place of the one before, an approved class open, a closed one has its roster, a summary is
 * filed (docs/rules.md, "Training plans").
 */
export const trainingPlanReview: Effect = {
  async guard(context) {
    const { sequelize, found, transaction } = context;
    if (found.subject !== 'classClosing') return null;
    const { classId } = approvedForms.classClosing.parse(await openSubmitted(context, 'classClosing'));
    return await lockOpenClass(sequelize, classId, transaction) ? null : 'class-unavailable';
  },
  async approved(context) {
    const { id, subject, subjectOrganizationId: organizationId } = context.found;
    if (!isTrainingSubject(subject) || organizationId === null) throw new RangeError(`Case ${id} does not say whose training it is about`);
    await writeBySubject[subject]({ ...context, organizationId });
    return [];
  },
  rejected: noEffect,
  withdrawn: noEffect,
  lapsed: noEffect,
};

/** The form of the present round, whole. */
async function openSubmitted({ sealing, found, transaction }: EffectContext, subject: TrainingSubject): Promise<Record<string, unknown>> {
  return openForm(sealing, trainingForms[subject], await findPresentSubmission(found, transaction));
}
