import type { InferResponseType } from 'hono/client';
import type { CheckResult } from '../../../workflows/shared/checks.ts';
import type { RegistrationForm, OwnRegistrationForm } from '../../../workflows/flows/registration-review/form.ts';
import { ownRegistrationsApi, registrationsApi } from '../../http/clients.ts';
import type { Identity } from './identity-section.ts';

const { employers } = registrationsApi;

/** Who will review a registration, and until when. */
export type Reviewer = InferResponseType<typeof registrationsApi.reviewer.$get, 200>;

/** What a submitted registration is answered with. */
export type Receipt = InferResponseType<typeof employers.$post, 201>;

/** A registration as it is submitted: with a new administrator and his password, or by a signed-in person with himself. */
export type RegistrationEntry =
  | { readonly form: RegistrationForm<'employer'>; readonly password: string }
  | { readonly form: OwnRegistrationForm<'employer'>; readonly password: null };

/** The signed-in person as the administrator of what he registers. Throws HttpProblem. */
export async function findIdentity(): Promise<Identity> {
  return (await ownRegistrationsApi.employers.own.$get()).json();
}

export async function findReviewer(division: string, superiorId: string): Promise<Reviewer> {
  const answer = await registrationsApi.reviewer.$get({ query: { division, ...(superiorId === '' ? {} : { superiorId }) } });
  return answer.json();
}

/** What a reviewer would see. Throws HttpProblem. */
export async function checkRegistration(form: RegistrationEntry['form'], key: string): Promise<readonly CheckResult[]> {
  const answer = await ('idNumber' in form
    ? employers.checks.$post({ json: { form } }, headersOf(key)) : ownRegistrationsApi.employers.own.checks.$post({ json: { form } }, headersOf(key)));
  return (await answer.json()).checks;
}

/** Submits. Throws HttpProblem. Safe to retry: under the same key, one case is opened. */
export async function submitRegistration({ form, password }: RegistrationEntry, key: string): Promise<Receipt> {
  const answer = await (password === null
    ? ownRegistrationsApi.employers.own.$post({ json: { form, commitment: true } }, headersOf(key))
    : employers.$post({ json: { form, password, commitment: true } }, headersOf(key)));
  return answer.json();
}

function headersOf(key: string): { readonly headers: { readonly 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': key } };
}
