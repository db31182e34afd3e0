import type { InferResponseType } from 'hono/client';
import type { CheckResult } from '../../../workflows/shared/checks.ts';
import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { ownRegistrationForms, registrationForms } from '../../../workflows/flows/registration-review/form.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { ownRegistrationsApi, registrationsApi } from '../../http/clients.ts';
import type { Identity } from './identity-section.ts';

/** Who will review a registration, and until when. */
export type Reviewer = InferResponseType<typeof registrationsApi.reviewer.$get, 200>;

/** What a submitted registration is answered with. */
export type Receipt = InferResponseType<typeof registrationsApi.employers.$post, 201>;

/** A registration that its form accepts, ready to be sent. Both throw HttpProblem. */
export interface RegistrationEntry {
  readonly form: object;
  /** Null where who submits is signed in. */
  readonly password: string | null;
  /** The case that the form was copied from; null for none. */
  readonly copiedFrom: string | null;
  /** What a reviewer would see. */
  check(key: string): Promise<readonly CheckResult[]>;
  /** Submits. Safe to retry: under the same key, one case is opened. */
  submit(key: string): Promise<Receipt>;
}

/** How one subject is registered. */
export interface RegistrationGateway {
  /** Of a visitor, with the password he chose; null while the form refuses it. */
  read(data: FormData, password: string, copiedFrom: string | null): RegistrationEntry | null;
  /** Of a person who is signed in; null while the form refuses it. */
  readOwn(data: FormData, copiedFrom: string | null): RegistrationEntry | null;
  /** What a reviewer would see of a whole form. Throws HttpProblem. */
  check(form: object, key: string): Promise<readonly CheckResult[]>;
  /** The signed-in person as who submits. Throws HttpProblem. */
  findIdentity(): Promise<Identity>;
}

interface Parser<Form> {
  safeParse(data: unknown): { readonly success: true; readonly data: Form } | { readonly success: false };
}

interface Keyed {
  readonly headers: { readonly 'Idempotency-Key': string };
}

interface Answer<Body> {
  json(): Promise<Body>;
}

type Post<Json, Body> = (args: { json: Json }, options: Keyed) => Promise<Answer<Body>>;

/** Where a subject is registered by a visitor. */
interface Routes<Form> {
  readonly $post: Post<{ form: Form; password: string; commitment: true; copiedFrom: string | null }, Receipt>;
  readonly checks: { readonly $post: Post<{ form: Form }, { readonly checks: readonly CheckResult[] }> };
}

/** Where a subject is registered by a person who is signed in. */
interface OwnRoutes<Form> {
  readonly $get: () => Promise<Answer<Identity>>;
  readonly $post: Post<{ form: Form; commitment: true; copiedFrom: string | null }, Receipt>;
  readonly checks: Routes<Form>['checks'];
}

function createGateway<Form extends object, OwnForm extends object>(
  [form, routes]: readonly [Parser<Form>, Routes<Form>], [ownForm, ownRoutes]: readonly [Parser<OwnForm>, OwnRoutes<OwnForm>],
): RegistrationGateway {
  return {
    read(data, password, copiedFrom) {
      const parsed = form.safeParse(data);
      return parsed.success ? {
        form: parsed.data, password, copiedFrom,
        check: (key) => checksOf(routes.checks.$post({ json: { form: parsed.data } }, keyed(key))),
        submit: async (key) => (await routes.$post({ json: { form: parsed.data, password, commitment: true, copiedFrom } }, keyed(key))).json(),
      } : null;
    },
    readOwn(data, copiedFrom) {
      const parsed = ownForm.safeParse(data);
      return parsed.success ? {
        form: parsed.data, password: null, copiedFrom,
        check: (key) => checksOf(ownRoutes.checks.$post({ json: { form: parsed.data } }, keyed(key))),
        submit: async (key) => (await ownRoutes.$post({ json: { form: parsed.data, commitment: true, copiedFrom } }, keyed(key))).json(),
      } : null;
    },
    async check(whole, key) {
      const parsed = form.safeParse(whole);
      return parsed.success ? checksOf(routes.checks.$post({ json: { form: parsed.data } }, keyed(key))) : [];
    },
    findIdentity: async () => (await ownRoutes.$get()).json(),
  };
}

const gateways = {
  department: createGateway(
    [registrationForms.department, registrationsApi.departments], [ownRegistrationForms.department, ownRegistrationsApi.departments.own]),
  employer: createGateway(
    [registrationForms.employer, registrationsApi.employers], [ownRegistrationForms.employer, ownRegistrationsApi.employers.own]),
  base: createGateway(
    [registrationForms.base, registrationsApi.bases], [ownRegistrationForms.base, ownRegistrationsApi.bases.own]),
  professional: createGateway(
    [registrationForms.professional, registrationsApi.professionals], [ownRegistrationForms.professional, ownRegistrationsApi.professionals.own]),
} as const satisfies Record<RegistrationSubject, RegistrationGateway>;

export function registrationGateway(subject: RegistrationSubject): RegistrationGateway {
  return gateways[subject];
}

/** Who reviews what is chosen; `superiorId` is empty for none. Throws HttpProblem. */
export async function findReviewer(subject: RegistrationSubject, division: string, superiorId: string): Promise<Reviewer> {
  const answer = await registrationsApi.reviewer.$get({ query: { subject, division, ...(superiorId === '' ? {} : { superiorId }) } });
  return answer.json();
}

async function checksOf(answer: Promise<Answer<{ readonly checks: readonly CheckResult[] }>>): Promise<readonly CheckResult[]> {
  return (await (await answer).json()).checks;
}

function keyed(key: string): Keyed {
  return { headers: { 'Idempotency-Key': key } };
}
