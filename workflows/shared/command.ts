import type { CaseRow } from './case-state.ts';
import { type DecisionVerb, MIN_REASON_LENGTH, type Verb, VERBS_NEEDING_REASON } from './flow.ts';
import { isUuid } from './uuid.ts';

/**
 * What travels in the Update that moves a case: ids, the expected revision and a hash. A reason or a mended form stays in
 * the `requests` row and is read inside the transition's transaction.
 */
export interface CaseCommand {
  readonly caseId: string;
  readonly verb: Verb;
  readonly expectedRevision: number;
  readonly requestId: string;
  /** Keyed hash of the request body in `requests`. */
  readonly bodyHash: string;
  /** Signed by the API for one person, case, verb and request; verified by the activity. */
  readonly assertion: string;
}

/** Why a person may not do it. */
export type ForbiddenReason =
  | 'assertion-expired'
  | 'assertion-invalid'
  | 'right-missing'
  | 'own-submission'
  | 'not-applicant';

/** Why a command cannot be carried out by anyone. */
export type InvalidReason =
  | 'reason-required'
  | 'verb-not-offered'
  | 'request-missing'
  | 'body-mismatch'
  | 'form-invalid'
  | 'attachment-missing'
  | 'subject-busy'
  | 'reviewer-missing'
  | 'not-employed'
  | 'colleague-unknown'
  | 'colleague-unchanged'
  | 'reviewer-not-offered'
  | 'reviewer-added'
  | 'reviewers-full'
  | 'hours-invalid'
  | BlockedReason;

/** What has changed since a form was submitted so that it cannot take effect any more. */
export type BlockedReason =
  | 'superior-unavailable'
  | 'superior-cycle'
  | 'unit-unavailable'
  | 'identity-taken'
  | 'credit-code-taken'
  | 'approval-expired'
  | 'account-disabled'
  | 'employed-elsewhere'
  | 'class-unavailable'
  | 'hours-over-cap';

/** What became of a command, as its sender hears it: decided events are named by their id. */
export type CommandResult =
  | { readonly status: 'applied'; readonly eventId: string }
  | { readonly status: 'already_applied'; readonly eventId: string }
  | { readonly status: 'stale'; readonly eventId: string | null }
  | { readonly status: 'forbidden'; readonly reason: ForbiddenReason }
  | { readonly status: 'invalid'; readonly reason: InvalidReason }
  | { readonly status: 'not_applied' };

/**
 * What a transition answers. Expected refusals are values, not errors. `eventId` is the event that the command made, or
 * the one that was faster; null when the case moved without a person.
 */
export type TransitionResult = CommandResult & { readonly row: CaseRow };

/**
 * True when `value` has the shape of a command; the validator of an Update may look no further. Ids must be such, because
 * the database would refuse others with an error that looks like an outage.
 */
export function isCaseCommand(value: unknown): value is CaseCommand {
  if (typeof value !== 'object' || value === null) return false;
  const text = (key: string): boolean => typeof Reflect.get(value, key) === 'string' && Reflect.get(value, key) !== '';
  const revision: unknown = Reflect.get(value, 'expectedRevision');
  return (
    ['verb', 'bodyHash', 'assertion'].every(text) &&
    ['caseId', 'requestId'].every((key) => isUuid(String(Reflect.get(value, key)))) &&
    typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0
  );
}

/** Whether a trimmed reason is long enough for what is to be done; null for none. */
export function hasNeededReason(verb: DecisionVerb, reason: string | null): boolean {
  return !VERBS_NEEDING_REASON.includes(verb) || Array.from(reason ?? '').length >= MIN_REASON_LENGTH;
}
