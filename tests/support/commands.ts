import { v7 as uuidv7 } from 'uuid';
import { beginRequest, bodyHashOf, type RequestDeps } from '../../models/stores/requests.ts';
import type { Assertions } from '../../platform/assertion.ts';
import type { CaseCommand } from '../../workflows/shared/command.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';

export interface CommandInput {
  readonly caseId: string;
  readonly verb: DecisionVerb;
  readonly expectedRevision: number;
  readonly reason?: string;
  readonly by: { readonly accountId: string; readonly membershipId: string };
  /** ISO 8601; the assertion holds for 5 minutes from here. */
  readonly issuedAt: string;
}

/** A decision as the API sends it to a workflow: its body stored under a new key, its actor signed. */
export async function makeCommand(
  deps: RequestDeps & { readonly assertions: Assertions }, { caseId, by: { accountId, membershipId }, issuedAt, ...body }: CommandInput,
): Promise<CaseCommand> {
  const { verb, expectedRevision } = body;
  const request = { method: 'POST', path: `/api/cases/${caseId}/decisions`, body: JSON.stringify(body) };
  const begun = await beginRequest(deps, { ...request, owner: `account:${accountId}`, key: uuidv7(), keepsBody: true });
  if (begun.kind !== 'new') throw new Error(`The request is ${begun.kind}`);
  const asserted = { caseId, verb, requestId: begun.id, bodyHash: bodyHashOf(deps, request) };
  return { ...asserted, expectedRevision, assertion: deps.assertions.sign({ ...asserted, accountId, membershipId, issuedAt }) };
}
