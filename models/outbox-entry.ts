import type { CaseOutcome } from '../workflows/shared/case-state.ts';
import type { Side } from '../workflows/shared/flow.ts';

/** What an applicant is told; names of messages in the area `mail`. */
export type ApplicantMessage = 'received' | 'passedOver' | 'unassigned' | 'returned' | 'returnedWrongUnit' | 'returnReminder' | 'escalated' | 'commented' | 'revoked' | CaseOutcome;

/** What the reviewers of an open task are told. */
export type ReviewerMessage = 'newTask' | 'reminder' | 'escalated' | 'overdue' | 'urged' | 'commented' | 'added';

/** What certain members are told: a task was given to one, a case copied to several, one was added to a step, or has agreed whom one has added. */
export type MemberMessage = 'transferred' | 'copied' | 'added' | 'agreed';

/** How a password came to be another: by its owner who knew the former, or by a code. */
export type PasswordChangeKind = 'changed' | 'reset';

/** Ids and codes only. `startCase`, `startBatch` and `startRoster` start or resume a workflow, `resyncCase` tells one to read its row, `recountDeadlines` goes through what waits, the others write to people. */
interface OutboxPayloads {
  readonly startCase: { readonly caseId: string };
  /** The row has moved without its workflow. */
  readonly resyncCase: { readonly caseId: string };
  readonly startBatch: { readonly batchId: string };
  readonly startRoster: { readonly rosterId: string };
  /** The calendar of a division, or of the whole country, says something else of a day: cases after this one are counted again. */
  readonly recountDeadlines: { readonly divisionCode: string | null; readonly day: string; readonly afterCaseId: string | null };
  readonly notifyApplicant: { readonly caseId: string; readonly message: ApplicantMessage };
  /** The code itself stands sealed in its own row. */
  readonly sendAccessCode: { readonly codeId: string };
  /** The same. */
  readonly sendResetCode: { readonly codeId: string };
  readonly sendPasswordNotice: { readonly accountId: string; readonly change: PasswordChangeKind };
  /** The digest of a day, `2026-11-25`. */
  readonly sendDigest: { readonly accountId: string; readonly day: string };
  /** Those of one side where it is named. */
  readonly notifyReviewers: { readonly caseId: string; readonly message: ReviewerMessage; readonly side?: Side };
  readonly notifyMembers: { readonly caseId: string; readonly membershipIds: readonly string[]; readonly message: MemberMessage };
}

export type OutboxTopic = keyof OutboxPayloads;
export type OutboxPayload<Topic extends OutboxTopic = OutboxTopic> = OutboxPayloads[Topic];

/** An entry as it is written: the payload of its topic. */
export type OutboxMessage = { [Topic in OutboxTopic]: { readonly topic: Topic; readonly payload: OutboxPayloads[Topic] } }[OutboxTopic];
