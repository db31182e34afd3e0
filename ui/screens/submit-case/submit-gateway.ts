import type { InferResponseType } from 'hono/client';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { submissionsApi } from '../../http/clients.ts';

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
}

/** Checks and reviewers of a form. Throws HttpProblem. */
export async function previewForm({ form, ...entry }: FormEntry): Promise<Preview> {
  return (await submissionsApi.preview.$post({ json: { ...entry, form: { ...form } } })).json();
}

/** Safe to retry: under the same key, one case is opened. Throws HttpProblem. */
export async function submitForm({ form, ...entry }: FormEntry, key: string): Promise<Receipt> {
  const answer = await submissionsApi.index.$post({ json: { ...entry, form: { ...form }, commitment: true } }, { headers: { 'Idempotency-Key': key } });
  return answer.json();
}
