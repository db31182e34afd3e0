import type { Sequelize, Transaction } from 'sequelize';
import type { CaseModel } from '../../models/case.ts';
import { findLateCommand, type LateAnswer } from '../../models/stores/late-command.ts';
import type { Assertions, AssertionClaims } from '../../platform/assertion.ts';
import type { Sealing } from '../../platform/sealing.ts';
import type { CaseCommand, ForbiddenReason, InvalidReason } from '../../workflows/shared/command.ts';

export interface MoveDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly assertions: Assertions;
}

/** What somebody wants done, once it is known that it is he who wants it. */
export type ProvedCommand = Pick<CaseCommand, 'caseId' | 'verb' | 'expectedRevision' | 'requestId'>;

/** What somebody wants done to a case that is locked, who he is, and what he sent. */
export interface MoveContext {
  readonly deps: Pick<MoveDeps, 'sequelize' | 'sealing'>;
  readonly found: CaseModel;
  readonly command: ProvedCommand;
  readonly claims: Pick<AssertionClaims, 'accountId' | 'membershipId'>;
  /** As it was sent; read before anything is believed of it. */
  readonly body: unknown;
  /** The instant of the transition, ISO 8601. */
  readonly at: string;
  /** From when on people may be written to, ISO 8601: that instant, or later where many cases move at once. */
  readonly tellFrom: string;
  readonly transaction: Transaction;
}

export type Refusal =
  | { readonly status: 'forbidden'; readonly reason: ForbiddenReason }
  | { readonly status: 'invalid'; readonly reason: InvalidReason }
  | { readonly status: 'stale'; readonly eventId: string | null }
  | { readonly status: 'already_applied'; readonly eventId: string }
  | { readonly status: 'not_applied' };

/** The case has moved, now or when the same request ran before. */
export interface Moved {
  readonly status: 'moved';
  readonly eventId: string;
}

/** Judges with fresh data and moves the case, or refuses and changes nothing. */
export type Move = (context: MoveContext) => Promise<Moved | Refusal>;

/**
 * Null while what the person saw is current: since the present waiting began, nothing has happened that matters to him.
 * A reminder in between, for example, moves the case and changes nothing.
 */
export async function judgeRevision(context: MoveContext): Promise<Refusal | null> {
  const { found, command: { expectedRevision } } = context;
  const isCurrent = found.outcome === null && found.stepRev <= expectedRevision && expectedRevision <= found.revision;
  return isCurrent ? null : findLate(context);
}

/** What to answer to somebody whose command came after what he saw. */
export async function findLate({ command: { expectedRevision, verb, caseId }, claims: { accountId }, transaction }: MoveContext): Promise<LateAnswer> {
  return findLateCommand({ caseId, accountId, verb, expectedRevision }, transaction);
}

/** The text under `reason` of a body, trimmed; null when there is none. */
export function reasonOf(body: unknown): string | null {
  const reason: unknown = Reflect.get(Object(body), 'reason');
  const text = typeof reason === 'string' ? reason.trim() : '';
  return text === '' ? null : text;
}

/** The code under `reasonCode` of a body; null when there is none. */
export function reasonCodeOf(body: unknown): string | null {
  const code: unknown = Reflect.get(Object(body), 'reasonCode');
  return typeof code === 'string' && code !== '' ? code : null;
}
