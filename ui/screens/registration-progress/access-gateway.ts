import type { InferResponseType } from 'hono/client';
import { applicantsApi } from '../../http/clients.ts';

/** What an applicant knows of his registration without a code: its number, and whose it is. */
export type Knowledge = { readonly caseNumber: string } & ({ readonly creditCode: string } | { readonly idNumber: string });

export type Progress = InferResponseType<typeof applicantsApi.progress.$post, 200>;
export type Channel = Progress['channels'][number];

/** Where a code went, masked, and how long it is good. */
export type SentCode = InferResponseType<(typeof applicantsApi)['access-codes']['$post'], 202>;

/** What the access to a registration needs of the server; everything throws HttpProblem. */
export interface AccessGateway {
  askProgress(knowledge: Knowledge): Promise<Progress>;
  sendCode(knowledge: Knowledge, channel: Channel): Promise<SentCode>;
  /** Opens the case in this browser. */
  open(caseNumber: string, code: string): Promise<void>;
}

/** The access of the API. */
export const accessGateway: AccessGateway = {
  askProgress: async (json) => (await applicantsApi.progress.$post({ json })).json(),
  sendCode: async (knowledge, channel) => (await applicantsApi['access-codes'].$post({ json: { ...knowledge, channel } })).json(),
  async open(caseNumber, code) {
    await applicantsApi.access.$post({ json: { caseNumber, code } });
  },
};
