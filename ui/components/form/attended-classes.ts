import type { InferResponseType } from 'hono/client';
import { trainingClassesApi } from '../../http/clients.ts';
import type { SubmitsAs } from './field-context.ts';

/** A closed class that one has passed, or people of the own organization have; `hours` is the most it gives. */
export type AttendedClass = InferResponseType<typeof trainingClassesApi.attended.$get, 200>['items'][number];

/** The classes whose hours can be declared. Throws HttpProblem. */
export async function fetchAttendedClasses(as: SubmitsAs): Promise<readonly AttendedClass[]> {
  return (await (await trainingClassesApi.attended.$get({ query: { as } })).json()).items;
}
