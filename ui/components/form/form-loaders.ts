import type { CaseKind } from '../../../workflows/flows/index.ts';
import type { FormSchema } from './form-schema.ts';

const registrations = async () => (await import('../../../workflows/flows/registration-review/form.ts')).registrationForms;
const trainings = async () => (await import('../../../workflows/flows/training-plan-review/form.ts')).trainingForms;
const changes = async () => (await import('../../../workflows/flows/change-review/form.ts')).changeForms;

/** The form of every kind of case, fetched when somebody fills it in; the compiler names one that is missing. */
const loaders = {
  'registrationReview.department': async () => (await registrations()).department,
  'registrationReview.employer': async () => (await registrations()).employer,
  'registrationReview.base': async () => (await registrations()).base,
  'registrationReview.professional': async () => (await registrations()).professional,
  'changeReview.title': async () => (await changes()).title,
  'changeReview.identity': async () => (await changes()).identity,
  'changeReview.organization': async () => (await changes()).organization,
  'superiorChange.organization': async () => (await import('../../../workflows/flows/superior-change/form.ts')).superiorChangeForm,
  'personnelTransfer.person': async () => (await import('../../../workflows/flows/personnel-transfer/form.ts')).personnelTransferForm,
  'trainingPlanReview.annualPlan': async () => (await trainings()).annualPlan,
  'trainingPlanReview.trainingClass': async () => (await trainings()).trainingClass,
  'trainingPlanReview.classClosing': async () => (await trainings()).classClosing,
  'trainingPlanReview.annualSummary': async () => (await trainings()).annualSummary,
} satisfies Record<CaseKind, () => Promise<FormSchema>>;

function hasForm(kind: string): kind is CaseKind {
  return Object.hasOwn(loaders, kind);
}

/** Loads the form of a kind of case, `<flowId>.<subject>`. Rejects when a part of the page cannot be fetched, and for the kind of a newer server. */
export async function loadForm(kind: string): Promise<FormSchema> {
  if (!hasForm(kind)) throw new RangeError(`No form of the kind ${kind}`);
  return loaders[kind]();
}
