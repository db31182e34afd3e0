import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { CaseEventModel } from '../case-event.ts';
import type { CaseModel } from '../case.ts';
import { insertRow } from '../insert-row.ts';
import type { FlowId, EdgeOf } from '../../workflows/flows/index.ts';

export interface EventInput {
  readonly edge: EdgeOf<FlowId>;
  readonly fromStatus: CaseModel['status'] | null;
  readonly at: string;
  readonly actor: { accountId: string; membershipId: string | null; organizationId: string | null } | null;
  /** The request of a person that takes the edge. */
  readonly requestId?: string;
  readonly decisionId?: string;
  readonly submissionId?: string;
  readonly content?: { id: string; hash: string };
  /** To whom the case is given or copied, or who is asked to decide too. */
  readonly targetMembershipId?: string;
  readonly targetOrganizationId?: string;
  /** For whom a substitute acts, as a membership. */
  readonly onBehalfOf?: string;
}

/**
 * Appends the event of a transition that `found` has just made, and moves the case's last hash.
 *
 * @returns the id of the event.
 */
export async function appendEvent(found: CaseModel, event: EventInput, transaction: Transaction): Promise<string> {
  const row = nextEvent(found, event);
  await insertRow(CaseEventModel, row, transaction);
  return row.id;
}

/**
 * The event of a transition that `found` has just made, to be written; moves the case's last hash. The hash is SHA-256
 * over RFC 8785 JSON of ids, codes, content hashes and the previous hash, so one changed row breaks the chain visibly.
 */
export function nextEvent(found: CaseModel, event: EventInput) {
  const hashed = {
    caseId: found.id,
    sequence: found.revision,
    edge: event.edge,
    fromStatus: event.fromStatus,
    toStatus: found.status,
    step: found.step,
    round: found.round,
    revision: found.revision,
    accountId: event.actor?.accountId ?? null,
    membershipId: event.actor?.membershipId ?? null,
    organizationId: event.actor?.organizationId ?? null,
    decisionId: event.decisionId ?? null,
    submissionId: event.submissionId ?? null,
    contentId: event.content?.id ?? null,
    contentHash: event.content?.hash ?? null,
    // Events that name nobody are hashed as they were before any did.
    ...(event.targetMembershipId === undefined ? {} : { targetMembershipId: event.targetMembershipId }),
    ...(event.targetOrganizationId === undefined ? {} : { targetOrganizationId: event.targetOrganizationId }),
    ...(event.onBehalfOf === undefined ? {} : { onBehalfOf: event.onBehalfOf }),
    at: event.at,
    previousHash: found.lastEventHash,
  };
  const hash = eventHash(hashed);
  found.lastEventHash = hash;
  return { id: uuidv7(), ...hashed, requestId: event.requestId ?? null, at: new Date(event.at), hash };
}

/** SHA-256 (hex) over the canonical JSON of an event. Throws TypeError for a value that JSON cannot hold. */
export function eventHash(event: Readonly<Record<string, string | number | null>>): string {
  const text = canonicalize(event);
  if (text === undefined) throw new TypeError('An event must be JSON');
  return createHash('sha256').update(text).digest('hex');
}

/** What the hash of a stored event must be, given that of the event before it (null for the first of a case). */
export function expectedHash(event: CaseEventModel, previousHash: string | null): string {
  const { id: _id, requestId: _request, hash: _hash, at, targetMembershipId, targetOrganizationId, onBehalfOf, ...hashed } = event.get({ plain: true });
  return eventHash({
    ...hashed, ...(targetMembershipId === null ? {} : { targetMembershipId }), ...(targetOrganizationId === null ? {} : { targetOrganizationId }),
    ...(onBehalfOf === null ? {} : { onBehalfOf }), at: at.toISOString(), previousHash,
  });
}
