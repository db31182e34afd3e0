import type { CaseKind } from '../../../workflows/flows/index.ts';
import { isClassForm } from '../../../workflows/shared/training.ts';
import type { FormSchema } from './form-schema.ts';

const registrations = async () => (await import('../../../workflows/flows/registration-review/form.ts')).registrationForms;
const trainings = async () => (await import('../../../workflows/flows/training-plan-review/form.ts')).trainingForms;
const changes = async () => (await import('../../../workflows/flows/change-review/form.ts')).changeForms;
const hourForms = async () => import('../../../workflows/flows/credit-hour-review/form.ts');
const hours = async () => (await hourForms()).creditHourForms;

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
  'creditHourReview.baseClass': async () => (await hours()).baseClass,
  'creditHourReview.trainingCourse': async () => (await hours()).trainingCourse,
  'creditHourReview.onlineCourse': async () => (await hours()).onlineCourse,
  'creditHourReview.degreeStudy': async () => (await hours()).degreeStudy,
  'creditHourReview.conference': async () => (await hours()).conference,
  'creditHourReview.researchProject': async () => (await hours()).researchProject,
  'creditHourReview.paper': async () => (await hours()).paper,
  'creditHourReview.book': async () => (await hours()).book,
  'creditHourReview.patent': async () => (await hours()).patent,
  'creditHourReview.award': async () => (await hours()).award,
  'creditHourReview.qualificationExam': async () => (await hours()).qualificationExam,
  'creditHourReview.surveyReport': async () => (await hours()).surveyReport,
  'creditHourReview.assignment': async () => (await hours()).assignment,
  'creditHourReview.grassrootsService': async () => (await hours()).grassrootsService,
  'creditHourReview.industryTraining': async () => (await hours()).industryTraining,
  'creditHourReview.practice': async () => (await hours()).practice,
  'creditHourReview.teaching': async () => (await hours()).teaching,
  'creditHourReview.selfStudy': async () => (await hours()).selfStudy,
  'creditHourReview.skillTest': async () => (await hours()).skillTest,
  'creditHourReview.studyPoints': async () => (await hours()).studyPoints,
  'creditHourReview.other': async () => (await hours()).other,
} satisfies Record<CaseKind, () => Promise<FormSchema>>;

function hasForm(kind: string): kind is CaseKind {
  return Object.hasOwn(loaders, kind);
}

/** Loads the form of a kind of case, `<flowId>.<subject>`. Rejects when a part of the page cannot be fetched, and for the kind of a newer server. */
export async function loadForm(kind: string): Promise<FormSchema> {
  if (!hasForm(kind)) throw new RangeError(`No form of the kind ${kind}`);
  return loaders[kind]();
}

/** Loads the form of hours that the organization which has held a class declares for its roster: without evidence. Rejects as {@link loadForm} does. */
export async function loadClassRosterForm(kind: string): Promise<FormSchema> {
  const [, studyForm = ''] = kind.split('.');
  if (!isClassForm(studyForm)) throw new RangeError(`No class declares the kind ${kind}`);
  return (await hourForms()).classRosterForms[studyForm];
}
