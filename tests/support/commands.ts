import { v7 as uuidv7 } from 'uuid';
import { beginRequest, bodyHashOf, type RequestDeps } from '../../models/stores/requests.ts';
import type { Assertions } from '../../platform/assertion.ts';
import type { CaseCommand } from '../../workflows/shared/command.ts';
import type { Verb } from '../../workflows/shared/flow.ts';

export interface CommandInput {
  readonly caseId: string;
  readonly verb: Verb;
  readonly expectedRevision: number;
  readonly reason?: string;
  /** Of a transfer: to whom; of an added reviewer: whom. */
  readonly membershipId?: string;
  readonly organizationId?: string;
  readonly place?: string;
  /** Of an approval of hours: how many are recognized. */
  readonly recognizedHours?: number;
  /** Of a resubmission. */
  readonly form?: object;
  /** Null for the applicant of the case, who has no account. */
  readonly by: { readonly accountId: string; readonly membershipId: string | null } | null;
  /** ISO 8601; the assertion holds for 5 minutes from here. */
  readonly issuedAt: string;
}

/** A command as the API sends it to a workflow: its body stored under a new key, its actor signed. */
export async function makeCommand(
  deps: RequestDeps & { readonly assertions: Assertions }, { caseId, by, issuedAt, ...body }: CommandInput,
): Promise<CaseCommand> {
  const { verb, expectedRevision } = body;
  const { accountId, membershipId } = by ?? { accountId: null, membershipId: null };
  const request = { method: 'POST', path: `/api/cases/${caseId}/decisions`, body: JSON.stringify(body) };
  const begun = await beginRequest(deps, { ...request, owner: `account:${accountId ?? 'applicant'}`, key: uuidv7(), keepsBody: true });
  if (begun.kind !== 'new') throw new Error(`The request is ${begun.kind}`);
  const asserted = { caseId, verb, requestId: begun.id, bodyHash: bodyHashOf(deps, request) };
  return { ...asserted, expectedRevision, assertion: deps.assertions.sign({ ...asserted, accountId, membershipId, issuedAt }) };
}
