import type { InferResponseType } from 'hono/client';
import type { EmployerRegistration } from '../../../workflows/flows/registration-review/form.ts';
import { registrationsApi } from '../../http/clients.ts';

const { employers } = registrationsApi;

/** Who will review a registration, and until when. */
export type Reviewer = InferResponseType<typeof registrationsApi.reviewer.$get, 200>;

/** What a submitted registration is answered with. */
export type Receipt = InferResponseType<typeof employers.$post, 201>;

/** A registration as it is submitted. */
export interface RegistrationEntry {
  readonly form: EmployerRegistration;
  readonly password: string;
}

export async function findReviewer(division: string, superiorId: string): Promise<Reviewer> {
  const answer = await registrationsApi.reviewer.$get({ query: { division, ...(superiorId === '' ? {} : { superiorId }) } });
  return answer.json();
}

/** What a reviewer would see. Throws HttpProblem. */
export async function checkRegistration(form: EmployerRegistration, key: string) {
  const answer = await employers.checks.$post({ json: { form } }, { headers: { 'Idempotency-Key': key } });
  return (await answer.json()).checks;
}

/** Submits. Throws HttpProblem. Safe to retry: under the same key, one case is opened. */
export async function submitRegistration({ form, password }: RegistrationEntry, key: string): Promise<Receipt> {
  const answer = await employers.$post({ json: { form, password, commitment: true } }, { headers: { 'Idempotency-Key': key } });
  return answer.json();
}
