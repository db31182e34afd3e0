import { yearOf } from '../../../workflows/shared/time.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { myCasesApi, trainingPlansApi } from '../../http/clients.ts';

/**
 * What a form about training begins with: the plan that is amended, the course that a class is of, the class to close, this
 * year; nothing for other kinds. Throws HttpProblem.
 */
export async function trainingValues(kind: string, recordId: string | null): Promise<FormData> {
  if (kind === 'trainingPlanReview.annualSummary') return { year: yearOf(new Date().toISOString()) };
  if (recordId === null) return {};
  if (kind === 'trainingPlanReview.classClosing') return { classId: recordId };
  if (kind === 'trainingPlanReview.trainingClass') return courseValues(recordId);
  return kind === 'trainingPlanReview.annualPlan' ? planValues(recordId) : {};
}

async function courseValues(itemId: string): Promise<FormData> {
  const course = (await fetchPlans()).flatMap(({ items }) => items).find(({ id }) => id === itemId);
  if (course === undefined) return {};
  const { name, learningSubject, hours, capacity } = course;
  return { planItemId: itemId, name, learningSubject, hours, capacity };
}

/** As it was approved; its files are uploaded anew. */
async function planValues(planId: string): Promise<FormData> {
  const plan = (await fetchPlans()).find(({ id }) => id === planId);
  if (plan === undefined) return {};
  const { values } = await (await myCasesApi[':caseId'].$get({ param: { caseId: plan.caseId } })).json();
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (name === 'proof' || typeof value === 'boolean' ? [] : [[name, value]])));
}

async function fetchPlans() {
  return (await (await trainingPlansApi.index.$get()).json()).items;
}
