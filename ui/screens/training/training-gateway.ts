import type { InferResponseType } from 'hono/client';
import { trainingClassesApi, trainingPlansApi } from '../../http/clients.ts';

/** A valid plan of the own organization. */
export type Plan = InferResponseType<typeof trainingPlansApi.index.$get, 200>['items'][number];

/** A class of the own organization. */
export type TrainingClass = InferResponseType<typeof trainingClassesApi.index.$get, 200>['items'][number];

/** The valid plans, the latest year first. Throws HttpProblem. */
export async function fetchPlans(): Promise<readonly Plan[]> {
  return (await (await trainingPlansApi.index.$get()).json()).items;
}

/** A page of the classes, the latest approved first. Throws HttpProblem. */
export async function fetchClasses(cursor: string | null) {
  return (await trainingClassesApi.index.$get({ query: cursor === null ? {} : { cursor } })).json();
}

/** Calls a class off; under the same key it happens once. Throws HttpProblem. */
export async function cancelClass(id: string, reason: string, key: string): Promise<void> {
  await trainingClassesApi[':id'].cancel.$post({ param: { id }, json: { reason } }, { headers: { 'Idempotency-Key': key } });
}

/** Declares the hours of everybody who has passed a closed class; gives the id of the roster. Under the same key it happens once. Throws HttpProblem. */
export async function declareClassHours(id: string, key: string): Promise<string> {
  const answer = await trainingClassesApi[':id'].hours.$post({ param: { id }, json: { commitment: true } }, { headers: { 'Idempotency-Key': key } });
  return (await answer.json()).rosterId;
}
