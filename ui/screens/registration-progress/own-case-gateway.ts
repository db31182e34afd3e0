import type { InferResponseType } from 'hono/client';
import type { CheckResult } from '../../../workflows/shared/checks.ts';
import type { DraftGateway } from '../../components/form/kept-draft.ts';
import { applicantsApi, myCasesApi } from '../../http/clients.ts';
import { foundDraft, sentValues } from '../submit-case/submit-draft.ts';
import { sendUntilAnswered } from './send-until-answered.ts';

const { current } = applicantsApi;
const mine = myCasesApi[':caseId'];

/** A case as its applicant reads it. */
export type OwnCase = InferResponseType<typeof current.$get, 200>;

/** A mended form, and the revision that was on the screen. */
export interface Resubmission {
  readonly form: object;
  readonly expectedRevision: number;
}

export interface Withdrawal {
  readonly expectedRevision: number;
  readonly reason: string;
}

/** What the page of one's own case needs of the server; everything throws HttpProblem. */
export interface OwnCaseGateway {
  read(): Promise<OwnCase>;
  /** Where one of its files can be read. */
  urlOf(attachmentId: string): string;
  /** Where changes to the case are kept while it is returned, by its round; null for this tab alone. */
  readonly draftOf: ((round: number) => DraftGateway) | null;
  /** What a reviewer would see of a mended form. */
  check(form: object): Promise<readonly CheckResult[]>;
  /** Safe to retry: under the same key, it is resubmitted once. */
  resubmit(resubmission: Resubmission, key: string): Promise<void>;
  /** Safe to retry: under the same key, it is withdrawn once. */
  withdraw(withdrawal: Withdrawal, key: string): Promise<void>;
  /** Safe to retry: under the same key, its reviewers are urged once. */
  urge(key: string): Promise<void>;
  /** Safe to retry: under the same key, the comment is left once. */
  comment(text: string, key: string): Promise<void>;
}

/** The case that this browser has opened with a code, or that of the signed-in person with this id. */
export function ownCaseGateway(caseId: string | null): OwnCaseGateway {
  const param = { caseId: caseId ?? '' };
  return {
    read: async () => (await (caseId === null ? current.$get() : mine.$get({ param }))).json(),
    urlOf: (attachmentId) => `/api/${caseId === null ? 'registrations/current' : `my-cases/${caseId}`}/attachments/${attachmentId}`,
    draftOf: caseId === null ? null : (round) => ({
      find: async () => foundDraft((await (await mine.draft.$get({ param })).json()).draft),
      keep: async (values) => { await mine.draft.$put({ param, json: { round, values: sentValues(values) } }); },
    }),
    check: async (form) => (await (await (caseId === null
      ? current.checks.$post({ json: { form } }) : mine.checks.$post({ param, json: { form } }))).json()).checks,
    resubmit: (json, key) => sendUntilAnswered(async () => {
      const answer = await (caseId === null
        ? current.resubmission.$post({ json }, headersOf(key)) : mine.resubmission.$post({ param, json }, headersOf(key)));
      return (await answer.json()).status;
    }),
    withdraw: ({ expectedRevision, reason }, key) => sendUntilAnswered(async () => {
      const json = { expectedRevision, ...(reason === '' ? {} : { reason }) };
      const answer = await (caseId === null
        ? current.withdrawal.$post({ json }, headersOf(key)) : mine.withdrawal.$post({ param, json }, headersOf(key)));
      return (await answer.json()).status;
    }),
    async urge(key) {
      await (caseId === null ? current.urge.$post({}, headersOf(key)) : mine.urge.$post({ param }, headersOf(key)));
    },
    async comment(text, key) {
      const json = { text };
      await (caseId === null ? current.comments.$post({ json }, headersOf(key)) : mine.comments.$post({ param, json }, headersOf(key)));
    },
  };
}

function headersOf(key: string): { readonly headers: { readonly 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': key } };
}
