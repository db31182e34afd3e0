import type { InferResponseType } from 'hono/client';
import { isChangeSubject } from '../../../workflows/flows/change-review/definition.ts';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { profileApi, submissionsApi } from '../../http/clients.ts';
import { trainingValues } from './training-values.ts';

/** What happens with a form once it is submitted. */
export type Preview = InferResponseType<typeof submissionsApi.preview.$post, 200>;

/** What a submitted form is answered with. */
export type Receipt = InferResponseType<typeof submissionsApi.index.$post, 201>;

/** A form as it is sent, and in whose name. */
export interface FormEntry {
  readonly flowId: string;
  readonly subject: string;
  readonly form: FormData;
  readonly as: SubmitsAs;
  /** The record it changes, where there are several; null for a new one. */
  readonly recordId: string | null;
  /** Whom it is about, where an organization submits it for one of its people; null where the form itself says so. */
  readonly personId: string | null;
  /** The case that the form was copied from; null for none. */
  readonly copiedFrom: string | null;
}

/** What a form of this kind begins with: what the record says that it changes; nothing for a kind or record that is new. Throws HttpProblem. */
export async function fetchPresent(kind: string, recordId: string | null): Promise<FormData> {
  const [flowId, subject = ''] = kind.split('.');
  if (flowId === 'trainingPlanReview') return trainingValues(kind, recordId);
  if (flowId !== 'changeReview' || !isChangeSubject(subject) || (subject === 'title' && recordId === null)) return {};
  const answer = await profileApi.changes[':subject'].$get({ param: { subject }, query: recordId === null ? {} : { recordId } });
  const { values } = await answer.json();
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? null : value]));
}

/** Checks and reviewers of a form. Throws HttpProblem. */
export async function previewForm({ form, copiedFrom: _source, ...entry }: FormEntry): Promise<Preview> {
  return (await submissionsApi.preview.$post({ json: { ...entry, form: { ...form } } })).json();
}

/** Safe to retry: under the same key, one case is opened. Throws HttpProblem. */
export async function submitForm({ form, ...entry }: FormEntry, key: string): Promise<Receipt> {
  const answer = await submissionsApi.index.$post({ json: { ...entry, form: { ...form }, commitment: true } }, { headers: { 'Idempotency-Key': key } });
  return answer.json();
}
