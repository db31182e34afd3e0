import type { InferResponseType } from 'hono/client';
import type { AddedPlace } from '../../../workflows/shared/added-reviewers.ts';
import { deskApi } from '../../http/clients.ts';
import { sendUntilAnswered } from '../registration-progress/send-until-answered.ts';

const oneCase = deskApi[':id'];

/** A colleague to whom a task can be handed. */
export type Colleague = InferResponseType<typeof oneCase.colleagues.$get, 200>['items'][number];

/** An organization that can be asked to review too. */
export type AddableOrganization = InferResponseType<(typeof oneCase)['addable-reviewers']['$post'], 200>['organizations'][number];

/** A member to whom a case can be copied. */
export type CopyReader = InferResponseType<typeof oneCase.readers.$get, 200>['items'][number];

export interface Transfer {
  readonly membershipId: string;
  /** The revision that was on the screen. */
  readonly expectedRevision: number;
  /** Empty for none. */
  readonly reason: string;
}

/** Who is asked to review too: a colleague or an organization. */
export interface AddedReviewer {
  readonly membershipId?: string;
  readonly organizationId?: string;
  readonly place: AddedPlace;
  /** The revision that was on the screen. */
  readonly expectedRevision: number;
  /** Empty for none. */
  readonly reason: string;
}

export interface Comment {
  readonly text: string;
  readonly visibleTo: 'reviewers' | 'everyone';
}

/** What the desk needs of the server. Every method throws HttpProblem; what is sent again under its key happens once. */
export const deskGateway = {
  async claim(id: string, takesOver: boolean, key: string): Promise<void> {
    await oneCase.claim.$post({ param: { id }, json: { takesOver } }, headersOf(key));
  },
  async release(id: string, key: string): Promise<void> {
    await oneCase.release.$post({ param: { id } }, headersOf(key));
  },
  async listColleagues(id: string): Promise<Colleague[]> {
    return (await (await oneCase.colleagues.$get({ param: { id } })).json()).items;
  },
  async transfer(id: string, { reason, ...json }: Transfer, key: string): Promise<void> {
    await sendUntilAnswered(async () => {
      const answer = await oneCase.transfer.$post({ param: { id }, json: { ...json, ...(reason === '' ? {} : { reason }) } }, headersOf(key));
      return (await answer.json()).status;
    });
  },
  /** Who can be asked to review too: colleagues, and organizations whose name holds the text. */
  async listAddable(id: string, text: string): Promise<{ colleagues: Colleague[]; organizations: AddableOrganization[] }> {
    return (await oneCase['addable-reviewers'].$post({ param: { id }, json: { text } })).json();
  },
  async addReviewer(id: string, { reason, ...json }: AddedReviewer, key: string): Promise<void> {
    await sendUntilAnswered(async () => {
      const answer = await oneCase['added-reviewers'].$post({ param: { id }, json: { ...json, ...(reason === '' ? {} : { reason }) } }, headersOf(key));
      return (await answer.json()).status;
    });
  },
  async comment(id: string, json: Comment, key: string): Promise<void> {
    await oneCase.comments.$post({ param: { id }, json }, headersOf(key));
  },
  async listReaders(id: string): Promise<CopyReader[]> {
    return (await (await oneCase.readers.$get({ param: { id } })).json()).items;
  },
  async copy(id: string, membershipIds: string[], key: string): Promise<void> {
    await oneCase.copies.$post({ param: { id }, json: { membershipIds } }, headersOf(key));
  },
};

function headersOf(key: string): { readonly headers: { readonly 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': key } };
}
