import { findEventFacts } from '../../models/stores/case-view.ts';
import { MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import type { ForbiddenReason, InvalidReason } from '../../workflows/shared/command.ts';
import type { ProblemCode } from '../../workflows/shared/problems.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import type { SentCommand } from './send-command.ts';

const problemOfForbidden = {
  'own-submission': 'own-submission', 'right-missing': 'forbidden', 'not-applicant': 'not-found',
  'assertion-expired': 'assertion-refused', 'assertion-invalid': 'assertion-refused',
} satisfies Record<ForbiddenReason, ProblemCode>;

/** A request that is gone was given up before the decision arrived: whoever sent it has been told so. */
const problemOfInvalid = {
  'reason-required': 'reason-required', 'verb-not-offered': 'verb-not-offered',
  'request-missing': 'not-applied', 'body-mismatch': 'not-applied',
  'form-invalid': 'invalid', 'attachment-missing': 'attachment-missing', 'subject-busy': 'already-registered', 'reviewer-missing': 'reviewer-missing',
  'colleague-unknown': 'colleague-unknown', 'colleague-unchanged': 'colleague-unchanged',
  'reviewer-not-offered': 'reviewer-not-offered', 'reviewer-added': 'reviewer-added', 'reviewers-full': 'reviewers-full',
  'superior-unavailable': 'superior-unavailable', 'superior-cycle': 'superior-cycle', 'unit-unavailable': 'unit-unavailable', 'credit-code-taken': 'credit-code-taken',
  'approval-expired': 'approval-expired', 'account-disabled': 'account-disabled', 'identity-taken': 'identity-taken', 'not-employed': 'not-employed', 'employed-elsewhere': 'employed-elsewhere',
  'class-unavailable': 'class-unavailable',
  'hours-invalid': 'hours-invalid', 'hours-over-cap': 'hours-over-cap',
} satisfies Record<InvalidReason, ProblemCode>;

/** What a command that was carried out answers with status 200. */
export interface CommandAnswer {
  readonly status: 'applied' | 'already_applied';
  readonly eventId: string;
}

/**
 * Turns what became of a command into its answer; null while it is on its way.
 *
 * @param choice the field by which somebody was chosen, for commands that name somebody.
 * @throws ProblemError for everything that was not applied.
 */
export async function answerCommand(
  { sequelize }: Pick<ApiDeps, 'sequelize'>, sent: SentCommand, choice: string | null = null,
): Promise<CommandAnswer | null> {
  switch (sent.status) {
    case 'in_progress':
      return null;
    case 'applied':
    case 'already_applied':
      return { status: sent.status, eventId: sent.eventId };
    case 'stale': {
      const facts = sent.eventId === null ? null : await findEventFacts(sequelize, sent.eventId);
      throw new ProblemError('stale', facts === null ? {} : { facts });
    }
    case 'forbidden':
      throw new ProblemError(problemOfForbidden[sent.reason]);
    case 'invalid': {
      const errors = errorsOf(sent.reason, choice);
      throw new ProblemError(problemOfInvalid[sent.reason], errors.length === 0 ? {} : { errors });
    }
    case 'not_applied':
      throw new ProblemError('not-applied');
  }
}

/** What is wrong with which field, where it is one. */
function errorsOf(reason: InvalidReason, choice: string | null): FieldError[] {
  if (reason === 'reason-required') return [{ field: 'reason', code: 'tooSmall', params: { minimum: MIN_REASON_LENGTH } }];
  const isChosen = reason === 'reviewer-not-offered' || reason === 'reviewer-added';
  return isChosen && choice !== null ? [{ field: choice, code: 'notOffered', params: {} }] : [];
}
