import type { InferResponseType } from 'hono/client';
import type { FreeProfileKind, ProfileKind } from '../../../workflows/shared/profile.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { profileApi } from '../../http/clients.ts';

/** A person's own profile. */
export type Profile = InferResponseType<typeof profileApi.index.$get, 200>;

/** One title, education, qualification or honor. */
export type ProfileRecord = Profile['records'][number];

/** The kinds that stand on the page, in this order. */
export const SHOWN_KINDS = ['title', 'education', 'qualification', 'honor'] as const satisfies readonly ProfileKind[];

export async function fetchProfile(): Promise<Profile> {
  return (await profileApi.index.$get()).json();
}

/** Adds a record, or changes the one that is given. Throws HttpProblem. */
export async function saveRecord(kind: FreeProfileKind, form: FormData, record: ProfileRecord | null): Promise<void> {
  const json = { kind, form: { ...form } };
  if (record === null) await profileApi.records.$post({ json });
  else await profileApi.records[':id'].$put({ param: { id: record.id }, json: { ...json, expectedRevision: record.revision } });
}

/** Takes a record out. Throws HttpProblem. */
export async function removeRecord({ id }: ProfileRecord): Promise<void> {
  await profileApi.records[':id'].$delete({ param: { id } });
}

/** How one is reached, whole, to be filled in again. Throws HttpProblem. */
export async function fetchContact(): Promise<FormData> {
  return (await (await profileApi.contact.$get()).json()).values;
}

/** Changes how one is reached; another number or address takes the password. Throws HttpProblem. */
export async function saveContact(form: FormData, currentPassword: string): Promise<void> {
  await profileApi.contact.$put({ json: { form: { ...form }, ...(currentPassword === '' ? {} : { currentPassword }) } });
}
